import Kit
import Testing
import TextKit

@Suite struct SnippetTests {
    @Test(arguments: [
        ("My USDT is gone", "usdt", 80, "My [USDT] is gone"),
        ("My USDT is gone", "us", 80, "My [US]DT is gone"),
        ("我的钱包里没有钱", "钱包", 80, "我的[钱包]里没有钱"),
        ("我的钱包里没有钱", "钱", 80, "我的[钱]包里没有[钱]"),
        ("钱包包地址", "钱包包", 80, "[钱包包]地址"),
        ("ＵＳＤＴ 到账", "usdt 到账", 80, "[ＵＳＤＴ] [到账]"),
        ("one\ntwo\r\nthree", "two", 80, "one [two] three"),
        ("nothing here", "钱包", 7, "nothing…"),
        ("nothing here", "钱包", 9, "nothing…"),
        ("", "钱包", 7, ""),
        ("aaaa bbbb cccc dddd eeee ffff", "eeee", 12, "…[eeee] ffff"),
        ("aaaa needle bbbb cccc dddd eeee needle straw ffff", "needle straw", 20, "…eeee [needle] [straw]…"),
    ])
    func `the extract shows what was searched for`(text: String, query: String, length: Int, shown: String) {
        let snippet = Snippet(of: text, query: Tokenizer.query(query), length: length)
        #expect(snippet.pieces.map { $0.isMatch ? "[\($0.text)]" : $0.text }.joined() == shown)
    }

    @Test func `the extract is a part of the text, no longer than asked, and marks only what is there`() {
        for seed in UInt64(0)..<1000 {
            var random = SeededGenerator(seed: seed)
            let text = random.text(of: 0...80)
            let length = Int.random(in: 0...60, using: &random)
            let query = Tokenizer.query(random.text(of: 0...3))
            let pieces = Snippet(of: text, query: query, length: length).pieces
            var shown = pieces.map(\.text)
            if shown.first == "…", !text.hasPrefix("…") { shown.removeFirst() }
            if shown.last == "…", !text.hasSuffix("…") { shown.removeLast() }
            let count = shown.reduce(0) { $0 + $1.count }
            #expect(count <= max(1, length), "seed \(seed)")
            let spaced = String(text.map { $0.isNewline ? " " : $0 })
            #expect(contains(Array(spaced.unicodeScalars), Array(shown.joined().unicodeScalars)), "seed \(seed)")
            #expect(pieces.allSatisfy { !$0.text.isEmpty }, "seed \(seed)")
            #expect(!query.isEmpty || pieces.allSatisfy { !$0.isMatch }, "seed \(seed)")
        }
    }

    private func contains(_ text: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
        part.isEmpty || text.indices.contains { text[$0...].starts(with: part) }
    }
}
