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
        count.latin += ASCIIPart.letters(in: text)
        for scalar in text.unicodeScalars where !scalar.isASCII { count.add(scalar) }
        guard count.latin + 2 * count.han >= 4, count.other <= (count.latin + count.han) / 4 else { return nil }
        return 5 * count.han >= count.latin + count.han ? .zh : .en
    }
}

private struct LetterCount {
    var latin = 0
    var han = 0
    /// Letters of any other script.
    var other = 0

    mutating func add(_ scalar: Unicode.Scalar) {
        if scalar.isHan {
            han += 1
        } else if scalar.isLetterOrDigit {
            switch scalar.value {
            case ..<0x250: latin += 1
            // Full-width forms of ASCII.
            case 0xFF00...0xFF5E: break
            default: other += 1
            }
        }
    }
}

/// Written alike in every language.
private let coins: Set<String> = [
    "app", "bnb", "btc", "dapp", "eth", "gas", "imtoken", "memo", "nft", "okx", "sol", "tp", "tron", "tronscan", "trx", "usdc", "usdt",
]

/// A run of visible ASCII.
struct ASCIIPart {
    private let bytes: Slice<UnsafeBufferPointer<UInt8>>

    /// How many letters of ASCII belong to a language.
    static func letters(in text: String) -> Int {
        var text = text
        // Chinese text has no spaces: a link or name ends where the ASCII ends.
        return text.withUTF8 { bytes in bytes.split { !$0.isVisibleASCII }.reduce(0) { $0 + ASCIIPart(bytes: $1).letters } }
    }

    private var letters: Int {
        isLink ? 0 : words.filter(isOfLanguage).reduce(0) { $0 + $1.count }
    }

    /// With a digit in it it is an amount, a hash, an address, TRC20.
    private func isOfLanguage(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        word.count <= 30 && !word.contains(where: \.isDigit) && !coins.contains(String(decoding: word, as: UTF8.self).lowercased())
    }

    private var words: [Slice<UnsafeBufferPointer<UInt8>>] { bytes.split { !$0.isLetter && !$0.isDigit } }

    private var isLink: Bool { bytes.contains(UInt8(ascii: "@")) || has("://") || bytes.starts(with: "www.".utf8) || isDomain }

    private func has(_ sign: StaticString) -> Bool {
        sign.withUTF8Buffer { sign in bytes.indices.contains { bytes[$0...].starts(with: sign) } }
    }

    /// `example.com` or `example.com/path`, without a scheme.
    private var isDomain: Bool {
        let labels = bytes.prefix { $0 != UInt8(ascii: "/") }.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard labels.count > 1, let last = labels.last, last.count >= 2, last.allSatisfy(\.isLetter) else { return false }
        return labels.allSatisfy { !$0.isEmpty }
    }
}

extension UInt8 {
    fileprivate var isVisibleASCII: Bool { (0x21...0x7E).contains(self) }
    fileprivate var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
