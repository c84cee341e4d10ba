package import BigInt
package import Kit

/// What a node says of a packed transaction (`eth_getTransactionReceipt`).
package struct EVMReceipt: Sendable, Hashable {
    package let id: TransactionID
    /// nil on blocks of before Byzantium (October 2017), whose receipts don't tell (EIP-658).
    package let isSuccess: Bool?
    package let blockNumber: Int64
    package let gasUsed: UInt64
    /// Wei that were paid for one gas; nil where the node doesn't tell.
    package let gasPrice: BigUInt?
    /// Wei beside the gas: for blobs (EIP-4844), and what a rollup charges for Ethereum's own fee (OP Stack, `l1Fee`).
    package let extraFee: BigUInt
    package let from: EVMAddress?
    package let to: EVMAddress?
    /// The contract that it made.
    package let contractAddress: EVMAddress?
    /// The first `mostLogs`.
    package let logs: [EventLog]

    /// More logs aren't read.
    package static let mostLogs = 1000

    /// - Returns: nil where it is no receipt of a packed transaction, or something in it can't be right.
    package init?(node: JSONValue) {
        guard let id = node["transactionHash"]?.string.flatMap({ TransactionID(hex: $0) }), let block = node["blockNumber"]?.quantityInt,
            let gasUsed = node["gasUsed"]?.quantity64, let logs = EVMReceipt.logs(node["logs"], of: id)
        else { return nil }
        let status = node["status"]?.quantity
        guard status.map({ $0 < 2 }) ?? (node["status"]?.isNull ?? true) else { return nil }
        self.id = id
        self.gasUsed = gasUsed
        self.logs = logs
        isSuccess = status.map { $0 == 1 }
        blockNumber = block
        gasPrice = node["effectiveGasPrice"]?.quantity
        extraFee = (node["blobGasUsed"]?.quantity ?? 0) * (node["blobGasPrice"]?.quantity ?? 0) + (node["l1Fee"]?.quantity ?? 0)
        from = node["from"]?.string.flatMap { EVMAddress($0) }
        to = node["to"]?.string.flatMap { EVMAddress($0) }
        contractAddress = node["contractAddress"]?.string.flatMap { EVMAddress($0) }
    }

    /// nil where one can't be read or is another transaction's: then it can't be said what moved.
    private static func logs(_ value: JSONValue?, of id: TransactionID) -> [EventLog]? {
        guard let entries = value?.array else { return nil }
        var logs: [EventLog] = []
        for entry in entries.prefix(mostLogs) {
            guard let log = EventLog(evm: entry) else { return nil }
            if let owner = entry["transactionHash"]?.string, TransactionID(hex: owner) != id { return nil }
            if entry["removed"]?.bool != true { logs.append(log) }
        }
        return logs
    }
}

extension EventLog {
    /// Reads one entry of `logs` as EVM nodes write it; a log has four topics at the most.
    package init?(evm node: JSONValue) {
        guard let contract = node["address"]?.string.flatMap({ EVMAddress($0) }), let data = node["data"]?.hexBytes, let shown = node["topics"]?.array,
            shown.count <= 4
        else { return nil }
        let topics = shown.compactMap { topic in topic.hexBytes.flatMap { $0.count == ABIWord.size ? $0 : nil } }
        guard topics.count == shown.count else { return nil }
        self.init(contract: contract.account, topics: topics, data: data)
    }
}
