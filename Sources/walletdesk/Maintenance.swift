import App
import ArgumentParser
import Foundation
import Store

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "migrate", abstract: "Bring the database's schema up to date; serve does it too.")

    @OptionGroup var options: DeskOptions

    func run() async throws {
        let desk = try await options.desk(try await options.settings(), creating: true)
        try await desk.store.close()
        print("The schema is up to date.")
    }
}

struct BackupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Write a consistent copy of the desk, also while it serves.")

    @OptionGroup var options: DeskOptions
    @Option(help: "Folder for the copy; must not exist yet.") var to: String

    func run() async throws {
        let settings = try await options.settings()
        let desk = try await options.desk(settings)
        let manifest = try await Backup.write(desk, to: to)
        print("Wrote \(to): the database and \(manifest.attachments.count) attachments.")
    }
}

struct RestoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Make a desk from a backup, in a folder or a database that has none yet.")

    @OptionGroup var options: DeskOptions
    @Option(help: "Folder of the backup.") var from: String

    func run() async throws {
        let settings = try await options.settings()
        let manifest = try await Backup.restore(from: from, to: settings)
        print("Restored \(settings.place): the database and \(manifest.attachments.count) attachments.")
    }
}

struct MigrateStoreCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate-store", abstract: "Move a desk from its file into a database of PostgreSQL.",
        discussion: "Stop the desk first. What breaks off goes on where it was when the command is given again. At the end every table is compared.")

    @Option(help: "The file: sqlite:FOLDER/desk.sqlite.") var from: String
    @Option(help: "The database, which must be empty: postgres://walletdesk@db.internal/walletdesk.") var to: String

    func run() async throws {
        guard from.hasPrefix("sqlite:") else { throw Failure("--from names a file: sqlite:walletdesk-data/desk.sqlite.") }
        let file = String(from.dropFirst("sqlite:".count))
        guard FileManager.default.fileExists(atPath: file) else { throw Failure("There is no file \(file).") }
        guard to.hasPrefix("postgres://") || to.hasPrefix("postgresql://") else {
            throw Failure("--to names a database: postgres://walletdesk@db.internal/walletdesk.")
        }
        let tables = try await Store.move(file: file, toPostgres: to, migrations: Migration.all) { step in
            switch step {
            case .sent(let table, let rows): print("sent  \(table)  \(rows) rows")
            case .compared(let table): print("same  \(table.name)  \(table.rows) rows  \(String(table.checksum, radix: 16))")
            }
        }
        let rows = tables.reduce(0) { $0 + $1.rows }
        print(
            "Moved \(rows) rows of \(tables.count) tables, and compared them. Serve with: WALLETDESK_DATABASE=… walletdesk serve; attachments stay where they are."
        )
    }
}

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Check a desk: settings, disk, database, attachments, what was set aside. Exits with 1 where something is wrong.")

    @OptionGroup var options: DeskOptions

    func run() async throws {
        let settings = try await options.settings()
        let findings = try await Doctor.examine(try await options.desk(settings))
        for finding in findings { print("\(finding.isFine ? "ok  " : "BAD ") \(finding.text)") }
        if findings.contains(where: { !$0.isFine }) { throw ExitCode(1) }
    }
}
