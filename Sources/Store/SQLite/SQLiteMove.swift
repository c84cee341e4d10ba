import GRDB

extension SQLiteEngine {
    /// One consistent state of the file, for as long as `body` takes.
    static func reading<T>(_ file: String, _ body: (SQLiteConnection) throws -> T) throws -> T {
        var configuration = Configuration()
        configuration.readonly = true
        return try translating {
            try DatabaseQueue(path: file, configuration: configuration).inDatabase { db in
                try db.execute(sql: "BEGIN DEFERRED")
                defer { try? db.execute(sql: "ROLLBACK") }
                return try body(SQLiteConnection(db: db))
            }
        }
    }

    /// A new file for what another database holds; nobody else may have it.
    static func filling<T>(_ file: String, _ body: (SQLiteConnection) throws -> T) throws -> T {
        try translating { try DatabaseQueue(path: file).inDatabase { db in try body(SQLiteConnection(db: db)) } }
    }
}

extension SQLiteConnection: MovableConnection {
    func tables() throws -> [MovedTable] {
        let names: [String] = try column(
            """
            SELECT name FROM sqlite_master
            WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search\\_%' ESCAPE '\\' AND name NOT IN ('migration', 'contraction') ORDER BY name
            """)
        return try names.map { name in
            let columns = try rows("SELECT name, pk FROM pragma_table_info(\(name)) ORDER BY name")
            let key = try columns.filter { try $0("pk", as: Int.self) > 0 }.sorted { try $0("pk", as: Int.self) < $1("pk", as: Int.self) }
            return MovedTable(name: name, columns: try columns.map { try $0("name") }, key: try key.map { try $0("name") })
        }
    }

    func open(for tables: [MovedTable]) throws {
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        try together {
            guard try !begin(tables) else { return }
            for table in tables { try db.execute(sql: "DELETE FROM \(table.name)") }
        }
    }

    func close(after tables: [MovedTable]) throws {
        if let orphan = try GRDB.Row.fetchOne(db, sql: "PRAGMA foreign_key_check") {
            throw StoreError.constraint(code: "a row of \(orphan[0] as String? ?? "a table") refers to one that is not there")
        }
        try db.execute(sql: "DROP TABLE store_move")
        try db.execute(sql: "PRAGMA foreign_keys = ON")
    }

    func add(_ rows: [Row], to table: MovedTable) throws {
        for row in rows { try execute("INSERT INTO \(SQL(stringLiteral: table.name)) (\(table.list)) VALUES \(list: row.values)") }
    }

    func add(_ documents: [SearchDocument]) throws {
        let missing = try Set(documents.map { $0.seq / SearchPartition.size }).subtracting(partitions())
        for partition in missing.sorted() { try makePartition(partition) }
        try addToSearch(documents)
    }

    func together(_ body: () throws -> Void) throws {
        try db.inTransaction(.immediate) {
            try body()
            return .commit
        }
    }

    func documents(after seq: Int64, limit: Int) throws -> [SearchDocument] {
        var found: [SearchDocument] = []
        for partition in try partitions().reversed() where (partition + 1) * SearchPartition.size > seq {
            let rows = try GRDB.Row.fetchAll(
                db, sql: "SELECT rowid, tokens FROM search_\(partition) WHERE rowid > ? ORDER BY rowid LIMIT ?", arguments: [seq, limit - found.count])
            found += rows.map { row in SearchDocument(seq: row[0], tokens: (row[1] as String).split(separator: " ").map(String.init)) }
            if found.count >= limit { break }
        }
        return found
    }
}
