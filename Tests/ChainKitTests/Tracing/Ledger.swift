import ChainKit
import Kit

/// A chain made by hand: accounts by number, transfers at minutes. It answers a trace's requests as TronGrid would, page by page.
struct Ledger {
    static let start = Instant(milliseconds: 1_750_000_000_000)
    static let usdt = address(9_000_001)
    static let usdtAsset = TraceAsset.token(contract: usdt, symbol: "USDT", decimals: 6)

    private(set) var transfers: [Transfer] = []
    var contracts: Set<TronAddress> = []
    /// Rows of a page.
    var pageSize = 200

    static func address(_ number: Int) -> TronAddress {
        let bytes = (0..<20).map { $0 < 12 ? UInt8(0x10) : UInt8(truncatingIfNeeded: number >> (8 * (19 - $0))) }
        return TronAddress(AccountBytes(bytes) ?? .zero)
    }

    static func at(_ minute: Int) -> Instant { start + .minutes(Int64(minute)) }

    static func units(_ whole: Int) -> UInt128 { UInt128(whole) * 1_000_000 }

    /// Sends whole units.
    mutating func send(_ from: Int, _ to: Int, _ whole: Int, at minute: Int, _ asset: TraceAsset = usdtAsset) {
        sendUnits(from, to, Ledger.units(whole), at: minute, asset)
    }

    mutating func sendUnits(_ from: Int, _ to: Int, _ units: UInt128, at minute: Int, _ asset: TraceAsset = usdtAsset) {
        let id = Kit.hex(Checksum.sha256(Array("transfer \(transfers.count)".utf8)))
        transfers.append(
            Transfer(transaction: id, asset: asset, units: units, from: Ledger.address(from), to: Ledger.address(to), at: Ledger.at(minute)))
    }

    func page(for request: TraceRequest) -> TransferPage {
        let matching = transfers.filter {
            ($0.from == request.address || $0.to == request.address) && ($0.asset == .trx) == (request.content == .coins) && $0.at >= request.since
                && $0.at <= (request.until ?? Ledger.at(1_000_000))
        }
        let sorted = matching.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element)
        let begin = request.cursor.flatMap { Int($0) } ?? 0
        let rows = sorted.dropFirst(begin).prefix(pageSize)
        let next = begin + pageSize < sorted.count ? String(begin + pageSize) : nil
        return TransferPage(
            transfers: Array(rows), isContract: request.asksForKind ? contracts.contains(request.address) : nil, next: next, node: "ledger",
            at: Ledger.at(1_000_000))
    }

    /// Carries the trace out, one request after the other, to its end.
    func run(_ trace: inout MoneyTrace, width: Int = 1) {
        while true {
            let requests = trace.next(limit: width)
            if requests.isEmpty { return }
            for request in requests { trace.take(page(for: request), for: request) }
        }
    }

    func traced(from origin: Int, since minute: Int = 0, limits: TraceLimits = TraceLimits(), labels: AddressLabels = .standard()) -> MoneyTrace {
        var trace = MoneyTrace(plan: TracePlan(origin: Ledger.address(origin), since: Ledger.at(minute), limits: limits), labels: labels)
        run(&trace)
        return trace
    }
}

extension TraceGraph {
    func node(_ number: Int) -> TraceNode? { node(Ledger.address(number)) }
    /// Estimated, in whole units.
    func arrived(_ number: Int, _ asset: TraceAsset = Ledger.usdtAsset) -> UInt128? { (node(number)?.arrived[asset]).map { $0 / 1_000_000 } }
    func resting(_ number: Int, _ asset: TraceAsset = Ledger.usdtAsset) -> UInt128? { (node(number)?.resting[asset]).map { $0 / 1_000_000 } }
    /// All pools together.
    var restingTotal: [TraceAsset: UInt128] { nodes.reduce(into: [:]) { sums, node in sums.merge(node.resting) { $0 + $1 } } }
}
