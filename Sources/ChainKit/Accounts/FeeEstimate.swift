package import Kit

/// What a transfer would cost an account now, and whether its TRX are enough. Amounts are in sun.
package struct FeeEstimate: Sendable, Hashable {
    package let order: Order
    package let energy: EnergyShare
    package let bandwidth: BandwidthShare
    /// For a new account: it and its bandwidth.
    package let activation: Int64
    package let memo: Int64
    package let multiSignature: Int64
    /// What the account has, where somebody said.
    package let balance: Int64?
    package let prices: FeePrices
    /// TRX (not sun) that would have to be staked for the energy that is burnt for, by the whole network's stake now; nil where nobody said.
    package let stakeForEnergy: Int64?

    /// What is to be sent.
    package enum Transfer: Sendable, Hashable {
        /// To an account that exists, or that the transfer brings into being; nil where nobody said: then it is counted as new.
        case trx(amount: Int64, isRecipientNew: Bool?)
        /// To somebody who holds USDT, or doesn't yet; nil where nobody said: then it is counted as not yet, which costs more.
        case usdt(doesRecipientHoldIt: Bool?)
        /// A call whose energy a node found out by trying it.
        case call(energy: Int64, triedAt: Instant)
    }

    package struct Order: Sendable, Hashable {
        package let transfer: Transfer
        /// At least 1.
        package let signatures: Int
        package let memoBytes: Int

        package init(_ transfer: Transfer, signatures: Int = 1, memoBytes: Int = 0) {
            self.transfer = transfer
            self.signatures = min(max(signatures, 1), 5)
            self.memoBytes = min(max(memoBytes, 0), FeeEstimate.longestMemo)
        }
    }

    package struct EnergyShare: Sendable, Hashable {
        package let needed: Int64
        /// Covered by stake.
        package let covered: Int64
        /// Sun that are burnt for the rest.
        package let burnt: Int64
    }

    package struct BandwidthShare: Sendable, Hashable {
        package enum Source: Sendable, Hashable {
            case staked
            case free
            /// Neither was enough for all of it, so all of it is paid for.
            case burnt
            /// A new account is charged for otherwise.
            case activation
        }

        /// Bytes.
        package let needed: Int64
        package let source: Source
        package let burnt: Int64
    }

    /// Energy of a transfer of USDT: to somebody who holds some, and to somebody who doesn't. By receipts of the main network since 2024-11,
    /// with the penalty for busy contracts (49,635 and 100,635 of it), which changes with every cycle of 6 hours: a trial call says more.
    package static let usdtEnergy = (toHolder: Int64(64_285), toOthers: Int64(130_285))
    /// Until when receipts have shown those.
    package static let usdtEnergyMonth = "2026-11"
    /// Bytes with one signature, by receipts: a transfer of TRX takes 265 to 269, one of USDT 345, or 346 where its limit of fees is a byte longer.
    private static let trxBytes = Int64(269)
    private static let tokenBytes = Int64(346)
    /// Bytes of a further signature: 65 and what protobuf writes before it.
    private static let signatureBytes = Int64(67)
    /// Bytes that protobuf writes before a memo, at the most.
    private static let memoFrame = Int64(4)
    /// The chain takes no transaction above 500 KiB.
    private static let longestMemo = 500 * 1024

    /// - Parameter resources: nil where nobody could say: then none are counted on.
    package init(_ order: Order, balance: Int64?, resources: AccountResources?, prices: FeePrices) {
        self.order = order
        self.balance = balance
        self.prices = prices
        let pools = resources ?? AccountResources()
        energy = FeeEstimate.energy(order.transfer, pools, prices)
        let bytes = FeeEstimate.bytes(order)
        let isNew = if case .trx(_, let isNew) = order.transfer { isNew ?? true } else { false }
        bandwidth = isNew ? BandwidthShare(needed: bytes, source: .activation, burnt: 0) : FeeEstimate.bandwidth(bytes, pools, prices)
        let isCovered = pools.stakedBandwidth.available >= bytes
        activation = isNew ? TronAccount.Stake.sum(prices.newAccount, isCovered ? 0 : prices.newAccountBandwidth) : 0
        memo = order.memoBytes > 0 ? prices.memo : 0
        multiSignature = order.signatures > 1 ? prices.multiSignature : 0
        let lacking = Double(energy.needed - energy.covered)
        stakeForEnergy = pools.energyPerTRX.flatMap { lacking > 0 ? Int64(exactly: (lacking / $0).rounded(.up)) : nil }
    }

    private static func energy(_ transfer: Transfer, _ pools: AccountResources, _ prices: FeePrices) -> EnergyShare {
        let needed =
            switch transfer {
            case .trx: Int64(0)
            case .usdt(let doesRecipientHoldIt): doesRecipientHoldIt == true ? usdtEnergy.toHolder : usdtEnergy.toOthers
            case .call(let energy, _): max(0, energy)
            }
        let covered = min(needed, pools.energy.available)
        return EnergyShare(needed: needed, covered: covered, burnt: product(needed - covered, prices.energy))
    }

    /// Staked bandwidth, then the free one, each for all of it or for nothing (tronprotocol/documentation-en, `mechanism-algorithm/resource.md`).
    private static func bandwidth(_ bytes: Int64, _ pools: AccountResources, _ prices: FeePrices) -> BandwidthShare {
        if pools.stakedBandwidth.available >= bytes { return BandwidthShare(needed: bytes, source: .staked, burnt: 0) }
        if pools.freeBandwidth.available >= bytes { return BandwidthShare(needed: bytes, source: .free, burnt: 0) }
        return BandwidthShare(needed: bytes, source: .burnt, burnt: product(bytes, prices.bandwidth))
    }

    private static func bytes(_ order: Order) -> Int64 {
        let bare = if case .trx = order.transfer { trxBytes } else { tokenBytes }
        let memo = order.memoBytes > 0 ? Int64(order.memoBytes) + memoFrame : 0
        return bare + Int64(order.signatures - 1) * signatureBytes + memo
    }

    /// The product, or the greatest number where it doesn't fit.
    private static func product(_ a: Int64, _ b: Int64) -> Int64 {
        let (product, overflows) = a.multipliedReportingOverflow(by: b)
        return overflows ? .max : product
    }

    /// All that would be burnt.
    package var total: Int64 {
        [energy.burnt, bandwidth.burnt, activation, memo, multiSignature].reduce(0, TronAccount.Stake.sum)
    }

    /// The TRX that are sent themselves.
    package var amount: Int64 { if case .trx(let amount, _) = order.transfer { max(0, amount) } else { 0 } }

    /// What has to be there.
    package var needed: Int64 { TronAccount.Stake.sum(total, amount) }

    /// What lacks; nil where nobody said what is there.
    package var missing: Int64? { balance.map { max(0, needed - max(0, $0)) } }

    /// Whether something that nobody said was counted at its dearest.
    package var isUpperBound: Bool {
        switch order.transfer {
        case .trx(_, let isRecipientNew): isRecipientNew == nil
        case .usdt(let doesRecipientHoldIt): doesRecipientHoldIt == nil
        case .call: false
        }
    }
}
