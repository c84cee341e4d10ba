/// Addresses in bech32 (BIP-173) and bech32m (BIP-350).
enum Bech32Address {
    private static let alphabet = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

    private static let digits: [UInt8] = {
        var digits = [UInt8](repeating: 255, count: 128)
        for (digit, character) in alphabet.enumerated() { digits[Int(character)] = UInt8(digit) }
        return digits
    }()

    /// What the checksum must come to: 1 by BIP-173, the other by BIP-350.
    private static let bech32: UInt32 = 1
    private static let bech32m: UInt32 = 0x2BC8_30A3

    /// The witness chains by what stands in front of the last 1.
    private static let witnessChains: [String: (code: AddressCode, chain: AddressChain)] = [
        "bc": (.bitcoin, .bitcoin), "tb": (.bitcoinTestnet, .bitcoinTestnet), "bcrt": (.bitcoinTestnet, .bitcoinTestnet), "ltc": (.litecoin, .litecoin),
    ]

    /// nil where the word hasn't the form, or has it under a name that isn't known and with a wrong checksum.
    static func reading(_ word: [UInt8]) -> AddressReading? {
        guard (14...110).contains(word.count), let separator = word.lastIndex(of: UInt8(ascii: "1")), separator >= 1, word.count - separator > 6,
            word.allSatisfy(AddressReading.isAlphanumeric)
        else { return nil }
        let small = word.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let name = String(decoding: small[..<separator], as: UTF8.self)
        let known = witnessChains[name]
        let isMixed = small != word && word.contains { (0x61...0x7A).contains($0) }
        let values = small[(separator + 1)...].map { digits[Int($0)] }
        guard !isMixed, !values.contains(255), let form = form(of: small[..<separator], values) else {
            // Two letters and a 1 begin many a word: only one of about an address's length is called a broken one.
            return known.flatMap { (38...90).contains(word.count) ? AddressReading(.badChecksum, $0.chain, .bech32) : nil }
        }
        let canonical = String(decoding: small, as: UTF8.self)
        if let known { return isWitness(values, form) ? AddressReading(known.code, known.chain, form, canonical: canonical) : nil }
        return other(name, dataDigits: values.count - 6, form, canonical)
    }

    /// Which of the two checksums holds; nil where none does.
    private static func form(of name: ArraySlice<UInt8>, _ values: [UInt8]) -> AddressForm? {
        let expanded = name.map { $0 >> 5 } + [0] + name.map { $0 & 31 }
        switch polymod(expanded + values) {
        case bech32: return .bech32
        case bech32m: return .bech32m
        default: return nil
        }
    }

    /// The remainder by the code's generator (BIP-173, "Checksum").
    private static func polymod(_ values: [UInt8]) -> UInt32 {
        let generator: [UInt32] = [0x3B6A_57B2, 0x2650_8E6D, 0x1EA1_19FA, 0x3D42_33DD, 0x2A14_62B3]
        return values.reduce(UInt32(1)) { checksum, value in
            let top = checksum >> 25
            let shifted = (checksum & 0x1FF_FFFF) << 5 ^ UInt32(value)
            return (0..<5).reduce(shifted) { top >> UInt32($1) & 1 == 1 ? $0 ^ generator[$1] : $0 }
        }
    }

    /// Version 0 stands in bech32 and holds 20 or 32 bytes; the later ones stand in bech32m and hold 2 to 40 (BIP-141, BIP-350).
    private static func isWitness(_ values: [UInt8], _ form: AddressForm) -> Bool {
        guard let version = values.first, version <= 16, let bytes = byteCount(digits: values.count - 7) else { return false }
        return version == 0 ? form == .bech32 && (bytes == 20 || bytes == 32) : form == .bech32m && (2...40).contains(bytes)
    }

    private static func other(_ name: String, dataDigits: Int, _ form: AddressForm, _ canonical: String) -> AddressReading? {
        if name == "addr" || name == "stake" { return AddressReading(.cardano, .cardano, form, canonical: canonical) }
        // Accounts of the Cosmos family have 20 bytes, contracts and module accounts 32.
        guard form == .bech32, let bytes = byteCount(digits: dataDigits), bytes == 20 || bytes == 32, name.utf8.allSatisfy({ $0 > 0x60 }) else { return nil }
        return AddressReading(.cosmos, .cosmos, form, canonical: canonical)
    }

    /// How many bytes a number of digits of five bits holds; nil where more than padding would be left over.
    private static func byteCount(digits: Int) -> Int? { digits >= 0 && digits * 5 % 8 < 5 ? digits * 5 / 8 : nil }
}
