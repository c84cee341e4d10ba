import ArgumentParser
import Foundation
import Kit
import TextKit

struct EvaluateRetrievalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieve", abstract: "Try how often the right answer of a collection is found.",
        discussion: """
            DOCS holds an id, a question and an answer a line, QUERIES a text and the id of its document, with tabs between; the first line of each \
            names the columns. Prints {"recall@1", "recall@5", "mrr@10", "qps"}: the shares of queries whose document comes first, and among the first \
            five; the mean of one through its place, 0 beyond the tenth; queries a second on one core.
            """)

    @Option(help: "The documents.") var docs: String
    @Option(help: "The queries.") var queries: String

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

    func run() throws {
        let documents = try Table(file: docs).rows(columns: 3).map { row in
            Retriever.Document(key: row[0], title: row[1], questions: [], heading: "", body: row[2])
        }
        let queries = try Table(file: queries).rows(columns: 2)
        guard !documents.isEmpty, !queries.isEmpty else { throw Failure("There is nothing to try: the documents or the queries are empty.") }
        let retriever = Retriever(documents)
        var found: [Int?] = []
        let time = ContinuousClock().measure {
            found = queries.map { query in retriever.search(query[0], limit: Self.places).firstIndex { $0.key == query[1] } }
        }
        func mean(_ value: (Int?) -> Double) -> Double { found.reduce(0) { $0 + value($1) } / Double(found.count) }
        let report = Report(
            first: mean { $0 == 0 ? 1 : 0 }, firstFive: mean { place in place.map { $0 < 5 ? 1 : 0 } ?? 0 },
            reciprocalRank: mean { place in place.map { 1 / Double($0 + 1) } ?? 0 }, qps: Double(queries.count) / time.seconds)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        print(String(decoding: try encoder.encode(report), as: UTF8.self))
    }
}
