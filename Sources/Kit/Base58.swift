/// Bitcoin's base 58, in which many chains write addresses and their wallets write private keys.
package enum Base58 {
    private static let alphabet = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
    /// Digits of the longest text that is read, and bytes of the longest that is written.
    private static let longest = 128

    /// For each byte its digit; 255 for what is none.
    private static let digits: [UInt8] = {
        var digits = [UInt8](repeating: 255, count: 256)
        for (digit, character) in alphabet.enumerated() { digits[Int(character)] = UInt8(digit) }
        return digits
    }()

    package static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.isASCII && digits[Int(scalar.value)] != 255 }

    /// What a character stands for, 0 to 57; nil where it is no digit.
    package static func digit(_ character: UInt8) -> UInt8? {
        let digit = digits[Int(character)]
        return digit == 255 ? nil : digit
    }

    /// The bytes that a text of at most 128 digits stands for; nil where it holds anything else.
    package static func decoded(_ text: some Collection<Unicode.Scalar>) -> [UInt8]? {
        guard text.count <= longest, text.allSatisfy(\.isASCII) else { return nil }
        return decoded(ascii: text.map { UInt8(truncatingIfNeeded: $0.value) })
    }

    /// The bytes that at most 128 digits stand for, given as ASCII; nil where there is anything else.
    package static func decoded(ascii text: [UInt8]) -> [UInt8]? {
        guard text.count <= longest else { return nil }
        let zeros = text.prefix { $0 == alphabet[0] }.count
        // A digit holds 5.86 bits: 24 words take in 128 of them.
        return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 24) { words in
            guard let used = value(of: text, into: words) else { return nil }
            return bytes(of: words[..<used], zeros: zeros)
        }
    }

    /// Reads a text into words, least first, five digits at a time; how many words it took, or nil where there is anything but digits.
    private static func value(of text: [UInt8], into words: UnsafeMutableBufferPointer<UInt32>) -> Int? {
        var used = 0
        var place = 0
        while place < text.count {
            let end = min(place + 5, text.count)
            var carry: UInt64 = 0
            var factor: UInt64 = 1
            while place < end {
                let digit = digits[Int(text[place])]
                guard digit != 255 else { return nil }
                carry = carry &* 58 &+ UInt64(digit)
                factor &*= 58
                place += 1
            }
            for index in 0..<used {
                carry &+= UInt64(words[index]) &* factor
                words[index] = UInt32(truncatingIfNeeded: carry)
                carry >>= 32
            }
            if carry > 0 {
                words.initializeElement(at: used, to: UInt32(truncatingIfNeeded: carry))
                used += 1
            }
        }
        return used
    }

    /// The bytes of a number, greatest first and without zeros of its own, behind `zeros` zeros.
    private static func bytes(of words: Slice<UnsafeMutableBufferPointer<UInt32>>, zeros: Int) -> [UInt8] {
        let own = words.last.map { words.count * 4 - $0.leadingZeroBitCount / 8 } ?? 0
        return [UInt8](unsafeUninitializedCapacity: zeros + own) { buffer, count in
            buffer[..<zeros].initialize(repeating: 0)
            for index in 0..<own {
                let place = own - 1 - index
                buffer.initializeElement(at: zeros + index, to: UInt8(truncatingIfNeeded: words[words.startIndex + place / 4] >> UInt32(place % 4 * 8)))
            }
            count = zeros + own
        }
    }

    /// The bytes before a checksum that holds: the first four bytes of the double SHA-256 (Bitcoin's Base58Check).
    package static func checked(_ text: some Collection<Unicode.Scalar>) -> ArraySlice<UInt8>? { decoded(text).flatMap(unchecked) }

    /// The bytes before a checksum that holds, of a text given as ASCII.
    package static func checked(ascii text: [UInt8]) -> ArraySlice<UInt8>? { decoded(ascii: text).flatMap(unchecked) }

    private static func unchecked(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        guard bytes.count > 4 else { return nil }
        let claimed = bytes[(bytes.count - 4)...].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        return Checksum.doubleSHA256Head(bytes[..<(bytes.count - 4)]) == claimed ? bytes.dropLast(4) : nil
    }

    /// The digits of `bytes`, of which at most 128 are taken.
    package static func encoded(_ bytes: [UInt8]) -> String {
        let bytes = bytes.prefix(longest)
        let zeros = bytes.prefix { $0 == 0 }.count
        // A byte makes 1.37 digits, and they come five at a time.
        let room = bytes.count * 138 / 100 + 6
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { number in
            let first = write(bytes, toEndOf: number)
            return String(unsafeUninitializedCapacity: zeros + room) { text in
                text[..<zeros].initialize(repeating: alphabet[0])
                for index in first..<room { text.initializeElement(at: zeros + index - first, to: alphabet[Int(number[index])]) }
                return zeros + room - first
            }
        }
    }

    /// Writes a number's digits so that the last stands at the end; where the first one stands.
    private static func write(_ bytes: ArraySlice<UInt8>, toEndOf number: UnsafeMutableBufferPointer<UInt8>) -> Int {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: longest / 4) { words in
            var rest = (bytes.count + 3) / 4
            for index in 0..<rest { words.initializeElement(at: index, to: word(index, of: bytes)) }
            var place = number.count
            while rest > 0 {
                var remainder = divide(words, used: &rest)
                for _ in 0..<5 where rest > 0 || remainder > 0 {
                    place -= 1
                    number.initializeElement(at: place, to: UInt8(truncatingIfNeeded: remainder % 58))
                    remainder /= 58
                }
            }
            return place
        }
    }

    /// Four bytes of a number written greatest first, counted from its end.
    private static func word(_ index: Int, of bytes: ArraySlice<UInt8>) -> UInt32 {
        let end = bytes.endIndex - index * 4
        return bytes[max(bytes.startIndex, end - 4)..<end].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// Divides a number by 58⁵; what is left over.
    private static func divide(_ words: UnsafeMutableBufferPointer<UInt32>, used: inout Int) -> UInt64 {
        var remainder: UInt64 = 0
        for index in stride(from: used - 1, through: 0, by: -1) {
            let dividend = remainder << 32 | UInt64(words[index])
            words[index] = UInt32(truncatingIfNeeded: dividend / 656_356_768)
            remainder = dividend % 656_356_768
        }
        while used > 0, words[used - 1] == 0 { used -= 1 }
        return remainder
    }

    /// `payload` with its checksum behind it (Base58Check).
    package static func encodedWithChecksum(_ payload: [UInt8]) -> String {
        let head = Checksum.doubleSHA256Head(payload[...])
        var bytes = payload
        for shift in [UInt32(24), 16, 8, 0] { bytes.append(UInt8(truncatingIfNeeded: head >> shift)) }
        return encoded(bytes)
    }
}
