/// An address or the id of a transaction that stands in a text, such as a customer's message.
package struct ChainReference: Sendable, Hashable {
    package enum Subject: Sendable, Hashable {
        /// A TRON, EVM or other address whose checksum is right, or what seems to be a broken one of TRON or EVM.
        case address(AddressVerdict)
        /// 64 hexadecimal digits. Alone they may as well be a private key; the chain is known by `0x` or by the explorer in whose link they stand.
        case transaction(TransactionID, chain: Chain?)
    }

    package let subject: Subject
    /// As it is written.
    package let text: String
    package let range: Range<String.Index>

    /// The text in groups of four, for the eye; whoever copies gets it whole.
    package var groups: [Substring] {
        var groups: [Substring] = []
        var rest = text[...]
        while !rest.isEmpty {
            groups.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        return groups
    }

    /// What stands in a text, each once, in order of appearance; at most `limit`. Time grows with the length of the text.
    package static func all(in text: String, limit: Int = 20) -> [ChainReference] {
        var found = FoundReferences(text: text, limit: limit)
        var words = ReferenceWords(text)
        while !found.isFull, let word = words.next() { found.take(word) }
        return found.references
    }
}

/// The references found so far.
private struct FoundReferences {
    let text: String
    let limit: Int
    private(set) var references: [ChainReference] = []
    private var places: [Key: Int] = [:]

    /// What makes two the same: the address in its own form, or the id.
    private enum Key: Hashable {
        case address(String)
        case transaction(TransactionID)
    }

    init(text: String, limit: Int) {
        self.text = text
        self.limit = limit
    }

    var isFull: Bool { references.count >= limit }

    mutating func take(_ word: ReferenceWord) {
        guard let subject = subject(of: word) else { return }
        let written = String(text[word.range])
        let key: Key =
            switch subject {
            case .address(let verdict): .address(verdict.canonical ?? written)
            case .transaction(let id, _): .transaction(id)
            }
        let reference = ChainReference(subject: subject, text: written, range: word.range)
        guard let place = places[key] else {
            places[key] = references.count
            references.append(reference)
            return
        }
        // A hash that stood alone and stands in an explorer's link later on is of that chain.
        if case .transaction(_, chain: nil) = references[place].subject {
            references[place] = ChainReference(subject: subject, text: references[place].text, range: references[place].range)
        }
    }

    private func subject(of word: ReferenceWord) -> ChainReference.Subject? {
        let reading = AddressReading(word: word.letters)
        if reading.code == .hash, word.isPlain { return transaction(word) }
        guard isTold(reading, word) else { return nil }
        return .address(AddressReader.verdict(String(text[word.range])))
    }

    private func transaction(_ word: ReferenceWord) -> ChainReference.Subject? {
        guard let id = TransactionID(hex: String(decoding: word.letters, as: UTF8.self)) else { return nil }
        let isPrefixed = word.letters.count == 66
        return .transaction(id, chain: ExplorerLink.chain(in: text, before: word.range.lowerBound) ?? (isPrefixed ? .evm : nil))
    }

    /// Whether somebody should be told of a word that is or seems to be an address.
    private func isTold(_ reading: AddressReading, _ word: ReferenceWord) -> Bool {
        switch reading.code {
        case .ok, .evmAddress, .badEIP55, .hex0x41, .tronOldTestnet, .bitcoin, .bitcoinTestnet, .litecoin, .dogecoin, .xrp, .ton, .cosmos, .cardano: true
        // No checksum, no form of its own: ids of many kinds look the same.
        case .solana: isSolanaNamed(near: word.range)
        case .caseFolded: word.digitCount >= 3
        case .hexLength: reading.chain == .evm && (40...44).contains(word.letters.count)
        case .badChecksum, .badCharacter, .lengthShort, .lengthLong: reading.chain == .tron && word.isTronLike
        case .wrongVersion: word.letters.count == 34 && word.isTronLike
        case .empty, .tooLong, .notAddress, .hexNoPrefix, .homoglyph, .fullWidth, .invisible, .whitespace, .quoted, .extraText, .several, .truncated, .uri,
            .url,
            .hash, .secret:
            false
        }
    }

    /// Bytes on either side of a word in which its chain's name counts.
    private static let nearby = 64

    private func isSolanaNamed(near range: Range<String.Index>) -> Bool {
        let bytes = text.utf8
        let start = bytes.index(range.lowerBound, offsetBy: -Self.nearby, limitedBy: bytes.startIndex) ?? bytes.startIndex
        let end = bytes.index(range.upperBound, offsetBy: Self.nearby, limitedBy: bytes.endIndex) ?? bytes.endIndex
        let surroundings = [bytes[start..<range.lowerBound], bytes[range.upperBound..<end]].map { String(decoding: $0, as: UTF8.self).lowercased() }
        return surroundings.contains { text in
            text.contains("索拉纳")
                || text.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }.contains { $0 == "sol" || $0 == "solana" || $0 == "solscan" || $0 == "spl" }
        }
    }
}
