package import Kit

/// A finding in words, in one language: two sentences for a user, lines of facts for an agent, and what to do and not to do.
///
/// Says what is known and no more: never that something is without danger, never whose fault it is, never that money comes back.
package struct FindingWords: Sendable {
    private let finding: TransactionFinding
    private let language: Language
    private let account: String?

    /// - Parameter account: the reader's own address in the chain's form; without it nobody is called the payer.
    package init(_ finding: TransactionFinding, _ language: Language, account: String? = nil) {
        self.finding = finding
        self.language = language
        self.account = account
    }

    /// Two sentences: what happened, and what to do now.
    package var user: String {
        let values = FindingValues(finding, language, account: account)
        let (verdict, advice) = sentences(values)
        return verdict + (language == .en ? " " : "") + advice
    }

    /// One fact a line: with numbers, times and addresses.
    package var agent: [String] { FactLines(finding, language).all }

    /// What helps, one step a line; may be empty.
    package var next: [String] { AdviceWords.next(finding).map { FindingValues(finding, language, account: account).fill($0) } }

    /// What would make it worse, one a line; may be empty.
    package var avoid: [String] { AdviceWords.avoid(finding).map { FindingValues(finding, language, account: account).fill($0) } }

    /// All of it as plain text: the user's sentences, the facts, the steps.
    package var text: String {
        let steps = next.map { FindingWords.nextMark(language) + $0 } + avoid.map { FindingWords.avoidMark(language) + $0 }
        return ([user] + agent.map { "- " + $0 } + steps.map { "- " + $0 }).joined(separator: "\n")
    }

    private static let nextMark = Phrase(en: "To do: ", zh: "建议：")
    private static let avoidMark = Phrase(en: "Careful: ", zh: "注意：")

    private func sentences(_ values: FindingValues) -> (String, String) {
        switch finding.status {
        case .success: success(values)
        case .failed: failure(values)
        case .pending: pair(StatusWords.pending(hasExpiration: finding.expiration != nil), values)
        case .notFound: pair(StatusWords.notFound, values)
        case .expired: pair(finding.chain == .tron ? StatusWords.expired : StatusWords.replaced, values)
        case .notBroadcast: notBroadcast(values)
        case .unknown: unknown(values)
        }
    }

    private func pair(_ pair: StatusWords.Pair, _ values: FindingValues) -> (String, String) { (values.sentence(pair.verdict), values.sentence(pair.advice)) }

    private func success(_ values: FindingValues) -> (String, String) {
        let advice = FlagWords.caution(finding.flags, isDone: true) ?? SuccessWords.advice(finding.action, on: finding.chain, isFinal: finding.isFinal)
        return (values.sentence(SuccessWords.verdict(finding.action, isMoved: isMoved)), values.sentence(advice))
    }

    /// Whether what the transaction was to move is among what moved.
    private var isMoved: Bool {
        if finding.intended == nil { finding.moved.count == 1 } else { finding.carriedOut != nil }
    }

    private func failure(_ values: FindingValues) -> (String, String) {
        let isToken = finding.contract.flatMap { KnownTokens.symbol(of: $0) } != nil
        let verdict = values.sentence(FailureWords.verdict(finding.action, hasAmount: finding.intended != nil, isToken: isToken))
        let (cause, advice) = FailureReason(finding, language).parts
        let step = finding.isFinal == false ? FailureWords.waitForFinality(on: finding.chain) : advice
        return (verdict, joined(cause, values.fill(step)))
    }

    /// A sentence of two parts; its first letter is a capital where the language has them.
    private func joined(_ cause: String, _ advice: String) -> String {
        switch language {
        case .en: Places.capitalised(cause) + "; " + advice + "."
        case .zh: cause + "；" + advice + "。"
        }
    }

    private func notBroadcast(_ values: FindingValues) -> (String, String) {
        if case .refused(let code, let message)? = finding.reason { return refusal(code, message, values) }
        let plain = StatusWords.unsigned(isTransfer: finding.action.isTransfer)
        return (values.sentence(plain.verdict), values.sentence(FlagWords.caution(finding.flags, isDone: false) ?? plain.advice))
    }

    private func refusal(_ code: BroadcastCode, _ message: String, _ values: FindingValues) -> (String, String) {
        let cause = ValidationWords.meaning(of: message) ?? BroadcastWords.explanation(of: code)
        let advice = BroadcastWords.advice(for: code)(language)
        let sentence = language == .en ? Places.capitalised(advice) + "." : advice + "。"
        return (values.sentence(StatusWords.refused, ["cause": cause(language)]), sentence)
    }

    private func unknown(_ values: FindingValues) -> (String, String) {
        if finding.flags.contains(.nodeLies) { return pair(StatusWords.contradiction, values) }
        if finding.flags.contains(.unreadable) { return pair(StatusWords.unreadable, values) }
        if case .refused(let code, let message)? = finding.reason { return refusal(code, message, values) }
        return pair(StatusWords.noAnswer, values)
    }
}

/// Why a packed transaction failed, and what helps against it: the two parts of a user's second sentence.
struct FailureReason {
    private let finding: TransactionFinding
    private let language: Language

    init(_ finding: TransactionFinding, _ language: Language) {
        self.finding = finding
        self.language = language
    }

    /// The cause in words, and the phrase for what helps.
    var parts: (cause: String, advice: Phrase) {
        switch finding.reason {
        case .contract(.outOfEnergy)?: outOfEnergy
        case .contract(.revert)?: revert(ContractResultWords.cause(of: .revert), ContractResultWords.advice(for: .revert))
        case .contract(let result)?: (ContractResultWords.cause(of: result)(language), ContractResultWords.advice(for: result))
        case .evmReverted?: revert(EVMResultWords.reverted, EVMResultWords.revertedAdvice)
        case .evmOutOfGas?: (EVMResultWords.outOfGas(language), EVMResultWords.outOfGasAdvice)
        case .refused(let code, _)?: (BroadcastWords.explanation(of: code)(language), BroadcastWords.advice(for: code))
        case nil: (ContractResultWords.cause(of: .unknown)(language), ContractResultWords.advice(for: .unknown))
        }
    }

    private var outOfEnergy: (String, Phrase) {
        let values = FindingValues(finding, language, account: nil)
        let advice: Phrase =
            switch finding.energy?.limiter {
            case .feeLimit?: FailureWords.raiseFeeLimit
            case .balance?: FailureWords.addBalance
            case nil: ContractResultWords.advice(for: .outOfEnergy)
            }
        guard let energy = finding.energy, let limit = energy.limit else { return (ContractResultWords.cause(of: .outOfEnergy)(language), advice) }
        let isShort = energy.needed.map { $0 > limit } ?? false
        return (values.fill(isShort ? FailureWords.shortageOfKnownSize : FailureWords.shortageOfKnownLimit), advice)
    }

    private func revert(_ cause: Phrase, _ advice: Phrase) -> (String, Phrase) {
        guard let reason = finding.revertReason else {
            guard finding.contract.flatMap({ KnownTokens.symbol(of: $0) }) == "USDT" else { return (cause(language), advice) }
            return (ContractResultWords.usdtRevert(language), ContractResultWords.usdtRevertAdvice)
        }
        if let meaning = RevertWords.meaning(of: reason) { return (FailureWords.knownReason(language, ["meaning": meaning(language)]), advice) }
        guard RevertWords.isPlain(reason) else { return (cause(language), advice) }
        return (FailureWords.toldReason(language, ["reason": reason]), advice)
    }
}
