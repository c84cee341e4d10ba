import BigInt
package import Kit

/// Figures as they stand in sentences about accounts.
package enum AccountFigures {
    /// `1,793.2272 TRX`.
    package static func trx(_ sun: Int64) -> String { amount(TokenAmount.trx(sun: sun)) + " TRX" }

    /// With commas between thousands: `1,793.2272`.
    package static func amount(_ amount: TokenAmount) -> String {
        let text = amount.text
        let sign = text.hasPrefix("-") ? "-" : ""
        let parts = text.dropFirst(sign.count).split(separator: ".", maxSplits: 1)
        guard let whole = parts.first else { return text }
        return sign + grouped(whole) + (parts.count > 1 ? "." + parts[1] : "")
    }

    /// `64,285`.
    package static func count(_ number: Int64) -> String { amount(TokenAmount(units: BigInt(number), decimals: 0)) }

    /// To the minute: `2026-11-22 08:15 UTC`.
    package static func time(_ instant: Instant) -> String {
        let text = instant.iso8601
        return text.prefix(10) + " " + text.dropFirst(11).prefix(5) + " UTC"
    }

    private static func grouped(_ digits: Substring) -> String {
        let first = digits.count % 3
        var groups = first > 0 ? [digits.prefix(first)] : []
        var rest = digits.dropFirst(first)
        while !rest.isEmpty {
            groups.append(rest.prefix(3))
            rest = rest.dropFirst(3)
        }
        return groups.joined(separator: ",")
    }
}
