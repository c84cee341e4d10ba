import App
import ArgumentParser
import Assist
import Foundation
import Store

struct KnowledgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kb", abstract: "The knowledge base as a folder of files: <topic>/<slug>.<language>.md", subcommands: [Import.self, Export.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Read and publish every article of a folder; what has not changed stays as it is.")

        @OptionGroup var options: DeskOptions
        @Argument(help: "The folder.") var folder: String

        func run() async throws {
            guard FileManager.default.fileExists(atPath: folder) else { throw Failure("There is no folder \(folder).") }
            let desk = try await options.desk(try await options.settings(), creating: true)
            let report = try await desk.assist.importFolder(folder)
            for problem in report.problems { print(problem) }
            print("Read \(report.read) files, \(report.changed) of them new or changed; \(report.problems.count) could not be used.")
            try await desk.store.close()
            if !report.problems.isEmpty { throw ExitCode(1) }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Write every published article into a folder.")

        @OptionGroup var options: DeskOptions
        @Argument(help: "The folder.") var folder: String

        func run() async throws {
            let desk = try await options.desk(try await options.settings())
            let count = try await desk.assist.exportFolder(folder)
            print("Wrote \(count) files to \(folder).")
            try await desk.store.close()
        }
    }
}
