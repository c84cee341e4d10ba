package import BigInt
package import Kit

/// What JSON-RPC of EVM nodes is made of: numbers and bytes in hexadecimal behind `0x` (Ethereum JSON-RPC specification, "Hex value encoding").
extension JSONValue {
    /// A number of at most 256 bits. Leading zeros are let pass: some nodes write them.
    package var quantity: BigUInt? {
        guard let digits = hexDigits, !digits.isEmpty, digits.utf8.count <= 64 else { return nil }
        return bytes(hex: digits.utf8.count.isMultiple(of: 2) ? String(digits) : "0" + digits).map { BigUInt(bigEndian: $0) }
    }

    package var quantity64: UInt64? { quantity.flatMap { UInt64(exactly: $0) } }
    /// A number that fits, such as a block's.
    package var quantityInt: Int64? { quantity.flatMap { Int64(exactly: $0) } }

    /// Bytes, also none (`0x`).
    package var hexBytes: [UInt8]? { hexDigits.flatMap { bytes(hex: $0) } }

    private var hexDigits: Substring? {
        guard let string, string.hasPrefix("0x") || string.hasPrefix("0X") else { return nil }
        return string.dropFirst(2)
    }
}
