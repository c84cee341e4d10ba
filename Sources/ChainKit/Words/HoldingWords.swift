package import Kit

/// What is said of the tokens that an account holds.
package enum HoldingWords {
    /// Tokens that are listed before the rest is counted.
    private static let mostListed = 12

    /// For the question "I got a coin I don't know": nil where the account holds none such.
    package static func user(_ holdings: TokenHoldings, _ language: Language) -> String? {
        if let fake = holdings.lookalikes.first {
            return Phrase(
                en: """
                    A token in this account calls itself “{name}” and isn't the real one: its contract is another, {id}. It can't be paid with, and pages \
                    that offer to exchange or claim it are made to get at your wallet: don't open them, and leave it lying.
                    """,
                zh: "这个账户里有一个自称“{name}”的代币，但它不是真的，合约地址不一样：{id}。它付不了款，声称能兑换或领取它的网页，目的是拿到您钱包的控制权：请不要打开，也不用理会这个代币。")(
                    language, ["name": name(fake, language), "id": fake.id])
        }
        guard !holdings.strangers.isEmpty else { return nil }
        return Phrase(
            en: """
                This account holds {count} tokens that we don't know. Anybody can send tokens unasked and give them any name; don't open links in their names \
                and don't approve anything for them, and simply leave what you didn't ask for.
                """,
            zh: "这个账户里有 {count} 种我们不认识的代币。任何人都可以不经您同意转入代币，名字也是随便起的；请不要打开代币名称里的链接，也不要为它们做任何授权，不是您要的放着不管就行。")(
                language, ["count": String(holdings.strangers.count)])
    }

    package static func facts(_ holdings: TokenHoldings, _ language: Language) -> [String] {
        var lines = holdings.entries.prefix(mostListed).map { line($0, language) }
        let more = holdings.entries.count - mostListed
        if more > 0 { lines.append(Phrase(en: "And {count} more tokens.", zh: "另有 {count} 种代币。")(language, ["count": String(more)])) }
        return lines
    }

    private static func line(_ entry: TokenHoldings.Entry, _ language: Language) -> String {
        let phrase =
            switch entry.kind {
            case .known: Phrase(en: "Holds {amount} {name} ({id}).", zh: "持有 {amount} {name}（{id}）。")
            case .lookalike:
                Phrase(
                    en: "FAKE: a token that calls itself “{name}” has the contract {id}; {amount} of its smallest units.",
                    zh: "假代币：自称“{name}”，合约 {id}；数量 {amount}（最小单位）。")
            case .unknown:
                Phrase(en: "Unknown token {id} ({name}): {amount} of its smallest units.", zh: "未知代币 {id}（{name}）：数量 {amount}（最小单位）。")
            case .trc10:
                Phrase(
                    en: "TRC-10 token {id}: {amount} of its smallest units. Tokens of this kind mostly arrive unasked and advertise.",
                    zh: "TRC-10 代币 {id}：数量 {amount}（最小单位）。这类代币大多是不请自来的广告。")
            }
        return phrase(language, ["amount": AccountFigures.amount(entry.amount), "name": name(entry, language), "id": entry.id])
    }

    private static func name(_ entry: TokenHoldings.Entry, _ language: Language) -> String {
        switch entry.kind {
        case .known(let symbol): symbol
        case .lookalike(let name), .unknown(let name?): name
        case .unknown(nil), .trc10: Phrase(en: "without a name", zh: "名称未知")(language)
        }
    }
}
