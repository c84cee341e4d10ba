import BigInt
import ChainKit
import ChainNodes
import Kit
import StandInNode
import Testing

@Suite struct EVMReaderTests {
    /// A desk with TRON nodes and an EVM node that has one recorded transaction.
    static func run(
        _ name: String, tronNodes: Int = 1, _ body: (LiveDesk, EVMServer, EVMRecording, TransactionID) async throws -> Void
    ) async throws {
        let recording = try EVMRecording(name)
        let server = try await EVMServer.start(recording.answers)
        let endpoints = ["evm", "evm too"].map { NodeEndpoint(name: $0, url: server.url, kind: .evm(chainID: 31_337)) }
        let id = try found(TransactionID(hex: recording.hash))
        try await LiveDesk.run(nodes: tronNodes, more: endpoints) { desk in try await body(desk, server, recording, id) }
        await server.stop()
    }

    @Test func aTransactionOfAnotherChainIsSaidToBeOne() async throws {
        try await EVMReaderTests.run("ether_1559") { desk, _, _, id in
            let reading = await desk.reader.transaction(id)
            #expect(reading.isOnOtherChain)
            #expect(reading.searched == [.tron, .evm])
            #expect(reading.finding.chain == .evm)
            #expect(reading.finding.status == .success)
            #expect(reading.finding.isFinal == true)
            #expect(reading.node.hasPrefix("evm"))
        }
    }

    @Test func onTronAloneItIsNotFound() async throws {
        try await EVMReaderTests.run("ether_1559") { desk, _, _, id in
            let reading = await desk.reader.transaction(id, on: .tron)
            #expect(reading.finding.status == .notFound)
            #expect(reading.searched == [.tron])
        }
    }

    @Test func aRefusedCallIsAFailure() async throws {
        try await EVMReaderTests.run("token_refused_with_reason", tronNodes: 0) { desk, _, recording, id in
            let reading = await desk.reader.transaction(id, on: .evm)
            #expect(reading.finding.status == .failed)
            #expect(reading.finding.reason == .evmReverted)
            #expect(EVMDiagnosis.finding(of: EVMQuestion(line: reading.evidence).evidence, tokens: KnownTokens.book) == reading.finding)
        }
    }

    @Test func withoutAReceiptItIsPending() async throws {
        try await EVMReaderTests.run("ether_1559") { desk, server, recording, id in
            server.set("eth_getTransactionReceipt \(recording.hash)", nil)
            guard case .object(var waiting) = recording.transaction else { throw NotFound() }
            waiting["blockNumber"] = .null
            waiting["blockHash"] = .null
            server.set("eth_getTransactionByHash \(recording.hash)", .object(waiting))
            #expect(await desk.reader.transaction(id, on: .evm).finding.status == .pending)
            // Nodes have forgotten it, and its sender has packed others beyond its number for good: it never will be.
            server.set("eth_getTransactionCount", .string("0x9"))
            server.set("eth_getTransactionByHash \(recording.hash)", nil)
            desk.clock.advance(by: .seconds(4))
            #expect(await desk.reader.transaction(id, on: .evm).finding.status == .expired)
        }
    }

    @Test func aChangedTransactionIsRefused() async throws {
        try await EVMReaderTests.run("ether_legacy") { desk, server, recording, id in
            guard case .object(var changed) = recording.transaction else { throw NotFound() }
            changed["value"] = .string("0x1")
            server.set("eth_getTransactionByHash \(recording.hash)", .object(changed))
            server.set("eth_getTransactionReceipt \(recording.hash)", nil)
            #expect(await desk.reader.transaction(id, on: .evm).finding.status == .unknown)
        }
    }

    @Test func errorsAreNoAnswers() async throws {
        for code in ["-32005", "-32000", "-32601", "-32602"] {
            try await EVMReaderTests.run("ether_1559", tronNodes: 0) { desk, server, recording, id in
                let error = JSONValue.object(["error": .object(["code": .number(code), "message": .string("no")])])
                server.set("eth_getTransactionByHash \(recording.hash)", error)
                server.set("eth_getTransactionReceipt \(recording.hash)", error)
                #expect(await desk.reader.transaction(id).finding.status == .unknown)
            }
        }
    }

    @Test func nothingIsNotFoundOnBoth() async throws {
        try await EVMReaderTests.run("ether_1559", tronNodes: 2) { desk, _, _, _ in
            let reading = await desk.reader.transaction(try found(TransactionID([UInt8](repeating: 3, count: 32))))
            #expect(reading.finding.status == .notFound)
            #expect(reading.finding.chain == .tron)
            #expect(reading.searched == [.tron, .evm])
            #expect(!reading.isOnOtherChain)
        }
    }

    @Test func theMonitorRefusesANodeOfAnotherChain() async throws {
        try await EVMReaderTests.run("ether_1559", tronNodes: 0) { desk, server, _, _ in
            let monitor = NodeMonitor(pool: desk.pool)
            await monitor.probe()
            #expect(await monitor.weather(of: .evm).gasPrice == 1_000_000_000)
            #expect(await monitor.weather(of: .evm).level == .normal)
            server.set("eth_chainId", .string("0x1"))
            await monitor.probe()
            #expect(await monitor.weather(of: .evm).level == .unreachable)
            #expect(await desk.reader.health().first?.lastFailure == .otherChain)
        }
    }
}
