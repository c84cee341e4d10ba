import ArgumentParser
import Assist
import Foundation
import Kit
import TextKit

struct EvaluateRetrievalCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieve", abstract: "Try how often the right answer of a collection is found.",
        discussion: """
            DOCS holds an id, a question and an answer a line, QUERIES a text and the id of its document, with tabs between; the first line of each \
            names the columns. Prints {"recall@1", "recall@5", "mrr@10", "qps"}: the shares of queries whose document comes first, and among the first \
            five; the mean of one through its place, 0 beyond the tenth; queries a second on one core.
            """)

    @Option(help: "The documents.") var docs: String
    @Option(help: "The queries.") var queries: String
    @Flag(help: "Compare by meaning, too.") var embed = false
    @OptionGroup var embedding: EmbeddingOptions

    private struct Report: Encodable {
        let first: Double
        let firstFive: Double
        let reciprocalRank: Double
        let qps: Double

        enum CodingKeys: String, CodingKey {
            case first = "recall@1"
            case firstFive = "recall@5"
            case reciprocalRank = "mrr@10"
            case qps
        }
    }

    /// Places that count.
    private static let places = 10

    func run() async throws {
        let documents = try Table(file: docs).rows(columns: 3).map { row in
            AnswerFinder.Article(name: row[0], topic: "", title: row[1], questions: [], sections: [(heading: "", text: row[2])])
        }
        let queries = try Table(file: queries).rows(columns: 2)
        guard !documents.isEmpty, !queries.isEmpty else { throw Failure("There is nothing to try: the documents or the queries are empty.") }
        let embedder = embed ? try embedding.requiredEmbedder() : nil
        let titles = documents.map(\.title)
        let vectors = Dictionary(zip(titles, try await embedder?.vectors(ofMany: titles) ?? []), uniquingKeysWith: { first, _ in first })
        let finder = AnswerFinder(documents, learned: nil, vector: { vectors[$0] })
        let clock = ContinuousClock()
        let start = clock.now
        let asked = try await embedder?.vectors(ofMany: queries.map { $0[0] })
        let found = queries.enumerated().map { number, query in
            finder.ranking(for: query[0], vector: asked?[number]).prefix(Self.places).firstIndex { documents[$0.article].name == query[1] }
        }
        let time = clock.now - start
        func mean(_ value: (Int?) -> Double) -> Double { found.reduce(0) { $0 + value($1) } / Double(found.count) }
        let report = Report(
            first: mean { $0 == 0 ? 1 : 0 }, firstFive: mean { place in place.map { $0 < 5 ? 1 : 0 } ?? 0 },
            reciprocalRank: mean { place in place.map { 1 / Double($0 + 1) } ?? 0 }, qps: Double(queries.count) / time.seconds)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        print(String(decoding: try encoder.encode(report), as: UTF8.self))
    }
}
