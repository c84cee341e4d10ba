import Kit

extension Migration {
    static let postgresSearch = Migration(
        "0001-postgres-search", "CREATE TABLE search_document (seq BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL)",
        "CREATE INDEX search_document_tokens ON search_document USING gin (tokens)")

    /// What there was becomes the first partition, however much it is.
    static let postgresSearchPartitions = Migration(
        "0002-postgres-search-partitions", contracts: true,
        "ALTER TABLE search_document RENAME TO search_document_first",
        "ALTER INDEX search_document_pkey RENAME TO search_document_first_pkey",
        "ALTER INDEX search_document_tokens RENAME TO search_document_first_tokens",
        "CREATE TABLE search_document (seq BIGINT PRIMARY KEY, tokens TSVECTOR NOT NULL) PARTITION BY RANGE (seq)",
        "CREATE INDEX search_document_tokens ON search_document USING gin (tokens)",
        "CREATE TABLE search_partition (number BIGINT PRIMARY KEY)",
        """
        DO $$
        DECLARE partitions BIGINT := (SELECT coalesce(max(seq), 0) / \(SearchPartition.size) + 1 FROM search_document_first);
        BEGIN
          EXECUTE format('ALTER TABLE search_document ATTACH PARTITION search_document_first FOR VALUES FROM (MINVALUE) TO (%s)',
            partitions * \(SearchPartition.size));
          INSERT INTO search_partition (number) SELECT generate_series(0, partitions - 1);
        END $$
        """)
}

/// Full-text search by `tsvector` and a GIN index, in partitions. Texts are cut into tokens before they come here.
///
/// A GIN index knows words and no order: of a common word in one index of everything it would collect millions of messages to show the newest fifty, and by
/// the primary key a rare word is looked for in every message. In a partition both are few.
extension PostgresConnection: Searching {
    /// Partitions, newest first, that a ranked search looks at, and documents among them.
    private static let (rankedPartitions, rankedDocuments): (Int64, Int) = (8, 20_000)
    /// Positions that a `tsvector` can hold (PostgreSQL 15, 12.11); what stands behind is found by its word alone.
    private static let positions = 16_383

    func addToSearch(_ documents: [SearchDocument]) throws {
        try makePartitions(for: documents)
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
        guard let query = Self.query(terms), let newest = try newestPartition() else { return [] }
        try planByValues()
        var found: [Int64] = []
        var (end, partitions) = (min(before ?? .max, (newest + 1) * SearchPartition.size), Int64(1))
        while found.count < limit, end > 0 {
            // Twice as many each time: a rare word is soon looked for everywhere, and a common one never.
            let start = max(0, ((end - 1) / SearchPartition.size - partitions + 1) * SearchPartition.size)
            // Materialized, or the limit would have the server go along the key in the hope of meeting the word soon.
            found += try column(
                """
                WITH found AS MATERIALIZED (
                  SELECT seq FROM search_document WHERE tokens @@ CAST(\(query) AS tsquery) AND seq >= \(start) AND seq < \(end))
                SELECT seq FROM found ORDER BY seq DESC LIMIT \(limit - found.count)
                """)
            (end, partitions) = (start, partitions * 2)
        }
        return found
    }

    func ranked(_ terms: [SearchTerm], limit: Int) throws -> [Int64] {
        guard let query = Self.query(terms), let newest = try newestPartition() else { return [] }
        try planByValues()
        return try column(
            """
            WITH found AS MATERIALIZED (
              SELECT seq, tokens FROM search_document
              WHERE tokens @@ CAST(\(query) AS tsquery) AND seq >= \((newest + 1 - Self.rankedPartitions) * SearchPartition.size))
            SELECT seq FROM (SELECT seq, tokens FROM found ORDER BY seq DESC LIMIT \(Self.rankedDocuments)) newest
            ORDER BY ts_rank_cd(tokens, CAST(\(query) AS tsquery), 1) DESC, seq DESC LIMIT \(limit)
            """)
    }

    /// For the rest of the transaction the server looks at the values when it plans, and leaves the other partitions out (PostgreSQL 15, 20.7.4). A plan for any
    /// values holds all of them: with 268 it took 140 ms where this one takes 6.
    private func planByValues() throws { try run("SET LOCAL plan_cache_mode = force_custom_plan") }

    // MARK: - Partitions

    private func newestPartition() throws -> Int64? { try value("SELECT max(number) FROM search_partition", as: Int64?.self) ?? nil }

    func makePartitions(for documents: [SearchDocument]) throws {
        let needed = Set(documents.map { $0.seq / SearchPartition.size })
        let known = try column("SELECT number FROM search_partition WHERE number IN \(list: Array(needed))", as: Int64.self)
        for number in needed.subtracting(known).sorted() { try makePartition(number) }
    }

    /// Attached, and not made in its place: so searches go on meanwhile.
    private func makePartition(_ number: Int64) throws {
        try execute("SELECT pg_advisory_xact_lock(\(PostgresLock.searchPartition))")
        // Asked of the catalogue, which shows what others have committed since this transaction began.
        let isThere: Bool = try value("SELECT to_regclass(\("search_document_\(number)")) IS NOT NULL") ?? false
        guard !isThere else { throw StoreError.busy }
        try run("CREATE TABLE search_document_\(number) (seq BIGINT NOT NULL, tokens TSVECTOR NOT NULL)")
        try run(
            """
            ALTER TABLE search_document ATTACH PARTITION search_document_\(number)
            FOR VALUES FROM (\(number * SearchPartition.size)) TO (\((number + 1) * SearchPartition.size))
            """)
        try execute("INSERT INTO search_partition (number) VALUES (\(number))")
    }

    // MARK: - Words

    static func vector(_ tokens: [String]) -> String {
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
