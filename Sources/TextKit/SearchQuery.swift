/// A search as terms that must all be found. Made by `Tokenizer.query`.
package struct SearchQuery: Sendable, Hashable {
    /// The most terms of a query; what is typed after them is not looked for.
    package static let termLimit = 16
    /// The most tokens of a term.
    package static let tokenLimit = 64

    /// A phrase of consecutive tokens of the index. Never empty.
    package struct Term: Sendable, Hashable {
        package let tokens: [String]
        /// The last token may be the beginning of a longer one: the word still being typed, or a single CJK character.
        package let isPrefix: Bool
    }

    package let terms: [Term]

    package var isEmpty: Bool { terms.isEmpty }
}

extension SearchQuery {
    /// The query as an FTS5 `MATCH` expression. Tokens are letters and digits within quotes, so no input is a syntax error or an
    /// operator; an empty query becomes an empty phrase, which finds nothing.
    package var fts5: String {
        guard !isEmpty else { return "\"\"" }
        return terms.map { "\"\($0.tokens.joined(separator: " "))\"" + ($0.isPrefix ? " *" : "") }.joined(separator: " AND ")
    }
}
