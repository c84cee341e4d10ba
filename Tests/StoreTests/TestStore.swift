import DeskTesting
import Kit
import Logging
import Store
import Synchronization
import Testing

extension Migration {
    /// A table of the tests.
    static let note = Migration("0100-note", "CREATE TABLE note (id {key}, text TEXT NOT NULL, UNIQUE (text))")
}

/// What a store can stand on here.
enum TestEngine: String, Sendable, CaseIterable, CustomTestStringConvertible {
    case sqlite, postgres

    /// PostgreSQL where `WALLETDESK_TEST_POSTGRES` names a server, as `Scripts/test.sh` starts one.
    static let here: [TestEngine] = TestDatabase.server == nil ? [.sqlite] : allCases

    var testDescription: String { rawValue }
}

extension Store {
    /// A store of the folder; opened again it is the same.
    static func test(
        in folder: TestFolder, named name: String = "test.sqlite", on engine: TestEngine = .sqlite, migrations: [Migration] = [.note]
    ) throws -> Store {
        switch engine {
        case .sqlite: return try Store(file: "\(folder.path)/\(name)", migrations: migrations)
        case .postgres:
            let url = try TestDatabase.url(of: folder)
            return try Store(postgres: url, connections: PostgresConnections(6), migrations: migrations)
        }
    }

    func add(_ text: String) async throws {
        try await write { tx in _ = try tx.execute("INSERT INTO note (text) VALUES (\(text))") }
    }

    func append(_ type: String, of conversation: UUIDv7? = nil, at now: Instant = TestClock.start) async throws -> Int64 {
        try await write { tx in try tx.append(NewEvent(type: type, conversation: conversation), at: now) }
    }

    /// The last event that the reader is known to have handled.
    func place(of reader: String) async throws -> Int64? {
        try await read { tx in try tx.value("SELECT seq FROM reader WHERE name = \(reader)", as: Int64.self) }
    }

    var notes: [String] {
        get async throws { try await read { tx in try tx.column("SELECT text FROM note ORDER BY id") } }
    }
}

extension Logger {
    static var silent: Logger {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        return logger
    }
}

/// What came by, in order.
final class Collected<Item: Sendable>: Sendable {
    private let kept = Mutex<[Item]>([])

    var items: [Item] { kept.withLock { $0 } }

    /// Keeps an item; answers how many there are now.
    @discardableResult
    func add(_ item: Item) -> Int {
        kept.withLock { items in
            items.append(item)
            return items.count
        }
    }
}

struct Refused: Error {}

extension UUIDv7 {
    init(test number: UInt64) { self.init(time: TestClock.start, random: (0, number)) }
}
