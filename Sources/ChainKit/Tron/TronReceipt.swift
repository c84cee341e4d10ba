package import Kit

/// What a TRON node says of a packed transaction (`gettransactioninfobyid`). Amounts are in sun; what the node leaves out is zero.
package struct TronReceipt: Sendable, Hashable {
    package let id: TransactionID?
    /// All that was burnt.
    package let fee: Int64
    package let blockNumber: Int64
    package let blockTime: Instant?
    /// nil where the receipt names none, as with transfers of TRX.
    package let result: ContractResult?
    /// Whether it says `FAILED` beside.
    package let isFailed: Bool
    package let energy: Energy
    package let bandwidth: Bandwidth
    package let contractAddress: TronAddress?
    /// What the call returned, or why it was refused.
    package let returned: [UInt8]
    /// Why it failed, in the node's words.
    package let message: String
    package let logs: [EventLog]
    package let internalTransfers: [InternalTransfer]
    package let payouts: Payouts
    /// Logs and internal transfers of the node's answer that aren't kept, because there are too many.
    package let omitted: Int

    /// In units of energy, but for `burnt`.
    package struct Energy: Sendable, Hashable {
        /// Of the caller's stake.
        package let staked: Int64
        /// Of the contract's owner.
        package let fromContractOwner: Int64
        package let total: Int64
        /// The part of `total` that busy contracts cost on top.
        package let penalty: Int64
        /// Sun that were burnt for energy.
        package let burnt: Int64

        package init(staked: Int64 = 0, fromContractOwner: Int64 = 0, total: Int64 = 0, penalty: Int64 = 0, burnt: Int64 = 0) {
            self.staked = staked
            self.fromContractOwner = fromContractOwner
            self.total = total
            self.penalty = penalty
            self.burnt = burnt
        }
    }

    package struct Bandwidth: Sendable, Hashable {
        /// Bytes that were free or staked for.
        package let used: Int64
        /// Sun that were burnt for bandwidth.
        package let burnt: Int64

        package init(used: Int64 = 0, burnt: Int64 = 0) {
            self.used = used
            self.burnt = burnt
        }
    }

    /// Sun that the transaction paid out to its owner.
    package struct Payouts: Sendable, Hashable {
        package let reward: Int64
        package let unstakedV1: Int64
        package let unstaked: Int64
        /// What was taken back into the stake, by resource.
        package let restaked: [String: Int64]

        package init(reward: Int64 = 0, unstakedV1: Int64 = 0, unstaked: Int64 = 0, restaked: [String: Int64] = [:]) {
            self.reward = reward
            self.unstakedV1 = unstakedV1
            self.unstaked = unstaked
            self.restaked = restaked
        }
    }

    package init(
        id: TransactionID?, fee: Int64 = 0, blockNumber: Int64 = 0, blockTime: Instant? = nil, result: ContractResult? = nil, isFailed: Bool = false,
        energy: Energy = Energy(), bandwidth: Bandwidth = Bandwidth(), contractAddress: TronAddress? = nil, returned: [UInt8] = [], message: String = "",
        logs: [EventLog] = [], internalTransfers: [InternalTransfer] = [], payouts: Payouts = Payouts(), omitted: Int = 0
    ) {
        self.id = id
        self.fee = fee
        self.blockNumber = blockNumber
        self.blockTime = blockTime
        self.result = result
        self.isFailed = isFailed
        self.energy = energy
        self.bandwidth = bandwidth
        self.contractAddress = contractAddress
        self.returned = returned
        self.message = message
        self.logs = logs
        self.internalTransfers = internalTransfers
        self.payouts = payouts
        self.omitted = omitted
    }
}

/// What a contract reported while it ran. The same on TRON and EVM chains.
package struct EventLog: Sendable, Hashable {
    package let contract: AccountBytes
    /// 32 bytes each; the first says which event it is.
    package let topics: [[UInt8]]
    package let data: [UInt8]

    package init(contract: AccountBytes, topics: [[UInt8]], data: [UInt8]) {
        self.contract = contract
        self.topics = topics
        self.data = data
    }
}

/// TRX or a TRC-10 token that a contract sent on.
package struct InternalTransfer: Sendable, Hashable {
    package let from: TronAddress
    package let to: TronAddress
    /// Sun, or units of the TRC-10 token.
    package let amount: Int64
    package let asset: String?
    package let isRejected: Bool

    package init(from: TronAddress, to: TronAddress, amount: Int64, asset: String?, isRejected: Bool) {
        self.from = from
        self.to = to
        self.amount = amount
        self.asset = asset
        self.isRejected = isRejected
    }
}
