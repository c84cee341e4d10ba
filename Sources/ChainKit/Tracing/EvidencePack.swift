package import Kit

/// What a case needs outside of the desk: the trace as a table and as a document, the request texts, who looked at it, and the checksums by which
/// each file can be recognised. The page that binds them is made where HTML is (`EvidencePage`).
package struct EvidencePack: Sendable {
    /// Something the desk found out beside the trace, in words.
    package struct Finding: Sendable, Hashable {
        /// One line: `Transaction 7f3a…: failed, out of energy`.
        package let title: String
        package let facts: [String]
        package let node: String
        package let at: Instant

        package init(title: String, facts: [String], node: String, at: Instant) {
            self.title = CleanText.cleaned(title, limit: 300)
            self.facts = facts.prefix(100).map { CleanText.cleaned($0, limit: 1000) }
            self.node = CleanText.cleaned(node, limit: 100)
            self.at = at
        }
    }

    /// Who has read the case.
    package struct Reader: Sendable, Hashable {
        package let name: String
        package let at: Instant

        package init(name: String, at: Instant) {
            self.name = CleanText.cleaned(name, limit: 100)
            self.at = at
        }
    }

    package struct File: Sendable, Hashable {
        package let name: String
        package let content: String

        package init(name: String, content: String) {
            self.name = name
            self.content = content
        }

        /// SHA-256 of its bytes (UTF-8) in hexadecimal digits.
        package var digest: String { hex(Checksum.sha256(Array(content.utf8))) }
    }

    package let caseNumber: String
    package let language: Language
    /// Who made it.
    package let maker: String
    /// On whose behalf: the wallet's maker. Stands in the letters.
    package let organisation: String?
    package let madeAt: Instant
    package let trace: MoneyTrace
    package let findings: [Finding]
    package let readers: [Reader]
    /// All transfers, oldest first. It begins with a byte order mark in a Chinese pack, without which spreadsheets misread Chinese names.
    package let table: File
    package let document: File

    package init(
        caseNumber: String, language: Language, maker: String, organisation: String? = nil, madeAt: Instant, trace: MoneyTrace, findings: [Finding] = [],
        readers: [Reader] = []
    ) {
        self.caseNumber = CleanText.cleaned(caseNumber, limit: 60)
        self.language = language
        self.maker = CleanText.cleaned(maker, limit: 100)
        self.organisation = organisation.map { CleanText.cleaned($0, limit: 100) }
        self.madeAt = madeAt
        self.trace = trace
        self.findings = findings
        self.readers = readers
        let mark = language == .zh ? "\u{FEFF}" : ""
        table = File(name: "transfers.csv", content: mark + TraceTable.csv(trace.graph))
        document = File(name: "trace.json", content: trace.document.text + "\n")
    }

    /// The texts that go to the police, to each exchange the money is said to have reached, and to the issuer. Drafts: a person signs and sends them.
    package var letters: [File] {
        [File(name: "request-police.txt", content: RequestLetter(self).police)]
            + exchanges.enumerated().map { File(name: "request-exchange-\($0.offset + 1).txt", content: RequestLetter(self).exchange($0.element)) }
            + (issuers.isEmpty ? [] : [File(name: "request-issuer.txt", content: RequestLetter(self).issuer)])
    }

    /// A line for each file: its checksum, two spaces, its name, as `sha256sum --check` reads it.
    package static func manifest(_ files: [File]) -> File {
        File(name: "SHA256SUMS", content: files.map { "\($0.digest)  \($0.name)\n" }.joined())
    }

    // MARK: What the letters are about

    /// Addresses labelled as an exchange's, by the name of the exchange, at most 20.
    package var exchanges: [[TraceNode]] {
        let nodes = trace.graph.nodes.filter { $0.end == .labelled(.exchange) }
        return Dictionary(grouping: nodes) { $0.label?.name ?? "" }.sorted { $0.key < $1.key }.prefix(20).map(\.value)
    }

    /// Tokens of the stolen ones that somebody may be able to freeze; which of them is the issuer's to say.
    package var issuers: [TraceAsset] { trace.graph.stolen.keys.filter { $0.contract != nil && $0.isKnown }.sorted(by: TraceAsset.isOrdered) }

    /// Where stolen tokens lie, by the estimate, the most first.
    package func resting(_ asset: TraceAsset) -> [(node: TraceNode, units: UInt128)] {
        trace.graph.nodes.compactMap { node in node.resting[asset].map { (node, $0) } }.sorted {
            ($1.units, $0.node.address.hex) < ($0.units, $1.node.address.hex)
        }
    }

    /// Nodes and the span in which they answered.
    package var nodes: [(name: String, first: Instant, last: Instant, pages: Int)] {
        Dictionary(grouping: trace.readings, by: \.node).map { name, readings in
            (name, readings.map(\.at).min() ?? madeAt, readings.map(\.at).max() ?? madeAt, readings.count)
        }.sorted { $0.name < $1.name }
    }
}
