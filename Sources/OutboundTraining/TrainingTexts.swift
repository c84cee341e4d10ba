package import Foundation
package import WalletSafety

/// A text of a table, with what the judge should say of it.
package struct TrainingText: Sendable {
    package enum Source: String, Sendable, CaseIterable {
        /// Tables that the lexicons were tuned on.
        case tuned
        /// The table that they know nothing of.
        case written
        case articles, conversations
        /// Phrases of the product.
        case product
    }

    package let text: String
    /// What it breaks, of the rules that the model knows.
    package let rules: Set<OutboundRule>
    /// One of five parts.
    package let fold: Int
    package let source: Source

    static let folds = 5
    /// Neighbours in a table that stay in one part, since they are often variants of each other.
    private static let together = 20

    /// - Parameter place: in its table.
    init(_ text: String, rules: Set<OutboundRule>, place: Int, source: Source) {
        self.text = text
        self.rules = rules
        fold = place / TrainingText.together % TrainingText.folds
        self.source = source
    }

    /// A part of an article or conversation, all of whose texts stay together.
    init(_ text: String, article: Int, source: Source) { self.init(text, rules: [], place: article * TrainingText.together, source: source) }

    var isHarmless: Bool { rules.isEmpty }

    /// What the grammar finds in it, of the rules that the model knows.
    var foundByGrammar: Set<OutboundRule> { found(by: nil).intersection(SentenceModel.rules) }

    /// Links and addresses are no matter of the model's.
    func found(by model: SentenceModel?) -> Set<OutboundRule> {
        let judgement = WalletSafety.judge(outbound: text, context: OutboundContext(quoted: [text]) { _ in .allowed }, model: model)
        return Set(judgement.findings.map(\.rule)).subtracting([.foreignAddress, .containsSecret])
    }

    /// What a text of a table weighs in which the grammar finds nothing: those are what the model is asked about.
    private static let openWeight: Float = 3

    /// A harmless text gives an example for each of its sentences and pairs of neighbours, a dangerous one gives one for the whole.
    package var examples: [SentenceExample] {
        let sentences = SentenceFeatures.sentences(of: text)
        guard let first = sentences.first else { return [] }
        let isOfTable = source == .tuned || source == .written
        let weight = isOfTable && foundByGrammar.isEmpty ? TrainingText.openWeight : 1
        if !isHarmless { return [SentenceExample(sentences.dropFirst().reduce(first, +), breaking: rules, weight: weight)] }
        let pairs = zip(sentences, sentences.dropFirst()).map { $0 + $1 }
        return (sentences + pairs).map { SentenceExample($0, breaking: [], weight: weight) }
    }
}

/// The texts of a checkout of this repository. The tables `sentences_heldout` and `sentences_blind` are not among them.
package struct TrainingTexts {
    package let texts: [TrainingText]

    package init(package folder: URL) throws {
        let tests = folder.appending(path: "Tests/WalletSafetyTests")
        var texts: [TrainingText] = []
        for (table, source) in TrainingTexts.tables { texts += try TrainingTexts.rows(tests.appending(path: "Outbound/\(table).tsv"), source) }
        for language in ["en", "zh"] {
            texts += try TrainingTexts.lines(tests.appending(path: "Vectors/outbound_refused.\(language).txt"), [.asksForSecret])
            texts += try TrainingTexts.lines(tests.appending(path: "Vectors/outbound_allowed.\(language).txt"), [])
        }
        texts += try TrainingTexts.articles(folder.appending(path: "Knowledge"))
        texts += try TrainingTexts.phrases(folder.appending(path: "Sources"))
        texts += try TrainingTexts.conversations(folder.appending(path: "Demo/conversations.json"))
        self.texts = texts
    }

    private static let tables: [(String, TrainingText.Source)] = [
        ("sentences", .tuned), ("sentences_more", .tuned), ("known_misses", .tuned), ("sentences_written", .written),
    ]

    /// Rows of `decision  rule,rule|-  language  text`. Those that only a link or an address makes dangerous teach nothing.
    private static func rows(_ table: URL, _ source: TrainingText.Source) throws -> [TrainingText] {
        try String(contentsOf: table, encoding: .utf8).split(separator: "\n").enumerated().compactMap { place, line in
            let fields = line.split(separator: "\t").map(String.init)
            guard fields.count == 4 else { return nil }
            let rules = Set(fields[1].split(separator: ",").compactMap { OutboundRule(rawValue: String($0)) }).intersection(SentenceModel.rules)
            guard fields[0] == "pass" || !rules.isEmpty else { return nil }
            return TrainingText(fields[3], rules: rules, place: place, source: source)
        }
    }

    private static func lines(_ table: URL, _ rules: Set<OutboundRule>) throws -> [TrainingText] {
        try String(contentsOf: table, encoding: .utf8).split(separator: "\n").enumerated().map { place, line in
            let text = String(line).replacing("\\n", with: "\n").replacing("<U+200B>", with: "\u{200B}")
            return TrainingText(text, rules: rules, place: place, source: .tuned)
        }
    }

    /// The texts of articles, their titles and summaries.
    private static func articles(_ folder: URL) throws -> [TrainingText] {
        try files(folder, "md").enumerated().flatMap { place, file in
            let parts = try String(contentsOf: file, encoding: .utf8).split(separator: "---\n", maxSplits: 2)
            let heads = parts.first?.split(separator: "\n").filter { $0.hasPrefix("title:") || $0.hasPrefix("summary:") } ?? []
            return (parts.dropFirst() + heads.map { $0.drop { $0 != ":" }.dropFirst(2) }).map { TrainingText(String($0), article: place, source: .articles) }
        }
    }

    /// The literals after `en:` and `zh:`; those with an interpolation or an escape are left out.
    private static func phrases(_ folder: URL) throws -> [TrainingText] {
        let literal = /\b(?:en|zh): "([^"\\]+)"/
        return try files(folder, "swift").enumerated().flatMap { place, file in
            try String(contentsOf: file, encoding: .utf8).matches(of: literal).map { TrainingText(String($0.output.1), article: place, source: .product) }
        }
    }

    private static func files(_ folder: URL, _ ending: String) -> [URL] {
        let files = FileManager.default.enumerator(at: folder.resolvingSymlinksInPath(), includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        return files.filter { $0.pathExtension == ending }.sorted { $0.path() < $1.path() }
    }

    private struct Conversation: Decodable { let agent: [String] }

    /// What the agents say.
    private static func conversations(_ file: URL) throws -> [TrainingText] {
        try JSONDecoder().decode([Conversation].self, from: Data(contentsOf: file)).enumerated().flatMap { place, conversation in
            conversation.agent.map { TrainingText($0, article: place, source: .conversations) }
        }
    }
}
