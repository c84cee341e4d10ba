/// Phrases that are looked for in every message, as bytes: comparing characters costs a hundred times more.
struct PhraseList: Sendable, ExpressibleByArrayLiteral {
    private let phrases: [[UInt8]]
    /// By the first byte, the numbers of the phrases that begin with it.
    private let byFirst: [[Int]]

    /// - Parameter elements: in small letters, none of them empty.
    init(arrayLiteral elements: String...) {
        let phrases = elements.map { Array($0.utf8) }.filter { !$0.isEmpty }
        var byFirst = [[Int]](repeating: [], count: 256)
        for (number, phrase) in phrases.enumerated() { byFirst[Int(phrase[0])].append(number) }
        self.phrases = phrases
        self.byFirst = byFirst
    }

    /// Whether a phrase stands in the text at a place that `counts`.
    /// - Parameters:
    ///   - text: the UTF-8 of a text in small letters.
    ///   - counts: given the place of the phrase's first byte.
    func isIn(_ text: [UInt8], where counts: (Int) -> Bool = { _ in true }) -> Bool {
        text.withUnsafeBufferPointer { text in
            text.indices.contains { start in
                byFirst[Int(text[start])].contains { begins(phrases[$0], at: start, of: text) } && counts(start)
            }
        }
    }

    private func begins(_ phrase: [UInt8], at start: Int, of text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard phrase.count <= text.count - start else { return false }
        return phrase.withUnsafeBufferPointer { phrase in phrase.indices.allSatisfy { text[start + $0] == phrase[$0] } }
    }
}
