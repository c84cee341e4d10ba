/// Numbers as people read them aloud and type them: base 32 without I, L, O and U (Crockford's alphabet, https://www.crockford.com/base32.html).
package enum ShortCode {
    private static let digits = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// - Parameter length: digits of five bits each; higher bits of the number are left out.
    package static func text(_ number: UInt64, length: Int) -> String {
        String((0..<length).reversed().map { digits[Int(number >> UInt64($0 * 5) & 31)] })
    }

    /// The number that someone typed, whatever the case and however it is grouped; what looks alike counts alike (O is 0, I and L are 1).
    /// - Returns: nil where it is no code of this length.
    package static func number(_ text: some StringProtocol, length: Int) -> UInt64? {
        var number: UInt64 = 0
        var count = 0
        for character in text.uppercased() where !" -–—·".contains(character) {
            guard count < length, let digit = value(of: character) else { return nil }
            number = number << 5 | digit
            count += 1
        }
        return count == length ? number : nil
    }

    private static func value(of character: Character) -> UInt64? {
        switch character {
        case "O": 0
        case "I", "L": 1
        default: digits.firstIndex(of: character).map(UInt64.init)
        }
    }
}
