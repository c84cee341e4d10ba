package import Kit

/// What somebody knows of a TRON transaction and wants explained, as one JSON object.
///
/// - `transaction`: the answer of `gettransactionbyid`, a signed or unsigned draft, or the answer of `triggerconstantcontract`;
/// - `info`: the answer of `gettransactioninfobyid`;
/// - `row`: a row of TronGrid's `/v1/accounts/{address}/transactions`;
/// - `head`: `{"solidifiedTimestamp"}`, the time of the newest solidified block in milliseconds;
/// - `response`: what a node answered to the broadcast;
/// - `account`: the address from whose side it is looked at; `symbols`: what unknown contracts call themselves, by address;
/// - `nodes`: how many nodes were asked where none knows it. A line without it comes from somebody who asked two, as many as it takes.
///
/// A look-up that is `{}` found nothing; one with an `Error`, or that is no object, could not be answered; a missing or null one wasn't made.
package struct TransactionQuestion: Sendable {
    /// What the asker calls the question: text or a whole number.
    package let id: JSONValue?
    package let evidence: TronEvidence
    package let account: TronAddress?
    package let symbols: [TronAddress: String]

    private static let mostSymbols = 100

    /// - Returns: nil where the line is no object.
    package init?(line: JSONValue) {
        guard line.object != nil else { return nil }
        id = TransactionQuestion.identifier(line["id"])
        account = line["account"]?.string.flatMap { TronAddress(node: $0) }
        symbols = TransactionQuestion.symbols(line["symbols"])
        evidence = TransactionQuestion.evidence(line)
    }

    static func identifier(_ json: JSONValue?) -> JSONValue? {
        switch json {
        case .string?, .number?: json
        default: nil
        }
    }

    private static func symbols(_ json: JSONValue?) -> [TronAddress: String] {
        var symbols: [TronAddress: String] = [:]
        for (address, symbol) in (json?.object ?? [:]).prefix(mostSymbols) {
            if let address = TronAddress(node: address), let symbol = symbol.string { symbols[address] = symbol }
        }
        return symbols
    }

    /// What a node said when it was asked for one thing.
    private enum Reply {
        case notAsked
        case nothing
        case noAnswer
        case found(JSONValue)

        init(_ json: JSONValue?) {
            switch json {
            case nil, .null?: self = .notAsked
            case .object(let members)? where members.isEmpty: self = .nothing
            case .object(let members)? where members["Error"] != nil: self = .noAnswer
            case .object?: self = .found(json ?? .null)
            case .bool?, .number?, .string?, .array?: self = .noAnswer
            }
        }

        var value: JSONValue? { if case .found(let json) = self { json } else { nil } }
        var isNothing: Bool { if case .nothing = self { true } else { false } }
        var isNoAnswer: Bool { if case .noAnswer = self { true } else { false } }
    }

    private static func evidence(_ line: JSONValue) -> TronEvidence {
        let (row, info) = (Reply(line["row"]), Reply(line["info"]))
        var asked = Reply(line["transaction"])
        if let call = asked.value?["transaction"], call.object != nil { asked = Reply(call) }
        let signed = asked.value ?? row.value
        let transaction = signed.flatMap { try? TronTransaction(node: $0) }
        let told = info.value.map { try? TronReceipt(node: $0) } ?? row.value.flatMap { isPacked(row: $0) ? try? TronReceipt(row: $0) : nil }
        let isUnreadable = (signed != nil && transaction == nil) || ((info.value ?? packedRow(row.value)) != nil && told == nil)
        let broadcast = line["response"].flatMap { $0.object == nil ? nil : BroadcastAnswer($0) }
        return TronEvidence(
            transaction: transaction, receipt: told, lookup: lookup(asked, info, row, transaction, nodes: nodes(line["nodes"])),
            solidifiedTime: line["head"]?["solidifiedTimestamp"]?.int64.map { Instant(milliseconds: $0) }, refusal: broadcast?.refusal,
            isAccepted: broadcast?.isTaken ?? false, isUnreadable: isUnreadable)
    }

    private static func packedRow(_ row: JSONValue?) -> JSONValue? { row.flatMap { isPacked(row: $0) ? $0 : nil } }
    /// Rows of transactions that wait have no block.
    private static func isPacked(row: JSONValue) -> Bool { row["blockNumber"]?.int64.map { $0 > 0 } ?? false }

    private static func nodes(_ json: JSONValue?) -> Int { json?.int64.flatMap { Int(exactly: $0) }.map { min(max($0, 0), 100) } ?? 2 }

    private static func lookup(_ asked: Reply, _ info: Reply, _ row: Reply, _ transaction: TronTransaction?, nodes: Int) -> TronEvidence.Lookup {
        if info.value != nil || row.value != nil || !(transaction?.results.isEmpty ?? true) { return .answered }
        if asked.isNoAnswer || info.isNoAnswer || row.isNoAnswer { return .failed }
        if asked.isNothing || info.isNothing || row.isNothing { return .notFound(nodes: nodes) }
        return .notAsked
    }
}

extension BroadcastAnswer {
    fileprivate var isTaken: Bool { if case .taken = self { true } else { false } }
    fileprivate var refusal: (code: BroadcastCode, message: String)? { if case .refused(let code, let message) = self { (code, message) } else { nil } }
}
