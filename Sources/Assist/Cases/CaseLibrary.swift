import Kit
import Synchronization
import TextKit

/// The published cases in memory, in all languages: agents read what they can.
package final class CaseLibrary: Sendable {
    private struct Shelf: Sendable {
        var cases: [SolvedCase] = []
        var finder = AnswerFinder([], learned: nil)
    }

    private let shelf = Mutex(Shelf())

    func replace(with cases: [SolvedCase], vectors: KnownVectors?) {
        let finder = AnswerFinder(cases.map(\.wording), learned: nil, vector: { vectors?[$0] })
        shelf.withLock { $0 = Shelf(cases: cases, finder: finder) }
    }

    /// What is likest to what somebody wrote, the likest first.
    func similar(to words: String, vector: SentenceVector?, besides own: ID<SolvedCase>?, limit: Int) -> [SolvedCase] {
        let shelf = shelf.withLock { $0 }
        return Array(shelf.finder.ranking(for: words, vector: vector).lazy.map { shelf.cases[$0.article] }.filter { $0.id != own }.prefix(limit))
    }
}

extension SolvedCase {
    fileprivate var wording: AnswerFinder.Article {
        AnswerFinder.Article(
            name: id.description, topic: topic.rawValue, title: text.title, questions: [text.problem],
            sections: [(heading: "", text: [text.evidence, text.cause, text.remedy].joined(separator: "\n"))])
    }

    /// What is compared with questions.
    var wordings: [String] { wording.wordings }
}
