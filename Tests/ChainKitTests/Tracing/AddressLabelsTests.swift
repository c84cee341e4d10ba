import ChainKit
import DeskTesting
import Kit
import Testing

@Suite struct AddressLabelsTests {
    private let someone = Ledger.address(5).base58

    @Test func beginsWithNoExchanges() {
        let labels = AddressLabels.standard(tokens: KnownTokens.book)
        #expect(!labels.entries.isEmpty)
        #expect(labels.entries.values.allSatisfy { $0.kind == .burn || $0.kind == .token })
        #expect(labels.entries[TronAddress(.zero)]?.kind == .burn)
        #expect(labels.entries.values.contains { $0.name == "USDT" })
    }

    @Test func readsLinesAndNamesThoseItCannotUse() {
        let text = """
            address,kind,name,source,date
            \(someone),exchange,"Example, ""the"" exchange",police letter 7,2026-11-22
            \(someone)x,exchange,A,B,2026-11-22

            \(Ledger.address(6).base58),friend,A,B,2026-11-22
            \(Ledger.address(7).base58),BRIDGE , 桥 ,我们的记录,2026-02-29
            \(Ledger.address(8).base58),swap,,B,2026-11-22
            \(Ledger.address(9).base58),swap,A,,2026-11-22
            \(Ledger.address(10).base58),swap,A
            \(Ledger.address(11).base58),mixer,混币,来源,2026-01-31
            """
        let (labels, problems) = AddressLabels.reading(text)
        #expect(problems.map(\.line) == [3, 5, 6, 7, 8, 9])
        #expect(labels.entries.count == 2)
        #expect(labels[Ledger.address(5)]?.name == "Example, \"the\" exchange")
        #expect(labels[Ledger.address(11)]?.name == "混币")
        for problem in problems { #expect(!problem.explanation(.zh).isEmpty && problem.explanation(.zh) != problem.explanation(.en)) }
    }

    @Test func namesAnOpenQuote() {
        #expect(AddressLabels.reading("a,b\n\"c,d,e\n").problems.map(\.line) == [2])
    }

    @Test(arguments: ["=1+1", "+x", "-x", "@SUM(A1)", "'=x", "a,b", "\"", "a\nb", "x"])
    func comesBackAsItWentOut(_ name: String) {
        var labels = AddressLabels()
        labels[Ledger.address(5)] = AddressLabel(kind: .exchange, name: name, source: "=cmd|' /C calc'!A0", date: "2026-11-22")
        let csv = labels.csv
        #expect(!csv.contains(",=") && !csv.contains(",+") && !csv.contains(",@"))
        let (read, problems) = AddressLabels.reading(csv)
        #expect(problems.isEmpty)
        if !name.hasPrefix("'") { #expect(read == labels) }
    }

    @Test func cleansHostileNames() {
        let label = AddressLabel(kind: .exchange, name: "\u{202E}evil\u{200B}\u{0}", source: String(repeating: "x", count: 1000), date: "2026-11-22")
        #expect(!label.name.unicodeScalars.contains("\u{202E}") && !label.name.unicodeScalars.contains("\0"))
        #expect(label.source.count <= 120)
    }

    /// Any text is read without a crash, and any fields come back from the line that they were written as.
    @Test func readsWhatItWrites() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        let pieces = ["a", ",", "\"", "\n", "\r", "\r\n", "=", "'", " ", "链", "\u{FEFF}", "-", ""]
        func text() -> String { (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined() }
        for _ in 0..<1000 {
            let fields = ["x"] + (0..<Int.random(in: 1...5, using: &random)).map { _ in text() }
            let records = try CommaSeparated.records(CommaSeparated.line(fields))
            if !fields.contains(where: { $0.hasPrefix("'") }) { #expect(records.map(\.fields) == [fields]) }
            _ = try? CommaSeparated.records(text() + text() + text())
            _ = AddressLabels.reading(text() + text())
        }
    }
}
