import Kit
import Testing
import TextKit

@Suite struct SearchQueryTests {
    @Test(arguments: [
        ("", ""), ("  ,;*", ""), ("usdt", "usdt*"), ("send usdt", "send & usdt*"), ("钱包地址", "钱包 包地 地址"), ("钱", "钱*"), ("钱 包地", "钱* & 包地"),
        ("TP钱包", "tp & 钱包"), (#"a" OR b:* NOT (c"#, "a & or & b & not & c*"), ("NEAR(a b) ^c -d", "near & a & b & c & d*"),
    ])
    func `a search becomes these terms`(text: String, terms: String) {
        let written = Tokenizer.query(text).terms.map { $0.tokens.joined(separator: " ") + ($0.isPrefix ? "*" : "") }
        #expect(written.joined(separator: " & ") == terms)
    }

    @Test func `a query has at most sixteen terms of sixty-four tokens`() {
        let many = Tokenizer.query((0..<100).map { "w\($0)" }.joined(separator: " "))
        #expect(many.terms.count == 16)
        #expect(many.terms.allSatisfy { !$0.isPrefix })
        #expect(Tokenizer.query(String(repeating: "钱", count: 500)).terms.map(\.tokens.count) == [64])
    }

    @Test func `no input puts anything but letters and digits into a token`() {
        for seed in UInt64(0)..<1000 {
            var random = SeededGenerator(seed: seed)
            let query = Tokenizer.query(random.text())
            #expect(query.isEmpty == query.terms.isEmpty)
            for token in query.terms.flatMap(\.tokens) {
                #expect(!token.isEmpty && token.allSatisfy { $0.isLetter || $0.isNumber }, "seed \(seed): \(token)")
            }
        }
    }

    @Test func `a text is found by its own words`() {
        for seed in UInt64(0)..<1000 {
            var random = SeededGenerator(seed: seed)
            let text = random.text()
            #expect(finds(Tokenizer.query(text), in: text), "seed \(seed)")
        }
    }

    @Test func `a Chinese text is found by each of its parts and by no other`() {
        for seed in UInt64(0)..<1000 {
            var random = SeededGenerator(seed: seed)
            let text = random.chinese(of: 2...40)
            let characters = Array(text)
            let start = Int.random(in: 0...(characters.count - 2), using: &random)
            let end = Int.random(in: (start + 2)...characters.count, using: &random)
            #expect(finds(Tokenizer.query(String(characters[start..<end])), in: text), "seed \(seed)")

            let other = random.chinese(of: 2...4).filter(\.isLetter)
            if !other.isEmpty { #expect(finds(Tokenizer.query(other), in: text) == text.contains(other), "seed \(seed): \(other)") }
        }
    }

    /// As FTS5 understands it: each term is somewhere a run of consecutive tokens.
    private func finds(_ query: SearchQuery, in text: String) -> Bool {
        let tokens = Tokenizer.index(text)
        return query.terms.allSatisfy { term in
            tokens.indices.contains { start in
                let candidate = tokens[start...].prefix(term.tokens.count)
                guard candidate.count == term.tokens.count, let last = candidate.last, let wanted = term.tokens.last else { return false }
                let isEnd = term.isPrefix ? last.hasPrefix(wanted) : last == wanted
                return isEnd && candidate.dropLast().elementsEqual(term.tokens.dropLast())
            }
        }
    }
}
