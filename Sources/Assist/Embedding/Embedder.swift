package import TextKit

/// Turns texts into vectors of their meaning.
package protocol Embedder: Sendable {
    /// Names the model: vectors of different models can't be compared.
    var model: String { get }

    /// As many vectors as texts, in their order; each as a question, because everything that is compared is put as its equal: titles, ways to ask, questions.
    func vectors(of texts: [String], _ urgency: EmbeddingUrgency) async throws(EmbeddingProblem) -> [SentenceVector]
}

package enum EmbeddingUrgency: Sendable, Hashable {
    /// Somebody waits: past this time the vectors are not wanted any more.
    case within(Duration)
    /// When nobody waits.
    case whenIdle
}

package enum EmbeddingProblem: Error, Sendable, Hashable {
    /// The library or its model is not there, or is not what it should be.
    case unusable(String)
    /// More is asked than can be answered in time.
    case busy
    case failed(String)
}

extension EmbeddingProblem {
    /// For an operator.
    package var wording: String {
        switch self {
        case .unusable(let reason), .failed(let reason): reason
        case .busy: "more texts are waiting than can be turned into vectors in time"
        }
    }
}

extension Embedder {
    package func vector(of text: String, _ urgency: EmbeddingUrgency) async throws(EmbeddingProblem) -> SentenceVector {
        guard let vector = try await vectors(of: [text], urgency).first else { throw .failed("no vector came back") }
        return vector
    }
}
