import ArgumentParser
import Foundation
import Kit
import WalletSafety

struct CheckURLCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-url", abstract: "Judge links: allowed, malicious, suspicious or unknown.",
        discussion: """
            Reads one address or text a line. Prints for each {"input", "host", "registrable", "verdict", "score", "reasons"}, about the worst of its \
            links; host and registrable are null where there is none. Blocklists in the formats of polkadot-js, eth-phishing-detect, hosts files \
            and plain names can be given.
            """)

    @Option(parsing: .upToNextOption, help: "Files with blocklists.") var lists: [String] = []
    @Option(help: "Language of the reasons: en or zh.") var language = "en"

    private struct Answer: Encodable {
        let input: String
        let host: String?
        let registrable: String?
        let verdict: String
        let score: Double
        let reasons: [String]
    }

    func run() throws {
        guard let language = Language(rawValue: language) else { throw Failure("The language is en or zh.") }
        let judge = LinkJudge(lists: try readLists(language))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        while let line = readLine() { print(String(decoding: try encoder.encode(answer(line, judge, language)), as: UTF8.self)) }
    }

    private func readLists(_ language: Language) throws -> LinkLists {
        var all = LinkLists()
        for file in lists {
            guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { throw Failure("The list \(file) could not be read.") }
            do { all.merge(try LinkLists(parsing: text)) } catch { throw Failure("\(file): \(error.explanation(language))") }
        }
        return all
    }

    private func answer(_ line: String, _ judge: LinkJudge, _ language: Language) -> Answer {
        let judgements = Link(line).map { [judge.judgement(of: $0)] } ?? judge.judgements(in: line)
        guard let worst = judgements.max(by: { $0.verdict.concern < $1.verdict.concern }) else {
            let none = Phrase(en: "There is no link in it.", zh: "没有找到链接。")
            return Answer(input: line, host: nil, registrable: nil, verdict: "unknown", score: 0, reasons: [none(language)])
        }
        return Answer(
            input: line, host: worst.link.host.ascii, registrable: worst.link.host.registrable, verdict: worst.verdict.rawValue, score: worst.score,
            reasons: worst.reasons.map { $0(language) })
    }
}
