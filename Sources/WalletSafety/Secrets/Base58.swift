/// Bitcoin's base 58, which private keys are written in by wallets of many chains.
enum Base58 {
    private static let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

    /// For each byte its digit; 255 for what is none.
    private static let digits: [UInt8] = {
        var digits = [UInt8](repeating: 255, count: 256)
        for (digit, character) in alphabet.enumerated() { digits[Int(character)] = UInt8(digit) }
        return digits
    }()

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && digits[Int(scalar.value)] != 255 }

    /// The bytes that a text of at most 128 digits stands for; nil where it holds anything else.
    static func decoded(_ text: some Collection<Unicode.Scalar>) -> [UInt8]? {
        guard text.count <= 128, text.allSatisfy(isDigit) else { return nil }
        var bytes: [UInt8] = []
        for scalar in text {
            var carry = Int(digits[Int(scalar.value)])
            for index in bytes.indices {
                carry += Int(bytes[index]) * 58
                bytes[index] = UInt8(truncatingIfNeeded: carry)
                carry >>= 8
            }
            if carry > 0 { bytes.append(UInt8(carry)) }
        }
        let zeros = text.prefix { $0 == "1" }.count
        return [UInt8](repeating: 0, count: zeros) + bytes.reversed()
    }

    /// The bytes before a checksum that holds: the first four bytes of the double SHA-256 (Bitcoin's Base58Check).
    static func checked(_ text: some Collection<Unicode.Scalar>) -> ArraySlice<UInt8>? {
        guard let bytes = decoded(text), bytes.count > 4 else { return nil }
        let payload = bytes.dropLast(4)
        return SHA256.digest(SHA256.digest(Array(payload))).prefix(4).elementsEqual(bytes.suffix(4)) ? payload : nil
    }
}
