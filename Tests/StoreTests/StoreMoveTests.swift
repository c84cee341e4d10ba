import DeskTesting
import Foundation
import Kit
import Store
import Testing

/// From a file to a server, and back as a backup.
@Suite(.enabled(if: TestDatabase.server != nil, "WALLETDESK_TEST_POSTGRES names no server"), .timeLimit(.minutes(2))) struct StoreMoveTests {
    /// Values that are written in a peculiar way somewhere.
    private static let thing = Migration(
        "0101-thing",
        """
        CREATE TABLE thing (
          name TEXT NOT NULL, part INTEGER NOT NULL, whole BIGINT, share DOUBLE PRECISION, bytes BLOB, note_id BIGINT REFERENCES note (id),
          PRIMARY KEY (name, part)
        )
        """, "INSERT INTO thing (name, part) VALUES ('by a migration', 1)")
    private static let migrations = [Migration.note, thing]
    private static let texts = ["tab\tnew\nline\r\\N \\ 'quoted' \"twice\"", "钱包冻结 🙂", "", "\\.", "null"]

    private func file(_ folder: TestFolder) -> String { "\(folder.path)/test.sqlite" }

    private func filled(_ folder: TestFolder) async throws {
        let store = try Store.test(in: folder, migrations: Self.migrations)
        try await store.write { tx in
            for number in 1...2_500 { try tx.execute("INSERT INTO note (id, text) VALUES (\(number), \("note \(number)"))") }
            for (part, text) in Self.texts.enumerated() {
                try tx.execute(
                    """
                    INSERT INTO thing (name, part, whole, share, bytes, note_id)
                    VALUES (\(text), \(part), \(Int64.min + Int64(part)), \(0.1 * Double(part)), \([UInt8(part), 0, 255, 92]), \(part + 1))
                    """)
            }
            for number in 1...300 {
                let seq = try tx.append(NewEvent(type: "said", conversation: UUIDv7(test: UInt64(number))), at: TestClock.start)
                try tx.addToSearch([SearchDocument(seq: seq, tokens: ["wallet", "n\(number)", "钱", "包"])])
            }
        }
        try await store.close()
    }

    private func move(_ folder: TestFolder) async throws -> [StoreMove.Table] {
        try await Store.move(file: file(folder), toPostgres: TestDatabase.url(of: folder), migrations: Self.migrations)
    }

    private func found(_ words: [String], in store: Store) async throws -> [Int64] {
        try await store.read { tx in try tx.newest([SearchTerm(tokens: words, isPrefix: false)], before: nil, limit: 5) }
    }

    @Test func everythingArrives() async throws {
        let folder = try TestFolder()
        try await filled(folder)
        let tables = try await move(folder)
        #expect(tables.first { $0.name == "note" }?.rows == 2_500)
        let store = try Store.test(in: folder, on: .postgres, migrations: Self.migrations)
        #expect(try await store.read { tx in try tx.column("SELECT name FROM thing WHERE note_id IS NOT NULL ORDER BY part") } == Self.texts)
        #expect(try await store.read { tx in try tx.value("SELECT bytes FROM thing WHERE part = 3") } == [3, 0, 255, 92] as [UInt8])
        #expect(try await found(["n300"], in: store) == [300])
        #expect(try await found(["钱", "包"], in: store) == [300, 299, 298, 297, 296])
        try await store.add("new")
        #expect(try await store.read { tx in try tx.value("SELECT id FROM note WHERE text = 'new'", as: Int.self) } == 2_501, "numbers go on")
        #expect(try await store.append("said") == 301)
        await #expect(throws: StoreError.self, "and references are looked after") {
            try await store.write { tx in try tx.execute("INSERT INTO thing (name, part, note_id) VALUES ('x', 9, 9999)") }
        }
    }

    @Test func whatBrokeOffGoesOn() async throws {
        let folder = try TestFolder()
        try await filled(folder)
        let url = try TestDatabase.url(of: folder)
        await #expect(throws: Broken.self) {
            _ = try await Store.move(file: file(folder), toPostgres: url, migrations: Self.migrations) { step in
                if case .sent(table: "note", rows: _) = step { throw Broken() }
            }
        }
        #expect(try await move(folder).first { $0.name == "note" }?.rows == 2_500)
    }

    @Test func aDatabaseThatHoldsADeskIsRefused() async throws {
        let folder = try TestFolder()
        try await filled(folder)
        let store = try Store.test(in: folder, on: .postgres, migrations: Self.migrations)
        _ = try await store.append("here before")
        try await store.close()
        await #expect(throws: StoreMove.Problem.self) { try await move(folder) }
    }

    @Test func aCopyIsAFileWithTheSame() async throws {
        let folder = try TestFolder()
        try await filled(folder)
        let sent = try await move(folder)
        let store = try Store.test(in: folder, on: .postgres, migrations: Self.migrations)
        try await store.copy(to: "\(folder.path)/copy.sqlite")
        let copy = try Store.test(in: folder, named: "copy.sqlite", migrations: Self.migrations)
        #expect(try await copy.notes.count == 2_500)
        #expect(try await found(["n300"], in: copy) == [300])
        #expect(try await found(["钱", "包"], in: copy) == [300, 299, 298, 297, 296])
        #expect(try await copy.problems().isEmpty)
        #expect(try await copy.append("said") == 301)
        try await copy.close()
        let again = try TestFolder()
        try FileManager.default.copyItem(atPath: "\(folder.path)/copy.sqlite", toPath: file(again))
        let returned = try await move(again)
        #expect(returned.first { $0.name == "thing" }?.checksum == sent.first { $0.name == "thing" }?.checksum, "and back again")
    }
}

private struct Broken: Error {}
