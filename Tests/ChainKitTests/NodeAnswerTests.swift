import ChainKit
import Kit
import Testing

@Suite("Answers of TRON nodes")
struct NodeAnswerTests {
    private func body(_ json: JSONValue?) -> [UInt8] {
        switch json {
        case .string(let text): Array(text.utf8)
        case .some(let json): Array(NodeAnswerTests.text(json).utf8)
        case nil: []
        }
    }

    private static func text(_ json: JSONValue) -> String {
        switch json {
        case .null: "null"
        case .bool(let value): String(value)
        case .number(let digits): digits
        case .string(let text): quoted(text)
        case .array(let values): "[" + values.map(text).joined(separator: ",") + "]"
        case .object(let members): "{" + members.map { quoted($0) + ":" + text($1) }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
    }

    /// What each recorded answer amounts to, by its name.
    private func kind(of name: String) -> String {
        switch name {
        case "lite_fullnode", "broadcast_not_enough_effective_connection", "broadcast_block_unsolidified": "unavailable"
        case "broadcast_dup_transaction_error": "value"
        case "jsonrpc_tx_not_found", "trongrid_v1_account_missing": "empty"
        case "jsonrpc_bad_address", "invalid_address_field", "freeze_not_positive": "refused"
        default: ["create_", "trigger_", "broadcast_"].contains { name.hasPrefix($0) } ? "refused" : "value"
        }
    }

    @Test(.enabled(if: RecordedTron.hasSharedFolder, "\(RecordedTron.absence)"), arguments: RecordedTron.answers)
    func recordedOnesAreTold(_ entry: RecordedTron.Case) throws {
        let status = Int(try #require(entry["http_status"]?.int64))
        let answer = NodeAnswer(body: body(entry["response"]), status: status)
        let found =
            switch answer {
            case .value: "value"
            case .empty: "empty"
            case .unavailable: "unavailable"
            case .refused: "refused"
            }
        #expect(found == kind(of: entry.name))
        if case .value(let json) = answer { #expect(json == entry["response"]) }
    }

    @Test(
        arguments: [
            ("", 200, NodeAnswer.unavailable(.emptyBody)), (" \n", 200, .unavailable(.emptyBody)), ("{}", 200, .empty), ("[]", 200, .empty),
            ("null", 200, .empty),
            ("<html><body>502</body></html>", 200, .unavailable(.notJSON)), (#"{"a":"#, 200, .unavailable(.notJSON)),
            ("this API is closed because this node is a lite fullnode", 200, .unavailable(.closed)),
            (#"{"Error":"this API is unavailable due to config"}"#, 404, .unavailable(.closed)),
            (#"{"Error":"this API is unavailable due to config"}"#, 200, .unavailable(.closed)),
            (#"{"Error":"class java.lang.IllegalAccessException : lack of computing resources"}"#, 200, .unavailable(.rateLimited)),
            (
                #"{"Success":false,"Error":"The key exceeds the frequency limit(15), and the query server is suspended for 30s","StatusCode":403}"#, 200,
                .unavailable(.rateLimited)
            ),
            ("{}", 403, .unavailable(.rateLimited)), (#"{"id":1}"#, 429, .unavailable(.rateLimited)), ("", 503, .unavailable(.rateLimited)),
            ("<html>", 502, .unavailable(.status)), ("{}", 500, .unavailable(.status)), ("", 302, .unavailable(.status)), ("", 413, .unavailable(.tooLarge)),
            (#"{"Error":"class java.lang.NullPointerException : null"}"#, 200, .refused("class java.lang.NullPointerException : null")),
            (#"{"success":false,"error":"Invalid address","statusCode":400}"#, 400, .refused("Invalid address")),
            (#"{"message":"no"}"#, 400, .refused("no")), (#"{"result":{"code":"OTHER_ERROR","message":"6e6f"}}"#, 200, .refused("no")),
            (#"{"result":{"code":"SERVER_BUSY"}}"#, 200, .unavailable(.busy)),
            (#"{"jsonrpc":"2.0","id":1,"result":null}"#, 200, .empty),
            (#"{"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"bad"}}"#, 200, .refused("bad")),
            (#"{"data":[],"success":true}"#, 200, .empty), (#"{"result":false,"message":"Invalid address"}"#, 200, nil),
            (#"{"result":{"code":"NOT_ENOUGH_PERMISSION"},"permission":{}}"#, 200, nil), (#"{"result":{"result":true},"energy_required":5}"#, 200, nil),
        ] as [(String, Int, NodeAnswer?)])
    func answersAreTold(_ text: String, _ status: Int, _ answer: NodeAnswer?) throws {
        let expected = try answer ?? .value(JSONValue(parsing: text))
        #expect(NodeAnswer(body: Array(text.utf8), status: status) == expected)
    }

    @Test func whatIsLongerThanAnAnswerIsNotRead() {
        #expect(NodeAnswer(body: [UInt8](repeating: 0x20, count: NodeAnswer.longest + 1), status: 200) == .unavailable(.tooLarge))
    }

    @Test(arguments: [
        (#"{"result":true,"txid":"\#(String(repeating: "ab", count: 32))"}"#, BroadcastAnswer.taken(TransactionID([UInt8](repeating: 0xAB, count: 32)))),
        (#"{"code":"DUP_TRANSACTION_ERROR","message":"447570207472616e73616374696f6e2e"}"#, .taken(nil)),
        (#"{"code":"SIGERROR","message":"Validate signature error: x"}"#, .refused(.signature, message: "Validate signature error: x")),
        (#"{"code":"TAPOS_ERROR","message":"5461706f7320636865636b206572726f722e"}"#, .refused(.referenceBlock, message: "Tapos check error.")),
        (#"{"code":"SERVER_BUSY"}"#, .refused(.busy, message: "")), (#"{"code":9}"#, .refused(.busy, message: "")),
        (#"{"code":"NEW_ERROR","message":"x"}"#, .refused(.other, message: "x")), (#"{"Error":"class x : y"}"#, .refused(.other, message: "class x : y")),
        ("{}", .unavailable(.emptyBody)), ("<html>", .unavailable(.notJSON)), (#"{"a":1}"#, .unavailable(.notJSON)),
    ])
    func broadcastsAreTold(_ text: String, _ answer: BroadcastAnswer) {
        #expect(BroadcastAnswer(body: Array(text.utf8), status: 200) == answer)
    }

    @Test(
        .enabled(if: RecordedTron.hasSharedFolder, "\(RecordedTron.absence)"),
        arguments: RecordedTron.answers.filter { $0.name.hasPrefix("broadcast_") })
    func recordedBroadcastsAreTold(_ entry: RecordedTron.Case) throws {
        let code = try #require(BroadcastCode(node: entry["response"]?["code"]))
        switch BroadcastAnswer(body: body(entry["response"]), status: 200) {
        case .taken: #expect(code == .duplicate)
        case .refused(let told, let message):
            #expect(told == code)
            #expect(!message.isEmpty)
            #expect(message.contains(" "), "still digits: \(message)")
        case .unavailable(let reason): Issue.record("unavailable: \(reason)")
        }
    }

    @Test func constantCallsAreRead() throws {
        let word = String(repeating: "00", count: 31) + "01"
        let returned = try JSONValue(parsing: #"{"result":{"result":true},"energy_used":935,"energy_penalty":5,"constant_result":["\#(word)"]}"#)
        #expect(try ConstantAnswer(node: returned) == .returned([UInt8](repeating: 0, count: 31) + [1], energyUsed: 935, energyPenalty: 5))
        let reverted = try JSONValue(
            parsing: #"{"result":{"result":true,"message":"524556455254206f70636f6465206578656375746564"},"constant_result":["08c379a0"]}"#)
        #expect(try ConstantAnswer(node: reverted) == .reverted(reason: [0x08, 0xC3, 0x79, 0xA0], message: "REVERT opcode executed"))
        let failed = try JSONValue(parsing: #"{"result":{"result":true},"constant_result":[""],"transaction":{"ret":[{"ret":"FAILED"}]}}"#)
        #expect(try ConstantAnswer(node: failed) == .reverted(reason: [], message: ""))
        for text in ["{}", "[]", #"{"result":{"result":true},"constant_result":["x"]}"#, #"{"result":{"result":"yes"}}"#] {
            #expect(throws: TronDecodingError.self) { try ConstantAnswer(node: JSONValue(parsing: text)) }
        }
    }

    @Test(.enabled(if: RecordedTron.hasSharedFolder, "\(RecordedTron.absence)")) func recordedConstantCallsAreRead() throws {
        let reverted = try #require(RecordedTron.answers.first { $0.name == "constant_revert" }?["response"])
        #expect(try ConstantAnswer(node: reverted) == .reverted(reason: [], message: "REVERT opcode executed"))
        let returned = try #require(RecordedTron.transactions.first { $0["kind"]?.string == "constant_call" }?["response"])
        guard case .returned(let bytes, energyUsed: 935, energyPenalty: 0) = try ConstantAnswer(node: returned) else {
            Issue.record("not returned")
            return
        }
        #expect(bytes.suffix(4) == [0x40, 0xCF, 0xCC, 0x00])
    }
}
