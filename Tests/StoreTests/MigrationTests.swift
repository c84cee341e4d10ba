import DeskTesting
import Kit
import Testing

@testable import Store

@Suite struct MigrationTests {
    private static let tag = Migration("0101-tag", "CREATE TABLE tag (name TEXT PRIMARY KEY)", "INSERT INTO tag (name) VALUES ('first')")

    private func open(_ folder: TestFolder, _ migrations: [Migration]) throws -> Store {
        try Store(file: "\(folder.path)/test.sqlite", migrations: migrations)
    }

    @Test func eachRunsOnce() async throws {
        let folder = try TestFolder()
        for _ in 0..<3 {
            let store = try open(folder, [.note, Self.tag])
            #expect(try await store.read { tx in try tx.column("SELECT name FROM tag", as: String.self) } == ["first"])
            try await store.close()
        }
    }

    @Test func aNewOneIsAddedToWhatIsThere() async throws {
        let folder = try TestFolder()
        let old = try open(folder, [.note])
        try await old.add("kept")
        try await old.close()
        let new = try open(folder, [.note, Self.tag])
        #expect(try await new.notes == ["kept"])
        #expect(try await new.read { tx in try tx.column("SELECT name FROM tag", as: String.self) } == ["first"])
    }

    @Test(arguments: TestEngine.here) func anOlderProgramRunsBesideWhatAdds(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let new = try Store.test(in: folder, on: engine, migrations: [.note, Self.tag])
        let old = try Store.test(in: folder, on: engine, migrations: [.note])
        try await old.add("by the old one")
        #expect(try await new.notes == ["by the old one"])
        try await old.close()
        try await new.close()
    }

    @Test(arguments: TestEngine.here) func anOlderProgramRefusesWhatTakesAway(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let gone = Migration("0102-gone", contracts: true, "DROP TABLE tag")
        let new = try Store.test(in: folder, on: engine, migrations: [.note, Self.tag, gone])
        try await new.close()
        #expect(throws: StoreError.newerSchema("0102-gone")) { try Store.test(in: folder, on: engine, migrations: [.note, Self.tag]) }
        let again = try Store.test(in: folder, on: engine, migrations: [.note, Self.tag, gone])
        #expect(try await again.notes.isEmpty, "and has changed nothing")
        try await again.close()
    }

    @Test(.enabled(if: TestDatabase.server != nil, "WALLETDESK_TEST_POSTGRES names no server")) func nothingIsTakenAwayFromNodesThatRun() async throws {
        let folder = try TestFolder()
        let gone = Migration("0102-gone", contracts: true, "DROP TABLE tag")
        let old = try Store.test(in: folder, on: .postgres, migrations: [.note, Self.tag])
        let node = DeskNode(id: UUIDv7(test: 1), name: "desk-1:8080", version: "1", startedAt: TestClock.start)
        _ = try await old.renew([], for: .seconds(60), of: node, now: TestClock.start)
        #expect(throws: StoreError.nodesRun("desk-1:8080")) { try Store.test(in: folder, on: .postgres, migrations: [.note, Self.tag, gone]) }
        try await old.leave(node)
        try await Store.test(in: folder, on: .postgres, migrations: [.note, Self.tag, gone]).close()
        try await old.close()
    }

    @Test(.enabled(if: TestDatabase.server != nil, "WALLETDESK_TEST_POSTGRES names no server")) func anIndexOfOnePieceBecomesItsFirstPartition() async throws {
        let folder = try TestFolder()
        let url = try TestDatabase.url(of: folder)
        let (early, late) = (Int64(5), SearchPartition.size * 2 + 7)
        try PostgresEngine(url: url, connections: PostgresConnections(6), hub: EventHub(knowsAll: true)).migrate([.store, .nodes, .postgresSearch])
        let connection = try PostgresConnection(url: url)
        for seq in [early, late] { try connection.execute("INSERT INTO search_document (seq, tokens) VALUES (\(seq), 'wanted:1')") }
        let store = try Store.test(in: folder, on: .postgres)
        let new = SearchPartition.size * 3
        try await store.write { tx in try tx.addToSearch([new, late].map { SearchDocument(seq: $0, tokens: ["wanted"]) }) }
        #expect(try await store.read { tx in try tx.newest([SearchTerm(tokens: ["wanted"], isPrefix: false)], before: nil, limit: 9) } == [new, late, early])
        try await store.close()
    }

    @Test func aBrokenOneLeavesNothingBehind() async throws {
        let folder = try TestFolder()
        let broken = Migration("0101-broken", "CREATE TABLE half (id {key})", "CREATE TABLE half (id {key})")
        #expect(throws: StoreError.self) { try open(folder, [.note, broken]) }
        let store = try open(folder, [.note])
        #expect(try await store.schema().contains("half") == false)
    }

    @Test func twoProgramsMayOpenItAtOnce() async throws {
        for _ in 0..<10 {
            let folder = try TestFolder()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<4 {
                    group.addTask { @concurrent in
                        let store = try open(folder, [.note, Self.tag])
                        #expect(try await store.read { tx in try tx.value("SELECT count(*) FROM tag", as: Int.self) } == 1)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    @Test func keysAreSpelledForTheEngine() async throws {
        let folder = try TestFolder()
        let store = try open(folder, [.note])
        let schema = try await store.schema()
        #expect(!schema.contains("{"))
        #expect(schema.contains("CREATE TABLE note (id INTEGER PRIMARY KEY"))
    }
}
