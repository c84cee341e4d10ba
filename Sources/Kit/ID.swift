/// A UUID of version 7 (RFC 9562 §5.7): 48 bits of milliseconds, then random bits, so that ids sort by the time they were made.
package struct UUIDv7: Hashable, Sendable, Comparable {
    let high: UInt64
    let low: UInt64

    /// - Parameters:
    ///   - time: the instant that the id carries; its low 48 bits of milliseconds are used.
    ///   - random: two words of randomness; the version and variant bits in them are overwritten.
    package init(time: Instant, random: (UInt64, UInt64)) {
        let stamp = UInt64(truncatingIfNeeded: time.milliseconds) & 0xFFFF_FFFF_FFFF
        high = stamp << 16 | 0x7000 | random.0 & 0x0FFF
        low = 0x8000_0000_0000_0000 | random.1 & 0x3FFF_FFFF_FFFF_FFFF
    }

    /// Reads the canonical form of 36 characters, in either case; nil for anything else.
    package init?(_ text: some StringProtocol) {
        // Nearly always the bytes lie side by side; every row of every answer is read through here.
        if let words = text.utf8.withContiguousStorageIfAvailable({ Self.words($0) }) {
            guard let words else { return nil }
            (high, low) = words
        } else {
            guard let words = Array(text.utf8).withUnsafeBufferPointer({ Self.words($0) }) else { return nil }
            (high, low) = words
        }
    }

    private static func words(_ bytes: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64)? {
        guard bytes.count == 36 else { return nil }
        var words: (UInt64, UInt64) = (0, 0)
        var digits = 0
        for position in 0..<36 {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard bytes[position] == UInt8(ascii: "-") else { return nil }
                continue
            }
            guard let digit = hexDigit(bytes[position]) else { return nil }
            if digits < 16 { words.0 = words.0 << 4 | digit } else { words.1 = words.1 << 4 | digit }
            digits += 1
        }
        return words
    }

    package static func < (a: UUIDv7, b: UUIDv7) -> Bool { (a.high, a.low) < (b.high, b.low) }
}

extension UUIDv7: CustomStringConvertible {
    package var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for digit in 0..<32 {
                if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                let word = digit < 16 ? high : low
                let nibble = UInt8(truncatingIfNeeded: word >> UInt64((15 - digit % 16) * 4)) & 0xF
                buffer[position] = nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
                position += 1
            }
            return 36
        }
    }
}

/// The id of an `Owner`; ids of different owners can't be mixed up.
package struct ID<Owner>: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let value: UUIDv7

    package init(_ value: UUIDv7) { self.value = value }

    /// Nil where `text` is not the canonical form of a UUID.
    package init?(_ text: some StringProtocol) {
        guard let value = UUIDv7(text) else { return nil }
        self.value = value
    }

    package var description: String { value.description }

    package static func < (a: ID, b: ID) -> Bool { a.value < b.value }
}

extension ID: Codable {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let id = ID(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not an id")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Where new ids come from. Injected, so that a test knows every id.
package struct IDSource: Sendable {
    let make: @Sendable () -> UUIDv7

    package init(make: @escaping @Sendable () -> UUIDv7) { self.make = make }

    package func next<Owner>(_ owner: Owner.Type = Owner.self) -> ID<Owner> { ID(make()) }

    /// Random ids that carry the time of `clock`.
    package static func random(clock: DeskClock) -> IDSource {
        IDSource {
            var generator = SystemRandomNumberGenerator()
            return UUIDv7(time: clock.now(), random: (generator.next(), generator.next()))
        }
    }
}
