package import BigInt
package import ChainKit
package import ChainNodes
import HTTPKit
package import Kit

/// What the chain says of a TRON account: its record, and what its history shows of approvals and of bait.
package struct AccountInquiry: Sendable {
    package let finding: AccountFinding
    package let node: String
    package let at: Instant
    /// In the token's smallest units; nil where it could not be told.
    package let usdt: BigUInt?
    /// Whether Tether has frozen it; nil where it could not be told.
    package let isFrozen: Bool?
    /// By the newest rows of its history; nil where there is no node that keeps histories.
    package let approvals: ApprovalBook?
    package let poisoning: PoisoningCheck?
    /// The answers of the nodes, as JSON.
    let evidence: JSONValue

    /// What a transfer would cost it now.
    package func fee(of transfer: FeeEstimate.Transfer) -> FeeEstimate {
        FeeEstimate(FeeEstimate.Order(transfer), balance: finding.balance, resources: finding.resources, prices: .known)
    }

    // MARK: - Words

    func user(_ language: Language) -> String {
        var sentences = [AccountWords.user(finding, language)]
        if isFrozen == true { sentences.append(Text.frozen(language)) }
        if let poisoning, !poisoning.baits.isEmpty || !poisoning.losses.isEmpty { sentences.append(PoisoningWords.user(poisoning, language)) }
        return sentences.joined(separator: language == .zh ? "" : " ")
    }

    func facts(_ language: Language) -> [String] {
        var lines = AccountFactLines.all(finding, language)
        if let usdt { lines.append(Text.usdt(language, ["amount": TokenAmount(units: BigInt(usdt), decimals: 6).text])) }
        if let isFrozen { lines.append((isFrozen ? Text.frozen : Text.notFrozen)(language)) }
        if let approvals { lines += ApprovalWords.facts(approvals, language) }
        if let poisoning { lines += PoisoningWords.facts(poisoning, language) }
        return lines
    }

    var concern: ChainSnapshot.Concern {
        let isOpen = approvals?.open.contains { $0.reach == .unlimited && $0.spenderName == nil } ?? false
        if finding.severity >= .high || isFrozen == true || isOpen || poisoning?.losses.isEmpty == false { return .danger }
        let isPlain = (finding.state == .active || finding.state == .contract) && finding.severity == .info && poisoning?.baits.isEmpty != false
        return isPlain ? .none : .attention
    }

    private enum Text {
        static let usdt = Phrase(en: "USDT: {amount}", zh: "USDT 余额：{amount}")
        static let frozen = Phrase(
            en: "Tether has frozen this address (isBlackListed): it can receive USDT and not send any. Only Tether can lift that.",
            zh: "这个地址已被 Tether 冻结（isBlackListed）：能收 USDT，但转不出去，只有 Tether 能解冻。")
        static let notFrozen = Phrase(en: "Not frozen by Tether (isBlackListed)", zh: "未被 Tether 冻结（isBlackListed）")
    }
}

extension ChainService {
    /// Approvals whose present value is asked for.
    private static let mostAllowances = 5

    /// Asks about an account, and keeps nothing.
    func inquire(_ address: TronAddress) async -> AccountInquiry {
        let reading = await reader.account(address)
        let finding = reading.finding
        guard finding.state != .unknown else {
            return AccountInquiry(
                finding: finding, node: reading.node, at: reading.at, usdt: nil, isFrozen: nil, approvals: nil, poisoning: nil, evidence: reading.evidence)
        }
        async let usdt = reader.balance(of: address, token: KnownTokens.usdt)
        async let freeze = reader.isFrozen(address)
        async let history = history(of: address)
        let events = await history
        let poisoning = events.map { PoisoningCheck(account: address, events: $0, tokens: KnownTokens.book) }
        return AccountInquiry(
            finding: finding, node: reading.node, at: reading.at, usdt: await usdt.units, isFrozen: await freeze.isFrozen,
            approvals: await approvals(of: address, events), poisoning: poisoning, evidence: reading.evidence)
    }

    /// The newest transfers and approvals; nil where no node that keeps histories answered.
    private func history(of address: TronAddress) async -> [TokenEvent]? {
        async let tokens = reader.tokenTransfers(of: address)
        async let coins = reader.transactions(of: address)
        guard let tokenPage = await tokens.page else { return nil }
        let reading = await coins
        let coinPage = reading.page.map { page in
            TransferPage(rows: page.rows, content: .coins, tokens: KnownTokens.book, next: nil, node: reading.node, at: reading.at).transfers
        }
        return tokenPage.rows.compactMap { try? TokenEvent(trongrid: $0) } + (coinPage ?? []).map(TokenEvent.init)
    }

    private func approvals(of owner: TronAddress, _ events: [TokenEvent]?) async -> ApprovalBook? {
        guard let events else { return nil }
        let named = ApprovalBook(owner: owner, events: events, tokens: KnownTokens.book)
        let allowances = await withTaskGroup(of: (ApprovalBook.Pair, BigUInt?).self) { group in
            for approval in named.open.prefix(Self.mostAllowances) {
                let pair = ApprovalBook.Pair(contract: approval.contract, spender: approval.spender)
                group.addTask { (pair, await reader.allowance(of: owner, for: pair.spender, token: pair.contract).units) }
            }
            return await group.reduce(into: [:]) { all, answer in all[answer.0] = answer.1 }
        }
        return ApprovalBook(owner: owner, events: events, allowances: allowances, tokens: KnownTokens.book)
    }
}

extension TokenEvent {
    /// A transfer of TRX.
    fileprivate init(_ transfer: Transfer) {
        self.init(transaction: transfer.transaction, at: transfer.at, contract: nil, from: transfer.from, to: transfer.to, amount: BigUInt(transfer.units))
    }
}

extension AccountReading {
    /// What is true of the account, as `walletdesk explain-account` would say it of the same answers.
    package var finding: AccountFinding {
        let evidence = (try? AccountQuestion(evidence))?.evidence ?? AccountDiagnosis.Evidence(lookup: .failed(""), address: address)
        return AccountDiagnosis.finding(of: evidence, tokens: KnownTokens.book, now: at)
    }
}
