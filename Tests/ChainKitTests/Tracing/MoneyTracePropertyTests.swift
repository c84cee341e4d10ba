import ChainKit
import DeskTesting
import Foundation
import Kit
import Testing

/// Random graphs of some 12 accounts, with cycles, hubs, dust and several movements at one time.
@Suite struct MoneyTracePropertyTests {
    static let seed = UInt64.random(in: .min ... .max)

    private func ledger(_ random: inout SeededGenerator) -> Ledger {
        var ledger = Ledger()
        ledger.pageSize = Int.random(in: 1...20, using: &random)
        let accounts = Int.random(in: 2...12, using: &random)
        for _ in 0..<Int.random(in: 0...60, using: &random) {
            ledger.sendUnits(
                Int.random(in: 0..<accounts, using: &random), Int.random(in: 0..<accounts, using: &random),
                UInt128(UInt64.random(in: 0...5_000_000_000, using: &random) >> UInt64.random(in: 0...32, using: &random)),
                at: Int.random(in: 0...20, using: &random), Bool.random(using: &random) ? .trx : Ledger.usdtAsset)
        }
        if Int.random(in: 0...3, using: &random) == 0 { ledger.contracts = [Ledger.address(Int.random(in: 1...12, using: &random))] }
        return ledger
    }

    private func limits(_ random: inout SeededGenerator) -> TraceLimits {
        TraceLimits(
            depth: Int.random(in: 1...8, using: &random), addresses: Int.random(in: 1...12, using: &random),
            transfersPerAddress: Int.random(in: 1...60, using: &random), dustThousandths: Int.random(in: 0...2000, using: &random),
            leastShare: Int.random(in: 0...500, using: &random), serviceCounterparties: Int.random(in: 2...12, using: &random))
    }

    private func labels(_ random: inout SeededGenerator) -> AddressLabels {
        var labels = AddressLabels.standard()
        if Bool.random(using: &random), let kind = AddressLabel.Kind.allCases.randomElement(using: &random) {
            labels[Ledger.address(Int.random(in: 1...12, using: &random))] = AddressLabel(kind: kind, name: "x", source: "y", date: "2026-11-22")
        }
        return labels
    }

    @Test func countsNoStolenUnitTwiceAndEndsWithinItsLimits() {
        print("seed \(Self.seed)")
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<1000 {
            let ledger = ledger(&random)
            let limits = limits(&random)
            let trace = ledger.traced(from: 0, limits: limits, labels: labels(&random))
            let graph = trace.graph
            #expect(trace.isFinished)
            #expect(graph.restingTotal == graph.stolen)
            for node in graph.nodes {
                #expect(node.hop <= limits.depth)
                #expect(node.end != .waiting)
                for (asset, units) in node.arrived { #expect(units <= graph.stolen[asset] ?? 0) }
            }
            for edge in graph.edges {
                #expect(edge.carried > 0 && edge.carried <= edge.transfer.units)
                #expect(ledger.transfers.contains(edge.transfer))
                if edge.transfer.from != Ledger.address(0) {
                    #expect(graph.node(edge.transfer.from)?.firstArrival.map { $0 <= edge.transfer.at } == true)
                }
            }
            #expect(Set(trace.readings.map(\.address)).count <= limits.addresses)
        }
    }

    @Test func givesTheSameGraphAfterBeingStoredAtAnyStep() throws {
        print("seed \(Self.seed)")
        var random = SeededGenerator(seed: Self.seed &+ 1)
        for _ in 0..<300 {
            let ledger = ledger(&random)
            let plan = TracePlan(origin: Ledger.address(0), since: Ledger.at(0), limits: limits(&random))
            let labels = labels(&random)
            var whole = MoneyTrace(plan: plan, labels: labels)
            ledger.run(&whole)
            var broken = MoneyTrace(plan: plan, labels: labels)
            while case let requests = broken.next(limit: 1), let request = requests.first {
                if Bool.random(using: &random) { broken.take(ledger.page(for: request), for: request) }
                broken = try JSONDecoder().decode(MoneyTrace.self, from: JSONEncoder().encode(broken))
            }
            let isSame = broken.graph == whole.graph
            #expect(isSame && broken.isFinished)
        }
    }

    /// As long as no limit is reached, the order and number of answers change nothing.
    @Test func dependsOnNoOrder() {
        print("seed \(Self.seed)")
        var random = SeededGenerator(seed: Self.seed &+ 2)
        for _ in 0..<300 {
            let ledger = ledger(&random)
            let limits = TraceLimits(depth: 8, addresses: 1000, leastShare: 0, serviceCounterparties: 1000)
            let single = ledger.traced(from: 0, limits: limits)
            var wide = MoneyTrace(plan: single.plan, labels: .standard())
            while case let requests = wide.next(limit: 5), !requests.isEmpty {
                for request in requests.shuffled(using: &random) { wide.take(ledger.page(for: request), for: request) }
            }
            let isSame = wide.graph == single.graph
            #expect(isSame)
        }
    }
}
