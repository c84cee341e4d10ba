package import Kit

extension TronTransaction {
    /// More are read by no node: a permission has at most five keys.
    private static let mostSignatures = 64

    /// Reads what was signed. The id is its SHA-256.
    /// - Throws: where it can't be read whole, or is what no node executes.
    package init(
        rawData: [UInt8], signatures: [[UInt8]] = [], claimedID: String? = nil, isReadableFormTrue: Bool? = nil, results: [ContractResult?] = []
    ) throws(TronDecodingError) {
        try self.init(RawTransaction(rawData), bytes: rawData, signatures, claimedID, isReadableFormTrue, results)
    }

    /// Reads a transaction as nodes write it: the answer of `gettransactionbyid`, a draft, a row of TronGrid's `/v1/accounts/{address}/transactions`.
    /// Read are the bytes (`raw_data_hex`); the readable form beside them is only compared. Where there are no bytes it is turned back into them.
    /// - Throws: where it can't be read whole, or is what no node executes.
    package init(node json: JSONValue) throws(TronDecodingError) {
        guard json.object != nil else { throw .invalid("transaction") }
        let claimedID = json["txID"]?.string.map { String($0.prefix(66)) }
        let signatures = try TronTransaction.signatures(json["signature"])
        let results = try TronTransaction.results(json["ret"])
        let readable = json["raw_data"].flatMap { $0.isNull ? nil : ReadableForm($0) }
        if let hex = json["raw_data_hex"]?.string, !hex.isEmpty {
            let bytes = try TronTransaction.bytes(hex, "raw_data_hex")
            let raw = try RawTransaction(bytes)
            try self.init(raw, bytes: bytes, signatures, claimedID, readable?.says(raw, bytes), results)
        } else {
            guard let readable else { throw .missing("raw_data_hex") }
            let bytes = try readable.bytes(claimedID: claimedID.flatMap { TransactionID(hex: $0) })
            try self.init(RawTransaction(bytes), bytes: bytes, signatures, claimedID, nil, results)
        }
    }

    private init(
        _ raw: RawTransaction, bytes: [UInt8], _ signatures: [[UInt8]], _ claimedID: String?, _ isReadableFormTrue: Bool?, _ results: [ContractResult?]
    ) throws(TronDecodingError) {
        guard signatures.count <= TronTransaction.mostSignatures else { throw .invalid("signature") }
        guard let id = TransactionID(Checksum.sha256(bytes)) else { throw .invalid("id") }
        self.init(
            id: id, claimedID: claimedID, isReadableFormTrue: isReadableFormTrue, raw: raw, signatures: signatures, results: results, rawSize: bytes.count)
    }

    private static func bytes(_ text: String, _ name: String) throws(TronDecodingError) -> [UInt8] {
        guard text.utf8.count <= 2 * ProtobufMessage.longest + 2 else { throw .tooLarge(bytes: text.utf8.count / 2) }
        guard let bytes = NodeText.bytes(hex: text) else { throw .invalid(name) }
        return bytes
    }

    private static func signatures(_ json: JSONValue?) throws(TronDecodingError) -> [[UInt8]] {
        guard let json, !json.isNull else { return [] }
        guard let texts = json.array, texts.count <= mostSignatures else { throw .invalid("signature") }
        var signatures: [[UInt8]] = []
        for text in texts {
            guard let text = text.string else { throw .invalid("signature") }
            signatures.append(try bytes(text, "signature"))
        }
        return signatures
    }

    /// Old transactions have an empty object, and drafts have none.
    private static func results(_ json: JSONValue?) throws(TronDecodingError) -> [ContractResult?] {
        guard let json, !json.isNull else { return [] }
        guard let rets = json.array, rets.count <= mostSignatures else { throw .invalid("ret") }
        return rets.map { ContractResult(node: $0["contractRet"]?.string ?? "") }
    }
}

extension ContractResult {
    /// Reads what a node calls it; nil for nothing. A name that no list has is `unknown`: it is no success.
    package init?(node name: String) {
        guard !name.isEmpty else { return nil }
        self = ContractResult(rawValue: name) ?? .unknown
    }
}

extension TronTransaction {
    /// Bytes that a node sets aside for each result (java-tron, `Constant.MAX_RESULT_SIZE_IN_TX`).
    private static let resultSize: Int64 = 64

    /// Bytes for which bandwidth is taken: the serialised transaction without its results, and 64 for the result of its contract
    /// (java-tron, `BandwidthProcessor.consume`). With more signatures it grows: it is exact for those that are there.
    package var bandwidthBytes: Int64 {
        let fields = [rawSize] + signatures.map(\.count)
        return fields.reduce(TronTransaction.resultSize) { $0 + Int64(1 + ProtobufWriter.size(of: UInt64($1)) + $1) }
    }

    /// Who signed, computed from the signatures and the id; nil for one that no key can have made. Nodes look at 65 bytes of each.
    package var signers: [TronAddress?] {
        signatures.map { bytes in
            RecoverableSignature(Array(bytes.prefix(65))).flatMap { Secp256k1.account(of: $0, over: id.bytes) }.map { TronAddress($0) }
        }
    }
}
