/// One tokenizer for full-text search, bot and classifier.
package enum Tokenizer {
    /// The longest word that is one token, in Unicode scalars: a transaction hash of 64 hexadecimal digits is found whole.
    package static let wordLimit = 64

    /// The tokens of a text for the full-text index, in order: NFKC, lower-cased; words whole, and cut every `wordLimit`;
    /// each CJK run in overlapping bigrams and then its last character alone, so that one character is found by prefix.
    ///
    /// A token holds letters and digits only, so SQLite's FTS5 with `unicode61 remove_diacritics 0` keeps it whole.
    package static func index(_ text: String) -> [String] {
        FoldedText(text).tokens.map(\.text)
    }

    /// A search that someone typed, as terms that must all be found. Only what comes before the limits of `SearchQuery` counts.
    package static func query(_ text: String) -> SearchQuery {
        let folded = FoldedText(text)
        let terms = folded.runs.prefix(SearchQuery.termLimit).enumerated().map { position, run in
            let isLast = position == folded.runs.count - 1
            let tokens = folded.tokens(of: run).map(\.text)
            if run.isCJK, tokens.count == 1 { return SearchQuery.Term(tokens: tokens, isPrefix: true) }
            // Without the last character alone: inside a longer run it is no token.
            let phrase = (run.isCJK ? tokens.dropLast() : tokens[...]).prefix(SearchQuery.tokenLimit)
            return SearchQuery.Term(tokens: Array(phrase), isPrefix: isLast && !run.isCJK)
        }
        return SearchQuery(terms: terms)
    }
}

extension FoldedText {
    /// A token of the index and the scalars it covers.
    struct Token {
        let text: String
        let range: Range<Int>
    }

    var tokens: [Token] { runs.flatMap(tokens(of:)) }

    func tokens(of run: Run) -> [Token] {
        let ranges: [Range<Int>] =
            if run.isCJK {
                run.range.map { $0..<min($0 + 2, run.range.upperBound) }
            } else {
                stride(from: run.range.lowerBound, to: run.range.upperBound, by: Tokenizer.wordLimit).map {
                    $0..<min($0 + Tokenizer.wordLimit, run.range.upperBound)
                }
            }
        return ranges.map { Token(text: text($0), range: $0) }
    }
}
