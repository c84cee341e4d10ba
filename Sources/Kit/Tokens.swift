/// Random text for tokens that only their holder may know.
package enum SecretToken {
    /// A token of 256 random bits from the system's generator, as 43 characters of base64url (RFC 4648 §5) without padding.
    package static func make() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes: [UInt8] = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return base64URL(bytes)
    }
}

/// Base64 with the URL alphabet and no padding (RFC 4648 §5).
package func base64URL(_ bytes: some Collection<UInt8>) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 4 / 3 + 3)
    var buffer: UInt32 = 0
    var bits = 0
    for byte in bytes {
        buffer = buffer << 8 | UInt32(byte)
        bits += 8
        while bits >= 6 {
            bits -= 6
            text.append(alphabet[Int(buffer >> UInt32(bits)) & 63])
        }
    }
    if bits > 0 { text.append(alphabet[Int(buffer << UInt32(6 - bits)) & 63]) }
    return String(decoding: text, as: UTF8.self)
}

/// Lower-case hexadecimal.
package func hex(_ bytes: some Sequence<UInt8>) -> String {
    let bytes = Array(bytes)
    return String(unsafeUninitializedCapacity: bytes.count * 2) { text in
        for (place, byte) in bytes.enumerated() {
            text.initializeElement(at: 2 * place, to: lowerHexDigit(byte >> 4))
            text.initializeElement(at: 2 * place + 1, to: lowerHexDigit(byte & 15))
        }
        return bytes.count * 2
    }
}

private func lowerHexDigit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value }

/// What one hexadecimal digit stands for, capital or not; nil for any other byte.
package func hexDigit(_ byte: UInt8) -> UInt64? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt64(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt64(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt64(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
}

/// The bytes that an even number of hexadecimal digits stands for, capitals or not; nil where `text` is anything else.
package func bytes(hex text: some StringProtocol) -> [UInt8]? {
    // The digits of nearly every string lie side by side: read there, they cost no call each.
    if let bytes = text.utf8.withContiguousStorageIfAvailable(bytes(hexDigits:)) { return bytes }
    return Array(text.utf8).withUnsafeBufferPointer(bytes(hexDigits:))
}

private func bytes(hexDigits digits: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
        guard let high = hexDigit(digits[index]), let low = hexDigit(digits[index + 1]) else { return nil }
        bytes.append(UInt8(high << 4 | low))
    }
    return bytes
}
