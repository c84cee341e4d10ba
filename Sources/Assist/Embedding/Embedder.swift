package import TextKit

/// Turns texts into vectors of their meaning.
package protocol Embedder: Sendable {
    /// Names the model: vectors of different models can't be compared.
    var model: String { get }

    /// As many vectors as texts, in their order.
    func vectors(of texts: [String], as role: EmbeddedRole, _ urgency: EmbeddingUrgency) async throws(EmbeddingProblem) -> [SentenceVector]
}

/// What a text is; the models are trained on pairs of these.
package enum EmbeddedRole: Sendable, Hashable {
    /// What someone asks, and every text that is compared with questions as its equal: a title, a way to ask.
    case question
    /// What may hold an answer.
    case passage
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
    package func vector(of text: String, as role: EmbeddedRole = .question, _ urgency: EmbeddingUrgency) async throws(EmbeddingProblem) -> SentenceVector {
        guard let vector = try await vectors(of: [text], as: role, urgency).first else { throw .failed("no vector came back") }
        return vector
    }
}
