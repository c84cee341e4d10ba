package import Kit
import Store
package import TextKit

/// When a question is answered, asked back or given to a person.
package struct AnswerPolicy: Sendable, Hashable {
    /// From this probability on a question is answered, 0 to 1.
    package let threshold: Double
    /// From this probability on an article is offered among three.
    package let offer: Double

    package static let standard = AnswerPolicy(threshold: 0.9)

    package init(threshold: Double, offer: Double = 0.12) {
        self.threshold = threshold
        self.offer = offer
    }

    /// Decides what is said to a question.
    /// - Parameters:
    ///   - vector: of the question, where there is one.
    ///   - tried: addresses of articles that were quoted before and did not settle it.
    ///   - classifiers: what the desk sorts by.
    package func decision(
        on question: String, in language: Language, vector: SentenceVector?, from base: KnowledgeBase, tried: Set<String> = [],
        by classifiers: Sorting.Classifiers = .shipped
    ) -> AnswerDecision {
        switch Triage.reason(question) {
        case .asked: return .handOver(.asked, nil)
        case .security: return .handOver(.security, firstAid(for: question, in: language, vector, base))
        case nil: break
        }
        let talk = Talk(question, vector: vector)
        if let talk, talk != .unclear { return .reply(talk) }
        // What might be theft is treated as theft, however well an article answers.
        if Sorting(question, vector: vector, by: classifiers).isPressing { return .handOver(.security, firstAid(for: question, in: language, vector, base)) }
        let answers = base.answers(to: question, in: language, vector: vector, limit: 3, besides: tried)
        if let best = answers.first, best.probability >= threshold { return .answer(best) }
        if talk == .unclear { return .reply(.unclear) }
        let offered = answers.filter { $0.probability >= offer }
        return offered.isEmpty ? .unknown(answers.first) : .clarify(offered)
    }

    /// What to do now, before a person is there: the likeliest article on theft and fraud, else the one for stolen funds.
    private func firstAid(for question: String, in language: Language, _ vector: SentenceVector?, _ base: KnowledgeBase) -> KnowledgeBase.Answer? {
        base.answers(to: question, in: language, vector: vector, limit: 10).first { $0.passage.topic == HelpTopic.security.rawValue }
            ?? base.opening(of: "funds-stolen-now", in: language).map { KnowledgeBase.Answer(passage: $0, probability: 0) }
    }
}

/// What is said to a question.
package enum AnswerDecision: Sendable {
    case answer(KnowledgeBase.Answer)
    /// "Did you mean": up to three, the likeliest first.
    case clarify([KnowledgeBase.Answer])
    /// Something is said that asks nothing about wallets.
    case reply(Talk)
    /// To a person, with what helps until one is there.
    case handOver(HandOverReason, KnowledgeBase.Answer?)
    /// Nothing fits; what came closest.
    case unknown(KnowledgeBase.Answer?)
}

extension AnswerDecision {
    /// As it is recorded, with the article that came closest.
    var outcome: (kind: AnswerKind, best: KnowledgeBase.Answer?) {
        switch self {
        case .answer(let best): (.answer, best)
        case .clarify(let choices): (.clarify, choices.first)
        case .unknown(let best): (.unknown, best)
        case .reply: (.talk, nil)
        case .handOver(.asked, _): (.asked, nil)
        case .handOver(.security, let aid): (.security, aid)
        }
    }
}

enum AnswerKind: String, Sendable {
    case answer, clarify, unknown, talk, asked, security
}

package enum HandOverReason: String, Sendable {
    /// They ask for a person.
    case asked
    /// Money may be leaving, or someone is being deceived.
    case security
}

/// What people say to the desk beside questions about wallets.
package enum Talk: String, Sendable, CaseIterable {
    case greeting, thanks, goodbye, identity, angry, unclear
    case offTopic = "off-topic"

    /// The classifier's label of everything that is about wallets.
    package static let wallet = "wallet"
    /// Below this probability of a question about wallets a text is taken for something else. Of 250 texts that nothing was learned from, 178 are told for
    /// what they are and 57 taken for questions; of the 131 public wallet questions none is missed (with vectors; by words 170, 55 and 2).
    private static let cut = 0.6

    package init?(_ text: String, vector: SentenceVector?) {
        let guesses = ShippedClassifier.talk?.guesses(text, vector) ?? []
        guard let wallet = guesses.first(where: { $0.label == Talk.wallet }), wallet.probability < Talk.cut,
            let talk = guesses.lazy.compactMap({ Talk(rawValue: $0.label) }).first
        else { return nil }
        self = talk
    }
}

extension AssistService {
    static let thresholdSetting = "answer-threshold"

    /// The desk's own, or the standard.
    func policy() async throws -> AnswerPolicy {
        let value: String? = try await store.read { tx in try tx.setting(Self.thresholdSetting) }
        return value.flatMap(Double.init).map { AnswerPolicy(threshold: $0) } ?? .standard
    }
}
