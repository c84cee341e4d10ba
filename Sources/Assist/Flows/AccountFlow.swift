import ChainKit
import Kit

/// Unstaking, approvals and permissions: what the customer's own account says.
extension FlowState {
    // MARK: - Unstaking

    mutating func advanceUnstaking() -> [FlowAction] {
        switch ownAccount() {
        case .wait(let actions): return actions
        case .unread: return [.say(FlowAnswer(UnstakingAnswers.unstakingGeneral, articles: ["unstake-waiting-time"]))] + cannotLookUp()
        case .unknown:
            let general = once("unstaking") { [.say(FlowAnswer(.paragraphs([UnstakingAnswers.unstakingGeneral, UnstakingAnswers.offerUnstaking])))] }
            if canAsk(.ownAddress) { return general + [ask(.ownAddress)] }
            return finish(general)
        case .read(let own):
            return concern(over: own) ?? end([.say(FlowAnswer(unstakingWords(own), source: own.source, articles: ["unstake-waiting-time"])), .done])
        }
    }

    private func unstakingWords(_ own: AccountFacts) -> Phrase {
        var words: [Phrase] = []
        if own.withdrawable > 0 { words.append(UnstakingAnswers.withdrawable.filled(["amount": FlowState.trx(own.withdrawable)])) }
        if !own.unstaking.isEmpty {
            var items = own.unstaking.prefix(5).map { UnstakingAnswers.waitingItem.filled(["amount": FlowState.trx($0.amount), "date": $0.due.minuteInUTC]) }
            if own.unstaking.count > 5 { items.append(UnstakingAnswers.waitingMore.filled(["count": String(own.unstaking.count - 5)])) }
            let list = Phrase.list(items)
            words.append(Phrase(en: "\(UnstakingAnswers.waiting.en)\n\(list.en)", zh: "\(UnstakingAnswers.waiting.zh)\n\(list.zh)"))
            words.append(UnstakingAnswers.waitingRule)
        }
        if words.isEmpty { words.append(UnstakingAnswers.nothingUnstaked) }
        if own.staked > 0 { words.append(UnstakingAnswers.stillStaked.filled(["amount": FlowState.trx(own.staked)])) }
        if own.delegated > 0 { words.append(UnstakingAnswers.delegated.filled(["amount": FlowState.trx(own.delegated)])) }
        return .paragraphs(words)
    }

    // MARK: - Approvals

    mutating func advanceApprovals() -> [FlowAction] {
        if let id = slots.transactionID, transaction?.id != id, slots.ownAddress == nil {
            let actions = lookUp([.transaction(id: id, chain: slots.chain)])
            if !actions.isEmpty { return actions }
        }
        switch ownAccount() {
        case .wait(let actions): return actions
        case .unread: return [.say(FlowAnswer(ApprovalAnswers.revoking, articles: ["revoke-approval"]))] + cannotLookUp()
        case .unknown:
            let general = once("approvals") {
                [.say(FlowAnswer(.paragraphs([ApprovalAnswers.revoking, ApprovalAnswers.offerApprovals]), articles: ["revoke-approval"]))]
            }
            if canAsk(.ownAddress) { return general + [ask(.ownAddress)] }
            return finish(general)
        case .read(let own): return concern(over: own) ?? tellApprovals(own)
        }
    }

    private mutating func tellApprovals(_ own: AccountFacts) -> [FlowAction] {
        guard let approvals = own.approvals else {
            return end([.say(FlowAnswer(.paragraphs([ApprovalAnswers.approvalsUnread, ApprovalAnswers.revoking]), articles: ["revoke-approval"])), .done])
        }
        guard !approvals.isEmpty else {
            return end([.say(FlowAnswer(ApprovalAnswers.noApprovals, source: own.source, articles: ["what-approval-means"])), .done])
        }
        let list = Phrase.list(approvals.prefix(8).map(FlowState.item))
        let count = approvals.count == 1 ? ApprovalAnswers.oneApproval : ApprovalAnswers.knownApprovals.filled(["count": String(approvals.count)])
        var words = [Phrase(en: "\(count.en)\n\(list.en)", zh: "\(count.zh)\n\(list.zh)"), ApprovalAnswers.revoking]
        if own.hasDangerousApproval { words.insert(ApprovalAnswers.dangerousApproval, at: 0) }
        let say = FlowAction.say(FlowAnswer(.paragraphs(words), source: own.source, articles: ["revoke-approval"]))
        return own.hasDangerousApproval ? [say] + handOver(.security) : end([say, .done])
    }

    private static func item(_ approval: AccountFacts.Approval) -> Phrase {
        ApprovalAnswers.approvalItem.filled([
            "token": Phrase(plain: approval.token), "limit": approval.isUnlimited ? ApprovalAnswers.unlimited : ApprovalAnswers.limited,
            "spender": approval.isKnown ? ApprovalAnswers.knownSpender : ApprovalAnswers.unknownSpender,
        ])
    }

    // MARK: - Permissions

    mutating func advancePermissions() -> [FlowAction] {
        if slots.failure?.isDangerous == true, slots.ownAddress == nil, !canAsk(.ownAddress) {
            return [.say(FlowAnswer(TransferAnswers.explanation(of: .notPermitted), articles: ["permission-changed"]))] + handOver(.security)
        }
        switch ownAccount(withFreeze: true) {
        case .wait(let actions): return actions
        case .unread: return cannotLookUp()
        case .unknown:
            guard canAsk(.ownAddress) else { return handOver(.unanswered) }
            return once("before") { [.say(FlowAnswer(PermissionAnswers.before, articles: ["permission-changed", "bait-wallet"]))] } + [ask(.ownAddress)]
        case .read(let own): return concern(over: own) ?? tellPermissions(own)
        }
    }

    private mutating func tellPermissions(_ own: AccountFacts) -> [FlowAction] {
        var words: [Phrase] = []
        var articles: [String] = []
        if own.isContract {
            words.append(PermissionAnswers.contract)
        } else if !own.isActivated {
            words.append(PermissionAnswers.inactive)
            articles.append("account-not-activated")
        } else {
            words.append(PermissionAnswers.fine)
            if let address = slots.ownAddress { words.append(freezeWords(of: address)) }
            if let fees = own.fees, own.balance < fees.usdtToHolder {
                words.append(PermissionAnswers.lowOnTRX.filled(["balance": FlowState.trx(own.balance), "need": FlowState.about(fees.usdtToHolder)]))
                articles.append("not-enough-trx")
            }
            words.append(PermissionAnswers.tryAgain)
            articles.append("permission-changed")
        }
        return end([.say(FlowAnswer(.sentences(words), source: own.source, articles: articles)), .done])
    }

    /// What comes before every other answer on an account that others can act for. A lawful multi-signature looks the same, so it is asked.
    mutating func concern(over own: AccountFacts) -> [FlowAction]? {
        guard !own.flags.isEmpty, slots.isOwnMultisig != true || own.flags.contains(.ownerReplaced) || flow == .permissionCheck else { return nil }
        if own.flags.contains(.ownerReplaced) {
            return [.say(FlowAnswer(PermissionAnswers.ownerReplaced, source: own.source, articles: ["permission-changed"]))] + handOver(.security)
        }
        if slots.isOwnMultisig == nil, canAsk(.ownMultisig) {
            let words = own.canActAlone == false ? Phrase.sentences([PermissionAnswers.shared, PermissionAnswers.cannotActAlone]) : PermissionAnswers.shared
            return [.say(FlowAnswer(words, source: own.source, articles: ["permission-changed"])), ask(.ownMultisig)]
        }
        guard slots.isOwnMultisig == true else {
            return [.say(FlowAnswer(PermissionAnswers.stranger, articles: ["permission-changed", "bait-wallet"]))] + handOver(.security)
        }
        return end([.say(FlowAnswer(PermissionAnswers.ownMultisig)), .done])
    }

    // MARK: - The own account

    private enum OwnAccount {
        /// No address, or none on TRON.
        case unknown
        case wait([FlowAction])
        case read(AccountFacts)
        case unread
    }

    private mutating func ownAccount(withFreeze: Bool = false) -> OwnAccount {
        guard let address = slots.ownAddress, address.chain == .tron else { return .unknown }
        let wanted: [FlowLookup] = withFreeze ? [.account(address: address.text), .freeze(address: address.text)] : [.account(address: address.text)]
        let actions = lookUp(wanted)
        if !actions.isEmpty { return .wait(actions) }
        return account(address).map(OwnAccount.read) ?? .unread
    }

    private mutating func cannotLookUp() -> [FlowAction] {
        [.say(FlowAnswer(FlowWords.cannotLookUp))] + handOver(.lookupFailed)
    }
}
