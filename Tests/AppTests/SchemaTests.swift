import App
import DeskTesting
import Foundation
import Store
import Testing

@Suite struct SchemaTests {
    /// The schema as all migrations make it, committed so that a change is seen in a review.
    /// To accept one: `WALLETDESK_WRITE_SCHEMA=1 swift test --filter SchemaTests`.
    private static let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../StoreTests/Schema/sqlite.sql")

    @Test func theCommittedSchemaIsTheOneThatMigrationsMake() async throws {
        let folder = try TestFolder()
        let store = try Store(file: "\(folder.path)/schema.sqlite", migrations: Migration.all)
        let schema = try await store.schema()
        if ProcessInfo.processInfo.environment["WALLETDESK_WRITE_SCHEMA"] != nil {
            try Data(schema.utf8).write(to: Self.file)
        }
        #expect(try String(contentsOf: Self.file, encoding: .utf8) == schema)
    }

    @Test func aMigrationIsNamedOnceAndInOrder() {
        let names = Migration.all.map(\.name)
        #expect(names == names.sorted())
        #expect(Set(names).count == names.count)
    }
}
