import BigInt
import ChainKit
import Kit

/// Transactions and receipts made by hand for the tests of diagnosis.
enum TransactionSamples {
    static let key = Secp256k1.SigningKey([UInt8](repeating: 7, count: 32))
    static let otherKey = Secp256k1.SigningKey([UInt8](repeating: 9, count: 32))
    static let owner = TronAddress(key?.account ?? .zero)
    static let other = TronAddress(otherKey?.account ?? .zero)
    static let stranger = TronAddress(AccountBytes([UInt8](repeating: 0x33, count: 20)) ?? .zero)
    static let usdt = address("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")
    static let nileUSDT = address("TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf")
    static let unknownToken = TronAddress(AccountBytes([UInt8](repeating: 0x44, count: 20)) ?? .zero)
    static let packed = Instant(milliseconds: 1_795_305_600_000)
    static let expiration = Instant(milliseconds: 1_795_305_660_000)

    static func address(_ text: String) -> TronAddress { TronAddress(base58: text) ?? TronAddress(.zero) }

    /// - Parameter keys: who signs; nobody makes a draft.
    static func transaction(
        _ contract: TronContract, _ type: ContractType, signedBy keys: [Secp256k1.SigningKey?] = [key], results: [ContractResult?] = [], memo: String = "",
        feeLimit: Int64 = 0, claimedID: String? = nil
    ) throws -> TronTransaction {
        let raw = RawTransaction(
            refBlockBytes: [1, 2], refBlockHash: [1, 2, 3, 4, 5, 6, 7, 8], expiration: expiration, timestamp: packed, contract: contract, type: type,
            permissionID: 0, feeLimit: feeLimit, memo: Array(memo.utf8))
        let bytes = raw.encoded() ?? []
        let signatures = keys.compactMap { $0?.signature(over: Checksum.sha256(bytes))?.bytes }
        return try TronTransaction(rawData: bytes, signatures: signatures, claimedID: claimedID, results: results)
    }

    static func payment(_ sun: Int64 = 5_000_000, to: TronAddress = other, memo: String = "", signedBy keys: [Secp256k1.SigningKey?] = [key]) throws
        -> TronTransaction
    {
        try transaction(.transfer(from: owner, to: to, amount: sun), .transfer, signedBy: keys, memo: memo)
    }

    static func call(
        _ contract: TronAddress, _ data: CallData, signedBy keys: [Secp256k1.SigningKey?] = [key], by caller: TronAddress = owner, feeLimit: Int64 = 0
    ) throws -> TronTransaction {
        let call = ContractCall(owner: caller, contract: contract, callValue: 0, tokenValue: 0, tokenID: 0, data: data.bytes)
        return try transaction(.call(call), .triggerSmartContract, signedBy: keys, feeLimit: feeLimit)
    }

    static func receipt(
        of transaction: TronTransaction?, fee: Int64 = 0, _ result: ContractResult? = nil, energy: TronReceipt.Energy = .init(),
        bandwidth: TronReceipt.Bandwidth = .init(), contract: TronAddress? = nil, returned: [UInt8] = [], message: String = "", logs: [EventLog] = [],
        payouts: TronReceipt.Payouts = .init()
    ) -> TronReceipt {
        TronReceipt(
            id: transaction?.id, fee: fee, blockNumber: 70_000_000, blockTime: packed, result: result, isFailed: result.map { $0 != .success } ?? false,
            energy: energy, bandwidth: bandwidth, contractAddress: contract, returned: returned, message: message, logs: logs, payouts: payouts)
    }

    static func transferLog(_ token: TronAddress, from: TronAddress, to: TronAddress, _ units: BigUInt) -> EventLog {
        let topic = bytes(hex: KnownTopic.transfer.hex) ?? []
        return EventLog(
            contract: token.account, topics: [topic, ABIWord(from.account).bytes, ABIWord(to.account).bytes], data: ABIWord(units).bytes)
    }

    static func finding(
        _ transaction: TronTransaction? = nil, _ receipt: TronReceipt? = nil, lookup: TronEvidence.Lookup = .answered, solidified: Instant? = nil,
        account: TronAddress? = nil, symbols: [TronAddress: String] = [:]
    ) -> TransactionFinding {
        TransactionDiagnosis.finding(
            of: TronEvidence(transaction: transaction, receipt: receipt, lookup: lookup, solidifiedTime: solidified), tokens: KnownTokens.book,
            account: account,
            symbols: symbols)
    }

    /// A signed transaction with a receipt of its success.
    static func succeeded(_ transaction: TronTransaction, logs: [EventLog] = [], account: TronAddress? = nil, symbols: [TronAddress: String] = [:])
        -> TransactionFinding
    {
        finding(transaction, receipt(of: transaction, .success, logs: logs), account: account, symbols: symbols)
    }
}
