import BigInt
import ChainKit
import ChainSamples
import Kit
import Testing

@Suite("A line that asks about a TRON transaction")
struct TransactionQuestionTests {
    private func finding(_ line: String) throws -> TransactionFinding {
        let question = try #require(TransactionQuestion(line: try JSONValue(parsing: line)))
        return TransactionDiagnosis.finding(of: question.evidence, tokens: KnownTokens.book)
    }

    @Test(arguments: [
        (#"{}"#, TransactionFinding.Status.unknown), (#"{"transaction":{}}"#, .notFound), (#"{"info":{}}"#, .notFound),
        (#"{"transaction":{},"info":{}}"#, .notFound),
        (#"{"transaction":null,"info":null}"#, .unknown),
        (#"{"info":{"Error":"class java.lang.IllegalAccessException : lack of computing resources"}}"#, .unknown),
        (#"{"transaction":{},"info":{"Error":"x"}}"#, .unknown), (#"{"transaction":"<html>","info":{}}"#, .unknown),
        (#"{"info":{"id":"","receipt":{}}}"#, .success),
        (#"{"info":[]}"#, .unknown), (#"{"info":7}"#, .unknown), (#"{"response":{"result":true}}"#, .pending),
        (#"{"response":{"code":"DUP_TRANSACTION_ERROR"}}"#, .pending), (#"{"response":{"code":"SERVER_BUSY"}}"#, .notBroadcast),
        (#"{"response":{"code":"TRANSACTION_EXPIRATION_ERROR"}}"#, .unknown), (#"{"info":{"fee":"x"}}"#, .unknown),
        (#"{"transaction":{"raw_data_hex":"zz"}}"#, .unknown),
    ]) func isAnsweredByWhatNodesSaid(_ line: String, _ status: TransactionFinding.Status) throws { #expect(try finding(line).status == status) }

    @Test func isNoneUnlessItIsAnObject() throws {
        for text in ["[]", "1", "null", "\"x\"", "true"] { #expect(TransactionQuestion(line: try JSONValue(parsing: text)) == nil) }
    }

    private func signedLine(_ more: String) throws -> String {
        let raw = try TransactionSamples.payment().raw
        let payment = try TransactionSamples.payment()
        let json = SampleJSON(isVisible: false).transaction(raw, signatures: payment.signatures)
        return #"{"id":7,"transaction":\#(json.text),\#(more)}"#
    }

    @Test func anExpiredOneIsProvenByTheSolidifiedTime() throws {
        let time = TransactionSamples.expiration.milliseconds
        #expect(try finding(signedLine(#""info":{},"head":{"solidifiedTimestamp":\#(time + 1)}"#)).status == .expired)
        #expect(try finding(signedLine(#""info":{},"head":{"solidifiedTimestamp":\#(time)}"#)).status == .pending)
        #expect(try finding(signedLine(#""info":{},"nodes":1,"head":{"solidifiedTimestamp":\#(time + 1)}"#)).status == .pending)
        #expect(try finding(signedLine(#""info":{"Error":"x"},"head":{"solidifiedTimestamp":\#(time + 1)}"#)).status == .unknown)
        #expect(try finding(signedLine(#""head":{"solidifiedTimestamp":\#(time + 1)}"#)).status == .pending)
        #expect(try finding(signedLine(#""info":{},"head":{"solidifiedTimestamp":1e99}"#)).status == .pending)
    }

    @Test func theAnswerIsOneObjectWithTheFieldsThatAreKnown() throws {
        let question = try #require(TransactionQuestion(line: try JSONValue(parsing: try signedLine(#""info":{}"#))))
        let finding = TransactionDiagnosis.finding(of: question.evidence, tokens: KnownTokens.book)
        let text = "say \"hi\"\n\u{1}\\ 你好"
        let answer = try JSONValue(parsing: TransactionAnswer(id: question.id, finding: finding, text: text).json)
        #expect(answer["id"] == .number("7"))
        #expect(answer["status"] == .string("pending"))
        #expect(answer["type"] == .string("TRX transfer"))
        #expect(answer["amount"] == .string("5"))
        #expect(answer["from"] == .string(TransactionSamples.owner.base58))
        #expect(answer["to"] == .string(TransactionSamples.other.base58))
        #expect(answer["txid_ok"] == .bool(true))
        #expect(answer["text"] == .string(text))
        #expect(answer["signers"] == .array([.string(TransactionSamples.owner.base58)]))
        for name in ["cost_trx", "final", "reason", "revert_reason", "token", "energy_total"] { #expect(answer[name] == nil) }
    }

    @Test func aRowThatWaitsHasNoReceipt() throws {
        let payment = try TransactionSamples.payment()
        var row = try #require(SampleJSON(isVisible: false).transaction(payment.raw, signatures: payment.signatures).object)
        let waiting = JSONValue.object(["row": .object(row)])
        #expect(TransactionQuestion(line: waiting)?.evidence.receipt == nil)
        row["blockNumber"] = .number("12")
        row["ret"] = .array([.object(["contractRet": .string("SUCCESS"), "fee": .number("2850")])])
        #expect(try finding(JSONValue.object(["row": .object(row)]).text).cost?.total == 2850)
    }

    /// Whatever a line holds, it is answered, and a status that claims an end has something to show for it.
    @Test func hostileLinesAreAnswered() throws {
        let seed = UInt64.random(in: 0...UInt64.max)
        var dice = SeededGenerator(seed: seed)
        for index in 0..<1_500 {
            let raw = SampleTransaction.raw(using: &dice)
            let transaction = SampleJSON(isVisible: dice.hits(oneIn: 2)).transaction(
                raw, signatures: [dice.bytes(65)], result: dice.element(of: ["SUCCESS", "REVERT", ""]))
            let info = JSONValue.object([
                "id": .string(dice.hits(oneIn: 3) ? transaction["txID"]?.string ?? "" : hex(dice.bytes(32))), "fee": number(&dice),
                "blockNumber": number(&dice),
                "blockTimeStamp": number(&dice), "resMessage": .string("Not enough energy curInvokeEnergyLimit[\(number(&dice).int64 ?? 0)]"),
                "receipt": .object([
                    "energy_fee": number(&dice), "net_fee": number(&dice), "energy_usage_total": number(&dice), "energy_penalty_total": number(&dice),
                    "result": .string(dice.element(of: ContractResult.allCases)?.rawValue ?? "NEW"),
                ]),
                "log": .array([
                    .object([
                        "address": .string(TransactionSamples.usdt.hex), "topics": .array([.string(KnownTopic.transfer.hex), .string(hex(dice.bytes(32)))]),
                        "data": .string(hex(dice.bytes(dice.number(0...70)))),
                    ])
                ]),
            ])
            var line: [String: JSONValue] = ["head": .object(["solidifiedTimestamp": number(&dice)])]
            if !dice.hits(oneIn: 4) { line["transaction"] = transaction }
            if !dice.hits(oneIn: 4) { line["info"] = dice.hits(oneIn: 4) ? .object([:]) : info }
            let question = try #require(TransactionQuestion(line: .object(line)))
            let finding = TransactionDiagnosis.finding(of: question.evidence, tokens: KnownTokens.book, recoversSigners: index.isMultiple(of: 10))
            _ = try JSONValue(parsing: TransactionAnswer(id: question.id, finding: finding, text: FindingWords(finding, .zh).text).json)
            if finding.status != .success { #expect(finding.moved.isEmpty, "seed \(seed), case \(index)") }
            if finding.status == .expired { #expect(question.evidence.receipt == nil, "seed \(seed), case \(index)") }
        }
    }

    private func number(_ dice: inout SeededGenerator) -> JSONValue {
        let value = Int64.random(in: .min ... .max, using: &dice) >> Int64(dice.number(0...62))
        return .number(String(dice.hits(oneIn: 20) ? value : Int64(clamping: value.magnitude)))
    }
}
