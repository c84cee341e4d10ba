import ChainKit
import Kit

/// The search for one transaction on the EVM chains that there are nodes for.
struct EVMLookup: Sendable {
    let pool: NodePool
    let deadline: ContinuousClock.Instant
    /// The transaction, where somebody has seen it before: nodes forget what another took the place of.
    let seen: Sighting<EVMTransaction>?

    struct Result: Sendable {
        let evidence: EVMEvidence
        /// As `walletdesk explain-tx --chain evm` reads it.
        let line: JSONValue
        /// The transaction, where its fields have the id for their hash and no block holds it.
        let sighting: Sighting<EVMTransaction>?
        let nodes: [String]
        let isFound: Bool
        let hasFailed: Bool
    }

    /// On the first chain that knows it; where none does, what the first one says.
    func search(for id: TransactionID) async -> Result? {
        let results = await withTaskGroup(of: (Int, Result).self) { group in
            for (place, chainID) in pool.evmChains.enumerated() { group.addTask { (place, await search(for: id, on: chainID)) } }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        let ordered = results.sorted { $0.key < $1.key }.map(\.value)
        return ordered.first(where: \.isFound) ?? ordered.first(where: \.hasFailed) ?? ordered.first
    }

    private func search(for id: TransactionID, on chainID: Int64) async -> Result {
        let service = NodeService.evm(chainID: chainID)
        async let knownAnswer = pool.ask(service, until: deadline, doubt: .asksAnother) { node async throws(NodeFailure) in
            try await EVMNode(node).transaction(id)
        }
        async let packedAnswer = pool.ask(service, until: deadline) { node async throws(NodeFailure) in try await EVMNode(node).receipt(id) }
        let (known, packed) = await (knownAnswer, packedAnswer)
        let isFound = known.value != nil || packed.value != nil
        let remembered = isFound ? nil : seen
        var line: [String: JSONValue] = [
            "id": .string("0x" + id.hex), "transaction": known.line, "info": packed.line, "at": .string(pool.now.iso8601),
            "node": .string((known.nodes + packed.nodes).uniqued.joined(separator: ", ")), "nodes": .number(String(known.nodes.count)),
        ]
        let shown = known.value ?? remembered?.answer
        if isFound || remembered != nil {
            await addState(to: &line, service, sender: packed.value == nil ? shown?["from"]?.string.flatMap { EVMAddress($0) } : nil)
        }
        line["head"] = .object((line["head"]?.object ?? [:]).merging(["chainId": .string("0x" + String(chainID, radix: 16))]) { own, _ in own })
        let hasFailed = !isFound && known.hasFailed
        let asked = EVMQuestion(line: .object(line)).evidence
        if let remembered { line["seen"] = remembered.answer }
        return Result(
            evidence: remembered.map { asked.remembering($0.value) } ?? asked, line: .object(line), sighting: EVMLookup.sighting(known, packed, asked),
            nodes: hasFailed ? [] : (known.nodes + packed.nodes).uniqued, isFound: isFound, hasFailed: hasFailed)
    }

    private static func sighting(_ known: PoolAnswer<JSONValue>, _ packed: PoolAnswer<JSONValue>, _ asked: EVMEvidence) -> Sighting<EVMTransaction>? {
        guard packed.value == nil, let answer = known.value, let transaction = asked.transaction, transaction.isIDRight != false else { return nil }
        return Sighting(value: transaction, answer: answer)
    }

    /// How far the chain is final and, of a transaction that isn't packed, how many its sender has packed for good: whether another took its place.
    private func addState(to line: inout [String: JSONValue], _ service: NodeService, sender: EVMAddress?) async {
        async let finalizedAnswer = pool.ask(service, until: deadline) { node async throws(NodeFailure) in try await EVMNode(node).finalizedHead() }
        async let nonceAnswer = nonce(of: sender, service)
        let (finalized, nonce) = await (finalizedAnswer, nonceAnswer)
        if let block = finalized.value { line["head"] = .object(["finalizedBlock": .number(String(block.head.number))]) }
        if let nonce { line["nonce"] = .number(String(nonce)) }
    }

    private func nonce(of sender: EVMAddress?, _ service: NodeService) async -> Int64? {
        guard let sender else { return nil }
        return await pool.ask(service, until: deadline) { node async throws(NodeFailure) in try await EVMNode(node).finalizedNonce(of: sender) }.value
    }
}

extension EVMEvidence {
    /// The same with a transaction that the nodes which answered don't know.
    fileprivate func remembering(_ transaction: EVMTransaction) -> EVMEvidence {
        EVMEvidence(
            transaction: transaction, receipt: receipt, lookup: lookup, chainID: chainID, finalizedBlock: finalizedBlock, finalizedNonce: finalizedNonce,
            revertData: revertData, isUnreadable: isUnreadable)
    }
}

extension PoolAnswer<JSONValue> {
    fileprivate var hasFailed: Bool { if case .failed = self { true } else { false } }

    /// As JSON-RPC writes it: null for nothing, an object with `error` where there was no answer.
    fileprivate var line: JSONValue {
        switch self {
        case .found(let value, _): value
        case .nothing: .null
        case .failed(let failures): .object(["error": .object(["message": .string(failures.map(\.word).uniqued.joined(separator: ", "))])])
        }
    }
}
