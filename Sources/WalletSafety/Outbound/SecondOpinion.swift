/// What the sentence model says of the sentences in which the grammar finds nothing, alone and with their neighbour. It isn't asked about what the
/// grammar takes for the words of others.
package struct SecondOpinion {
    /// A sentence, or two neighbours.
    private struct Window {
        /// In the folded codes.
        let range: Range<Int>
        let scores: SentenceModel.Scores
    }

    private let windows: [Window]
    private let limit: Float
    private let found: Set<OutboundRule>

    /// What a sentence must have more that denies, warns or tells of others, or its neighbour does.
    private static let handicap: Float = 0.3

    init(_ model: SentenceModel, on reading: OutboundReading, of folded: FoldedText, units: [OutboundUnit]) {
        limit = model.limit
        found = Set(reading.rules)
        var windows: [Window] = []
        var before: (sum: SentenceModel.Sum, start: Int, isExcused: Bool)?
        for (place, sentence) in reading.sentences.enumerated() {
            guard !reading.breaking.contains(place), !reading.quoted.contains(place), let range = sentence.range else {
                before = nil
                continue
            }
            let sum = model.sum(SentenceFeatures(sentence, units: units, codes: folded.codes))
            let isExcused = reading.excused.contains(place)
            func add(_ sum: SentenceModel.Sum, from start: Int, _ isExcused: Bool) {
                let handicap = isExcused ? SecondOpinion.handicap : 0
                windows.append(Window(range: start..<range.upperBound, scores: model.scores(sum) - handicap))
            }
            add(sum, from: range.lowerBound, isExcused)
            if let before { add(before.sum + sum, from: before.start, before.isExcused || isExcused) }
            before = (sum, range.lowerBound, isExcused)
        }
        self.windows = windows
    }

    /// At most one for each rule, in order of appearance, and none for a rule that the grammar found.
    func findings(in folded: FoldedText) -> [OutboundFinding] {
        var found = found
        var findings: [OutboundFinding] = []
        for window in windows {
            guard let rule = rule(window.scores), found.insert(rule).inserted else { continue }
            findings.append(OutboundFinding(rule, words: folded.original(window.range)))
        }
        return findings
    }

    /// The rule that most speaks for, where it is one that only asks; else `doubtfulRequest`. A model can't say why, so it asks and never refuses.
    private func rule(_ scores: SentenceModel.Scores) -> OutboundRule? {
        let score = scores[SentenceModel.anyRule]
        guard score >= limit, let place = SentenceModel.rules.indices.max(by: { scores[$0] < scores[$1] }) else { return nil }
        let rule = SentenceModel.rules[place]
        return rule.decision == .confirm ? rule : .doubtfulRequest
    }
}

extension SecondOpinion {
    /// Of each sentence that the model is asked about, and of each pair of neighbours.
    package static func scores(of text: String, by model: SentenceModel) -> [SentenceModel.Scores] {
        let folded = FoldedText(text)
        let units = OutboundReader.units(of: folded, phrases: .grammar)
        return SecondOpinion(model, on: OutboundReading(units), of: folded, units: units).windows.map(\.scores)
    }
}
