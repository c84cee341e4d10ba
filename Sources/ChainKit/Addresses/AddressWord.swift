import Kit

/// What a word is by its form and its checksum.
struct AddressReading: Sendable, Hashable {
    let chain: AddressChain
    let form: AddressForm
    let code: AddressCode
    /// The address in its chain's own form, where the word is one.
    let canonical: String?
    let tron: TronAddress?
    let evm: EVMAddress?

    init(_ code: AddressCode, _ chain: AddressChain = .unknown, _ form: AddressForm = .unknown, canonical: String? = nil) {
        self.code = code
        self.chain = chain
        self.form = form
        self.canonical = canonical
        tron = nil
        evm = nil
    }

    init(_ code: AddressCode, tron: TronAddress, _ form: AddressForm, canonical: String) {
        self.code = code
        self.form = form
        self.tron = tron
        self.canonical = canonical
        chain = .tron
        evm = nil
    }

    init(_ code: AddressCode, evm: EVMAddress, _ form: AddressForm, canonical: String) {
        self.code = code
        self.form = form
        self.evm = evm
        self.canonical = canonical
        chain = .evm
        tron = nil
    }

    static let none = AddressReading(.notAddress)
}

extension AddressReading {
    /// Characters of the longest word that is looked at: Cardano's addresses have 103, extended keys 111.
    static let longest = 128

    /// Reads one word of ASCII.
    init(word: [UInt8]) {
        guard let first = word.first, word.count <= Self.longest else {
            self = .none
            return
        }
        if first == UInt8(ascii: "T"), word.count == 34, let payload = Base58.checked(ascii: word), let tron = TronAddress(payload: payload) {
            self.init(.ok, tron: tron, .base58, canonical: String(decoding: word, as: UTF8.self))
            return
        }
        self = Self.hexadecimal(word) ?? Self.foreignForm(word) ?? Self.base58(word) ?? Self.brokenTron(word) ?? Self.brokenOther(word) ?? .none
    }

    /// Forms that are neither base 58 nor plain hexadecimal.
    private static func foreignForm(_ word: [UInt8]) -> AddressReading? {
        Bech32Address.reading(word) ?? TonAddress.reading(word) ?? RippleAddress.reading(word)
    }

    // MARK: Hexadecimal

    private static func hexadecimal(_ word: [UInt8]) -> AddressReading? {
        let isPrefixed = word.count > 2 && word[0] == UInt8(ascii: "0") && word[1] | 0x20 == UInt8(ascii: "x")
        let digits = isPrefixed ? word[2...] : word[...]
        guard digits.allSatisfy(isHexDigit) else { return nil }
        return isPrefixed ? prefixed(digits, of: word) : bare(digits)
    }

    private static func prefixed(_ digits: ArraySlice<UInt8>, of word: [UInt8]) -> AddressReading {
        switch digits.count {
        case 40: evm(word)
        case 42 where isTron(digits): tron(digits, .hex0x41)
        case 64: AddressReading(.hash, .unknown, .hex)
        default: AddressReading(.hexLength, digits.count == 41 || digits.count > 42 && isTron(digits) ? .tron : .evm, .hex)
        }
    }

    private static func bare(_ digits: ArraySlice<UInt8>) -> AddressReading? {
        switch digits.count {
        case 40: AddressReading(.hexNoPrefix, .unknown, .hex)
        case 42 where isTron(digits): tron(digits, .ok)
        case 42 where String(decoding: digits.prefix(2), as: UTF8.self).lowercased() == "a0": AddressReading(.tronOldTestnet, .tronTestnet, .hex)
        case 42: AddressReading(.wrongVersion, .unknown, .hex)
        case 64: AddressReading(.hash, .unknown, .hex)
        // Nearly a TRON address in hexadecimal: some digits too many or too few.
        case 36...48 where isTron(digits): AddressReading(.hexLength, .tron, .hex)
        case 36...48 where digits.contains(where: { $0 > UInt8(ascii: "9") }): AddressReading(.hexLength, .unknown, .hex)
        default: nil
        }
    }

    private static func isTron(_ digits: ArraySlice<UInt8>) -> Bool { digits.starts(with: Array("41".utf8)) }

    private static func tron(_ digits: ArraySlice<UInt8>, _ code: AddressCode) -> AddressReading {
        guard let tron = TronAddress(hex: String(decoding: digits, as: UTF8.self)) else { return .none }
        return AddressReading(code, tron: tron, .hex41, canonical: tron.base58)
    }

    /// Where capitals and small letters stand side by side the capitals are a checksum (EIP-55); elsewhere they say nothing.
    private static func evm(_ word: [UInt8]) -> AddressReading {
        let text = String(decoding: word, as: UTF8.self)
        guard let evm = EVMAddress(text) else { return .none }
        let letters = word.dropFirst(2).filter { $0 > UInt8(ascii: "9") }
        guard letters.contains(where: { $0 < 0x60 }), letters.contains(where: { $0 > 0x60 }) else {
            return AddressReading(.evmAddress, evm: evm, .evm20, canonical: evm.checksummed)
        }
        guard evm.checksummed.utf8.dropFirst(2).elementsEqual(word.dropFirst(2)) else { return AddressReading(.badEIP55, .evm, .evmEIP55) }
        return AddressReading(.evmAddress, evm: evm, .evmEIP55, canonical: evm.checksummed)
    }

    // MARK: Base 58

    private static func base58(_ word: [UInt8]) -> AddressReading? {
        guard (25...AddressReading.longest).contains(word.count), let bytes = Base58.decoded(ascii: word) else { return nil }
        if let payload = Base58.checked(ascii: word) { return Base58Version.reading(payload, word) }
        switch bytes.count {
        // A Solana address is the 32 bytes of a public key, without a checksum.
        case 32: return AddressReading(.solana, .solana, .base58, canonical: String(decoding: word, as: UTF8.self))
        // Solana's wallets write the 64 bytes of a private key like this.
        case 64: return AddressReading(.secret, .unknown, .base58)
        default: return nil
        }
    }

    // MARK: Broken ones

    /// A word that begins as a TRON address does and has about its length.
    private static func brokenTron(_ word: [UInt8]) -> AddressReading? {
        guard word.allSatisfy(isAlphanumeric) else { return nil }
        if isCaseFolded(word) { return AddressReading(.caseFolded, .tron, .base58) }
        guard word[0] == UInt8(ascii: "T"), (26...48).contains(word.count) else { return withoutFirst(word) }
        if word.contains(where: { Base58.digit($0) == nil }) { return AddressReading(.badCharacter, .tron, .base58) }
        switch word.count {
        case ..<34: return AddressReading(.lengthShort, .tron, .base58)
        case 34: return AddressReading(.badChecksum, .tron, .base58)
        default: return AddressReading(.lengthLong, .tron, .base58)
        }
    }

    /// 33 characters that are a TRON address once the T is put in front of them.
    private static func withoutFirst(_ word: [UInt8]) -> AddressReading? {
        guard word.count == 33, let payload = Base58.checked(ascii: [UInt8(ascii: "T")] + word), payload.first == TronAddress.version else { return nil }
        return AddressReading(.lengthShort, .tron, .base58)
    }

    /// 34 letters and digits with a t in front, the letters all small or all capital; a keyboard makes the first one a capital even so.
    private static func isCaseFolded(_ word: [UInt8]) -> Bool {
        guard word.count == 34, word[0] | 0x20 == UInt8(ascii: "t"), word.contains(where: { $0 <= UInt8(ascii: "9") }) else { return false }
        let letters = word.dropFirst().filter { $0 > UInt8(ascii: "9") }
        return letters.count > 8 && (letters.allSatisfy { $0 > 0x60 } || letters.allSatisfy { $0 < 0x60 })
    }

    /// A word that begins as an address of Bitcoin does and has about its length.
    private static func brokenOther(_ word: [UInt8]) -> AddressReading? {
        guard word[0] == UInt8(ascii: "1") || word[0] == UInt8(ascii: "3"), (26...35).contains(word.count), word.allSatisfy({ Base58.digit($0) != nil }),
            word.contains(where: { $0 > 0x60 }), word.contains(where: { (0x41...0x5A).contains($0) })
        else { return nil }
        return AddressReading(.badChecksum, .bitcoin, .base58)
    }

    static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
        default: false
        }
    }

    static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        default: false
        }
    }
}
