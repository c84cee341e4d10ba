import GRDB
import Kit

extension Migration {
    static let sqliteSearch = Migration("0001-sqlite-search", "CREATE TABLE search_partition (number INTEGER PRIMARY KEY)")
}

/// Full-text search by FTS5, in one table for each range of event numbers.
///
/// FTS5 of SQLite 3.40 erases a row's tokens physically only when all segments of a table are merged (`optimize`).
/// A partition bounds what that costs, and what a ranked search looks at.
extension SQLiteConnection {
    /// Partitions, newest first, that a ranked search looks at.
    private static let rankedPartitions = 8

    func addToSearch(_ documents: [SearchDocument]) throws {
        let known = try Set(partitions())
        for document in documents where !document.tokens.isEmpty {
            let partition = document.seq / SearchPartition.size
            guard known.contains(partition) else { throw MissingPartition(number: partition) }
            let statement = try db.cachedStatement(sql: "INSERT OR REPLACE INTO search_\(partition) (rowid, tokens) VALUES (?, ?)")
            try statement.execute(arguments: [document.seq, document.tokens.joined(separator: " ")])
        }
    }

    func eraseFromSearch(_ seq: Int64) throws {
        let partition = seq / SearchPartition.size
        guard try partitions().contains(partition) else { return }
        try db.execute(sql: "DELETE FROM search_\(partition) WHERE rowid = ?", arguments: [seq])
        try db.execute(sql: "INSERT INTO search_\(partition) (search_\(partition)) VALUES ('optimize')")
    }

    func newest(_ terms: [SearchTerm], before: Int64?, limit: Int) throws -> [Int64] {
        guard let expression = Self.expression(terms) else { return [] }
        let bound = before ?? .max
        var found: [Int64] = []
        for partition in try partitions() where partition * SearchPartition.size < bound {
            let statement = try db.cachedStatement(
                sql: """
                    SELECT rowid FROM search_\(partition) WHERE search_\(partition) MATCH ? AND rowid < ?
                    ORDER BY rowid DESC LIMIT ?
                    """)
            found += try Int64.fetchAll(statement, arguments: [expression, bound, limit - found.count])
            if found.count >= limit { break }
        }
        return found
    }

    func ranked(_ terms: [SearchTerm], limit: Int) throws -> [Int64] {
        guard let expression = Self.expression(terms) else { return [] }
        var found: [(seq: Int64, rank: Double)] = []
        for partition in try partitions().prefix(Self.rankedPartitions) {
            let statement = try db.cachedStatement(
                sql: """
                    SELECT rowid, rank FROM search_\(partition) WHERE search_\(partition) MATCH ? ORDER BY rank LIMIT ?
                    """)
            found += try GRDB.Row.fetchAll(statement, arguments: [expression, limit]).map { ($0[0], $0[1]) }
        }
        return found.sorted { $0.rank < $1.rank }.prefix(limit).map(\.seq)
    }

    func partitions() throws -> [Int64] {
        try Int64.fetchAll(db.cachedStatement(sql: "SELECT number FROM search_partition ORDER BY number DESC"))
    }

    /// Only outside of a savepoint: SQLite 3.40 can't commit once the making of an FTS5 table was undone by one.
    func makePartition(_ number: Int64) throws {
        try db.execute(sql: "CREATE VIRTUAL TABLE search_\(number) USING fts5(tokens, tokenize = 'unicode61 remove_diacritics 0')")
        try db.execute(sql: "INSERT INTO search_partition (number) VALUES (?)", arguments: [number])
    }

    /// Each term a quoted phrase, all of them wanted. Tokens hold letters and digits only, so nothing in them is syntax.
    private static func expression(_ terms: [SearchTerm]) -> String? {
        let phrases = terms.filter { !$0.tokens.isEmpty }.map { term in
            "\"" + term.tokens.joined(separator: " ").replacing("\"", with: "") + "\"" + (term.isPrefix ? " *" : "")
        }
        return phrases.isEmpty ? nil : phrases.joined(separator: " AND ")
    }
}

/// A command needs this partition first; it is made outside of the command's savepoint, and the command run again.
struct MissingPartition: Error {
    let number: Int64
}
