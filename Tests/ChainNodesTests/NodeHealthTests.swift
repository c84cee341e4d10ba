import ChainKit
import ChainNodes
import Kit
import StandInNode
import Testing

@Suite struct NodeHealthTests {
    static let now = StandInClock.start

    static func health(_ kind: NodeEndpoint.Kind = .tronGrid) -> NodeHealth { NodeHealth(NodeEndpoint(name: "n", url: "http://127.0.0.1", kind: kind)) }

    static func rest(_ health: NodeHealth) -> Int64 { health.restsUntil.map { ($0 - now).milliseconds } ?? 0 }

    @Test func restsDoubleAndEnd() {
        var health = NodeHealthTests.health()
        var rests: [Int64] = []
        for _ in 0..<12 {
            health.failed(.unreachable, at: NodeHealthTests.now, jitter: 1)
            rests.append(NodeHealthTests.rest(health) / 1000)
        }
        #expect(rests == [1, 2, 4, 8, 16, 32, 64, 120, 120, 120, 120, 120])
        #expect(health.isResting(at: NodeHealthTests.now))
        health.answered(at: NodeHealthTests.now, after: .milliseconds(80))
        #expect(!health.isResting(at: NodeHealthTests.now))
        #expect(health.failures == 0)
    }

    @Test func jitterHalvesAtTheMost() {
        for jitter in [-1, 0, 0.25, 0.5, 1, 7] {
            var health = NodeHealthTests.health()
            health.failed(.timedOut, at: NodeHealthTests.now, jitter: jitter)
            #expect((500...1000).contains(NodeHealthTests.rest(health)))
        }
    }

    @Test func aLimitIsRespected() {
        for (asked, rest) in [(nil, 30), (Span.seconds(5), 30), (Span.seconds(90), 90)] as [(Span?, Int64)] {
            var health = NodeHealthTests.health()
            health.failed(.limited(asked), at: NodeHealthTests.now, jitter: 1)
            #expect(NodeHealthTests.rest(health) == rest * 1000)
        }
    }

    @Test(arguments: [.refused("x"), .closed, .behind] as [NodeFailure]) func whatIsNotTheNodesFaultLetsItGoOn(_ failure: NodeFailure) {
        var health = NodeHealthTests.health()
        health.failed(failure, at: NodeHealthTests.now, jitter: 1)
        #expect(!health.isResting(at: NodeHealthTests.now))
    }

    @Test(arguments: [(3, 0, false), (60, 0, false), (61, 50, true), (59, 0, false), (61, 1, true)] as [(Int64, Int64, Bool)])
    func behindIsMoreThanAMinute(age: Int64, best: Int64, isBehind: Bool) {
        var health = NodeHealthTests.health()
        #expect(health.isBehind(best: nil) == nil)
        health.saw(NodeHead(number: 1, time: NodeHealthTests.now - .seconds(age), seenAt: NodeHealthTests.now), isSolid: false)
        #expect(health.isBehind(best: .seconds(best)) == isBehind)
    }

    @Test func aSolidityNodeIsAMinuteBehindByNature() {
        var health = NodeHealthTests.health(.tronSolidity)
        for (age, isBehind) in [(57, false), (119, false), (121, true)] as [(Int64, Bool)] {
            health.saw(NodeHead(number: 1, time: NodeHealthTests.now - .seconds(age), seenAt: NodeHealthTests.now), isSolid: true)
            #expect(health.isBehind(best: nil) == isBehind)
        }
    }
}
