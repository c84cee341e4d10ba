import ArgumentParser
import Kit
import WalletSafety

struct ScanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan", abstract: "Find seed phrases, keys, passwords and codes in texts.",
        discussion: """
            Reads one JSON object a line: {"id", "text", "previous": […]}. `previous` are earlier messages of the same person, oldest first.
            Prints for each {"id", "findings": [{"kind", "language", "words", "start", "end", "confidence"}], "redacted"}; start and end count \
            Unicode scalars of the text. Nothing is stored or logged.
            """)

    private struct Request: Decodable {
        let id: LineID
        let text: String
        let previous: [String]?
    }

    private struct Answer: Encodable {
        let id: LineID
        let findings: [Found]
        let redacted: String
    }

    private struct Found: Encodable {
        let kind: String
        let language: String?
        let words: Int?
        let start: Int
        let end: Int
        let confidence: Double

        init(_ finding: Finding) {
            kind = finding.kind.code
            language = finding.language?.rawValue
            words = if case .seedPhrase(let words) = finding.kind { words } else { nil }
            start = finding.range.lowerBound
            end = finding.range.upperBound
            confidence = finding.confidence
        }
    }

    func run() async throws {
        try await JSONLines.answer { (request: Request) in
            let alone = WalletSafety.screen(request.text, policy: ScreeningPolicy(takesPersonal: true), language: .en)
            let screening = WalletSafety.screen(alone, after: request.previous ?? [], language: .en).newest
            return Answer(id: request.id, findings: screening.findings.map(Found.init), redacted: screening.text.text)
        }
    }
}
