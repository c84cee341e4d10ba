import Foundation

/// Databases of the test server, one for each folder. They go with the server.
package enum TestDatabase {
    /// As `Scripts/test.sh` starts one; nil where there is none.
    package static let server = ProcessInfo.processInfo.environment["WALLETDESK_TEST_POSTGRES"]

    /// Whether whole desks stand on it as well: `WALLETDESK_TEST_DESKS=postgres`.
    package static let isForDesks = ProcessInfo.processInfo.environment["WALLETDESK_TEST_DESKS"] == "postgres"

    /// - Throws: `TestFailure` where there is no server.
    package static func url(of folder: TestFolder) throws -> String {
        guard let server else { throw TestFailure("no PostgreSQL server") }
        let name = name(of: folder)
        let url = server.replacing("/postgres?", with: "/\(name)?")
        let made = FileManager.default.fileExists(atPath: "\(folder.path)/\(name)")
        guard !made else { return url }
        try run("CREATE DATABASE \(name)", on: server)
        try Data().write(to: URL(filePath: "\(folder.path)/\(name)"))
        return url
    }

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
