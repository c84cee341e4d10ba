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
        self.problems = problems
        articles = files.count
        self.questions = questions.count
        self.terms = terms.count
    }

    private static func problems(of file: ArticleFile, _ slugs: Set<String>, _ today: String) -> [String] {
        var problems: [String] = []
        if HelpTopic(rawValue: file.topic) == nil { problems.append("\(file.topic) is no topic of the help center") }
        for link in AssistService.links(in: file.text.body) + file.related where !slugs.contains(link) {
            problems.append("it leads to \(link), which is not there")
        }
        if file.text.reviewBy <= today { problems.append("its review is due since \(file.text.reviewBy)") }
        for part in [file.text.title, file.text.summary, file.text.body] {
            do {
                _ = try WalletSafety.outbound(part, context: OutboundContext(links: { _ in .unknown }), consent: .reviewed)
            } catch {
                problems.append(error.explanation.en)
            }
        }
        return problems
    }
}
