import ChainKit
import Foundation
import Kit
import Testing

@Suite struct MoneyTraceTests {
    @Test func followsAStraightLine() {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        ledger.send(1, 2, 1000, at: 2)
        ledger.send(2, 3, 1000, at: 3)
        let graph = ledger.traced(from: 0).graph
        #expect(graph.nodes.map(\.hop) == [0, 1, 2, 3])
        #expect(graph.edges.count == 3)
        #expect(graph.stolen[Ledger.usdtAsset] == Ledger.units(1000))
        #expect(graph.resting(3) == 1000)
        #expect(graph.node(3)?.end == .resting)
        #expect(graph.node(2)?.end == nil)
        #expect(graph.node(1)?.firstArrival == Ledger.at(1))
    }

    @Test func splitsAndMerges() {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        ledger.send(1, 2, 700, at: 2)
        ledger.send(1, 3, 300, at: 3)
        ledger.send(2, 4, 700, at: 4)
        ledger.send(3, 4, 300, at: 5)
        let graph = ledger.traced(from: 0).graph
        #expect(graph.arrived(2) == 700)
        #expect(graph.arrived(3) == 300)
        #expect(graph.arrived(4) == 1000)
        #expect(graph.node(4)?.share == 10_000)
        #expect(graph.edges.count == 5)
    }

    @Test func sharesWhatLeavesAMixedPoolInProportion() {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        ledger.send(77, 1, 3000, at: 2)
        ledger.send(1, 2, 2000, at: 3)
        ledger.send(1, 3, 1000, at: 4)
        let graph = ledger.traced(from: 0).graph
        #expect(graph.arrived(2) == 500)
        #expect(graph.arrived(3) == 250)
        #expect(graph.resting(1) == 250)
        #expect(graph.node(77) == nil)
    }

    @Test func leavesOutWhatLeftBeforeTheMoneyArrived() {
        var ledger = Ledger()
        ledger.send(1, 5, 900, at: 1)
        ledger.send(0, 1, 1000, at: 2)
        ledger.send(1, 6, 1000, at: 3)
        let graph = ledger.traced(from: 0).graph
        #expect(graph.node(5) == nil)
        #expect(graph.arrived(6) == 1000)
    }

    @Test func leavesOutWhatLeftTheOriginBeforeTheTime() {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        ledger.send(0, 2, 1000, at: 5)
        #expect(ledger.traced(from: 0, since: 3).graph.nodes.map(\.address) == [Ledger.address(0), Ledger.address(2)])
    }

    @Test func readsOnFromAnEarlierTimeWhenMoneyTurnsOutToHaveArrivedEarlier() {
        // The larger way is read first and reaches 9 at minute 50; the smaller one reached it at minute 10 already.
        var ledger = Ledger()
        ledger.send(0, 1, 9000, at: 1)
        ledger.send(1, 9, 9000, at: 50)
        ledger.send(0, 2, 500, at: 2)
        ledger.send(2, 9, 500, at: 10)
        ledger.send(9, 8, 500, at: 20)
        let graph = ledger.traced(from: 0).graph
        #expect(graph.arrived(8) == 500)
        #expect(graph.resting(9) == 9000)
        #expect(graph.node(9)?.firstArrival == Ledger.at(10))
    }

    @Test func followsWithinOneBlock() {
        var ledger = Ledger()
        ledger.send(1, 2, 1000, at: 1)
        ledger.send(0, 1, 1000, at: 1)
        #expect(ledger.traced(from: 0).graph.arrived(2) == 1000)
    }

    @Test func endsInACycle() {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        ledger.send(1, 2, 1000, at: 2)
        ledger.send(2, 3, 1000, at: 3)
        ledger.send(3, 1, 1000, at: 4)
        ledger.send(1, 4, 1000, at: 5)
        let trace = ledger.traced(from: 0)
        #expect(trace.isFinished)
        #expect(trace.graph.arrived(1) == 1000)
        #expect(trace.graph.resting(4) == 1000)
        #expect(trace.graph.restingTotal == trace.graph.stolen)
    }

    @Test func countsWhatComesBackToTheOriginOnce() {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        ledger.send(1, 0, 1000, at: 2)
        ledger.send(0, 2, 1000, at: 3)
        let graph = ledger.traced(from: 0).graph
        #expect(graph.stolen[Ledger.usdtAsset] == Ledger.units(1000))
        #expect(graph.resting(2) == 1000)
    }

    @Test func leavesSelfTransfersAndDustAlone() {
        var ledger = Ledger()
        ledger.send(0, 0, 500, at: 1)
        ledger.send(0, 1, 1000, at: 2)
        ledger.sendUnits(1, 2, 999_999, at: 3)
        ledger.sendUnits(1, 3, 1, at: 4, .trx)
        ledger.sendUnits(1, 4, 0, at: 5)
        let trace = ledger.traced(from: 0)
        #expect(trace.graph.nodes.count == 2)
        #expect(trace.graph.stolen[Ledger.usdtAsset] == Ledger.units(1000))
        #expect(trace.dust > 0)
    }

    @Test func followsTRXAndTokensApart() {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        ledger.send(0, 2, 50, at: 2, .trx)
        ledger.send(1, 3, 10, at: 3, .trx)
        ledger.send(2, 4, 50, at: 4, .trx)
        let graph = ledger.traced(from: 0).graph
        #expect(graph.stolen == [Ledger.usdtAsset: Ledger.units(1000), .trx: Ledger.units(50)])
        #expect(graph.node(3) == nil, "the TRX that 1 had of its own is not the stolen TRX")
        #expect(graph.arrived(4, .trx) == 50)
    }

    @Test func keepsUnknownTokensApart() {
        let fake = TraceAsset.unknownToken(contract: Ledger.address(9_000_666))
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        ledger.send(1, 2, 5000, at: 2, fake)
        let trace = ledger.traced(from: 0)
        #expect(trace.graph.node(2) == nil)
        #expect(trace.otherAssets[fake] == 1)
        var followed = MoneyTrace(
            plan: TracePlan(origin: Ledger.address(1), since: Ledger.at(0), unknownTokens: [Ledger.address(9_000_666)]), labels: .standard())
        ledger.run(&followed)
        #expect(followed.graph.node(2) != nil)
    }

    @Test(arguments: AddressLabel.Kind.allCases)
    func endsAtLabels(_ kind: AddressLabel.Kind) {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        ledger.send(1, 2, 1000, at: 2)
        var labels = AddressLabels.standard()
        labels[Ledger.address(1)] = AddressLabel(kind: kind, name: "Example", source: "test", date: "2026-11-22")
        let graph = ledger.traced(from: 0, labels: labels).graph
        #expect((graph.node(2) == nil) == kind.isEnd)
        #expect(graph.node(1)?.label?.name == "Example")
        if kind.isEnd { #expect(graph.node(1)?.end == .labelled(kind)) }
    }

    @Test func endsAtContracts() {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        ledger.send(1, 2, 1000, at: 2)
        ledger.contracts = [Ledger.address(1)]
        let graph = ledger.traced(from: 0).graph
        #expect(graph.node(1)?.end == .contract)
        #expect(graph.node(2) == nil)
    }

    @Test func endsAtTheDepth() {
        var ledger = Ledger()
        for step in 0..<10 { ledger.send(step, step + 1, 1000, at: step) }
        let graph = ledger.traced(from: 0, limits: TraceLimits(depth: 3)).graph
        #expect(graph.nodes.count == 4)
        #expect(graph.node(3)?.end == .depth)
        #expect(TraceLimits(depth: 99).depth == 8)
    }

    @Test func stopsAtAHubAndSaysThatItIsAGuess() {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        ledger.send(1, 2, 1000, at: 2)
        for other in 0..<100_000 { ledger.send(2, 1000 + other, 10, at: 3 + other / 1000) }
        let trace = ledger.traced(from: 0)
        #expect(trace.isFinished)
        #expect(trace.graph.nodes.count == 3)
        #expect(trace.graph.node(2)?.end == .looksLikeService)
        #expect(trace.graph.node(2)?.isCut == true)
        #expect(trace.readings.count < 20)
        var labels = AddressLabels.standard()
        labels[Ledger.address(2)] = AddressLabel(kind: .wallet, name: "the thief's second", source: "police", date: "2026-11-22")
        #expect(ledger.traced(from: 0, limits: TraceLimits(depth: 2, addresses: 10), labels: labels).graph.nodes.count == 3)
    }

    @Test func asksNoMoreAddressesThanItMay() {
        var ledger = Ledger()
        for other in 1...60 {
            ledger.send(0, other, 1000 + other, at: 1)
            ledger.send(other, 100 + other, 1000, at: 2)
        }
        let trace = ledger.traced(from: 0, limits: TraceLimits(addresses: 11))
        #expect(Set(trace.readings.map(\.address)).count == 11)
        #expect(trace.graph.node(60)?.end == nil, "what got most is read first")
        #expect(trace.graph.node(1)?.end == .addressLimit)
        #expect(trace.isFinished)
    }

    @Test func showsSmallSharesAndDoesNotFollowThem() {
        var ledger = Ledger()
        ledger.send(0, 1, 100_000, at: 1)
        ledger.send(0, 2, 20, at: 1)
        ledger.send(2, 3, 20, at: 2)
        let graph = ledger.traced(from: 0).graph
        #expect(graph.node(2)?.end == .smallShare)
        #expect(graph.node(3) == nil)
    }

    @Test func followsOneTransactionAlone() {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        ledger.send(0, 2, 1000, at: 2)
        let theft = ledger.transfers[1].transaction
        var trace = MoneyTrace(plan: TracePlan(origin: Ledger.address(0), since: Ledger.at(0), transactions: [theft.uppercased()]), labels: .standard())
        ledger.run(&trace)
        #expect(trace.graph.nodes.map(\.address) == [Ledger.address(0), Ledger.address(2)])
    }

    @Test func followsAKnownTheftWithoutAskingTheVictim() throws {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        ledger.send(0, 2, 4000, at: 2)
        ledger.send(1, 3, 1000, at: 3)
        let plan = try #require(TracePlan(theft: [ledger.transfers[0]]))
        var trace = MoneyTrace(plan: plan, labels: .standard())
        ledger.run(&trace)
        #expect(!trace.readings.contains { $0.address == Ledger.address(0) })
        #expect(trace.graph.stolen[Ledger.usdtAsset] == Ledger.units(1000))
        #expect(trace.graph.resting(3) == 1000)
        #expect(trace.graph.node(2) == nil)
    }

    @Test func saysWhatCouldNotBeReadAndAsksAgainLater() {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        ledger.send(1, 2, 1000, at: 2)
        var trace = MoneyTrace(plan: TracePlan(origin: Ledger.address(0), since: Ledger.at(0)), labels: .standard())
        var refusals = 0
        while true {
            let requests = trace.next(limit: 2)
            if requests.isEmpty { break }
            for request in requests {
                if request.address == Ledger.address(1) {
                    refusals += 1
                    trace.failed(request, reason: "503 \u{202E}busy")
                } else {
                    trace.take(ledger.page(for: request), for: request)
                }
            }
        }
        #expect(refusals == 3 || refusals == 6)
        #expect(trace.isFinished)
        #expect(trace.graph.gaps.map(\.address) == [Ledger.address(1)])
        #expect(trace.graph.node(1)?.end == .unread)
        #expect(trace.graph.node(1)?.gap?.contains("\u{202E}") == false)
        trace.retryGaps()
        #expect(!trace.isFinished)
        ledger.run(&trace)
        #expect(trace.graph.gaps.isEmpty)
        #expect(trace.graph.arrived(2) == 1000)
    }

    @Test func takesNoAnswerThatItDidNotAskFor() {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        var trace = MoneyTrace(plan: TracePlan(origin: Ledger.address(0), since: Ledger.at(0)), labels: .standard())
        let request = TraceRequest(address: Ledger.address(0), content: .tokens, since: Ledger.at(0))
        trace.take(ledger.page(for: request), for: request)
        #expect(trace.readings.isEmpty)
    }

    @Test func believesNoRowsOfOthersOrOtherTimes() {
        var trace = MoneyTrace(plan: TracePlan(origin: Ledger.address(0), since: Ledger.at(10), until: Ledger.at(20)), labels: .standard())
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 5)
        ledger.send(0, 2, 1000, at: 25)
        ledger.send(7, 8, 1000, at: 15)
        while case let requests = trace.next(limit: 1), let request = requests.first {
            trace.take(TransferPage(transfers: ledger.transfers, node: "liar", at: Ledger.at(30)), for: request)
        }
        #expect(trace.graph.edges.isEmpty)
    }

    @Test func endsWhereANodeRepeatsItsCursor() {
        var ledger = Ledger()
        ledger.send(0, 1, 1000, at: 1)
        var trace = MoneyTrace(plan: TracePlan(origin: Ledger.address(0), since: Ledger.at(0)), labels: .standard())
        var answers = 0
        while case let requests = trace.next(limit: 4), !requests.isEmpty {
            for request in requests {
                answers += 1
                trace.take(TransferPage(transfers: ledger.transfers, next: "again", node: "loop", at: Ledger.at(30)), for: request)
            }
        }
        #expect(answers < 20)
        #expect(trace.graph.edges.count == 1, "a page that is sent twice counts once")
        #expect(trace.graph.node(0)?.isCut == true)
    }
}
