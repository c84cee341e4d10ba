package import BigInt
package import Kit

/// What JSON-RPC of EVM nodes is made of: numbers and bytes in hexadecimal behind `0x` (Ethereum JSON-RPC specification, "Hex value encoding").
extension JSONValue {
    /// A number of at most 256 bits. Leading zeros are let pass: some nodes write them.
    package var quantity: BigUInt? {
        if let short = shortQuantity { return BigUInt(short) }
        return longQuantity.map { BigUInt(bigEndian: $0) }
    }

    /// A number as the 32 bytes that it is signed in.
    var word: ABIWord? {
        longQuantity.flatMap { bytes in ABIWord([UInt8](repeating: 0, count: ABIWord.size - bytes.count) + bytes) }
    }

    package var quantity64: UInt64? { shortQuantity ?? quantity.flatMap { UInt64(exactly: $0) } }
    /// A number that fits, such as a block's.
    package var quantityInt: Int64? { quantity.flatMap { Int64(exactly: $0) } }

    /// Bytes, also none (`0x`).
    package var hexBytes: [UInt8]? { hexDigits.flatMap { bytes(hex: $0) } }

    /// The bytes of a number of at most 64 digits.
    private var longQuantity: [UInt8]? {
        guard let digits = hexDigits, !digits.isEmpty, digits.utf8.count <= 2 * ABIWord.size else { return nil }
        return bytes(hex: digits.utf8.count.isMultiple(of: 2) ? digits : "0" + digits)
    }

    /// A number of at most 16 digits, as nearly all are.
    private var shortQuantity: UInt64? {
        guard let digits = hexDigits, (1...16).contains(digits.utf8.count) else { return nil }
        var number: UInt64 = 0
        for digit in digits.utf8 {
            guard let value = hexDigit(digit) else { return nil }
            number = number << 4 | value
        }
        return number
    }

    private var hexDigits: Substring? {
        guard let string, string.hasPrefix("0x") || string.hasPrefix("0X") else { return nil }
        return string.dropFirst(2)
    }
}
