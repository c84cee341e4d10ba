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
        var text = text
        // Chinese text has no spaces: a link or name ends where the ASCII ends.
        text.withUTF8 { bytes in
            for part in bytes.split(whereSeparator: { !$0.isVisibleASCII }) { count.add(ASCIIPart(bytes: part)) }
        }
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

    mutating func add(_ part: ASCIIPart) {
        guard !part.isLink else { return }
        for word in part.words {
            // With a digit in it: an amount, a hash, an address, TRC20.
            guard word.count <= 30, !word.contains(where: \.isDigit), !coins.contains(String(decoding: word, as: UTF8.self).lowercased()) else { continue }
            latin += word.count
        }
    }

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
private struct ASCIIPart {
    let bytes: Slice<UnsafeBufferPointer<UInt8>>

    var words: [Slice<UnsafeBufferPointer<UInt8>>] { bytes.split { !$0.isLetter && !$0.isDigit } }

    var isLink: Bool { bytes.contains(UInt8(ascii: "@")) || has("://") || bytes.starts(with: "www.".utf8) || isDomain }

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
