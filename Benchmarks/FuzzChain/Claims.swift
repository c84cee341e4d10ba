import ChainKit
import ChainSamples
import Kit

/// What has to hold of whatever is read. Each returns the sentence that doesn't hold; a crash ends the program.
enum Claims {
    static func broken(byBytes bytes: [UInt8]) -> String? {
        guard let transaction = try? TronTransaction(rawData: bytes, signatures: [Array(bytes.prefix(65))]) else { return nil }
        if transaction.id.bytes != Checksum.sha256(bytes) { return "the id is the hash of the bytes" }
        if transaction.rawSize != bytes.count { return "the size is that of the bytes" }
        if transaction.bandwidthBytes < Int64(bytes.count) { return "bandwidth is taken for all bytes" }
        if bytes.count > ProtobufMessage.longest { return "nothing longer is read" }
        return broken(by: transaction.raw)
    }

    private static func broken(by raw: RawTransaction) -> String? {
        guard let encoded = raw.encoded() else {
            switch raw.contract {
            case .create, .other: return nil
            default: return raw.type == nil ? nil : "what is read whole can be written"
            }
        }
        guard let again = try? RawTransaction(encoded) else { return "what is written can be read" }
        if again != raw { return "what is written is what was read" }
        if again.encoded() != encoded { return "writing is stable" }
        for isVisible in [false, true] {
            let json = SampleJSON(isVisible: isVisible).transaction(raw)
            guard let read = try? TronTransaction(node: json) else { return "a node's JSON of it can be read" }
            if read.raw != raw || read.isIDRight != true { return "a node's JSON of it says the same" }
            if read.isReadableFormTrue != true { return "the readable form of it is true" }
        }
        return nil
    }

    static func broken(byTransaction json: JSONValue) -> String? {
        guard let transaction = try? TronTransaction(node: json) else { return nil }
        if let hex = json["raw_data_hex"]?.string, !hex.isEmpty {
            guard let bytes = NodeText.bytes(hex: hex) else { return "digits are needed" }
            if transaction.id.bytes != Checksum.sha256(bytes) { return "the id is the hash of the bytes of the JSON" }
            if let read = try? RawTransaction(bytes), read != transaction.raw { return "the bytes are believed, not the readable form" }
        }
        if let claimed = transaction.claimedID, transaction.isIDRight == true, TransactionID(hex: claimed) != transaction.id { return "a false id isn't right" }
        _ = transaction.signers
        return nil
    }

    static func broken(byReceipt json: JSONValue) -> String? {
        for receipt in [try? TronReceipt(node: json), try? TronReceipt(row: json)].compactMap({ $0 }) {
            if receipt.logs.count > TronReceipt.mostEvents || receipt.internalTransfers.count > TronReceipt.mostEvents { return "events are bounded" }
            let numbers = [
                receipt.fee, receipt.blockNumber, receipt.energy.total, receipt.energy.staked, receipt.energy.burnt, receipt.energy.penalty,
                receipt.energy.fromContractOwner, receipt.bandwidth.used, receipt.bandwidth.burnt, receipt.payouts.reward, receipt.payouts.unstaked,
                receipt.payouts.unstakedV1, Int64(receipt.omitted),
            ]
            if numbers.contains(where: { $0 < 0 }) { return "nothing is below zero" }
            if receipt.logs.contains(where: { $0.topics.contains { $0.count != 32 } }) { return "topics have 32 bytes" }
            if receipt.internalTransfers.contains(where: { $0.amount <= 0 }) { return "transfers move something" }
        }
        return nil
    }

    static func broken(byAnswer body: [UInt8], status: Int) -> String? {
        _ = BroadcastAnswer(body: body, status: status)
        if case .value(let json) = NodeAnswer(body: body, status: status) {
            if json["Error"]?.string != nil { return "an error is no value" }
            _ = try? ConstantAnswer(node: json)
            _ = FeePrices(chainParameters: json, asOf: Instant(milliseconds: 0))
            if let history = try? PriceHistory(node: json), history.price(at: Instant(milliseconds: Int64.max)) == nil { return "a history has a price" }
        }
        return nil
    }
}
