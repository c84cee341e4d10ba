import Kit

/// Addresses of TON.
enum TonAddress {
    /// 36 bytes in base 64: a tag, the workchain, 32 bytes, and CRC-16/XMODEM (TEP-2, "Smart contract addresses"); or `0:` and 64 digits.
    static func reading(_ word: [UInt8]) -> AddressReading? {
        if isRaw(word) { return AddressReading(.ton, .ton, .hex, canonical: String(decoding: word, as: UTF8.self)) }
        guard word.count == 48, let bytes = decoded(word), bytes.count == 36, [0x11, 0x51, 0x91, 0xD1].contains(bytes[0]),
            crc16(bytes[..<34]) == UInt16(bytes[34]) << 8 | UInt16(bytes[35])
        else { return nil }
        return AddressReading(.ton, .ton, .base64, canonical: String(decoding: word, as: UTF8.self))
    }

    private static func isRaw(_ word: [UInt8]) -> Bool {
        guard let colon = word.firstIndex(of: UInt8(ascii: ":")), word.count - colon == 65, word[(colon + 1)...].allSatisfy(AddressReading.isHexDigit) else {
            return false
        }
        return word[..<colon].elementsEqual("0".utf8) || word[..<colon].elementsEqual("-1".utf8)
    }

    /// Base 64 in either alphabet, without padding.
    private static func decoded(_ word: [UInt8]) -> [UInt8]? {
        var bytes: [UInt8] = []
        var buffer: UInt32 = 0
        for (place, character) in word.enumerated() {
            guard let value = sextet(character) else { return nil }
            buffer = buffer << 6 | value
            if place % 4 == 3 {
                for shift in [UInt32(16), 8, 0] { bytes.append(UInt8(truncatingIfNeeded: buffer >> shift)) }
                buffer = 0
            }
        }
        return bytes
    }

    private static func sextet(_ character: UInt8) -> UInt32? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a") + 26)
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0") + 52)
        case UInt8(ascii: "-"), UInt8(ascii: "+"): 62
        case UInt8(ascii: "_"), UInt8(ascii: "/"): 63
        default: nil
        }
    }

    private static func crc16(_ bytes: ArraySlice<UInt8>) -> UInt16 {
        bytes.reduce(0) { crc, byte in
            (0..<8).reduce(crc ^ UInt16(byte) << 8) { value, _ in value & 0x8000 == 0 ? value << 1 : value << 1 ^ 0x1021 }
        }
    }
}

/// Addresses of the XRP Ledger.
enum RippleAddress {
    /// The ledger writes base 58 in an order of its own (xrpl.org, "base58 Encodings"): each digit's place in Bitcoin's.
    private static let bitcoinDigits: [UInt8] = {
        let ripple = Array("rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz".utf8)
        let bitcoin = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
        var digits = [UInt8](repeating: 0, count: 128)
        for (own, other) in zip(ripple, bitcoin) { digits[Int(own)] = other }
        return digits
    }()

    /// Base58Check of a zero and 20 bytes.
    static func reading(_ word: [UInt8]) -> AddressReading? {
        guard word.first == UInt8(ascii: "r"), (25...35).contains(word.count), word.allSatisfy({ $0 < 128 && bitcoinDigits[Int($0)] != 0 }),
            let payload = Base58.checked(ascii: word.map { bitcoinDigits[Int($0)] }), payload.count == 21, payload.first == 0
        else { return nil }
        return AddressReading(.xrp, .xrp, .base58, canonical: String(decoding: word, as: UTF8.self))
    }
}
