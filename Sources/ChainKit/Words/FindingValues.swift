import BigInt
import Kit

/// What stands in the places of the phrases about one finding, in one language.
struct FindingValues {
    private let finding: TransactionFinding
    private let language: Language
    private let amounts: AmountWords
    /// Whose wallet the reader's is, in the chain's own form.
    private let account: String?

    init(_ finding: TransactionFinding, _ language: Language, account: String?) {
        self.finding = finding
        self.language = language
        self.account = account
        amounts = AmountWords(language: language)
    }

    /// The phrase with all its places filled: a sentence, or part of one. What isn't known stays away with its place.
    func fill(_ phrase: Phrase, _ more: [String: String] = [:]) -> String {
        let filled = Places.filled(phrase, language) { name in more[name] ?? value(name) }
        return language == .zh ? Places.spaced(filled) : filled
    }

    /// The phrase as a whole sentence.
    func sentence(_ phrase: Phrase, _ more: [String: String] = [:]) -> String { Places.capitalised(fill(phrase, more)) }

    private func value(_ name: String) -> String? {
        switch name {
        case "noun": ActionWords(finding: finding, language: language).noun
        case "asset": asset
        case "amount": amount ?? Phrase(en: "an amount", zh: "相应数量")(language)
        case "from": movement?.from.nonEmpty ?? Phrase(en: "the sender", zh: "付款方")(language)
        case "to": movement?.to.nonEmpty ?? Phrase(en: "the recipient", zh: "收款方")(language)
        case "spender": spender ?? Phrase(en: "another address", zh: "另一个地址")(language)
        case "count": count
        case "resource": resource ?? Phrase(en: "resources", zh: "资源")(language)
        case "wallet": wallet
        case "fee": fee
        case "loss": loss
        case "expiration": finding.expiration.map(TimeWords.text)
        case "digits": digits
        case "limit": finding.energy?.limit.map(amounts.number)
        case "needed": finding.energy?.needed.map(amounts.number)
        default: nil
        }
    }

    private var movement: TransactionFinding.Movement? { finding.movement }

    private var asset: String {
        if finding.action.isApproval { return ActionWords(finding: finding, language: language).token ?? Phrase(en: "tokens", zh: "代币")(language) }
        if let movement { return amounts.name(of: movement.asset) }
        return ActionWords(finding: finding, language: language).token ?? Phrase(en: "tokens", zh: "代币")(language)
    }

    private var amount: String? {
        if case .approve(_, let amount?, _) = finding.action {
            return ActionWords(finding: finding, language: language).token.map { "\(amounts.number(amount)) \($0)" } ?? amounts.number(amount)
        }
        return movement.map { amounts.amount($0.amount, of: $0.asset) }
    }

    private var spender: String? {
        switch finding.action {
        case .approve(let spender, _, _), .approveAll(let spender, _): spender
        default: nil
        }
    }

    private var count: String? { if case .vote(let count) = finding.action { amounts.number(count) } else { nil } }

    private var resource: String? {
        switch finding.action {
        case .stakeV1(let resource), .unstakeV1(let resource), .stake(let resource), .unstake(let resource), .delegate(let resource, _),
            .undelegate(let resource):
            ActionWords.name(of: resource)(language)
        default: nil
        }
    }

    /// Whose wallet the assets of a failed transfer are still in.
    private var wallet: String {
        let phrase =
            account == nil
            ? Phrase(en: "the sending wallet", zh: "付款钱包")
            : account == movement?.from ? Phrase(en: "your wallet", zh: "您的钱包") : Phrase(en: "the sender's wallet", zh: "付款方的钱包")
        return phrase(language)
    }

    /// A clause on what a success cost; nil where that isn't known or nothing.
    private var fee: String? {
        guard let total = finding.cost?.total, total > 0 else { return nil }
        return FindingValues.feeClause(language, ["cost": amounts.fee(total, of: finding)])
    }

    private static let feeClause = Phrase(en: ", for a fee of {cost}", zh: "，手续费 {cost}")

    private var loss: String? {
        guard let total = finding.cost?.total, total > 0 else { return nil }
        return FailureWords.loss(language, ["fee": amounts.fee(total, of: finding)])
    }

    private var digits: String {
        let phrase =
            finding.chain == .tron
            ? Phrase(en: "64 letters and digits", zh: "64 位字母和数字") : Phrase(en: "0x and 64 letters and digits", zh: "0x 加 64 位字母和数字")
        return phrase(language)
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
