import Kit

/// Walks forward in time through transfers and says how much of the stolen money each of them carries.
///
/// The rule is proportional attribution ("haircut"): an address is a pool for each asset, and what leaves it is stolen in the proportion in which
/// the pool is. What an address held before the money arrived isn't known and counts as nothing, so the estimate is rather too high than too low.
/// No stolen unit is counted twice: all pools together hold what was stolen.
struct MoneyFlow {
    private struct Pool {
        var stolen: UInt128 = 0
        var other: UInt128 = 0

        mutating func add(stolen more: UInt128) { stolen = TraceUnits.sum(stolen, more) }
        mutating func add(other more: UInt128) { other = TraceUnits.sum(other, more) }
    }

    /// What is known of an address that stolen money reached.
    struct Reached {
        var hop: Int
        var firstArrival: Instant
        var lastArrival: Instant
        var hasSent = false
        /// By the number of the asset.
        var arrived: [Int: UInt128] = [:]
    }

    private let plan: TracePlan
    private let ledger: TransferLedger
    /// Whether an address's outflows are followed, by its number.
    private let passesOn: [Bool]
    private let isOrigin: [Bool]
    private let theft: Set<Transfer>
    /// By the numbers of address and asset (`key`).
    private var pools: [Int: Pool] = [:]
    private var carrying: [(row: Int, units: UInt128)] = []
    private var taken: [Int: UInt128] = [:]
    private var reachedByNumber: [Int: Reached] = [:]

    /// - Parameter passesOn: whose outflows are followed, the origin not among them.
    init(_ ledger: TransferLedger, plan: TracePlan, passesOn: Set<TronAddress>) {
        self.plan = plan
        self.ledger = ledger
        self.passesOn = ledger.addresses.map(passesOn.contains)
        theft = Set(plan.theft)
        let origins = Set(plan.theft.map(\.from)).union([plan.origin])
        isOrigin = ledger.addresses.map(origins.contains)
        walk()
    }

    private mutating func walk() {
        let rows = ledger.rows
        var start = 0
        while start < rows.count {
            var end = start + 1
            while end < rows.count, rows[end].transfer.at == rows[start].transfer.at { end += 1 }
            if end - start == 1 { move(start) } else { moveTogether(start..<end) }
            start = end
        }
    }

    // MARK: What came out

    var edges: [TraceEdge] { carrying.map { TraceEdge(transfer: ledger.rows[$0.row].transfer, carried: $0.units) } }

    /// What left the origin, of each asset.
    var stolen: [TraceAsset: UInt128] { Dictionary(taken.map { (ledger.assets[$0.key], $0.value) }) { TraceUnits.sum($0, $1) } }

    var reached: [(address: TronAddress, facts: Reached)] { reachedByNumber.map { (ledger.addresses[$0.key], $0.value) } }

    func arrived(_ facts: Reached) -> [TraceAsset: UInt128] { Dictionary(facts.arrived.map { (ledger.assets[$0.key], $0.value) }) { TraceUnits.sum($0, $1) } }

    /// What is left of the stolen money at each address.
    var resting: [TronAddress: [TraceAsset: UInt128]] {
        pools.reduce(into: [:]) { sums, pool in
            guard pool.value.stolen > 0 else { return }
            sums[ledger.addresses[pool.key / width], default: [:]][ledger.assets[pool.key % width]] = pool.value.stolen
        }
    }

    // MARK: Walking

    private var width: Int { max(ledger.assets.count, 1) }

    private func key(_ address: Int, _ asset: Int) -> Int { address * width + asset }

    /// Transfers of one block's time have no order among them that a list of an address tells: those whose sender has stolen money go first, and
    /// whoever gets some by that sends next.
    private mutating func moveTogether(_ together: Range<Int>) {
        var waiting: [Int: [Int]] = [:]
        var order: [Int] = []
        for row in together {
            let sender = key(ledger.rows[row].from, ledger.rows[row].asset)
            if waiting[sender] == nil { order.append(sender) }
            waiting[sender, default: []].append(row)
        }
        var ready = order.filter { isSource($0) }
        var next = 0
        while next < ready.count {
            for row in waiting.removeValue(forKey: ready[next]) ?? [] {
                move(row)
                let receiver = key(ledger.rows[row].to, ledger.rows[row].asset)
                if waiting[receiver] != nil, isSource(receiver) { ready.append(receiver) }
            }
            next += 1
        }
        for sender in order { for row in waiting[sender] ?? [] { move(row) } }
    }

    private func isSource(_ key: Int) -> Bool { isOrigin[key / width] || pools[key].map { $0.stolen > 0 } ?? false }

    private mutating func move(_ index: Int) {
        let row = ledger.rows[index]
        let carried = take(row)
        let receiver = key(row.to, row.asset)
        if carried > 0 {
            pools[receiver, default: Pool()].add(stolen: carried)
            carrying.append((index, carried))
            note(row, carried)
        }
        guard carried < row.transfer.units, passesOn[row.to] else { return }
        pools[receiver, default: Pool()].add(other: row.transfer.units - carried)
    }

    /// Takes the amount out of the sender's pool; how much of it was stolen.
    private mutating func take(_ row: TransferLedger.Row) -> UInt128 {
        let sender = key(row.from, row.asset)
        if isTheft(row) { return steal(row, from: sender) }
        guard passesOn[row.from], let hop = reachedByNumber[row.from]?.hop, hop < plan.limits.depth, var pool = pools[sender] else { return 0 }
        let units = row.transfer.units
        let total = TraceUnits.sum(pool.stolen, pool.other)
        let carried = units >= total ? pool.stolen : TraceUnits.share(pool.stolen, units, of: total)
        pool.stolen -= carried
        pool.other -= min(pool.other, units - carried)
        pools[sender] = pool
        return carried
    }

    private func isTheft(_ row: TransferLedger.Row) -> Bool {
        guard isOrigin[row.from] else { return false }
        if !theft.isEmpty { return theft.contains(row.transfer) }
        return plan.transactions.isEmpty || plan.transactions.contains(row.transfer.transaction)
    }

    /// What had come back to the origin and leaves again isn't stolen a second time.
    private mutating func steal(_ row: TransferLedger.Row, from origin: Int) -> UInt128 {
        let again = min(pools[origin]?.stolen ?? 0, row.transfer.units)
        pools[origin]?.stolen -= again
        taken[row.asset] = TraceUnits.sum(taken[row.asset] ?? 0, row.transfer.units - again)
        return row.transfer.units
    }

    private mutating func note(_ row: TransferLedger.Row, _ carried: UInt128) {
        let fromHop = isOrigin[row.from] ? 0 : reachedByNumber[row.from]?.hop ?? 0
        reachedByNumber[row.from]?.hasSent = true
        guard !isOrigin[row.to] else { return }
        let at = row.transfer.at
        var node = reachedByNumber[row.to] ?? Reached(hop: fromHop + 1, firstArrival: at, lastArrival: at)
        node.hop = min(node.hop, fromHop + 1)
        node.lastArrival = at
        node.arrived[row.asset] = TraceUnits.sum(node.arrived[row.asset] ?? 0, carried)
        reachedByNumber[row.to] = node
    }
}
