/// Whether an outgoing text asks for a secret: the rule that no caller may pass by.
enum SecretRequest {
    /// The words of `text` that ask for a secret, at most 160 characters; nil where none do.
    static func words(in text: String) -> String? {
        let folded = FoldedText(text)
        let findings = OutboundReading.findings(in: folded, units: OutboundReader.units(of: folded, phrases: .grammar))
        return findings.first { $0.rule == .asksForSecret }?.words
    }
}
