import BigInt
package import Kit

/// What is said of who may take an account's tokens.
package enum ApprovalWords {
    private static let mostListed = 12

    package static func user(_ book: ApprovalBook, _ language: Language) -> String {
        let phrase =
            if let widest = book.open.first {
                switch widest.reach {
                case .unlimited:
                    Phrase(
                        en: """
                            {count} approvals of this account are open, and at least one lets {spender} take {token} without limit, also what comes in \
                            later. Withdraw those you don't use or don't know: approve 0 to the same spender in your wallet's approval page, which costs \
                            energy or TRX.
                            """,
                        zh: "这个账户有 {count} 个授权还开着，其中至少一个允许 {spender} 不限量地转走您的 {token}，包括以后转入的。不用或不认识的请取消：在钱包的“授权管理”里取消授权（相当于重新授权为 0），需要消耗能量或 TRX。")
                case .nothing, .part, .all:
                    Phrase(
                        en: """
                            {count} approvals of this account are open; the widest lets {spender} take {amount} of {token}. Withdraw those you don't use or \
                            don't know: approve 0 to the same spender in your wallet's approval page, which costs energy or TRX.
                            """,
                        zh: "这个账户有 {count} 个授权还开着，其中额度最大的允许 {spender} 转走 {amount} {token}。不用或不认识的请取消：在钱包的“授权管理”里取消授权（相当于重新授权为 0），需要消耗能量或 TRX。")
                }
            } else {
                Phrase(
                    en: """
                        In the history that was read no approval of this account is open. Approvals older than that history don't show in it; your wallet's \
                        approval page or an explorer lists them.
                        """,
                    zh: "在查到的记录里，这个账户没有还开着的授权。更早的授权不在这段记录里，可以在钱包的“授权管理”或区块浏览器里查看。")
            }
        let widest = book.open.first
        return phrase(
            language,
            [
                "count": String(book.open.count), "spender": widest.map { spender($0, language) } ?? "", "token": widest.map { token($0, language) } ?? "",
                "amount": widest.map { amount($0, language) } ?? "",
            ])
    }

    package static func facts(_ book: ApprovalBook, _ language: Language) -> [String] {
        var lines = book.open.prefix(mostListed).map { line($0, language) }
        let more = book.open.count - mostListed
        if more > 0 { lines.append(Phrase(en: "And {count} more open approvals.", zh: "另有 {count} 个开着的授权。")(language, ["count": String(more)])) }
        if !book.closed.isEmpty {
            lines.append(
                Phrase(en: "Withdrawn or used up: {count}.", zh: "已取消或已用完：{count} 个。")(language, ["count": String(book.closed.count)]))
        }
        return lines
    }

    private static func line(_ approval: ApprovalBook.Approval, _ language: Language) -> String {
        let phrase =
            approval.allowance == nil
            ? Phrase(
                en: "{spender} may take {amount} of {token}: approved {time} (what was taken since isn't counted).",
                zh: "{spender} 可转走 {amount} {token}：{time} 授权（之后用掉的未扣除）。")
            : Phrase(
                en: "{spender} may take {amount} of {token} now, by the contract; approved {time}.", zh: "{spender} 目前可转走 {amount} {token}（合约返回）；{time} 授权。")
        return phrase(
            language,
            [
                "spender": spender(approval, language), "amount": amount(approval, language), "token": token(approval, language),
                "time": AccountFigures.time(approval.approvedAt),
            ])
    }

    private static func amount(_ approval: ApprovalBook.Approval, _ language: Language) -> String {
        if approval.reach == .unlimited { return Phrase(en: "any amount", zh: "不限量")(language) }
        guard let token = approval.token else {
            return Phrase(en: "{units} smallest units", zh: "{units} 个最小单位的")(language, ["units": String(approval.remaining)])
        }
        return AccountFigures.amount(TokenAmount(units: BigInt(approval.remaining), decimals: token.decimals))
    }

    private static func spender(_ approval: ApprovalBook.Approval, _ language: Language) -> String {
        guard let name = approval.spenderName else {
            return Phrase(en: "an unknown spender {address}", zh: "未知的被授权方 {address}")(language, ["address": approval.spender.base58])
        }
        return "\(CleanText.cleaned(name, limit: 40)) (\(approval.spender.base58))"
    }

    private static func token(_ approval: ApprovalBook.Approval, _ language: Language) -> String {
        approval.token?.symbol
            ?? Phrase(en: "the unknown token {contract}", zh: "未知代币 {contract}")(language, ["contract": approval.contract.base58])
    }
}
