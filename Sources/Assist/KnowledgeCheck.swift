import Foundation
import Kit
import WalletSafety

/// What is wrong with a folder of knowledge, before it is published.
package struct KnowledgeCheck: Sendable {
    /// File, and what is wrong with it.
    package let problems: [String]
    package let articles: Int
    package let questions: Int
    package let terms: Int
    package let walkthroughs: Int

    /// - Parameter today: `2026-11-29`.
    package init(_ folder: KnowledgeFolder, today: String) throws {
        var problems: [String] = []
        var files: [ArticleFile] = []
        for path in try folder.articlePaths() {
            do { files.append(try folder.article(path)) } catch { problems.append("\(path): \(error)") }
        }
        let slugs = Set(files.map(\.slug))
        for file in files { problems += Self.problems(of: file, slugs, today).map { "\(file.path): \($0)" } }
        for slug in slugs.sorted() {
            let languages = Set(files.filter { $0.slug == slug }.map(\.language))
            for language in Language.allCases where !languages.contains(language) {
                problems.append("\(slug): there is no text in \(language.rawValue)")
            }
        }
        let questions: [KnownQuestion]
        do { questions = try folder.questions() } catch {
            questions = []
            problems.append("\(error)")
        }
        for slug in Set(questions.flatMap(\.articles)).subtracting(slugs).sorted() { problems.append("questions.tsv: there is no article \(slug)") }
        let terms = try folder.glossary()
        for slug in Set(terms.map(\.article)).subtracting(slugs.union([""])).sorted() { problems.append("glossary.yaml: there is no article \(slug)") }
        let walkthroughs = try folder.walkthroughs()
        let checked = walkthroughs.checked { WalkthroughCheck(walkthrough: $0, all: $1, hasArticle: slugs.contains, refusal: Self.refusal).problems }
        problems += checked.problems
        for (file, walkthrough) in checked.right where walkthrough.reviewBy <= today {
            problems.append("\(file.path): its review is due since \(walkthrough.reviewBy)")
        }
        self.problems = problems
        articles = files.count
        self.questions = questions.count
        self.terms = terms.count
        self.walkthroughs = walkthroughs.count
    }

    /// Why a text may not be said; nil where it may.
    private static func refusal(_ text: String) -> Phrase? {
        do { _ = try WalletSafety.outbound(text, context: OutboundContext(links: { _ in .unknown }), consent: .reviewed) } catch { return error.explanation }
        return nil
    }

    private static func problems(of file: ArticleFile, _ slugs: Set<String>, _ today: String) -> [String] {
        var problems: [String] = []
        if HelpTopic(rawValue: file.topic) == nil { problems.append("\(file.topic) is no topic of the help center") }
        for link in AssistService.links(in: file.text.body) + file.related where !slugs.contains(link) {
            problems.append("it leads to \(link), which is not there")
        }
        if file.text.reviewBy <= today { problems.append("its review is due since \(file.text.reviewBy)") }
        return problems + [file.text.title, file.text.summary, file.text.body].compactMap { refusal($0)?.en }
    }
}
