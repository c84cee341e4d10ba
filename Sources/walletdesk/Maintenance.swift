import App
import ArgumentParser
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
        commandName: "restore", abstract: "Make a desk from a backup, in a folder that has none yet.")

    @OptionGroup var options: DeskOptions
    @Option(help: "Folder of the backup.") var from: String

    func run() async throws {
        let settings = try await options.settings()
        let manifest = try Backup.restore(from: from, to: settings)
        print("Restored \(settings.data): the database and \(manifest.attachments.count) attachments.")
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
