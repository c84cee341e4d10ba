package import TextKit

/// Vectors from a service: `POST …/embeddings` with `model` and `input`.
package struct EndpointEmbedder: Embedder {
    /// For what nobody waits for.
    private static let patience = Duration.seconds(60)
    private static let textLimit = 600

    private struct Request: Encodable {
        let model: String
        let input: [String]
    }

    private struct Answer: Decodable {
        struct Entry: Decodable {
            let index: Int
            let embedding: [Float]
        }
        let data: [Entry]
    }

    private let endpoint: ModelEndpoint
    /// What the model wants in front of a text to take it for a question, as e5 does: `query: `.
    private let prefix: String

    package var model: String { endpoint.model }

    package init(_ endpoint: ModelEndpoint, prefix: String = "") {
        self.endpoint = endpoint
        self.prefix = prefix
    }

    package func vectors(of texts: [String], _ urgency: EmbeddingUrgency) async throws(EmbeddingProblem) -> [SentenceVector] {
        guard !texts.isEmpty else { return [] }
        let limit = if case .within(let limit) = urgency { limit } else { Self.patience }
        let input = texts.map { prefix + $0.prefix(Self.textLimit) }
        let answer: Answer
        do {
            answer = try await endpoint.post("/embeddings", Request(model: model, input: input), within: limit)
        } catch {
            switch error {
            case .late: throw .busy
            case .failed(let reason): throw .failed(reason)
            }
        }
        let vectors = answer.data.sorted { $0.index < $1.index }.compactMap { SentenceVector($0.embedding) }
        guard vectors.count == texts.count else { throw .failed("\(endpoint.address) answered \(vectors.count) of \(texts.count) texts") }
        return vectors
    }
}
