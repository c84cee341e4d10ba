package import Kit

/// From what a node said of an account to what is true of it.
package enum AccountDiagnosis {
    /// All that is known of an account when it is judged.
    package struct Evidence: Sendable {
        package let lookup: AccountLookup
        /// The account that was asked for, where somebody said.
        package let address: TronAddress?
        package let resources: AccountResources?
        /// Resources that it lends to others, by `getdelegatedresourcev2`; nil where nobody asked.
        package let delegations: [Delegation]?
        /// What makers call their tokens, by contract: not cleaned.
        package let tokenNames: [TronAddress: String]

        package init(
            lookup: AccountLookup, address: TronAddress? = nil, resources: AccountResources? = nil, delegations: [Delegation]? = nil,
            tokenNames: [TronAddress: String] = [:]
        ) {
            self.lookup = lookup
            self.address = address
            self.resources = resources
            self.delegations = delegations
            self.tokenNames = tokenNames
        }
    }

    /// - Parameter now: when the node was asked; what is due and what isn't is told by it.
    package static func finding(of evidence: Evidence, tokens: TokenBook, prices: FeePrices = .known, now: Instant) -> AccountFinding {
        switch evidence.lookup {
        case .found(let account): finding(of: account, evidence, tokens, prices, now)
        case .notActivated(let address, let trc20):
            AccountFinding(
                address: address ?? evidence.address, state: .notActivated, flags: [.notActivated],
                holdings: TokenHoldings(trc20: trc20, trc10: [], book: tokens, names: evidence.tokenNames), permissionFee: prices.permissionChange,
                readAt: now)
        case .failed(let message):
            AccountFinding(
                address: evidence.address, state: .unknown, permissionFee: prices.permissionChange, trouble: .said(CleanText.cleaned(message, limit: 200)),
                readAt: now)
        case .unreadable(let field):
            AccountFinding(
                address: evidence.address, state: .unknown, permissionFee: prices.permissionChange,
                trouble: .unreadable(field: CleanText.cleaned(field, limit: 200)), readAt: now)
        }
    }

    private static func finding(
        of account: TronAccount, _ evidence: Evidence, _ tokens: TokenBook, _ prices: FeePrices, _ now: Instant
    ) -> AccountFinding {
        let owner = Authority(account.owner, of: account.address)
        let actives = account.actives.map { Authority($0, of: account.address) }
        let witness = account.witness.map { Authority($0, of: account.address) }
        let powers = OwnPowers(owner: owner, actives: actives, balance: account.balance, prices: prices)
        let flags = account.isContract ? [] : flags(owner: owner, actives: actives)
        return AccountFinding(
            address: account.address, state: account.isContract ? .contract : .active, flags: flags,
            severity: account.isContract ? .info : severity(owner: owner, actives: actives),
            powers: account.isContract ? nil : powers, authorities: [owner] + (witness.map { [$0] } ?? []) + actives, balance: account.balance,
            resources: evidence.resources, staking: StakingFinding(account, delegations: evidence.delegations, now: now),
            holdings: TokenHoldings(trc20: account.trc20, trc10: account.trc10, book: tokens, names: evidence.tokenNames),
            permissionFee: prices.permissionChange, readAt: now)
    }

    /// The permissions of a contract or of an exchange's account say nothing of a user; of a contract the chain says that it is one.
    private static func flags(owner: Authority, actives: [Authority]) -> [AccountFinding.Flag] {
        let foreign = actives.filter(\.isInOthersHands)
        var flags: [AccountFinding.Flag] = []
        if owner.ownWeight == 0 { flags.append(.ownerReplaced) }
        if owner.ownWeight > 0, owner.isInOthersHands { flags.append(.ownerShared) }
        if foreign.contains(where: \.isDangerous) { flags.append(.extraSigner) }
        if foreign.contains(where: \.changesPermissions) { flags.append(.canChangePermissions) }
        return flags
    }

    private static func severity(owner: Authority, actives: [Authority]) -> AccountFinding.Severity {
        max(ownerSeverity(owner), actives.map(activeSeverity).max() ?? .info)
    }

    /// Swindlers put their key beside the victim's and ask for both signatures, so two keys look like them; three keys and more of which some are
    /// enough are what people set up for themselves and for firms.
    private static func ownerSeverity(_ owner: Authority) -> AccountFinding.Severity {
        if owner.ownWeight == 0 { return .critical }
        if !owner.isOwnEnough { return owner.others.count >= 2 ? .ask : .critical }
        return owner.isReachableByOthers ? .high : .info
    }

    private static func activeSeverity(_ active: Authority) -> AccountFinding.Severity {
        guard active.isInOthersHands else { return .info }
        let isUsableByOthers = active.isReachableByOthers && (active.ownWeight == 0 || active.isOwnEnough)
        if active.isDangerous { return isUsableByOthers ? .high : .ask }
        return active.spendsOtherwise ? .ask : .info
    }
}
