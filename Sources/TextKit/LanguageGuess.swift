package import Kit

/// The language of a text by its characters, between the languages that the desk speaks.
package enum LanguageGuess {
    /// Chinese from a fifth of Han characters among the letters on: Chinese messages are full of Latin names, English ones have
    /// hardly any Chinese. Links, hashes, addresses, amounts and the names of coins belong to no language and are not counted.
    ///
    /// - Returns: nil for less than four letters (a Han character counts as two), and for a text in another script than
    ///   Latin or Han, kana and hangul included: the language of the conversation so far is the better guess.
    package static func of(_ text: String) -> Language? {
        var count = LetterCount()
        for chunk in text.split(whereSeparator: \.isWhitespace) { count.add(chunk) }
        guard count.latin + 2 * count.han >= 4, count.other <= (count.latin + count.han) / 4 else { return nil }
        return 5 * count.han >= count.latin + count.han ? .zh : .en
    }
}

private struct LetterCount {
    var latin = 0
    var han = 0
    /// Letters of any other script.
    var other = 0

    mutating func add(_ chunk: Substring) {
        // Chinese text has no spaces: a link or name ends where the ASCII ends.
        for part in chunk.split(whereSeparator: { !$0.isASCII }) where !part.isLink { addWords(of: part) }
        for scalar in chunk.unicodeScalars where !scalar.isASCII && scalar.isLetterOrDigit {
            switch scalar.value {
            case _ where scalar.isHan: han += 1
            case ..<0x250: latin += 1
            // Full-width forms of ASCII.
            case 0xFF00...0xFF5E: continue
            default: other += 1
            }
        }
    }

    private mutating func addWords(of part: Substring) {
        for word in part.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
            // With a digit in it: an amount, a hash, an address, TRC20.
            guard !word.contains(where: \.isNumber), word.count <= 30, !coins.contains(word.lowercased()) else { continue }
            latin += word.count
        }
    }
}

/// Written alike in every language.
private let coins: Set<String> = [
    "app", "bnb", "btc", "dapp", "eth", "gas", "imtoken", "memo", "nft", "okx", "sol", "tp", "tron", "tronscan", "trx", "usdc", "usdt",
]

extension Substring {
    fileprivate var isLink: Bool { contains("://") || contains("@") || hasPrefix("www.") || isDomain }

    /// `example.com` or `example.com/path`, without a scheme.
    private var isDomain: Bool {
        let labels = prefix { $0 != "/" }.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, last.count >= 2, last.allSatisfy(\.isLetter) else { return false }
        return labels.allSatisfy { !$0.isEmpty }
    }
}
