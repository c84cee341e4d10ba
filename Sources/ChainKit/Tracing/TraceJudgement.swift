import Kit

/// What each address that money reached is taken for, and whether it is followed.
struct TraceJudgement {
    let flow: MoneyFlow
    let plan: TracePlan
    let labels: AddressLabels
    let histories: [TronAddress: AccountHistory]
    let contracts: Set<TronAddress>

    /// Why an address is an end whatever it got; nil where it is none. The list of labels goes before guesses.
    static func end(of address: TronAddress, label: AddressLabel?, history: AccountHistory?, contracts: Set<TronAddress>, plan: TracePlan) -> TraceNode.End? {
        if address == plan.origin || plan.theft.contains(where: { $0.from == address }) { return .origin }
        if let label, label.kind.isEnd { return .labelled(label.kind) }
        if label?.kind == .wallet { return nil }
        if history?.isContract == true || contracts.contains(address) { return .contract }
        if let history, history.counterparties >= plan.limits.serviceCounterparties { return .looksLikeService }
        return nil
    }

    /// The origin first, then by steps, then by what reached them.
    var nodes: [TraceNode] {
        let (resting, stolen) = (flow.resting, flow.stolen)
        let reached = flow.reached.map { (node: node($0.address, $0.facts, resting[$0.address] ?? [:], stolen), hex: $0.address.hex) }
        let sorted = reached.sorted { ($0.node.hop, -$0.node.share, $0.hex) < ($1.node.hop, -$1.node.share, $1.hex) }
        return [origin(resting[plan.origin] ?? [:], isEmpty: stolen.isEmpty)] + sorted.map(\.node)
    }

    private func origin(_ resting: [TraceAsset: UInt128], isEmpty: Bool) -> TraceNode {
        let history = histories[plan.origin]
        return TraceNode(
            address: plan.origin, hop: 0, resting: resting, share: isEmpty ? 0 : 10_000, label: labels[plan.origin],
            end: resting.isEmpty ? nil : .origin, counterparties: history?.counterparties ?? 0, isCut: history?.isCut ?? false, gap: history?.failure)
    }

    private func node(_ address: TronAddress, _ reached: MoneyFlow.Reached, _ resting: [TraceAsset: UInt128], _ stolen: [TraceAsset: UInt128]) -> TraceNode {
        let history = histories[address]
        let arrived = flow.arrived(reached).reduce(into: [TraceAsset: UInt128]()) { $0[$1.key] = min($1.value, stolen[$1.key] ?? 0) }
        let share = arrived.map { TraceGraph.share(of: $0.value, in: stolen[$0.key] ?? 0) }.max() ?? 0
        return TraceNode(
            address: address, hop: reached.hop, firstArrival: reached.firstArrival, lastArrival: reached.lastArrival, arrived: arrived, resting: resting,
            share: share, label: labels[address], end: end(of: address, reached, share: share), counterparties: history?.counterparties ?? 0,
            isCut: history?.isCut ?? false, gap: history?.failure)
    }

    private func end(of address: TronAddress, _ reached: MoneyFlow.Reached, share: Int) -> TraceNode.End? {
        let history = histories[address]
        if let end = TraceJudgement.end(of: address, label: labels[address], history: history, contracts: contracts, plan: plan) { return end }
        if reached.hop >= plan.limits.depth { return .depth }
        guard let history, !history.isOpen, reached.firstArrival >= history.since || history.isCut || history.failure != nil else {
            return history == nil && share < plan.limits.leastShare ? .smallShare : .waiting
        }
        if reached.hasSent { return nil }
        return history.failure == nil ? .resting : .unread
    }
}

extension TraceNode {
    func ending(_ end: End) -> TraceNode {
        TraceNode(
            address: address, hop: hop, firstArrival: firstArrival, lastArrival: lastArrival, arrived: arrived, resting: resting, share: share, label: label,
            end: end, counterparties: counterparties, isCut: isCut, gap: gap)
    }
}
