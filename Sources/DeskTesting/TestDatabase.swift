import App
import Foundation
import Store

/// Databases of the test server, one for each folder. They go with the server.
package enum TestDatabase {
    /// As `Scripts/test.sh` starts one; nil where there is none.
    package static let server = ProcessInfo.processInfo.environment["WALLETDESK_TEST_POSTGRES"]

    /// Whether whole desks stand on it as well: `WALLETDESK_TEST_DESKS=postgres`.
    package static let isForDesks = ProcessInfo.processInfo.environment["WALLETDESK_TEST_DESKS"] == "postgres"

    /// The folder's database, which is empty at first.
    /// - Throws: `TestFailure` where there is no server.
    package static func url(of folder: TestFolder) throws -> String { try url(of: folder, from: "template1") }

    /// The database of the folder's desk, which has the whole schema at first: its migrations take a second each time.
    package static func deskURL(of folder: TestFolder) async throws -> String { try url(of: folder, from: try await emptyDesk.value) }

    private static let emptyDesk = Task {
        guard let server else { throw TestFailure("no PostgreSQL server") }
        let name = "desk\(UInt64.random(in: 0 ... .max))"
        try run("CREATE DATABASE \(name)", on: server)
        try await Store(postgres: url(of: name, on: server), migrations: Migration.all).close()
        return name
    }

    private static func url(of folder: TestFolder, from template: String) throws -> String {
        guard let server else { throw TestFailure("no PostgreSQL server") }
        let name = name(of: folder)
        if !FileManager.default.fileExists(atPath: "\(folder.path)/\(name)") {
            try run("CREATE DATABASE \(name) TEMPLATE \(template)", on: server)
            try Data().write(to: URL(filePath: "\(folder.path)/\(name)"))
        }
        return url(of: name, on: server)
    }

    private static func url(of name: String, on server: String) -> String { server.replacing("/postgres?", with: "/\(name)?") }

    /// Has the new folder's desk begin with what the other one, which must be closed, holds.
    package static func copyDesk(from folder: TestFolder, to new: TestFolder) throws {
        guard isForDesks, let server else {
            return try FileManager.default.copyItem(atPath: "\(folder.path)/desk.sqlite", toPath: "\(new.path)/desk.sqlite")
        }
        try run("CREATE DATABASE \(name(of: new)) TEMPLATE \(name(of: folder))", on: server)
        try Data().write(to: URL(filePath: "\(new.path)/\(name(of: new))"))
    }

    private static func name(of folder: TestFolder) -> String { "t" + folder.path.suffix(36).lowercased().filter { $0 != "-" } }

    private static func run(_ statement: String, on server: String) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/psql")
        process.arguments = ["-q", "-d", server, "-c", statement]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw TestFailure("\(statement) failed") }
    }
}
