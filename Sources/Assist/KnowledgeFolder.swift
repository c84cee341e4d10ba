import Foundation
import Kit

/// A knowledge base as files: `<topic>/<slug>.<language>.md`, and beside the topics `questions.tsv`, `glossary.yaml`, `vectors.bin` and `walkthroughs/`
/// where there are any.
package struct KnowledgeFolder: Sendable {
    private let path: String

    private static let questionsFile = "questions.tsv"
    private static let vectorsFile = "vectors.bin"
    private static let glossaryFile = "glossary.yaml"
    private static let walkthroughs = "walkthroughs"

    package init(_ path: String) { self.path = path }

    /// The names of the articles' files, relative to the folder, in order.
    package func articlePaths() throws -> [String] {
        let manager = FileManager.default
        return try manager.contentsOfDirectory(atPath: path).sorted().flatMap { topic in
            let inside = (try? manager.contentsOfDirectory(atPath: "\(path)/\(topic)")) ?? []
            return inside.filter { $0.hasSuffix(".md") }.sorted().map { "\(topic)/\($0)" }
        }
    }

    package func article(_ name: String) throws -> ArticleFile {
        try ArticleFile(path: name, content: try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8))
    }

    /// Questions whose articles are known; none where there is no such file.
    /// - Throws: `KnownQuestionProblem` for a line that is none.
    package func questions() throws -> [KnownQuestion] {
        guard let content = try? String(contentsOfFile: "\(path)/\(Self.questionsFile)", encoding: .utf8) else { return [] }
        return try content.split(whereSeparator: \.isNewline).enumerated().dropFirst().map { number, line in
            guard let question = KnownQuestion(line: line) else { throw KnownQuestionProblem(line: number + 1) }
            return question
        }
    }

    /// Terms with their meaning; none where there is no such file.
    func glossary() throws -> [GlossaryTerm] {
        guard let content = try? String(contentsOfFile: "\(path)/\(Self.glossaryFile)", encoding: .utf8) else { return [] }
        return try GlossaryFile.terms(content)
    }

    /// Guided conversations, in `walkthroughs/<slug>.yaml`; none where there is no such folder.
    func walkthroughs() throws -> [WalkthroughText] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(Self.walkthroughs)")) ?? []
        return try names.filter { $0.hasSuffix(".yaml") }.sorted().map { name in
            WalkthroughText(
                slug: String(name.dropLast(5)), path: "\(Self.walkthroughs)/\(name)",
                content: try String(contentsOfFile: "\(path)/\(Self.walkthroughs)/\(name)", encoding: .utf8))
        }
    }

    /// - Returns: how many files.
    func write(_ walkthroughs: [(slug: String, content: String)]) throws -> Int {
        guard !walkthroughs.isEmpty else { return 0 }
        try FileManager.default.createDirectory(atPath: "\(path)/\(Self.walkthroughs)", withIntermediateDirectories: true)
        for (slug, content) in walkthroughs {
            try content.write(toFile: "\(path)/\(Self.walkthroughs)/\(slug).yaml", atomically: true, encoding: .utf8)
        }
        return walkthroughs.count
    }

    struct WalkthroughText {
        let slug: String
        /// Relative to the folder.
        let path: String
        let content: String

        func walkthrough() throws(WalkthroughFile.Problem) -> Walkthrough { try WalkthroughFile.walkthrough(slug, content) }
    }

    /// Vectors that were made of its articles and questions before; nil where there are none.
    package func vectors() -> KnownVectors? {
        FileManager.default.contents(atPath: "\(path)/\(Self.vectorsFile)").flatMap { KnownVectors(file: Array($0)) }
    }

    package func write(_ vectors: KnownVectors) throws {
        try Data(vectors.file).write(to: URL(filePath: "\(path)/\(Self.vectorsFile)"))
    }
}

/// A question as somebody put it, what it is about, and which articles answer it.
package struct KnownQuestion: Sendable, Hashable {
    /// As written; a BCP 47 tag.
    package let language: String
    package let category: Sorting.Category
    package let topic: Sorting.Topic
    /// Another topic that is right as well.
    package let otherTopic: Sorting.Topic?
    /// Slugs, the best first; none where no article answers.
    package let articles: [String]
    package let text: String

    package init(language: String, category: Sorting.Category, topic: Sorting.Topic, otherTopic: Sorting.Topic? = nil, articles: [String], text: String) {
        self.language = language
        self.category = category
        self.topic = topic
        self.otherTopic = otherTopic
        self.articles = articles
        self.text = text
    }

    /// Language, category, topic, another right topic, slugs with spaces between, and text, with tabs between.
    init?(line: Substring) {
        let columns = line.split(separator: "\t", maxSplits: 5, omittingEmptySubsequences: false)
        guard columns.count == 6, !columns[5].isEmpty, let category = Sorting.Category(rawValue: String(columns[1])),
            let topic = Sorting.Topic(rawValue: String(columns[2]))
        else { return nil }
        self.init(
            language: String(columns[0]), category: category, topic: topic, otherTopic: Sorting.Topic(rawValue: String(columns[3])),
            articles: columns[4].split(separator: " ").map(String.init),
            text: String(columns[5]))
    }
}

package struct KnownQuestionProblem: Error, CustomStringConvertible {
    let line: Int

    package var description: String {
        "questions.tsv, line \(line): language, category, topic, another right topic, article slugs and a question are expected, with tabs between"
    }
}
