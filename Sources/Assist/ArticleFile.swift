import Foundation
package import Kit
import Yams

/// An article and language as a file: YAML front matter between two lines `---`, then Markdown.
package struct ArticleFile: Sendable {
    package let slug: String
    package let topic: String
    package let language: Language
    package let level: Level
    package let owner: String
    package let related: [String]
    package let text: ArticleText

    /// Why a file can't be read, for whoever wrote it.
    package enum Problem: Error, Sendable, CustomStringConvertible {
        case badName
        case noFrontMatter
        case badFrontMatter(String)

        package var description: String {
            switch self {
            case .badName: "the file must be named <topic>/<slug>.en.md or <topic>/<slug>.zh.md"
            case .noFrontMatter: "the file must begin with front matter between two lines ---"
            case .badFrontMatter(let detail): "the front matter is not right: \(detail)"
            }
        }
    }

    private struct FrontMatter: Codable {
        var title: String
        var summary: String
        var level: Level
        var questions: [String]
        var owner: String
        var reviewed: String
        var reviewBy: String
        var sources: [String]
        var related: [String]

        enum CodingKeys: String, CodingKey {
            case title, summary, level, questions, owner, reviewed, sources, related
            case reviewBy = "review-by"
        }
    }

    /// - Parameters:
    ///   - path: relative to the folder of the knowledge base: `transfers/wrong-network.en.md`.
    package init(path: String, content: String) throws(Problem) {
        let parts = path.split(separator: "/")
        guard parts.count == 2, let name = parts.last?.split(separator: "."), name.count == 3, name[2] == "md",
            let language = Language(rawValue: String(name[1]))
        else { throw .badName }
        let sections = content.split(separator: "---\n", maxSplits: 2, omittingEmptySubsequences: false)
        guard sections.count == 3, sections[0].isEmpty else { throw .noFrontMatter }
        let matter: FrontMatter
        do {
            // Dates stay the text that was written.
            matter = try YAMLDecoder().decode(FrontMatter.self, from: String(sections[1]))
        } catch {
            throw .badFrontMatter("\(error)")
        }
        slug = String(name[0])
        topic = String(parts[0])
        self.language = language
        level = matter.level
        owner = matter.owner
        related = matter.related
        text = ArticleText(
            title: matter.title, summary: matter.summary, questions: matter.questions, body: sections[2].trimmed, sources: matter.sources,
            reviewed: matter.reviewed, reviewBy: matter.reviewBy)
    }

    package init(article: Article, language: Language, text: ArticleText) {
        slug = article.slug
        topic = article.topic
        self.language = language
        level = article.level
        owner = article.owner
        related = article.related
        self.text = text
    }

    package var path: String { "\(topic)/\(slug).\(language.rawValue).md" }

    /// The file's content; reading it gives an equal article.
    package func content() throws -> String {
        let matter = FrontMatter(
            title: text.title, summary: text.summary, level: level, questions: text.questions, owner: owner, reviewed: text.reviewed,
            reviewBy: text.reviewBy, sources: text.sources, related: related)
        let encoder = YAMLEncoder()
        encoder.options.allowUnicode = true
        encoder.options.width = -1
        return "---\n\(try encoder.encode(matter))---\n\(text.body)\n"
    }
}

extension Substring {
    var trimmed: String {
        String(drop(while: \.isNewline).reversed().drop(while: \.isWhitespace).reversed())
    }
}
