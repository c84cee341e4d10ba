import Kit

/// Runs the searches over a text until they find nothing more, and writes markers in the place of what they found.
///
/// It repeats because taking out one secret may show another (the words on both sides of a key become neighbours); so a screened text
/// is never changed by a second screening.
struct Screen {
    private struct Span {
        let range: Range<Int>
        /// What was found here, in order; empty for a marker that stood in the text before.
        let kinds: [SecretKind]
    }

    private let text: FoldedText
    private let rule: HexJudgement.Rule
    private var spans: [Span]

    init(_ text: String, rule: HexJudgement.Rule) {
        self.text = FoldedText(text)
        self.rule = rule
        spans = Marker.ranges(in: self.text).map { Span(range: $0, kinds: []) }
        while takeOutPhrases() || takeOutHex() {}
    }

    /// What was taken out, in order of appearance.
    var removed: [SecretKind] { spans.flatMap(\.kinds) }

    /// The text with a marker in the place of each secret. The invisible characters inside a secret go with it.
    func rendered(_ language: Language) -> String {
        var rendered = String.UnicodeScalarView()
        var position = 0
        for span in spans {
            guard let kind = span.kinds.first else { continue }
            let original = text.originalRange(of: span.range)
            rendered.append(contentsOf: text.scalars[position..<original.lowerBound])
            rendered.append(contentsOf: kind.marker(language).unicodeScalars)
            position = original.upperBound
        }
        rendered.append(contentsOf: text.scalars[position...])
        return String(rendered)
    }

    /// Returns whether it found any.
    private mutating func takeOutPhrases() -> Bool {
        let tokens = TextTokenizer.tokens(of: text, words: .english, removed: spans.map(\.range))
        let found = SeedPhraseSearch.phrases(in: text, tokens: tokens, words: .english)
        merge(found.map { Span(range: $0.range, kinds: [.seedPhrase(words: $0.words)]) })
        return !found.isEmpty
    }

    private mutating func takeOutHex() -> Bool {
        let removed = spans.map(\.range)
        let candidates = HexSearch.ranges(in: text, removed: removed)
        guard !candidates.isEmpty else { return false }
        let tokens = TextTokenizer.tokens(of: text, words: .english, removed: removed)
        let judgement = HexJudgement(text, tokens: tokens, candidates: candidates, removed: removed, rule: rule)
        let found = candidates.compactMap { range in judgement.secret(at: range).map { Span(range: range, kinds: [$0]) } }
        merge(found)
        return !found.isEmpty
    }

    /// Adds spans; one that covers another takes its kinds over.
    private mutating func merge(_ found: [Span]) {
        guard !found.isEmpty else { return }
        var merged: [Span] = []
        // A longer span comes first where two start together, so that its kind names the marker.
        for span in (spans + found).sorted(by: { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }) {
            if let last = merged.last, last.range.upperBound > span.range.lowerBound {
                let range = last.range.lowerBound..<max(last.range.upperBound, span.range.upperBound)
                merged[merged.count - 1] = Span(range: range, kinds: last.kinds + span.kinds)
            } else {
                merged.append(span)
            }
        }
        spans = merged
    }
}
