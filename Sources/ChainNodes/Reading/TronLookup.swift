import ChainKit
import Kit

/// The search for one TRON transaction, by the ladder of states: solidified, packed, known, unknown.
struct TronLookup: Sendable {
    let pool: NodePool
    let deadline: ContinuousClock.Instant
    /// What was signed, where somebody has seen it before: nodes forget what was never packed, and only its own expiration proves that it never will be.
    let seen: Sighting<TronTransaction>?

    struct Result: Sendable {
        let evidence: TronEvidence
        let nodes: [String]
        let answers: JSONValue
        /// The transaction, where its bytes are those of the id.
        let sighting: Sighting<TronTransaction>?
    }

    private typealias Transactions = PoolAnswer<Sighting<TronTransaction>>
    private typealias Receipts = PoolAnswer<Sighting<TronReceipt>>

    func search(for id: TransactionID) async -> Result {
        async let solidAnswer = receipt(id, isSolid: true)
        async let knownAnswer = transaction { node async throws(NodeFailure) in try await node.transaction(id) }
        let (solid, known) = await (solidAnswer, knownAnswer)
        // What is solidified is packed: nothing else has to be asked.
        if solid.value != nil { return await result(id, known: known, solid: solid, packed: nil, waiting: nil) }
        async let packedAnswer = receipt(id, isSolid: false)
        async let waitingAnswer = known.value == nil ? transaction { node async throws(NodeFailure) in try await node.pending(id) } : nil
        async let headAnswer: Void = refreshSolidHead()
        let (packed, waiting, _) = await (packedAnswer, waitingAnswer, headAnswer)
        return await result(id, known: known, solid: solid, packed: packed, waiting: waiting)
    }

    private func transaction(
        _ call: @Sendable (TronNode) async throws(NodeFailure) -> Sighting<TronTransaction>?
    ) async -> Transactions {
        await pool.ask(.wallet, until: deadline, doubt: .asksAnother) { node async throws(NodeFailure) in try await call(TronNode(node)) }
    }

    private func receipt(_ id: TransactionID, isSolid: Bool) async -> Receipts {
        await pool.ask(isSolid ? .solidity : .wallet, until: deadline) { node async throws(NodeFailure) in
            try await TronNode(node).receipt(id, isSolid: isSolid)
        }
    }

    /// A head that was seen a moment ago is good enough: what has solidified stays so.
    private func refreshSolidHead() async {
        if let head = await pool.solidHead, pool.now - head.seenAt <= .seconds(3) { return }
        _ = await pool.ask(.solidity, until: deadline) { node async throws(NodeFailure) in try await TronNode(node).head(isSolid: true) }
    }

    private func result(
        _ id: TransactionID, known: Transactions, solid: Receipts, packed: Receipts?, waiting: Transactions?
    ) async -> Result {
        let untrue = TronLookup.untrueAnswer(in: known)
        let transaction = known.value ?? waiting?.value ?? untrue.flatMap { TronLookup.lie($0, about: id) }
        let receipt = solid.value ?? packed?.value
        let isFound = transaction != nil || receipt != nil
        let remembered = isFound ? nil : seen
        let solidified = await solidifiedTime(where: known, solid: solid.value?.value)
        let evidence = TronEvidence(
            transaction: (transaction ?? remembered)?.value, receipt: receipt?.value, lookup: isFound ? .answered : TronLookup.lookup(known),
            isSolidified: isFound ? solid.isSolidified : nil, solidifiedTime: solidified, isUnreadable: untrue != nil && transaction == nil)
        let nodes = (known.nodes + (waiting?.nodes ?? []) + solid.nodes + (packed?.nodes ?? [])).uniqued
        let info = receipt?.answer ?? (packed ?? solid).json
        return Result(
            evidence: evidence, nodes: isFound || evidence.lookup != .failed ? nodes : [],
            answers: answers(
                id, transaction: (transaction ?? remembered)?.answer ?? untrue ?? known.json, info: info, solidified: solidified, known: known, nodes: nodes),
            sighting: known.value ?? waiting?.value)
    }

    private func answers(
        _ id: TransactionID, transaction: JSONValue, info: JSONValue, solidified: Instant?, known: Transactions, nodes: [String]
    ) -> JSONValue {
        var answers: [String: JSONValue] = [
            "id": .string(id.hex), "transaction": transaction, "info": info, "at": .string(pool.now.iso8601),
            "node": .string(nodes.joined(separator: ", ")), "nodes": .number(String(known.nodes.count)),
        ]
        if let solidified { answers["head"] = .object(["solidifiedTimestamp": .number(String(solidified.milliseconds))]) }
        return .object(answers)
    }

    /// The time up to which it is certain what was packed: the solidified head's and, where nodes know nothing of the transaction, no later than their
    /// own heads. A node may be a minute behind and is believed all the same; it must not be believed about that minute. Nor about the future.
    private func solidifiedTime(where known: Transactions, solid receipt: TronReceipt?) async -> Instant? {
        let times = [await pool.solidHead?.time, receipt?.blockTime].compactMap { $0 }
        guard let newest = times.max() else { return nil }
        let solid = min(newest, pool.now)
        guard case .nothing(let nodes) = known else { return solid }
        return await pool.health.filter { nodes.contains($0.name) }.compactMap(\.head?.time).reduce(solid, min)
    }

    private static func lookup(_ known: PoolAnswer<Sighting<TronTransaction>>) -> TronEvidence.Lookup {
        switch known {
        case .found: .answered
        case .nothing(let nodes): .notFound(nodes: nodes.count)
        case .failed: .failed
        }
    }

    /// What nodes answered although it can't be, where no node knows better.
    private static func untrueAnswer(in known: Transactions) -> JSONValue? {
        guard case .failed(let failures) = known else { return nil }
        for case .lied(let answer) in failures { return answer }
        return nil
    }

    /// A transaction that was called this one although its bytes are another's: whoever judges must see it.
    private static func lie(_ answer: JSONValue, about id: TransactionID) -> Sighting<TronTransaction>? {
        guard let transaction = try? TronTransaction(node: answer), transaction.claimedID.flatMap({ TransactionID(hex: $0) }) == id else { return nil }
        return Sighting(value: transaction, answer: answer)
    }
}

extension PoolAnswer {
    var value: Value? { if case .found(let value, _) = self { value } else { nil } }

    /// Who answered.
    var nodes: [String] {
        switch self {
        case .found(_, let node): [node]
        case .nothing(let nodes): nodes
        case .failed: []
        }
    }

    /// Whether the solidified state holds it; nil where nobody said.
    fileprivate var isSolidified: Bool? {
        switch self {
        case .found: true
        case .nothing: false
        case .failed: nil
        }
    }

    /// As a node writes it: `{}` for nothing, an object with `Error` where there was no answer.
    var json: JSONValue {
        switch self {
        case .found, .nothing: .object([:])
        case .failed(let failures): .object(["Error": .string("no answer: " + failures.map(\.word).uniqued.joined(separator: ", "))])
        }
    }
}

extension NodeFailure {
    /// One word for a log line or a snapshot. Nothing that a node wrote is in it.
    package var word: String {
        switch self {
        case .timedOut: "time limit"
        case .unreachable: "unreachable"
        case .tooLong: "too long"
        case .limited: "too many requests"
        case .unusable: "unusable"
        case .closed: "switched off"
        case .refused: "refused"
        case .lied: "untrue"
        case .behind: "behind"
        case .otherChain: "other chain"
        case .noneLeft: "no node to ask"
        }
    }
}

extension Array where Element: Hashable {
    /// Each element once, where it stood first.
    var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
