import Crypto
import Kit

/// Takes everything that one database holds into another of the other engine, table by table. What breaks off goes on where it was; at the end both are
/// read once more and compared.
package struct StoreMove {
    /// One table, as it stands in both.
    package struct Table: Sendable {
        package let name: String
        package let rows: Int
        /// The same on both sides: the sum, modulo 2^64, of the first eight bytes of each row's SHA-256, so that it doesn't depend on an order.
        package let checksum: UInt64
    }

    package typealias Progress = (Step) throws -> Void

    package enum Step: Sendable {
        /// More rows of a table are on the other side, for good.
        case sent(table: String, rows: Int)
        /// A table is the same on both.
        case compared(Table)
    }

    package enum Problem: Error, Sendable, CustomStringConvertible {
        /// The target holds a desk already, which no move began.
        case occupied
        /// The tables are not the same: one of both is of another version.
        case otherSchema(String)
        /// What arrived is not what was sent.
        case different(table: String, sent: Int, arrived: Int)

        package var description: String {
            switch self {
            case .occupied: "The target holds a desk already. Move into an empty database."
            case .otherSchema(let table): "The table \(table) is not the same on both sides: bring both to this version with `walletdesk migrate` first."
            case .different(let table, let sent, let arrived):
                "The table \(table) differs: \(sent) rows here, \(arrived) there, or other content. Is a desk still at work on one of them? Stop it, empty the "
                    + "target and move again."
            }
        }
    }

    /// Rows that are sent together, in one transaction.
    private static let batch = 1_000

    let source: any MovableConnection
    let target: any MovableConnection
    /// Is told of each step; what it throws breaks the move off.
    let progress: Progress

    init(source: any MovableConnection, target: any MovableConnection, progress: @escaping Progress = { _ in }) {
        self.source = source
        self.target = target
        self.progress = progress
    }

    func run() throws -> [Table] {
        let tables = try source.tables()
        try target.open(for: tables)
        for table in tables { try send(table) }
        try sendDocuments()
        try target.close(after: tables)
        return try tables.map { table in
            let (sent, arrived) = (try Self.digest(of: table, in: source), try Self.digest(of: table, in: target))
            guard sent == arrived else { throw Problem.different(table: table.name, sent: sent.rows, arrived: arrived.rows) }
            let compared = Table(name: table.name, rows: sent.rows, checksum: sent.sum)
            try progress(.compared(compared))
            return compared
        }
    }

    // MARK: - Sending

    private func send(_ table: MovedTable) throws {
        guard var place = try target.place(of: table.name) else { return }
        while true {
            let rows = try source.rows(table.rows(after: place, limit: Self.batch))
            guard let last = rows.last else { break }
            place = table.key(of: last)
            try target.together {
                try target.add(rows, to: table)
                try target.note(place: place, of: table.name)
            }
            try progress(.sent(table: table.name, rows: rows.count))
        }
        try target.noteEnd(of: table.name)
    }

    /// The full-text index is made of the same words.
    private func sendDocuments() throws {
        let name = MovedTable.documents
        guard let place = try target.place(of: name) else { return }
        var seq: Int64 = place.first.flatMap { Int64(sqlValue: $0) } ?? -1
        while true {
            let documents = try source.documents(after: seq, limit: Self.batch)
            guard let last = documents.last else { break }
            seq = last.seq
            try target.together {
                try target.add(documents)
                try target.note(place: [.integer(last.seq)], of: name)
            }
            try progress(.sent(table: name, rows: documents.count))
        }
        try target.noteEnd(of: name)
    }

    // MARK: - Comparing

    private struct Digest: Equatable {
        var rows = 0
        var sum: UInt64 = 0
    }

    private static func digest(of table: MovedTable, in connection: any MovableConnection) throws -> Digest {
        var digest = Digest()
        var place: [SQLValue] = []
        while true {
            let rows = try connection.rows(table.rows(after: place, limit: batch))
            guard let last = rows.last else { return digest }
            place = table.key(of: last)
            digest.rows += rows.count
            for row in rows { digest.sum &+= table.sum(of: row) }
        }
    }
}

/// A table on its way, its columns in the order of their names and those of its key.
struct MovedTable: Sendable, Equatable {
    /// In place of a table: the words of the full-text index.
    static let documents = "search"

    let name: String
    let columns: [String]
    let key: [String]

    var list: SQL { SQL(stringLiteral: columns.joined(separator: ", ")) }

    /// By key, after `place`; from the beginning where that is empty.
    func rows(after place: [SQLValue], limit: Int) -> SQL {
        let (name, keys) = (SQL(stringLiteral: name), SQL(stringLiteral: key.joined(separator: ", ")))
        let rest: SQL = place.isEmpty ? "" : " WHERE (\(keys)) > \(list: place)"
        return "SELECT \(list) FROM \(name)\(rest) ORDER BY \(keys) LIMIT \(limit)"
    }

    func key(of row: Row) -> [SQLValue] { key.map { row.columns.positions[$0].map { row.values[$0] } ?? .null } }

    /// The first eight bytes of the SHA-256 over kind, length and bytes of each value.
    func sum(of row: Row) -> UInt64 {
        var hash = SHA256()
        for value in row.values {
            let (kind, bytes): (UInt8, [UInt8]) =
                switch value {
                case .null: (0, [])
                case .integer(let number): (1, Array(String(number).utf8))
                // A whole number in a column of reals comes back as either.
                case .real(let number):
                    number == number.rounded() && abs(number) < 1e15 ? (1, Array(String(Int64(number)).utf8)) : (2, Array(String(number).utf8))
                case .text(let text): (3, Array(text.utf8))
                case .blob(let bytes): (4, bytes)
                }
            hash.update(data: [kind])
            hash.update(data: Array(String(bytes.count).utf8))
            hash.update(data: [0])
            hash.update(data: bytes)
        }
        return hash.finalize().prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension SQLValue: SQLEncodable {
    package var sqlValue: SQLValue { self }
}

/// What a move needs of an engine, on a connection that nobody else uses.
protocol MovableConnection: EngineConnection {
    /// Every table but those of the search index and of the migrations.
    func tables() throws -> [MovedTable]
    /// Readies the target: empty, and for the time of the move without its rules about references, so that rows may come in any order.
    func open(for tables: [MovedTable]) throws
    /// Puts the rules back, which checks every reference, and lets numbers go on after the highest.
    func close(after tables: [MovedTable]) throws
    func add(_ rows: [Row], to table: MovedTable) throws
    func add(_ documents: [SearchDocument]) throws
    /// One transaction.
    func together(_ body: () throws -> Void) throws
    /// Words of the full-text index by the number of their message.
    func documents(after seq: Int64, limit: Int) throws -> [SearchDocument]
}

/// How far a move has come is written into the target, with the rows.
extension MovableConnection {
    /// Checks that the target is empty or a move that was begun, and readies the note of how far it has come.
    /// - Returns: whether it was begun before.
    func begin(_ tables: [MovedTable]) throws -> Bool {
        let all = try self.tables()
        let mine = all.filter { !$0.name.hasPrefix("store_move") }
        if mine != tables {
            let other = tables.first { !mine.contains($0) } ?? mine.first { !tables.contains($0) }
            throw StoreMove.Problem.otherSchema(other?.name ?? "")
        }
        let isBegun = all.count > mine.count
        if !isBegun {
            guard try value("SELECT 1 FROM event LIMIT 1", as: Int.self) == nil else { throw StoreMove.Problem.occupied }
            try execute("CREATE TABLE store_move (name TEXT PRIMARY KEY, place TEXT NOT NULL, ended INTEGER NOT NULL)")
        }
        return isBegun
    }

    /// After which key it goes on; nil where the table is all there.
    func place(of table: String) throws -> [SQLValue]? {
        guard let row = try rows("SELECT place, ended FROM store_move WHERE name = \(table)").first else { return [] }
        return try row("ended", as: Int.self) == 1 ? nil : SQLValue.list(try row("place"))
    }

    func note(place: [SQLValue], of table: String) throws {
        try execute(
            """
            INSERT INTO store_move (name, place, ended) VALUES (\(table), \(SQLValue.text(of: place)), 0)
            ON CONFLICT (name) DO UPDATE SET place = excluded.place
            """)
    }

    func noteEnd(of table: String) throws {
        try execute("INSERT INTO store_move (name, place, ended) VALUES (\(table), '', 1) ON CONFLICT (name) DO UPDATE SET ended = 1")
    }
}

/// Keys as text: whole numbers and texts are all that keys are made of.
extension SQLValue {
    fileprivate static func text(of values: [SQLValue]) -> String {
        values.map { value in
            switch value {
            case .integer(let number): "i\(number)"
            case .text(let text): "t" + text.utf8.map { String($0, radix: 16) }.map { $0.count == 1 ? "0" + $0 : $0 }.joined()
            case .null, .real, .blob: "n"
            }
        }.joined(separator: ",")
    }

    fileprivate static func list(_ text: String) -> [SQLValue] {
        text.split(separator: ",").map { part in
            let rest = part.dropFirst()
            return switch part.first {
            case "i": Int64(rest).map { .integer($0) } ?? .null
            case "t": .text(String(decoding: SQLValue.bytes(hex: rest.utf8), as: UTF8.self))
            default: .null
            }
        }
    }
}
