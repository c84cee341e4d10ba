package import BigInt
package import Kit

/// Who may take an account's tokens, collected from its approvals. No contract lists its spenders: what isn't in the history isn't in here.
package struct ApprovalBook: Sendable, Hashable {
    /// Those that still let somebody take something; the widest come first.
    package let open: [Approval]
    /// Those that were withdrawn or used up.
    package let closed: [Approval]

    package struct Approval: Sendable, Hashable {
        package let contract: TronAddress
        /// By the book of tokens; nil for a token that it doesn't know.
        package let token: TokenBook.Token?
        package let spender: TronAddress
        /// Who that is, by the desk's list; nil where nobody knows.
        package let spenderName: String?
        /// The last amount that was approved, in smallest units.
        package let approved: BigUInt
        package let approvedAt: Instant
        package let transaction: String?
        /// What the contract says that may still be taken; nil where nobody asked. Without it `approved` is the most that it can be.
        package let allowance: BigUInt?
        package let reach: Reach

        /// The most that can still be taken.
        package var remaining: BigUInt { allowance ?? approved }
    }

    package enum Reach: Int, Sendable, Hashable, Comparable {
        case nothing
        /// Less than the account holds.
        case part
        /// All that the account holds, or an amount of which nobody said how much the account holds.
        case all
        /// All that it will ever hold.
        case unlimited

        package static func < (a: Reach, b: Reach) -> Bool { a.rawValue < b.rawValue }
    }

    /// A token of a contract and who may take it.
    package struct Pair: Sendable, Hashable {
        package let contract: TronAddress
        package let spender: TronAddress

        package init(contract: TronAddress, spender: TronAddress) {
            self.contract = contract
            self.spender = spender
        }
    }

    /// From here on an amount is meant to be without limit: more units than any token on TRON has. Wallets and DApps write 2^256 - 1.
    private static let unlimitedBits = 128

    /// - Parameters:
    ///   - events: the account's history in any order; transfers in it are passed over.
    ///   - allowances: what contracts answered to `allowance(owner, spender)`.
    ///   - balances: of the account, by contract.
    ///   - names: who spenders are, by the desk's own list.
    package init(
        owner: TronAddress, events: [TokenEvent], allowances: [Pair: BigUInt] = [:], balances: [TronAddress: BigUInt] = [:], tokens: TokenBook,
        names: [TronAddress: String] = [:]
    ) {
        var latest: [Pair: TokenEvent] = [:]
        for event in events where event.kind == .approval && event.from == owner {
            guard let contract = event.contract else { continue }
            let pair = Pair(contract: contract, spender: event.to)
            if let known = latest[pair], known.at > event.at { continue }
            latest[pair] = event
        }
        let approvals = latest.map { pair, event in
            let remaining = allowances[pair] ?? event.amount
            return Approval(
                contract: pair.contract, token: tokens[pair.contract], spender: pair.spender, spenderName: names[pair.spender], approved: event.amount,
                approvedAt: event.at, transaction: event.transaction, allowance: allowances[pair],
                reach: Reach(remaining, balance: balances[pair.contract]))
        }
        let sorted = approvals.sorted { ($0.reach.rawValue, $0.approvedAt, $0.spender.hex) > ($1.reach.rawValue, $1.approvedAt, $1.spender.hex) }
        open = sorted.filter { $0.reach > .nothing }
        closed = sorted.filter { $0.reach == .nothing }
    }

    fileprivate static func isUnlimited(_ amount: BigUInt) -> Bool { amount.bitWidth > unlimitedBits }
}

extension ApprovalBook.Reach {
    fileprivate init(_ amount: BigUInt, balance: BigUInt?) {
        if amount == 0 {
            self = .nothing
        } else if ApprovalBook.isUnlimited(amount) {
            self = .unlimited
        } else if let balance, amount < balance {
            self = .part
        } else {
            self = .all
        }
    }
}
