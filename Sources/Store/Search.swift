/// A message's words for the full-text index. `seq` is the message's event number.
package struct SearchDocument: Sendable {
    package let seq: Int64
    /// Tokens of letters and digits, in order.
    package let tokens: [String]

    package init(seq: Int64, tokens: [String]) {
        self.seq = seq
        self.tokens = tokens
    }
}

/// The full-text index has a part for each range of event numbers, so that what a search or an erasure costs doesn't grow with the desk.
enum SearchPartition {
    /// Event numbers of one.
    static let size: Int64 = 1 << 17
}

/// Tokens that must follow one another; the last one may be matched by its beginning.
package struct SearchTerm: Sendable, Hashable {
    package let tokens: [String]
    package let isPrefix: Bool

    package init(tokens: [String], isPrefix: Bool) {
        self.tokens = tokens
        self.isPrefix = isPrefix
    }
}

extension WriteTransaction {
    package func addToSearch(_ documents: [SearchDocument]) throws { try engine.addToSearch(documents) }

    /// Erases a document's tokens from the index physically, so that its words are in no page of it.
    package func eraseFromSearch(_ seq: Int64) throws { try engine.eraseFromSearch(seq) }
}

/// Full-text search inside a read transaction.
package protocol Searching: Reading {
    /// Numbers of the documents that hold all `terms`, newest first, below `before`; at most `limit`.
    func newest(_ terms: [SearchTerm], before: Int64?, limit: Int) throws -> [Int64]

    /// The best documents by BM25 among the newest ones (the engine states how many it looks at); at most `limit`.
    func ranked(_ terms: [SearchTerm], limit: Int) throws -> [Int64]
}
