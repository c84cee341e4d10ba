package import BigInt
package import ChainKit
package import Kit

/// JSON-RPC of an EVM chain (ethereum/execution-apis). Every call sends an id or an address and nothing else.
package struct EVMNode: Sendable {
    private let caller: NodeCaller

    package init(_ caller: NodeCaller) { self.caller = caller }

    /// `eth_getTransactionByHash`; nil where the node doesn't know it.
    /// - Throws: `lied` where its signed fields have another hash.
    package func transaction(_ id: TransactionID) async throws(NodeFailure) -> JSONValue? {
        guard let answer = try await about(id, "eth_getTransactionByHash", named: "hash") else { return nil }
        if EVMTransaction(node: answer)?.isIDRight == false { throw .lied(answer) }
        return answer
    }

    /// `eth_getTransactionReceipt`; nil where it isn't packed.
    package func receipt(_ id: TransactionID) async throws(NodeFailure) -> JSONValue? {
        try await about(id, "eth_getTransactionReceipt", named: "transactionHash")
    }

    /// `eth_getBlockByNumber` of `latest`. The pool learns of it.
    package func head() async throws(NodeFailure) -> NodeBlock {
        let block = try await block("latest")
        await caller.saw(block.head, isSolid: false)
        return block
    }

    /// `eth_getBlockByNumber` of `finalized`: what two thirds of the validators vouch for. The pool learns of it.
    package func finalizedHead() async throws(NodeFailure) -> NodeBlock {
        let block = try await block("finalized")
        await caller.saw(block.head, isSolid: true)
        return block
    }

    /// `eth_blockNumber`.
    package func blockNumber() async throws(NodeFailure) -> Int64 { try await number("eth_blockNumber", []) }

    /// `eth_chainId`.
    /// - Throws: `otherChain` where it isn't the one that the settings say.
    package func checkChain() async throws(NodeFailure) {
        guard case .evm(let chainID) = caller.endpoint.kind, try await number("eth_chainId", []) == chainID else { throw .otherChain }
    }

    /// `eth_getTransactionCount` in the finalized state: how many transactions of the account are packed for good. Any with a lower nonce that isn't
    /// among them never will be.
    package func finalizedNonce(of address: EVMAddress) async throws(NodeFailure) -> Int64 {
        try await number("eth_getTransactionCount", [.string(address.checksummed), .string("finalized")])
    }

    /// `eth_gasPrice`, in wei.
    package func gasPrice() async throws(NodeFailure) -> BigInt {
        let answer = try await ask("eth_gasPrice", [])
        guard let digits = answer.string, digits.hasPrefix("0x"), digits.utf8.count <= 66, let price = BigInt(digits.dropFirst(2), radix: 16) else {
            throw .unusable("no number in eth_gasPrice")
        }
        return price
    }

    /// `eth_call`: what a contract returns to a call that changes nothing.
    package func call(_ contract: EVMAddress, _ data: CallData) async throws(NodeFailure) -> [UInt8] {
        let call: [String: JSONValue] = ["to": .string(contract.checksummed), "data": .string("0x" + hex(data.bytes))]
        let answer = try await ask("eth_call", [.object(call), .string("latest")])
        guard let text = answer.string, text.hasPrefix("0x"), let bytes = Kit.bytes(hex: text.dropFirst(2)) else { throw .unusable("no bytes in eth_call") }
        return bytes
    }

    private func about(_ id: TransactionID, _ method: String, named name: String) async throws(NodeFailure) -> JSONValue? {
        let answer = try await ask(method, [.string("0x" + id.hex)])
        guard !answer.isNull else { return nil }
        guard (answer[name]?.string).flatMap({ TransactionID(hex: $0) }) == id else { throw .lied(answer) }
        return answer
    }

    private func block(_ tag: String) async throws(NodeFailure) -> NodeBlock {
        let answer = try await ask("eth_getBlockByNumber", [.string(tag), .bool(false)])
        guard let number = answer["number"]?.quantityInt, let seconds = answer["timestamp"]?.quantityInt, seconds < Int64.max / 1000,
            NodeBlock.isPossible(number: number, milliseconds: seconds * 1000)
        else {
            throw .unusable("no block in eth_getBlockByNumber")
        }
        let head = NodeHead(number: number, time: Instant(milliseconds: seconds * 1000), seenAt: caller.now)
        return NodeBlock(head: head, transactionCount: answer["transactions"]?.array?.count ?? 0)
    }

    private func number(_ method: String, _ parameters: [JSONValue]) async throws(NodeFailure) -> Int64 {
        guard let number = try await ask(method, parameters).quantityInt else { throw .unusable("no number in \(method)") }
        return number
    }

    /// The `result` of an answer, null where that is what it says.
    private func ask(_ method: String, _ parameters: [JSONValue]) async throws(NodeFailure) -> JSONValue {
        let members: [String: JSONValue] = ["jsonrpc": .string("2.0"), "id": .number("1"), "method": .string(method), "params": .array(parameters)]
        let reply = try await caller.send(NodeRequest(path: "", body: JSONValue.object(members).text))
        if [403, 429, 503].contains(reply.status) { throw .limited(reply.retryAfter) }
        guard let answer = try? JSONValue(parsing: reply.body), answer.object != nil else { throw .unusable("HTTP \(reply.status), not JSON") }
        if let error = answer["error"], !error.isNull { throw EVMNode.failure(error) }
        guard let result = answer["result"] else { throw .unusable("HTTP \(reply.status), no result") }
        return result
    }

    /// Codes by JSON-RPC 2.0 and EIP-1474: -32005 is a limit, -32600 to -32602 and 3 are the request's fault, the others the node's.
    private static func failure(_ error: JSONValue) -> NodeFailure {
        let message = String((error["message"]?.string ?? "error").prefix(200))
        switch error["code"]?.int64 {
        case -32005: return .limited(nil)
        case -32602, -32600, 3: return .refused(message)
        case -32601: return .closed
        default: return .unusable(message)
        }
    }
}
