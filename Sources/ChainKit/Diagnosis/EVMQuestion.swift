import BigInt
package import Kit

/// One line of `explain-tx --chain evm`:
/// `{"id", "transaction"?: eth_getTransactionByHash JSON or {"raw": "0x…"}, "info"?: receipt JSON, "head"?: {"finalizedBlock", "chainId"?},
/// "nonce"?: finalized eth_getTransactionCount, "nodes"?: how many were asked, "revert"?: "0x…"}`.
///
/// `transaction` and `info` are null where a node was asked and knows nothing, and a JSON-RPC answer with an `error` where it can't tell.
package struct EVMQuestion: Sendable {
    /// As it came, to stand in the answer.
    package let id: JSONValue
    package let evidence: EVMEvidence

    package init(line: JSONValue) {
        let shown = Answer(line["transaction"])
        let info = Answer(line["info"])
        let transaction = shown.value.flatMap { EVMTransaction(node: $0) }
        let receipt = info.value.flatMap { EVMReceipt(node: $0) }
        let isRaw = shown.value?["raw"] != nil
        id = line["id"] ?? .null
        evidence = EVMEvidence(
            transaction: transaction, receipt: receipt,
            lookup: EVMQuestion.lookup(shown: isRaw ? .notAsked : shown, info, nodes: line["nodes"]?.int64.flatMap { Int(exactly: $0) } ?? 1),
            chainID: line["head"]?["chainId"]?.quantity ?? 1, finalizedBlock: EVMQuestion.number(line["head"]?["finalizedBlock"]),
            finalizedNonce: EVMQuestion.number(line["nonce"]).flatMap { UInt64(exactly: $0) }, revertData: line["revert"]?.hexBytes,
            isUnreadable: (shown.value != nil && transaction == nil) || (info.value != nil && receipt == nil))
    }

    private enum Answer {
        case notAsked
        case nothing
        case error
        case found(JSONValue)

        /// Reads a result, alone or within its JSON-RPC answer.
        init(_ value: JSONValue?) {
            guard let value else {
                self = .notAsked
                return
            }
            if let error = value["error"], !error.isNull {
                self = .error
            } else if value["jsonrpc"] != nil {
                self = Answer.of(value["result"] ?? .null)
            } else {
                self = Answer.of(value)
            }
        }

        private static func of(_ result: JSONValue) -> Answer { result.isNull || result == .object([:]) ? .nothing : .found(result) }

        var value: JSONValue? { if case .found(let value) = self { value } else { nil } }
    }

    private static func lookup(shown: Answer, _ info: Answer, nodes: Int) -> TronEvidence.Lookup {
        switch (shown, info) {
        case (.found, _), (_, .found): .answered
        case (.error, _), (_, .error): .failed
        case (.nothing, _), (_, .nothing): .notFound(nodes: max(nodes, 1))
        case (.notAsked, .notAsked): .notAsked
        }
    }

    /// A number in digits, or in hexadecimal as nodes write it.
    private static func number(_ value: JSONValue?) -> Int64? { value?.int64 ?? value?.quantityInt }
}
