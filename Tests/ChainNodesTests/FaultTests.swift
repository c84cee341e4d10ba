import BigInt
import ChainKit
import ChainNodes
import Kit
import StandInNode
import Testing

@Suite struct FaultTests {
    /// What makes a node's answer none.
    static let faults: [Fault] = [
        .status(403), .status(429), .status(503), .page, .truncated, .hangUp, .emptyBody, .lackOfResources, .liteNode, .flood, .lie, .hang, .stall,
        .behind(.minutes(5)),
    ]
    /// Long enough for a request on a busy machine, short enough to wait for one that never ends.
    static let limits = NodeLimits(whole: .seconds(40), attempt: .seconds(3))

    @Test(arguments: faults) func anotherNodeAnswersInstead(_ fault: Fault) async throws {
        try await LiveDesk.run(nodes: 2, limits: FaultTests.limits) { desk in
            // Packed a moment ago, so that a node that is behind doesn't know it.
            let id = try desk.sentByMei().id
            desk.clock.advance(by: .minutes(2))
            desk.nodes[0].setFaults([FaultRule(fault)])
            let reading = await desk.reader.transaction(id)
            #expect(reading.finding.status == .success)
            #expect(reading.node.contains("node 2"))
        }
    }

    @Test(arguments: faults) func withEveryNodeLikeThatNothingIsClaimed(_ fault: Fault) async throws {
        try await LiveDesk.run(nodes: 2, limits: NodeLimits(whole: .seconds(3), attempt: .milliseconds(400))) { desk in
            let id = try desk.sentByMei().id
            desk.clock.advance(by: .minutes(2))
            for node in desk.nodes { node.setFaults([FaultRule(fault)]) }
            let reading = await desk.reader.transaction(id)
            #expect(reading.finding.status == .unknown)
            #expect(reading.finding.moved.isEmpty)
        }
    }

    @Test func emptyOnceAndThenDataIsAskedAgain() async throws {
        for count in 1...2 {
            try await LiveDesk.run(nodes: count) { desk in
                for node in desk.nodes { node.setFaults([FaultRule(.empty, path: "gettransaction", times: 2)]) }
                let id = try desk.transaction("coinTransfer")
                #expect(await desk.reader.transaction(id).finding.status == .success)
            }
        }
    }

    @Test func notFoundIsAskedOfASecondNode() async throws {
        try await LiveDesk.run(nodes: 2) { desk in
            let unknown = try found(TransactionID([UInt8](repeating: 9, count: 32)))
            let reading = await desk.reader.transaction(unknown)
            #expect(reading.finding.status == .notFound)
            #expect(reading.node == "node 1, node 2")
            for node in desk.nodes { #expect(node.requests.contains { $0.path == "/wallet/gettransactionbyid" }) }
        }
    }

    @Test func aNodeThatIsBehindIsNotBelievedAboutNothing() async throws {
        try await LiveDesk.run(nodes: 2) { desk in
            let id = try desk.sentByMei().id
            desk.clock.advance(by: .minutes(2))
            desk.nodes[0].setFaults([FaultRule(.behind(.minutes(3)))])
            desk.nodes[1].setFaults([FaultRule(.hangUp)])
            #expect(await desk.reader.transaction(id).finding.status == .unknown)
            // An account that it doesn't know is no account that doesn't exist.
            #expect(try await desk.reader.account(desk.person("nobody")).state == .couldNotTell)
        }
    }

    @Test func aLieIsNamedWhereNobodyKnowsBetter() async throws {
        try await LiveDesk.run(nodes: 1) { desk in
            desk.nodes[0].setFaults([FaultRule(.lie, path: "gettransactionbyid")])
            let reading = await desk.reader.transaction(try desk.transaction("coinTransfer"))
            #expect(reading.finding.status == .unknown)
            #expect(reading.finding.flags.contains(.nodeLies))
        }
    }

    @Test func receiptsOfAnotherTransactionAreRefused() async throws {
        try await LiveDesk.run(nodes: 2) { desk in
            desk.nodes[0].setFaults([FaultRule(.lie, path: "gettransactioninfobyid")])
            let reading = await desk.reader.transaction(try desk.transaction("failedTransfer"))
            #expect(reading.finding.status == .failed)
            #expect(reading.finding.cost?.total == 27_255_900)
        }
    }

    @Test func withAllNodesAtRestNobodyIsAsked() async throws {
        try await LiveDesk.run(nodes: 2) { desk in
            for node in desk.nodes { node.setFaults([FaultRule(.hangUp)]) }
            let id = try desk.transaction("coinTransfer")
            #expect(await desk.reader.transaction(id).finding.status == .unknown)
            for node in desk.nodes { node.clearRequests() }
            #expect(await desk.reader.transaction(id).finding.status == .unknown)
            #expect(desk.nodes.allSatisfy { $0.requests.isEmpty })
            #expect(await desk.reader.health().allSatisfy { $0.lastFailure == .unreachable })
            // They come back by themselves.
            for node in desk.nodes { node.setFaults([]) }
            desk.clock.advance(by: .minutes(3))
            #expect(await desk.reader.transaction(id).finding.status == .success)
        }
    }

    @Test(.timeLimit(.minutes(5))) func aSearchEndsWhereEveryNodeHangs() async throws {
        try await LiveDesk.run(nodes: 3, limits: NodeLimits(whole: .milliseconds(600), attempt: .milliseconds(250))) { desk in
            for node in desk.nodes { node.setFaults([FaultRule(.hang)]) }
            let id = try desk.transaction("coinTransfer")
            #expect(await desk.reader.transaction(id).finding.status == .unknown)
        }
    }

    @Test func aNodeThatWantsToBeLeftAloneIs() async throws {
        try await LiveDesk.run(nodes: 2) { desk in
            desk.nodes[0].setFaults([FaultRule(.status(403), times: 1)])
            _ = await desk.reader.account(try desk.person("lin"))
            desk.nodes[0].clearRequests()
            desk.clock.advance(by: .seconds(29))
            _ = await desk.reader.account(try desk.person("mei"))
            #expect(desk.nodes[0].requests.isEmpty)
            desk.clock.advance(by: .seconds(2))
            _ = await desk.reader.account(try desk.person("wang"))
            #expect(!desk.nodes[0].requests.isEmpty)
        }
    }
}
