import Kit

/// The one slip that explains a TRON address whose checksum is wrong. Positions count from 1, as people do.
///
/// The checksum has 32 bits and at most some 2,000 texts lie one slip away, so that a text which is right after one slip was the one meant, but for one chance
/// in two million. It stays a diagnosis: the address is to be copied again, never put right by hand.
package enum AddressSlip: Sendable, Hashable {
    /// The character at this position is another one.
    case substituted(at: Int)
    /// The letter at this position is a capital instead of a small one, or the other way round.
    case caseChanged(at: Int)
    /// The characters at this position and the next have changed places.
    case transposed(at: Int)
    /// A character that belongs at this position is missing.
    case deleted(at: Int)
    /// The character at this position is one too many.
    case inserted(at: Int)

    /// Whether a word of this kind is worth a search.
    static func isSearchable(_ word: [UInt8], code: AddressCode) -> Bool {
        switch code {
        case .badChecksum: word.count == 34 && word.first == UInt8(ascii: "T")
        case .lengthShort: word.count == 33
        case .lengthLong: word.count == 35
        default: false
        }
    }

    /// nil where no single slip explains it. The search takes some 2,000 double digests at the most.
    static func slip(in word: [UInt8], code: AddressCode) -> AddressSlip? {
        guard isSearchable(word, code: code) else { return nil }
        let digits = word.compactMap(Base58.digit)
        guard digits.count == word.count else { return nil }
        return switch digits.count {
        case 33: deleted(digits)
        case 34: transposed(digits) ?? substituted(digits, isCase: true) ?? substituted(digits, isCase: false)
        default: inserted(digits)
        }
    }

    private static func transposed(_ digits: [UInt8]) -> AddressSlip? {
        var digits = digits
        for place in 0..<digits.count - 1 where digits[place] != digits[place + 1] {
            digits.swapAt(place, place + 1)
            if Base58Number(digits).isTronAddress { return .transposed(at: place + 1) }
            digits.swapAt(place, place + 1)
        }
        return nil
    }

    private static func substituted(_ digits: [UInt8], isCase: Bool) -> AddressSlip? {
        for place in digits.indices {
            var without = digits
            without[place] = 0
            var candidate = Base58Number(without)
            let step = Base58Number.powers[digits.count - 1 - place]
            let twin = caseTwin(digits[place])
            for digit in 0..<UInt8(58) {
                if digit != digits[place], (digit == twin) == isCase, candidate.isTronAddress {
                    return isCase ? .caseChanged(at: place + 1) : .substituted(at: place + 1)
                }
                candidate.add(step)
            }
        }
        return nil
    }

    /// Where the missing character stood in a row of equal ones, the last of their places is told.
    private static func deleted(_ digits: [UInt8]) -> AddressSlip? {
        for place in stride(from: digits.count, through: 0, by: -1) {
            var candidate = Base58Number(digits[..<place] + [0] + digits[place...])
            let step = Base58Number.powers[digits.count - place]
            for _ in 0..<58 {
                if candidate.isTronAddress { return .deleted(at: place + 1) }
                candidate.add(step)
            }
        }
        return nil
    }

    /// Of a doubled character the second is told.
    private static func inserted(_ digits: [UInt8]) -> AddressSlip? {
        digits.indices.last { Base58Number(digits[..<$0] + digits[($0 + 1)...]).isTronAddress }.map { .inserted(at: $0 + 1) }
    }

    /// The digit of the same letter in the other case.
    private static func caseTwin(_ digit: UInt8) -> UInt8? { twins[Int(digit)] }

    private static let twins: [UInt8?] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8.map { character in
        character > UInt8(ascii: "9") ? Base58.digit(character ^ 0x20) : nil
    }
}

/// A number of at most 256 bits that base-58 digits stand for; what goes beyond is lost.
private struct Base58Number {
    /// Least first.
    private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

    init(_ digits: some Sequence<UInt8>) {
        for digit in digits { append(digit) }
    }

    /// 58 to the power of 0, 1, … 35: 58³⁵ has 206 bits.
    static let powers: [Base58Number] = (0..<36).map { Base58Number([1] + [UInt8](repeating: 0, count: $0)) }

    private mutating func append(_ digit: UInt8) {
        var carry = UInt64(digit)
        func next(_ word: UInt64) -> UInt64 {
            let product = word.multipliedFullWidth(by: 58)
            let (low, isOver) = product.low.addingReportingOverflow(carry)
            carry = product.high &+ (isOver ? 1 : 0)
            return low
        }
        words = (next(words.0), next(words.1), next(words.2), next(words.3))
    }

    mutating func add(_ other: Base58Number) {
        var carry: UInt64 = 0
        func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
            let (first, isOver) = a.addingReportingOverflow(b)
            let (second, isOverToo) = first.addingReportingOverflow(carry)
            carry = isOver || isOverToo ? 1 : 0
            return second
        }
        words = (sum(words.0, other.words.0), sum(words.1, other.words.1), sum(words.2, other.words.2), sum(words.3, other.words.3))
    }

    /// Whether the number is the 25 bytes of a TRON address with the right checksum.
    var isTronAddress: Bool {
        guard words.3 == UInt64(TronAddress.version) else { return false }
        return Checksum.doubleSHA256Head(payload[...]) == UInt32(truncatingIfNeeded: words.0)
    }

    /// The 21 bytes in front of the checksum.
    private var payload: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 21) { buffer, count in
            buffer.initializeElement(at: 0, to: UInt8(truncatingIfNeeded: words.3))
            for place in 0..<8 {
                buffer.initializeElement(at: 1 + place, to: UInt8(truncatingIfNeeded: words.2 >> UInt64(56 - 8 * place)))
                buffer.initializeElement(at: 9 + place, to: UInt8(truncatingIfNeeded: words.1 >> UInt64(56 - 8 * place)))
            }
            for place in 0..<4 { buffer.initializeElement(at: 17 + place, to: UInt8(truncatingIfNeeded: words.0 >> UInt64(56 - 8 * place))) }
            count = 21
        }
    }
}
