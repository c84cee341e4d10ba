package import ChainKit
package import Kit

/// java-tron's HTTP interface (documentation-en, `docs/api/http`). Every call sends an id or an address and nothing else.
package struct TronNode: Sendable {
    private let caller: NodeCaller

    package init(_ caller: NodeCaller) { self.caller = caller }

    /// `gettransactionbyid`; nil where the node doesn't know it.
    /// - Throws: `lied` where the bytes are those of another transaction, or none that can be read.
    package func transaction(_ id: TransactionID) async throws(NodeFailure) -> Sighting<TronTransaction>? {
        guard let answer = try await post("/wallet/gettransactionbyid", ["value": .string(id.hex)]) else { return nil }
        return try TronNode.read(answer, as: id)
    }

    /// `gettransactionfrompending`: of what this node has in its pool and nobody has packed; nil where it isn't there.
    /// - Throws: as `transaction`.
    package func pending(_ id: TransactionID) async throws(NodeFailure) -> Sighting<TronTransaction>? {
        guard let answer = try await post("/wallet/gettransactionfrompending", ["value": .string(id.hex)]) else { return nil }
        return try TronNode.read(answer, as: id)
    }

    private static func read(_ answer: JSONValue, as id: TransactionID) throws(NodeFailure) -> Sighting<TronTransaction> {
        guard let transaction = try? TronTransaction(node: answer), transaction.id == id else { throw .lied(answer) }
        return Sighting(value: transaction, answer: answer)
    }

    /// `gettransactioninfobyid`; nil where the node doesn't know it, or where the solidified state doesn't hold it yet.
    /// - Throws: `lied` where it is of another transaction or can't be read.
    package func receipt(_ id: TransactionID, isSolid: Bool) async throws(NodeFailure) -> Sighting<TronReceipt>? {
        guard let answer = try await post("\(root(isSolid))/gettransactioninfobyid", ["value": .string(id.hex)]) else { return nil }
        guard let receipt = try? TronReceipt(node: answer), receipt.id == id else { throw .lied(answer) }
        return Sighting(value: receipt, answer: answer)
    }

    /// `getnowblock`: the newest block. The pool learns of it.
    package func head(isSolid: Bool) async throws(NodeFailure) -> NodeBlock {
        guard let answer = try await post("\(root(isSolid))/getnowblock", [:]), let block = NodeBlock(tron: answer, seenAt: caller.now) else {
            throw .unusable("no block in getnowblock")
        }
        await caller.saw(block.head, isSolid: isSolid)
        return block
    }

    /// `getaccount`; nil where the account isn't activated.
    package func account(_ address: TronAddress) async throws(NodeFailure) -> JSONValue? {
        guard let answer = try await post("/wallet/getaccount", ["address": .string(address.base58), "visible": .bool(true)]) else { return nil }
        guard answer["address"]?.string.flatMap({ TronAddress(node: $0) }) == address else { throw .lied(answer) }
        return answer
    }

    /// `getaccountresource`; an account without any has an empty object.
    package func resources(of address: TronAddress) async throws(NodeFailure) -> JSONValue {
        try await post("/wallet/getaccountresource", ["address": .string(address.base58), "visible": .bool(true)]) ?? .object([:])
    }

    /// `getcontract`; nil where there is no contract at the address.
    package func contract(_ address: TronAddress) async throws(NodeFailure) -> JSONValue? {
        try await post("/wallet/getcontract", ["value": .string(address.base58), "visible": .bool(true)])
    }

    /// `triggerconstantcontract`: what a contract would return.
    /// - Parameter owner: who seems to call; for calls that only read it may be anybody, and is the contract itself unless given.
    package func call(
        _ contract: TronAddress, _ function: KnownFunction, _ arguments: [ABIWord] = [], as owner: TronAddress? = nil
    ) async throws(NodeFailure) -> ConstantAnswer {
        let members: [String: JSONValue] = [
            "owner_address": .string((owner ?? contract).base58), "contract_address": .string(contract.base58), "visible": .bool(true),
            "function_selector": .string(function.rawValue), "parameter": .string(hex(arguments.flatMap(\.bytes))),
        ]
        guard let answer = try await post("/wallet/triggerconstantcontract", members), let read = try? ConstantAnswer(node: answer) else {
            throw .unusable("no result in triggerconstantcontract")
        }
        return read
    }

    /// `getchainparameters`: fees and limits by name.
    package func chainParameters() async throws(NodeFailure) -> JSONValue? { try await post("/wallet/getchainparameters", [:]) }

    /// `getenergyprices`: `time:sun` pairs, the newest last.
    package func energyPrices() async throws(NodeFailure) -> String? { try await post("/wallet/getenergyprices", [:])?["prices"]?.string }

    private func root(_ isSolid: Bool) -> String { isSolid ? "/walletsolidity" : "/wallet" }

    private func post(_ path: String, _ members: [String: JSONValue]) async throws(NodeFailure) -> JSONValue? {
        try await caller.send(NodeRequest(path: path, body: JSONValue.object(members).text)).tronValue()
    }
}

/// Something that a node said, read, and its own words.
package struct Sighting<Value: Sendable>: Sendable {
    package let value: Value
    package let answer: JSONValue

    package init(value: Value, answer: JSONValue) {
        self.value = value
        self.answer = answer
    }
}

/// A block as far as the desk looks at it.
package struct NodeBlock: Sendable, Hashable {
    package let head: NodeHead
    package let transactionCount: Int

    package init(head: NodeHead, transactionCount: Int) {
        self.head = head
        self.transactionCount = transactionCount
    }

    /// Whether a block can have the number and the time: from 1970 to 3000, so that no difference of two overflows.
    static func isPossible(number: Int64, milliseconds: Int64) -> Bool { number >= 0 && (0...32_503_680_000_000).contains(milliseconds) }

    /// Reads `getnowblock`.
    package init?(tron answer: JSONValue, seenAt: Instant) {
        guard let header = answer["block_header"]?["raw_data"], let number = header["number"]?.int64, let time = header["timestamp"]?.int64,
            NodeBlock.isPossible(number: number, milliseconds: time)
        else { return nil }
        let head = NodeHead(number: number, time: Instant(milliseconds: time), seenAt: seenAt)
        self.init(head: head, transactionCount: answer["transactions"]?.array?.count ?? 0)
    }
}

extension NodeReply {
    /// The answer's JSON; nil where it is `{}`.
    func tronValue() throws(NodeFailure) -> JSONValue? {
        switch NodeAnswer(body: body, status: status) {
        case .value(let value): return value
        case .empty: return nil
        case .refused(let message): throw .refused(String(message.prefix(200)))
        case .unavailable(let reason): throw failure(reason)
        }
    }

    private func failure(_ reason: NodeAnswer.Unavailability) -> NodeFailure {
        switch reason {
        case .rateLimited: .limited(retryAfter)
        case .closed: .closed
        case .busy, .notJSON, .emptyBody, .tooLarge, .status: .unusable(reason.rawValue)
        }
    }
}
