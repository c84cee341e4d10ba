import DeskTesting
import Kit
import Store
import Testing

@Suite struct SQLTests {
    @Test func aValueBecomesANumberAndNeverText() {
        let name = "'; DROP TABLE staff; --"
        let sql: SQL = "SELECT id FROM staff WHERE name = \(name) AND active = \(true) LIMIT \(5)"
        #expect(sql.rendered.text == "SELECT id FROM staff WHERE name = $1 AND active = $2 LIMIT $3")
        #expect(sql.rendered.values == [.text(name), .integer(1), .integer(5)])
    }

    @Test func fragmentsAreNumberedThroughTheWhole() {
        let inner: SQL = "b = \(2) AND c = \(3)"
        let middle: SQL = "(\(inner) OR d = \("four"))"
        let sql: SQL = "a = \(1) AND \(middle) AND \(inner)"
        #expect(sql.rendered.text == "a = $1 AND (b = $2 AND c = $3 OR d = $4) AND b = $5 AND c = $6")
        #expect(sql.rendered.values == [.integer(1), .integer(2), .integer(3), .text("four"), .integer(2), .integer(3)])
    }

    @Test(arguments: [([Int](), "x IN (NULL)"), ([7], "x IN ($1)"), ([7, 8, 9], "x IN ($1, $2, $3)")])
    func listsGrowWithTheirValues(values: [Int], text: String) {
        let sql: SQL = "x IN \(list: values)"
        #expect(sql.rendered.text == text)
        #expect(sql.rendered.values == values.map { .integer(Int64($0)) })
    }

    @Test func nilIsNull() {
        let nothing: String? = nil
        let sql: SQL = "UPDATE t SET a = \(nothing), b = \(Optional("b"))"
        #expect(sql.rendered.text == "UPDATE t SET a = $1, b = $2")
        #expect(sql.rendered.values == [.null, .text("b")])
    }

    @Test func plainTextHasNoValues() {
        let sql: SQL = "SELECT 1"
        #expect(sql.rendered.text == "SELECT 1")
        #expect(sql.rendered.values.isEmpty)
    }
}

@Suite struct ValueTests {
    private enum Thing {}

    private func comesBack<Value: SQLConvertible & Equatable & Sendable>(_ values: [Value], _ store: Store) async throws {
        for value in values {
            let read = try await store.write { tx in try tx.value("SELECT \(value)", as: Value.self) }
            #expect(read == value, "\(Value.self)")
        }
    }

    @Test func everyKindComesBackAsItWas() async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        try await comesBack(["", "plain", "钱包 🧧", "a'b\"c\\d", "line\nline", String(repeating: "x", count: 100_000)], store)
        try await comesBack([Int64.min, -1, 0, 1, .max], store)
        try await comesBack([Int.min, 0, Int.max], store)
        try await comesBack([0, -1.5, 1e300, .leastNonzeroMagnitude, 0.1], store)
        try await comesBack([true, false], store)
        try await comesBack([[], [0], [UInt8](0...255)] as [[UInt8]], store)
        try await comesBack([TestClock.start, Instant(milliseconds: -5)], store)
        try await comesBack([ID<Thing>(UUIDv7(time: TestClock.start, random: (1, 2)))], store)
        try await comesBack([UUIDv7(time: TestClock.start, random: (3, 4))], store)
        try await comesBack(Language.allCases, store)
        try await comesBack(Role.allCases, store)
    }

    @Test func anotherKindIsAnErrorThatNamesTheColumnAlone() async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        let row = try #require(try await store.read { tx in try tx.rows("SELECT \("zebra") AS animal").first })
        let error = #expect(throws: RowError.self) { try row("animal", as: Int.self) }
        #expect(error?.description == "column animal holds a value of another kind")
        #expect(throws: RowError.self) { try row("plant", as: String.self) }
        #expect(throws: RowError.self) { try row("animal", as: Role.self) }
    }

    @Test func noRowAndNullAreNoValue() async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        let (none, null, list) = try await store.read { tx in
            (
                try tx.value("SELECT text FROM note WHERE id = 7", as: String.self), try tx.value("SELECT max(id) FROM note", as: Int.self),
                try tx.column("SELECT id FROM note", as: Int.self)
            )
        }
        #expect(none == nil)
        #expect(null == nil)
        #expect(list.isEmpty)
    }

    @Test func nullInAListIsKept() async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        let list = try await store.read { tx in try tx.column("SELECT 1 UNION ALL SELECT NULL", as: Int?.self) }
        #expect(list == [1, nil])
        await #expect(throws: RowError.self) { try await store.read { tx in try tx.column("SELECT NULL", as: Int.self) } }
    }
}
