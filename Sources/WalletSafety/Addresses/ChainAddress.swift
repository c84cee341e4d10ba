/// The address of an account on a blockchain, known by its form alone; checksums are not verified, since a wrong one leads astray too.
struct ChainAddress: Hashable, Sendable {
    enum Chain: Sendable {
        case tron, evm, bitcoin, solana
    }

    let chain: Chain
    /// As it is written; forms that don't tell capitals from small letters are in small ones.
    let text: String

    /// Addresses that anyone may name. TRON: the contract of USDT, as the articles on counterfeit tokens give it (TRON protocol facts, checked
    /// 2026-11-22).
    static let publicFacts: Set<ChainAddress> = [ChainAddress(chain: .tron, text: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")]

    /// In order of appearance. A Solana address has no form of its own and counts only with its chain's name near it, unless `needLabel` is
    /// false.
    static func addresses(in folded: FoldedText, needLabel: Bool = true) -> [ChainAddress] {
        var addresses: [ChainAddress] = []
        var start = 0
        while start < folded.codes.count {
            guard isAlphanumeric(folded.codes[start]) else {
                start += 1
                continue
            }
            let end = folded.codes[start...].firstIndex { !isAlphanumeric($0) } ?? folded.codes.count
            defer { start = end }
            guard (shortest...longest).contains(end - start), let address = ChainAddress(folded.visible(start..<end)) else { continue }
            if address.chain == .solana && needLabel && !isLabelled(start..<end, in: folded) { continue }
            addresses.append(address)
        }
        return addresses
    }

    /// 26 for the shortest of Bitcoin, 74 for the longest of bech32 (BIP 173: at most 90 with a longer prefix than "bc").
    private static let shortest = 26
    private static let longest = 74

    private static func isAlphanumeric(_ code: UInt32) -> Bool {
        switch CodeClass(code) {
        case .letter, .digit: true
        case .han, .foreignLetter, .separator: false
        }
    }

    /// Nil where `word` has the form of no address.
    private init?(_ word: String) {
        let length = word.utf8.count
        let small = word.lowercased()
        if small.hasPrefix("0x"), length == 42, small.dropFirst(2).allSatisfy(\.isHexDigit) {
            self.init(chain: .evm, text: small)
        } else if small.hasPrefix("bc1"), length <= 74, small.dropFirst(3).allSatisfy(ChainAddress.bech32.contains) {
            self.init(chain: .bitcoin, text: small)
        } else if word.allSatisfy(ChainAddress.base58.contains), ChainAddress.mixesLetters(word) {
            switch (word.first, length) {
            case ("T", 34): self.init(chain: .tron, text: word)
            case ("1", ...35), ("3", ...35): self.init(chain: .bitcoin, text: word)
            case (_, 32...44): self.init(chain: .solana, text: word)
            default: return nil
            }
        } else {
            return nil
        }
    }

    private init(chain: Chain, text: String) {
        self.chain = chain
        self.text = text
    }

    private static let base58 = Set("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
    private static let bech32 = Set("qpzry9x8gf2tvdw0s3jn54khce6mua7l")

    /// Capitals, small letters and digits: what sets an address apart from a long word or number.
    private static func mixesLetters(_ word: String) -> Bool {
        word.contains(where: \.isUppercase) && word.contains(where: \.isLowercase) && word.contains(where: \.isNumber)
    }

    /// Whether "Solana" or "SOL" stands at most 60 characters before or 20 after.
    private static func isLabelled(_ range: Range<Int>, in folded: FoldedText) -> Bool {
        let before = folded.codes[max(0, range.lowerBound - 60)..<range.lowerBound]
        let after = folded.codes[range.upperBound..<min(folded.codes.count, range.upperBound + 20)]
        return [before, after].contains { near in
            near.indices.contains { start in labels.contains { near[start...].starts(with: $0) } }
        }
    }

    private static let labels = ["sol", "索拉纳"].map { $0.unicodeScalars.map(\.value) }
}
