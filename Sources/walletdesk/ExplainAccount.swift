import ArgumentParser
import ChainKit
import Foundation
import Kit

struct ExplainAccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain-account", abstract: "Explain TRON accounts: who may sign for them, what is staked, what they hold.",
        discussion: """
            Reads what nodes answered, one JSON document a line (or spread over lines that begin with { and end with } alone): an account by getaccount \
            or by TronGrid's /v1/accounts, or {"id"?, "address"?, "account": such an answer, "resources"?: getaccountresource, "delegations"?: \
            getdelegatedresourcev2, "names"?: {contract: what its maker calls the token}}. Prints for each {"address", "flags", "severity", \
            "permissions", "resources", "staking", "text", …}. Nothing is asked of a node.
            """)

    @Option(name: [.customLong("lang"), .customLong("language")], help: "Language of the text: en or zh.") var language = "en"
    @Flag(help: "Print the text and the facts alone.") var text = false

    func run() throws {
        guard let language = Language(rawValue: language) else { throw Failure("The language is en or zh.") }
        var documents = JSONDocuments()
        var failures = 0
        while let document = documents.next() {
            guard let answer = answer(document.text, language) else {
                failures += 1
                FileHandle.standardError.write(Data("Line \(document.line) is not what this command reads. See --help.\n".utf8))
                continue
            }
            print(try rendered(answer))
        }
        if failures > 0 { throw ExitCode(1) }
    }

    private func answer(_ document: String, _ language: Language) -> AccountAnswer? {
        guard let value = try? JSONValue(parsing: document), let question = try? AccountQuestion(value) else { return nil }
        let now = question.askedAt ?? DeskClock.system.now()
        return AccountAnswer(AccountDiagnosis.finding(of: question.evidence, tokens: KnownTokens.book, now: now), id: question.id, language: language)
    }

    private func rendered(_ answer: AccountAnswer) throws -> String {
        guard !text else { return ([answer.text] + answer.facts.map { "- " + $0 }).joined(separator: "\n") + "\n" }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(answer), as: UTF8.self)
    }
}

/// The JSON documents of the standard input: one a line, or one over several lines as tools print it for people, from a line `{` to a line `}`.
private struct JSONDocuments {
    private var line = 0

    /// The next document and the line on which it begins; nil at the end. One that never ends is given as far as it goes.
    mutating func next() -> (text: String, line: Int)? {
        var gathered: [String] = []
        var first = 0
        while let text = readLine() {
            line += 1
            if gathered.isEmpty {
                guard text.contains(where: { !$0.isWhitespace }) else { continue }
                first = line
            }
            gathered.append(text)
            if gathered.first != "{" || text == "}" { break }
        }
        return gathered.isEmpty ? nil : (gathered.joined(separator: "\n"), first)
    }
}
