import ChainKit
import ChainSamples
import Kit

/// A line of `explain-tx` as a whole: read, decoded, its hash and signers computed, diagnosed, put into words and written.
enum TransactionBench {
    static let all: [ChainBench] = {
        let own = SampleFile.cases("Tests/ChainKitTests/Vectors/transactions.json").map { line($0, info: nil) }
        let recorded = SampleFile.cases("shared/data/chain/tron_transactions.json")
            .compactMap { entry in entry["gettransactionbyid"].map { line($0, info: entry["gettransactioninfobyid"]) } }
        let evm = SampleFile.cases("Tests/ChainKitTests/Vectors/evm.json").compactMap { entry in
            entry["transaction"].map { line($0, info: entry["receipt"]) }
        }
        return [
            bench("transaction.tron.made", own, by: tron), bench("transaction.tron.recorded", recorded, by: tron), bench("transaction.evm", evm, by: evm(_:_:)),
        ].flatMap(\.self)
    }()

    /// With signers and without; nothing where there are no lines.
    private static func bench(_ name: String, _ lines: [String], by explain: @escaping @Sendable (JSONValue, Bool) -> String?) -> [ChainBench] {
        guard !lines.isEmpty else { return [] }
        return [true, false].map { recoversSigners in
            ChainBench(name: name + (recoversSigners ? ".signers" : ".plain"), perRound: lines.count) {
                lines.reduce(0) { sum, line in sum + ((try? JSONValue(parsing: line)).flatMap { explain($0, recoversSigners) }?.utf8.count ?? 0) }
            }
        }
    }

    private static func line(_ transaction: JSONValue, info: JSONValue?) -> String {
        let members = ["id": .string("bench"), "transaction": transaction, "info": info, "head": .object(["solidifiedTimestamp": .number("1795305600000")])]
        return JSONValue.object(members.compactMapValues { $0 }).text
    }

    private static func tron(_ json: JSONValue, _ recoversSigners: Bool) -> String? {
        guard let question = TransactionQuestion(line: json) else { return nil }
        let finding = TransactionDiagnosis.finding(
            of: question.evidence, tokens: KnownTokens.book, account: question.account, symbols: question.symbols, recoversSigners: recoversSigners)
        return answer(question.id, finding)
    }

    private static func evm(_ json: JSONValue, _ recoversSigners: Bool) -> String? {
        let question = EVMQuestion(line: json)
        return answer(question.id, EVMDiagnosis.finding(of: question.evidence, tokens: KnownTokens.book, recoversSigner: recoversSigners))
    }

    private static func answer(_ id: JSONValue?, _ finding: TransactionFinding) -> String {
        TransactionAnswer(id: id, finding: finding, text: FindingWords(finding, .zh).user).json
    }
}
