import Testing
import TextKit

@Suite struct SearchQueryTests {
    @Test(arguments: [
        ("", #""""#),
        ("  ,;*", #""""#),
        ("usdt", #""usdt" *"#),
        ("send usdt", #""send" AND "usdt" *"#),
        ("钱包地址", #""钱包 包地 地址""#),
        ("钱", #""钱" *"#),
        ("钱 包地", #""钱" * AND "包地""#),
        ("TP钱包", #""tp" AND "钱包""#),
        (#"a" OR b:* NOT (c"#, #""a" AND "or" AND "b" AND "not" AND "c" *"#),
        ("NEAR(a b) ^c -d", #""near" AND "a" AND "b" AND "c" AND "d" *"#),
    ])
    func `a search becomes this expression`(text: String, expression: String) {
        #expect(Tokenizer.query(text).fts5 == expression)
    }

    @Test func `a query has at most sixteen terms of sixty-four tokens`() {
        let many = Tokenizer.query((0..<100).map { "w\($0)" }.joined(separator: " "))
        #expect(many.terms.count == 16)
        #expect(many.terms.allSatisfy { !$0.isPrefix })
        #expect(Tokenizer.query(String(repeating: "钱", count: 500)).terms.map(\.tokens.count) == [64])
    }

    /// The grammar below is what SQLite accepts without looking at the tokens; ten thousand such expressions were run against it.
    @Test func `no input makes a syntax error`() {
        for seed in UInt64(0)..<1000 {
            var random = RandomText(seed: seed)
            let text = random.text()
            let query = Tokenizer.query(text)
            #expect(query.isEmpty == query.terms.isEmpty)
            if query.isEmpty {
                #expect(query.fts5 == #""""#)
                continue
            }
            for term in query.fts5.split(separator: " AND ", omittingEmptySubsequences: false) {
                let phrase = term.hasSuffix(" *") ? term.dropLast(2) : term
                #expect(phrase.count > 2 && phrase.first == "\"" && phrase.last == "\"", "seed \(seed): \(term)")
                #expect(phrase.dropFirst().dropLast().allSatisfy { $0 == " " || $0.isLetter || $0.isNumber }, "seed \(seed): \(term)")
            }
        }
    }

    @Test func `a text is found by its own words`() {
        for seed in UInt64(0)..<1000 {
            var random = RandomText(seed: seed)
            let text = random.text()
            #expect(finds(Tokenizer.query(text), in: text), "seed \(seed)")
        }
    }

    @Test func `a Chinese text is found by each of its parts and by no other`() {
        for seed in UInt64(0)..<1000 {
            var random = RandomText(seed: seed)
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
