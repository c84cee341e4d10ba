import Kit

extension PostgresConnection: MovableConnection {
    func tables() throws -> [MovedTable] {
        let names: [String] = try column(
            """
            SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
              AND table_name NOT LIKE 'search\\_%' AND table_name NOT IN ('migration', 'contraction', 'node', 'lease') ORDER BY table_name COLLATE "C"
            """)
        return try names.map { name in
            let columns: [String] = try column(
                """
                SELECT column_name FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = \(name)
                ORDER BY column_name COLLATE "C"
                """)
            let key: [String] = try column(
                """
                SELECT a.attname::text FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey)
                WHERE i.indisprimary AND i.indrelid = to_regclass(\(name)) ORDER BY array_position(i.indkey::int[], a.attnum::int)
                """)
            return MovedTable(name: name, columns: columns, key: key)
        }
    }

    func open(for tables: [MovedTable]) throws {
        try transaction("READ COMMITTED") {
            guard try !begin(tables) else { return }
            try execute("CREATE TABLE store_move_rule (relation TEXT NOT NULL, name TEXT NOT NULL, rule TEXT NOT NULL, PRIMARY KEY (relation, name))")
            try execute(
                """
                INSERT INTO store_move_rule (relation, name, rule)
                SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
                WHERE contype = 'f' AND connamespace = to_regnamespace(current_schema())
                """)
            for rule in try rows("SELECT relation, name FROM store_move_rule") {
                try run("ALTER TABLE \(try rule("relation", as: String.self)) DROP CONSTRAINT \(try rule("name", as: String.self))")
            }
            // What migrations put there comes with the rest.
            try run("TRUNCATE search_document, \(tables.map(\.name).joined(separator: ", "))")
        }
    }

    func close(after tables: [MovedTable]) throws {
        try transaction("READ COMMITTED") {
            for rule in try rows("SELECT relation, name, rule FROM store_move_rule") {
                let (relation, name): (String, String) = (try rule("relation"), try rule("name"))
                try run("ALTER TABLE \(relation) ADD CONSTRAINT \(name) \(try rule("rule", as: String.self))")
            }
            for table in tables where table.key.count == 1 {
                guard let sequence: String = try value("SELECT pg_get_serial_sequence(\(table.name), \(table.key[0]))") else { continue }
                let highest: Int64? = try value("SELECT max(\(SQL(stringLiteral: table.key[0]))) FROM \(SQL(stringLiteral: table.name))")
                if let highest { _ = try rows("SELECT setval(\(sequence), \(highest))") }
            }
            try run("DROP TABLE store_move, store_move_rule")
            // Until the server has looked at what came it would search and list as if there were nothing.
            try run("ANALYZE")
        }
    }

    /// By COPY, in its text format (PostgreSQL 15, "COPY", File Formats).
    func add(_ rows: [Row], to table: MovedTable) throws {
        try copy("COPY \(table.name) (\(table.columns.joined(separator: ", "))) FROM STDIN", rows.flatMap { Self.line($0.values) })
    }

    func add(_ documents: [SearchDocument]) throws {
        try makePartitions(for: documents)
        let lines = documents.map { Self.line([.integer($0.seq), .text(Self.vector($0.tokens))]) }
        try copy("COPY search_document (seq, tokens) FROM STDIN", Array(lines.joined()))
    }

    private static func line(_ values: [SQLValue]) -> [UInt8] {
        Array(values.map(\.copied).joined(separator: [UInt8(ascii: "\t")])) + [UInt8(ascii: "\n")]
    }

    func together(_ body: () throws -> Void) throws { try transaction("READ COMMITTED", body) }

    func documents(after seq: Int64, limit: Int) throws -> [SearchDocument] {
        // A word stands at each of its places; where a text is longer than places can be numbered, the order of the rest is lost.
        try rows(
            """
            SELECT d.seq, (SELECT string_agg(word.lexeme, ' ' ORDER BY place.number) FROM unnest(d.tokens) word, unnest(word.positions) place (number)) AS text
            FROM search_document d WHERE d.seq > \(seq) ORDER BY d.seq LIMIT \(limit)
            """
        ).map { row in
            SearchDocument(seq: try row("seq"), tokens: (try row("text", as: String?.self) ?? "").split(separator: " ").map(String.init))
        }
    }
}

extension SQLValue {
    fileprivate var copied: [UInt8] {
        switch self {
        case .null: Array("\\N".utf8)
        case .integer(let number): Array(String(number).utf8)
        case .real(let number): Array(String(number).utf8)
        case .text(let text): text.utf8.flatMap { Self.escapes[$0] ?? [$0] }
        case .blob(let bytes): Array("\\\\x".utf8) + bytes.flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }
        }
    }

    private static let digits = Array("0123456789abcdef".utf8)
    private static let escapes: [UInt8: [UInt8]] = [
        UInt8(ascii: "\\"): Array("\\\\".utf8), UInt8(ascii: "\t"): Array("\\t".utf8), UInt8(ascii: "\n"): Array("\\n".utf8),
        UInt8(ascii: "\r"): Array("\\r".utf8),
    ]
}
