import ChainNodes
import Kit
import Testing

@Suite struct NodeSettingsTests {
    @Test func linesBecomeNodes() throws {
        let settings = try NodeSettings(
            parsing: """
                # the usual ones
                tron=https://api.trongrid.io/ key=abc name=TronGrid
                tron-full=http://127.0.0.1:8090 priority=1

                tron-solidity=http://10.0.0.5:8091
                evm=https://ethereum.example/v3/secret
                evm:56=https://bsc.example
                """)
        #expect(settings.endpoints.map(\.name) == ["TronGrid", "127.0.0.1", "10.0.0.5", "ethereum.example", "bsc.example"])
        #expect(settings.endpoints.map(\.kind) == [.tronGrid, .tronFull, .tronSolidity, .evm(chainID: 1), .evm(chainID: 56)])
        #expect(settings.endpoints.map(\.priority) == [0, 1, 2, 3, 4])
        #expect(settings.endpoints[0].url.reveal { $0 } == "https://api.trongrid.io")
        #expect(settings.endpoints[0].apiKey?.reveal { $0 } == "abc")
    }

    @Test func nodesOfOneHostHaveTheirOwnNames() throws {
        let settings = try NodeSettings(parsing: "tron=https://a.example/1\ntron=https://a.example/2\ntron=https://a.example/3")
        #expect(settings.endpoints.map(\.name) == ["a.example", "a.example (2)", "a.example (3)"])
    }

    @Test(
        arguments: [
            ("tron", .form), ("trom=https://a.example", .kind), ("evm:0=https://a.example", .kind), ("evm:x=https://a.example", .kind),
            ("tron=ftp://a.example", .address), ("tron=a.example", .address), ("tron=https://", .address), ("tron=https://a.example:99999", .address),
            ("tron=https://user@a.example", .address), ("tron=https://a.example?x=1", .address), ("tron=https://ä.example", .address),
            ("tron=https://a.example priority=10", .option), ("tron=https://a.example colour=red", .option),
            ("tron=http://a.example key=abc", .keyInClear),
        ] as [(String, NodeSettings.Refusal.Reason)]) func whatIsWrongIsNamedWithItsLine(_ line: String, _ reason: NodeSettings.Refusal.Reason)
    {
        #expect(throws: NodeSettings.Refusal(line: 2, reason: reason)) { try NodeSettings(parsing: "# nodes\n" + line) }
    }

    @Test func tooManyNodesAreRefused() {
        let lines = (0..<33).map { "tron=https://n\($0).example" }.joined(separator: "\n")
        #expect(throws: NodeSettings.Refusal(line: 33, reason: .tooMany)) { try NodeSettings(parsing: lines) }
    }

    @Test func secretsAreNotPrinted() throws {
        let settings = try NodeSettings(parsing: "evm=https://ethereum.example/v3/SECRET key=SECRET")
        var text = "\(settings) \(settings.endpoints)"
        dump(settings, to: &text)
        #expect(!text.contains("SECRET"))
    }
}
