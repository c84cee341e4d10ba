import Kit

extension Migration {
    static let postgresSearch = Migration(
        "0001-postgres-search", "CREATE TABLE search_document (seq BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL)",
        "CREATE INDEX search_document_tokens ON search_document USING gin (tokens)")
}

/// Full-text search by `tsvector` and a GIN index. Texts are cut into tokens before they come here.
extension PostgresConnection: Searching {
    /// The newest documents that a ranked search looks at.
    private static let rankedDocuments = 20_000
    /// Positions that a `tsvector` can hold (PostgreSQL 15, 12.11); what stands behind is found by its word alone.
    private static let positions = 16_383

    func addToSearch(_ documents: [SearchDocument]) throws {
        for document in documents where !document.tokens.isEmpty {
            try execute(
                """
                INSERT INTO search_document (seq, tokens) VALUES (\(document.seq), CAST(\(Self.vector(document.tokens)) AS tsvector))
                ON CONFLICT (seq) DO UPDATE SET tokens = excluded.tokens
                """)
        }
    }

    func eraseFromSearch(_ seq: Int64) throws { try execute("DELETE FROM search_document WHERE seq = \(seq)") }

    func newest(_ terms: [SearchTerm], before: Int64?, limit: Int) throws -> [Int64] {
        guard let query = Self.query(terms) else { return [] }
        return try column(
            """
            SELECT seq FROM search_document WHERE tokens @@ CAST(\(query) AS tsquery) AND seq < \(before ?? .max) ORDER BY seq DESC LIMIT \(limit)
            """)
    }

    func ranked(_ terms: [SearchTerm], limit: Int) throws -> [Int64] {
        guard let query = Self.query(terms) else { return [] }
        return try column(
            """
            SELECT seq FROM (
              SELECT seq, tokens FROM search_document WHERE tokens @@ CAST(\(query) AS tsquery) ORDER BY seq DESC LIMIT \(Self.rankedDocuments)) found
            ORDER BY ts_rank_cd(tokens, CAST(\(query) AS tsquery), 1) DESC, seq DESC LIMIT \(limit)
            """)
    }

    private static func vector(_ tokens: [String]) -> String {
        tokens.enumerated().map { "\(quoted($1)):\(min($0 + 1, positions))" }.joined(separator: " ")
    }

    /// Each term its tokens one after the other, all of them wanted.
    private static func query(_ terms: [SearchTerm]) -> String? {
        let phrases = terms.filter { !$0.tokens.isEmpty }.map { term in
            let last = term.tokens.count - 1
            let words = term.tokens.enumerated().map { quoted($1) + ($0 == last && term.isPrefix ? ":*" : "") }
            return "(" + words.joined(separator: " <-> ") + ")"
        }
        return phrases.isEmpty ? nil : phrases.joined(separator: " & ")
    }

    private static func quoted(_ token: String) -> String {
        "'" + token.replacing("\\", with: "\\\\").replacing("'", with: "''") + "'"
    }
}
