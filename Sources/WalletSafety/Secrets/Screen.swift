import Kit

/// Runs the searches over a text until they find nothing more, and writes markers in the place of what they found.
///
/// It repeats because taking out one secret may show another (the words on both sides of a key become neighbours); so a screened text
/// is never changed by a second screening.
struct Screen {
    private struct Span {
        let range: Range<Int>
        /// What was found here, in order; empty for a marker that stood in the text before.
        let findings: [Finding]
    }

    private let text: FoldedText
    private let rule: HexJudgement.Rule
    private let fingerprints: FingerprintKey?
    private var spans: [Span]

    init(_ text: String, rule: HexJudgement.Rule, policy: ScreeningPolicy = .standard) {
        self.text = FoldedText(text)
        self.rule = rule
        fingerprints = policy.fingerprints
        spans = Marker.ranges(in: self.text).map { Span(range: $0, findings: []) }
        while takeOutPhrases() || takeOutKeys() || takeOutLabelled() {}
        if policy.takesPersonal { merge(PersonalSearch.numbers(in: self.text, removed: spans.map(\.range)).map { span($0, .personal, 0.9) }) }
    }

    /// What was taken out, in order of appearance. Where one secret lies in another, both have the range of the larger.
    var findings: [Finding] {
        spans.flatMap { span in
            let range = text.originalRange(of: span.range)
            return span.findings.map { found in
                Finding(
                    kind: found.kind, language: found.language, range: range, confidence: found.confidence,
                    fingerprint: fingerprints?.fingerprint(of: text.codes[span.range], found.kind))
            }
        }
    }

    /// The text with a marker in the place of each secret. The invisible characters inside a secret go with it.
    func rendered(_ language: Language) -> String {
        var rendered = String.UnicodeScalarView()
        var position = 0
        for span in spans {
            guard let finding = span.findings.first else { continue }
            let original = text.originalRange(of: span.range)
            rendered.append(contentsOf: text.scalars[position..<original.lowerBound])
            rendered.append(contentsOf: finding.kind.marker(language).unicodeScalars)
            position = original.upperBound
        }
        rendered.append(contentsOf: text.scalars[position...])
        return String(rendered)
    }

    // MARK: - What is looked for. Each returns whether it found any.

    private mutating func takeOutPhrases() -> Bool {
        let removed = spans.map(\.range)
        var found: [Span] = []
        for suspicion in LanguageSieve.shared.suspicions(in: text, removed: removed) {
            let words = MnemonicWords.of(suspicion)
            let tokens = TextTokenizer.tokens(of: text, words: words, removed: removed)
            found += SeedPhraseSearch.phrases(in: text, tokens: tokens, words: words).map { phrase($0.range, $0.words, suspicion.language, $0.isValid) }
        }
        found += ChinesePhraseSearch.phrases(in: text, removed: removed).map { phrase($0.range, $0.words, $0.language, $0.isValid) }
        merge(found)
        return !found.isEmpty
    }

    private func phrase(_ range: Range<Int>, _ words: Int, _ language: PhraseLanguage, _ isValid: Bool) -> Span {
        Span(range: range, findings: [Finding(kind: .seedPhrase(words: words), language: language, range: range, confidence: isValid ? 1 : 0.9)])
    }

    private mutating func takeOutKeys() -> Bool {
        let removed = spans.map(\.range)
        let keys = KeySearch.keys(in: text, removed: removed)
        var found = keys.found.map { span($0.range, $0.kind, 1) }
        let candidates = (HexSearch.ranges(in: text, removed: removed) + keys.ambiguous).sorted { $0.lowerBound < $1.lowerBound }
        if !candidates.isEmpty {
            let tokens = TextTokenizer.tokens(of: text, words: .english, removed: removed)
            let judgement = HexJudgement(text, tokens: tokens, candidates: candidates, removed: removed, rule: rule)
            found += candidates.compactMap { range in judgement.secret(at: range).map { span(range, $0, $0 == .ambiguousHash ? 0.5 : 0.95) } }
        }
        merge(found)
        return !found.isEmpty
    }

    /// Staff write of passwords and codes without telling one.
    private mutating func takeOutLabelled() -> Bool {
        guard rule != .staff else { return false }
        let found = LabelledSearch.secrets(in: text, removed: spans.map(\.range)).map { span($0.range, $0.kind, 0.8) }
        merge(found)
        return !found.isEmpty
    }

    private func span(_ range: Range<Int>, _ kind: SecretKind, _ confidence: Double) -> Span {
        Span(range: range, findings: [Finding(kind: kind, language: nil, range: range, confidence: confidence)])
    }

    /// Adds spans; one that covers another takes its kinds over.
    private mutating func merge(_ found: [Span]) {
        guard !found.isEmpty else { return }
        var merged: [Span] = []
        // A longer span comes first where two start together, so that its kind names the marker.
        for span in (spans + found).sorted(by: { ($0.range.lowerBound, -$0.range.count) < ($1.range.lowerBound, -$1.range.count) }) {
            if let last = merged.last, last.range.upperBound > span.range.lowerBound {
                let range = last.range.lowerBound..<max(last.range.upperBound, span.range.upperBound)
                merged[merged.count - 1] = Span(range: range, findings: last.findings.joined(by: span.findings))
            } else {
                merged.append(span)
            }
        }
        spans = merged
    }
}

/// A secret in a text.
package struct Finding: Sendable, Hashable {
    package let kind: SecretKind
    /// The list that a phrase's words are from.
    package let language: PhraseLanguage?
    /// In Unicode scalars of the text.
    package let range: Range<Int>
    /// From 0 to 1: 1 where a checksum or the form settles it, 0.5 where only the person can say.
    package let confidence: Double
    /// Tells that the same secret was found before; nil where nobody asked for one, and for what could be guessed from it.
    package let fingerprint: String?

    init(kind: SecretKind, language: PhraseLanguage?, range: Range<Int>, confidence: Double, fingerprint: String? = nil) {
        self.kind = kind
        self.language = language
        self.range = range
        self.confidence = confidence
        self.fingerprint = fingerprint
    }

    func moved(by offset: Int) -> Finding {
        Finding(
            kind: kind, language: language, range: range.lowerBound + offset..<range.upperBound + offset, confidence: confidence, fingerprint: fingerprint)
    }
}

extension [Finding] {
    /// A phrase that two lists share words of is found twice and is one: of the list that has most of it.
    fileprivate func joined(by others: [Finding]) -> [Finding] {
        guard let mine = last, let other = others.first, case .seedPhrase(let words) = mine.kind, case .seedPhrase(let more) = other.kind else {
            return self + others
        }
        let isBetter = (other.confidence, more) > (mine.confidence, words)
        return dropLast() + [isBetter ? other : mine] + others.dropFirst()
    }
}
