import ArgumentParser
import ChainKit
import Foundation
import Kit

struct ExplainTransactionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain-tx", abstract: "Say what happened to transactions, from what nodes answered.",
        discussion: """
            Reads one JSON object a line. For TRON {"id", "transaction"?: the answer of gettransactionbyid, "info"?: that of gettransactioninfobyid, \
            "row"?: a row of TronGrid's /v1/accounts/ADDRESS/transactions, "head"?: {"solidifiedTimestamp"}, "response"?: the answer to the broadcast, \
            "account"?: from whose side, "nodes"?: how many were asked}; {} means that a node was asked and found nothing. For EVM chains {"id", \
            "transaction"?: the answer of eth_getTransactionByHash or {"raw": "0x…"}, "info"?: that of eth_getTransactionReceipt, \
            "head"?: {"finalizedBlock"}, "revert"?: "0x…"}.

            Prints for each {"id", "status", "final"?, "type", "token"?, "amount"?, "from"?, "to"?, "cost_trx"?, "energy_total"?, "reason"?, \
            "revert_reason"?, "flags", "txid_ok"?, "signers", "text"}, or with --text the words alone. A line that can't be read is named on the \
            standard error, and the exit code is 1. Asks no node.
            """)

    @Option(help: "The chain: tron or evm.") var chain = "tron"
    @Option(name: [.customLong("lang"), .customLong("language")], help: "Language of the words: en or zh.") var language = "en"
    @Flag(help: "Print the words alone: for the user, the facts, and what to do.") var text = false
    @Flag(help: "Don't compute who signed, which takes longer than all the rest.") var withoutSigners = false

    func run() throws {
        guard let language = Language(rawValue: language) else { throw Failure("The language is en or zh.") }
        guard let chain = Chain(rawValue: chain) else { throw Failure("The chain is tron or evm.") }
        var number = 0
        var failures = 0
        while let line = readLine() {
            number += 1
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            guard let json = try? JSONValue(parsing: line), let explained = explained(json, chain) else {
                failures += 1
                FileHandle.standardError.write(Data("Line \(number) is not what this command reads. See --help.\n".utf8))
                continue
            }
            let words = FindingWords(explained.finding, language, account: explained.account)
            print(text ? words.text + "\n" : TransactionAnswer(id: explained.id, finding: explained.finding, text: words.user).json)
        }
        if failures > 0 { throw ExitCode(1) }
    }

    private struct Explained {
        let id: JSONValue?
        let finding: TransactionFinding
        let account: String?
    }

    /// nil where the line is no question.
    private func explained(_ json: JSONValue, _ chain: Chain) -> Explained? {
        switch chain {
        case .tron:
            guard let question = TransactionQuestion(line: json) else { return nil }
            let finding = TransactionDiagnosis.finding(
                of: question.evidence, tokens: KnownTokens.book, account: question.account, symbols: question.symbols, recoversSigners: !withoutSigners)
            return Explained(id: question.id, finding: finding, account: question.account?.base58)
        case .evm:
            guard json.object != nil else { return nil }
            let question = EVMQuestion(line: json)
            let finding = EVMDiagnosis.finding(of: question.evidence, tokens: KnownTokens.book, recoversSigner: !withoutSigners)
            return Explained(id: question.id, finding: finding, account: nil)
        }
    }
}
