import ArgumentParser
import Kit
import WalletSafety

struct CheckOutboundCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-outbound", abstract: "Judge texts that staff, bot, macro or broadcast want to send.",
        discussion: """
            Reads one JSON object a line: {"id", "text", "language": "en" or "zh", "quoted": […]}. `quoted` are the user's own texts, whose \
            addresses may be named. Prints for each {"id", "decision": "pass", "confirm" or "block", "rules": […], "reasons": […]}; the reasons are \
            in the language asked for.
            """)

    private struct Request: Decodable {
        let id: LineID
        let text: String
        let language: Language?
        let quoted: [String]?
    }

    private struct Answer: Encodable {
        let id: LineID
        let decision: String
        let rules: [String]
        let reasons: [String]
    }

    func run() async throws {
        try await JSONLines.answer { (request: Request) in
            let judgement = WalletSafety.judge(
                outbound: request.text,
                context: OutboundContext(quoted: request.quoted ?? []))
            let language = request.language ?? .en
            return Answer(
                id: request.id, decision: "\(judgement.decision)", rules: judgement.findings.map(\.rule.rawValue),
                reasons: judgement.findings.map { $0.explanation(language) })
        }
    }
}
