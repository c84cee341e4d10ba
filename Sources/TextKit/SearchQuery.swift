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
