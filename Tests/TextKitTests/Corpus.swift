import Foundation
import TextKit

/// Texts to measure with: the help centre of this package, and the shared evaluation data that lies beside the package.
enum Corpus {
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let shared = package.deletingLastPathComponent().appending(path: "shared/data/language")

    static let wallet = shared.appending(path: "wallet_questions.tsv").path
    static let faqs = shared.appending(path: "stackfaq.docs.tsv").path
    static let faqQueries = shared.appending(path: "stackfaq.queries.tsv").path

    /// The fields of a tab-separated file, without its first line.
    static func rows(_ path: String) throws -> [[String]] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").dropFirst()
            .map { $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
    }

    struct Article {
        let name: String
        let title: String
        var questions: [String]
        let sections: [(heading: String, body: String)]

        /// Its passages; a passage's key is the article's name.
        var documents: [Retriever<String>.Document] {
            sections.map { Retriever.Document(key: name, title: title, questions: questions, heading: $0.heading, body: $0.body) }
        }
    }

    /// The published articles in one language, or none where the package has no knowledge base.
    static func articles(_ language: String) -> [Article] {
        let folder = package.appending(path: "Knowledge")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return files.filter { $0.lastPathComponent.hasSuffix(".\(language).md") }.sorted { $0.path < $1.path }.compactMap { file in
            (try? String(contentsOf: file, encoding: .utf8)).map { article(named: file.lastPathComponent, $0) }
        }
    }

    /// Enough of the front matter for a measurement: one line for the title, a list for the questions.
    private static func article(named name: String, _ text: String) -> Article {
        var title = ""
        var questions: [String] = []
        var sections: [(heading: String, body: String)] = [("", "")]
        var isList = false
        var fences = 0
        for line in text.split(separator: "\n") {
            if line == "---", fences < 2 {
                fences += 1
            } else if fences == 2 {
                if line.hasPrefix("## ") { sections.append((String(line.dropFirst(3)), "")) }
                sections[sections.count - 1].body += line.hasPrefix("## ") ? "" : line + "\n"
            } else if isList, line.hasPrefix("  - ") {
                questions.append(unquoted(line.dropFirst(4)))
            } else {
                isList = line == "questions:"
                if line.hasPrefix("title: ") { title = unquoted(line.dropFirst(7)) }
            }
        }
        return Article(name: name, title: title, questions: questions, sections: sections)
    }

    private static func unquoted(_ value: Substring) -> String {
        guard value.count > 1, let first = value.first, first == value.last, first == "\"" || first == "'" else { return String(value) }
        return String(value.dropFirst().dropLast())
    }
}
