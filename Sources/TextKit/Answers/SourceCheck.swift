/// Whether a text says no more than its sources, sentence by sentence. It errs towards "no": who asks has the sources themselves to fall back on.
///
/// A sentence stands where one or two neighbouring sentences of the sources hold most of what it is made of, every number and name in it, every word
/// of the kind that promises, and say neither the opposite.
package struct SourceCheck: Sendable {
    /// The share of a sentence's words that its source must hold.
    private static let coverage = 0.6
    /// Sentences of the source that are read together.
    private static let window = 2

    private struct Sentence: Sendable {
        /// Stems and pairs of characters, words that say little left out.
        let content: Set<Feature>
        /// Numbers, and what is written in Latin letters within Chinese.
        let names: Set<String>
        let promises: Set<String>
        let denies: Bool

        init(_ text: String) {
            let analysis = Analysis(text)
            content = Set(
                analysis.units.compactMap { unit in
                    if let stem = unit.stem { return stem }
                    guard case .characters(let run) = unit.literal, run.length == 2, !StopWords.contains(run) else { return nil }
                    return unit.literal
                })
            let folded = FoldedText(text)
            let words = folded.runs.map { folded.text($0.range) }
            let isChinese = folded.runs.contains(where: \.isCJK)
            names = Set(
                zip(folded.runs, words).filter { run, word in !run.isCJK && (isChinese || word.contains(where: \.isNumber)) }.map(\.1)
            )
            .union(Self.numbers(in: text))
            let plain = " " + words.joined(separator: " ") + " "
            promises = Set(SourceCheck.promises.filter { $0.contains(where: \.isASCII) ? plain.contains(" \($0) ") : plain.contains($0) })
            denies = SourceCheck.denials.contains { $0.contains(where: \.isASCII) ? plain.contains(" \($0) ") : plain.contains($0) }
        }

        /// `1,234.5` and `27.3` whole: their parts alone would be found anywhere.
        private static func numbers(in text: String) -> Set<String> {
            let runs = text.split { !($0.isASCII && $0.isNumber || $0 == "." || $0 == ",") }
            return Set(
                runs.map { $0.filter { $0 != "," } }.map { String($0.drop { $0 == "." }.reversed().drop { $0 == "." }.reversed()) }.filter { !$0.isEmpty })
        }
    }

    private let sources: [Sentence]

    package init(sources: [String]) {
        self.sources = sources.flatMap { SourceCheck.sentences(of: $0).map(Sentence.init) }
    }

    /// The sentences that the sources do not bear out, in order.
    package func unsupported(in text: String) -> [String] {
        SourceCheck.sentences(of: text).filter { !isSupported(Sentence($0)) }
    }

    private func isSupported(_ said: Sentence) -> Bool {
        sources.indices.contains { start in
            (1...SourceCheck.window).contains { length in
                start + length <= sources.count && bears(sources[start..<(start + length)], said)
            }
        }
    }

    private func bears(_ window: ArraySlice<Sentence>, _ said: Sentence) -> Bool {
        let content = window.reduce(into: Set<Feature>()) { $0.formUnion($1.content) }
        let shared = said.content.intersection(content)
        guard said.content.isEmpty || Double(shared.count) >= SourceCheck.coverage * Double(said.content.count) else { return false }
        guard said.names.isSubset(of: window.reduce(into: []) { $0.formUnion($1.names) }) else { return false }
        guard said.promises.isSubset(of: window.reduce(into: []) { $0.formUnion($1.promises) }) else { return false }
        // Of two sentences the one that shares more decides what is denied.
        let nearest = window.max { $0.content.intersection(said.content).count < $1.content.intersection(said.content).count }
        return nearest?.denies == said.denies
    }

    /// Cut at full stops, question and exclamation marks and line breaks; the full stop in a number or a name is none.
    static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        var characters = Array(text)[...]
        while let character = characters.popFirst() {
            current.append(character)
            let endsHere = "。！？；!?\n".contains(character) || character == "." && (characters.first.map(\.isWhitespace) ?? true)
            guard endsHere else { continue }
            sentences.append(current)
            current = ""
        }
        return (sentences + [current]).filter { $0.contains { $0.isLetter || $0.isNumber } }
    }

    /// Words that assure: none may appear that no source has.
    private static let promises = [
        "safe", "safely", "guarantee", "guaranteed", "guarantees", "always", "never", "free", "refund", "refunded", "recover", "recovered", "instantly",
        "immediately", "certainly", "definitely", "all", "every", "any", "only", "must", "安全", "保证", "一定", "肯定", "免费", "退款", "退回", "追回", "找回",
        "马上", "立即", "全部", "所有", "任何", "只要", "必须", "永远", "绝对",
    ]
    private static let denials = [
        "not", "no", "never", "cannot", "cant", "dont", "doesnt", "isnt", "arent", "wont", "without", "nobody", "nothing", "don t", "can t", "doesn t", "isn t",
        "aren t", "won t", "不", "没", "无法", "别", "勿", "未", "禁止",
    ]
}
