import Synchronization
import TextKit

/// Vectors of what was asked lately: assistant, sorter and console ask for the same text within moments, and one answer serves all.
final class RecentVectors: Sendable {
    private typealias Making = Task<SentenceVector?, Never>

    private struct State {
        var makings: [String: Making] = [:]
        var order: [String] = []
    }

    private static let limit = 500

    private let state = Mutex(State())

    /// The vector of a text, made by `make` where it is not there and nobody makes it. What could not be made is tried again the next time.
    func vector(of text: String, _ make: @escaping @Sendable () async -> SentenceVector?) async -> SentenceVector? {
        let making = state.withLock { state -> Making in
            if let making = state.makings[text] { return making }
            let making = Making { await make() }
            state.makings[text] = making
            state.order.append(text)
            if state.order.count > Self.limit { state.makings[state.order.removeFirst()] = nil }
            return making
        }
        let vector = await making.value
        if vector == nil { forget(text) }
        return vector
    }

    private func forget(_ text: String) {
        state.withLock { state in
            state.makings[text] = nil
            state.order.removeAll { $0 == text }
        }
    }
}
