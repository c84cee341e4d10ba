import BigInt
import Kit

/// Amounts as people read them: thousands apart, no digit that isn't true, no more digits than help.
struct AmountWords {
    let language: Language

    /// Digits behind the point that are shown where there are more: cutting the rest off is said.
    private static let mostDecimals = 8
    /// Digits before the point beyond which only the size is said: no coin or token has as many.
    private static let mostDigits = 21

    /// A whole number with a comma before each three digits.
    func number(_ value: Int64) -> String { grouped(String(value)) }

    /// An amount with what it is of: `1,234.5 USDT`.
    func amount(_ amount: TokenAmount, of asset: TransactionFinding.Asset) -> String {
        switch asset {
        case .native(let symbol), .token(let symbol, _): "\(number(amount)) \(symbol)"
        case .trc10(let id):
            Phrase(en: "{number} smallest units of TRC-10 token {id}", zh: "{number} 个最小单位的 TRC-10 代币 {id}")(
                language, ["number": number(amount), "id": id])
        case .unknownToken(let contract):
            Phrase(en: "{number} smallest units of the unknown token {contract}", zh: "{number} 个最小单位的未知代币 {contract}")(
                language, ["number": number(amount), "contract": contract])
        }
    }

    func name(of asset: TransactionFinding.Asset) -> String {
        switch asset {
        case .native(let symbol), .token(let symbol, _): symbol
        case .trc10(let id): Phrase(en: "TRC-10 token {id}", zh: "TRC-10 代币 {id}")(language, ["id": id])
        case .unknownToken: Phrase(en: "token", zh: "代币")(language)
        }
    }

    /// What a chain charged, in its coin.
    func fee(_ units: BigInt, of finding: TransactionFinding) -> String {
        let amount = number(TokenAmount(units: units, decimals: finding.chain == .tron ? 6 : 18))
        if let coin = finding.coin ?? finding.nativeSymbol { return "\(amount) \(coin)" }
        return Phrase(en: "{amount} of the chain's coin", zh: "{amount}（该链原生币）")(language, ["amount": amount])
    }

    /// Exact where it is short; what is cut off is said.
    func number(_ amount: TokenAmount) -> String {
        let text = amount.text
        let point = text.utf8.firstIndex(of: UInt8(ascii: "."))
        let whole = String(text[..<(point ?? text.endIndex)])
        let digits = whole.utf8.count - (whole.hasPrefix("-") ? 1 : 0)
        if digits > AmountWords.mostDigits {
            return Phrase(en: "more than 10^{power}", zh: "超过 10 的 {power} 次方")(language, ["power": String(digits - 1)])
        }
        guard let point else { return grouped(whole) }
        let fraction = text[text.utf8.index(after: point)...]
        let kept = fraction.utf8.count > AmountWords.mostDecimals ? fraction.prefix(AmountWords.mostDecimals) : fraction
        // What is smaller than the digits that are kept stays as it is, or it would read as nothing.
        guard kept.utf8.count < fraction.utf8.count, kept.contains(where: { $0 != "0" }) || whole != "0" else { return grouped(whole) + "." + fraction }
        return Phrase(en: "about {number}", zh: "约 {number}")(language, ["number": grouped(whole) + (AmountWords.withoutZeros(kept).map { "." + $0 } ?? "")])
    }

    /// Without the zeros at the end; nil where nothing is left.
    private static func withoutZeros(_ fraction: Substring) -> Substring? {
        var fraction = fraction
        while fraction.last == "0" { fraction.removeLast() }
        return fraction.isEmpty ? nil : fraction
    }

    private func grouped(_ digits: String) -> String {
        let bytes = Array(digits.utf8)
        let sign = bytes.first == UInt8(ascii: "-") ? 1 : 0
        guard bytes.count - sign > 3 else { return digits }
        var written: [UInt8] = []
        written.reserveCapacity(bytes.count * 4 / 3 + 1)
        for (index, byte) in bytes.enumerated() {
            if index > sign, (bytes.count - index).isMultiple(of: 3) { written.append(UInt8(ascii: ",")) }
            written.append(byte)
        }
        return String(decoding: written, as: UTF8.self)
    }
}

extension TransactionFinding {
    /// What the coin is called in the movements of the transaction; nil where none is of it.
    fileprivate var nativeSymbol: String? {
        for movement in [intended].compactMap(\.self) + moved {
            if case .native(let symbol) = movement.asset { return symbol }
        }
        return nil
    }
}
