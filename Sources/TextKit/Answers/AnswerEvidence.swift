/// What speaks for an article as the answer to a question, as numbers that a judge weighs.
package struct AnswerEvidence: Sendable, Hashable, Codable {
    /// How well the words of title, questions and text match; see `Retriever.Hit`.
    let words: Float
    /// The share of the question, by rarity of its words, that the article has.
    let coverage: Float
    /// The words' match against that of all other articles, and against the best of these.
    let wordsStandard: Float
    let wordsLead: Float
    /// The words of the question, as a logarithm.
    let length: Float
    /// What earlier questions add; nil where nothing was learned from any.
    let learned: Learned?
    /// What the meaning adds; nil without vectors.
    let meaning: Meaning?

    struct Learned: Sendable, Hashable, Codable {
        /// The logarithm of the article's odds, and its lead.
        let odds: Float
        let lead: Float
        /// The share of all that speaks for articles of the same topic.
        let topic: Float
    }

    struct Meaning: Sendable, Hashable, Codable {
        /// The best likeness of one of the article's texts, above the mean of all articles.
        let likeness: Float
        let standard: Float
        let lead: Float
        let learned: Float
        let learnedLead: Float
    }

    /// What there is of it.
    package enum Kind: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
        case words, learned, meaning
    }

    /// Whether the question all but repeats a title, a listed question or a heading; see `Retriever.Hit.score`.
    var isRepetition: Bool { words > 9.5 && coverage > 0.95 }

    package var kind: Kind { learned == nil ? .words : meaning == nil ? .learned : .meaning }

    /// As many as the kind has, in a fixed order.
    func values(_ kind: Kind) -> [Float] {
        var values = [words, coverage, wordsStandard, wordsLead, length]
        if kind != .words, let learned { values += [learned.odds, learned.lead, learned.topic] }
        if kind == .meaning, let meaning { values += [meaning.likeness, meaning.standard, meaning.lead, meaning.learned, meaning.learnedLead] }
        return values
    }
}
