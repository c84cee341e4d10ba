package import BigInt

/// An amount of a token, exact: whole units of its smallest part and how many decimals it has.
package struct TokenAmount: Hashable, Sendable {
    package let units: BigInt
    /// Digits behind the point: 0 to 255 (ERC-20, `decimals()` is a `uint8`).
    package let decimals: Int

    package init(units: BigInt, decimals: Int) {
        self.units = units
        self.decimals = min(max(decimals, 0), 255)
    }

    /// TRX from sun: 1 TRX is 1,000,000 sun.
    package static func trx(sun: Int64) -> TokenAmount { TokenAmount(units: BigInt(sun), decimals: 6) }
    /// Ether from wei.
    package static func ether(wei: BigInt) -> TokenAmount { TokenAmount(units: wei, decimals: 18) }

    /// In decimal notation without needless zeros: `13.74006`, `0`, `-1.5`.
    package var text: String {
        // Nearly all amounts fit in a machine word, and those are written many times faster.
        let digits = Array((UInt64(exactly: units.magnitude).map { String($0) } ?? String(units.magnitude)).utf8)
        let sign = units.sign == .minus && units != 0 ? "-" : ""
        let whole = digits.dropLast(decimals)
        var fraction = [UInt8](repeating: UInt8(ascii: "0"), count: max(0, decimals - digits.count)) + digits.suffix(decimals)
        while fraction.last == UInt8(ascii: "0") { fraction.removeLast() }
        let point = fraction.isEmpty ? "" : "."
        return sign + (whole.isEmpty ? "0" : String(decoding: whole, as: UTF8.self)) + point + String(decoding: fraction, as: UTF8.self)
    }
}

extension TokenAmount: CustomStringConvertible {
    package var description: String { text }
}
