/// Arithmetic with amounts in the smallest units of an asset, which never overflows.
enum TraceUnits {
    /// The greatest amount that is believed: 2^110. The token of TRON with the most units (BTT, 10^15 with 18 decimals) stays below it.
    static let greatest: UInt128 = 1 << 110
    /// Digits of `greatest`.
    static let mostDigits = 34

    /// nil for what isn't a whole number of decimal digits, or more than is believed.
    static func reading(_ digits: some StringProtocol) -> UInt128? {
        guard digits.utf8.count <= mostDigits, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let units = UInt128(digits), units <= greatest else {
            return nil
        }
        return units
    }

    /// 10 to the power of `exponent`; the greatest number where it doesn't fit.
    static func powerOfTen(_ exponent: Int) -> UInt128 {
        var power: UInt128 = 1
        for _ in 0..<max(exponent, 0) {
            let (product, isOver) = power.multipliedReportingOverflow(by: 10)
            if isOver { return .max }
            power = product
        }
        return power
    }

    static func sum(_ a: UInt128, _ b: UInt128) -> UInt128 {
        let (sum, isOver) = a.addingReportingOverflow(b)
        return isOver ? .max : sum
    }

    /// `number · part / whole`, rounded down. `part` is at most `whole`, which isn't 0.
    static func share(_ number: UInt128, _ part: UInt128, of whole: UInt128) -> UInt128 {
        let product = number.multipliedFullWidth(by: min(part, whole))
        return whole.dividingFullWidth((product.high, product.low)).quotient
    }
}
