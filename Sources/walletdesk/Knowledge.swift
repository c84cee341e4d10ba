import App
import ArgumentParser
import Assist
import Foundation
import Kit
import Store

struct KnowledgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kb", abstract: "The knowledge base as a folder of files: <topic>/<slug>.<language>.md",
        subcommands: [Import.self, Export.self, Check.self])

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

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Say what is wrong with a folder: links, missing languages, overdue reviews, sentences that may not be said, walkthroughs that fail their talks.",
            discussion: "Prints a line for each problem; the exit code is 0 where there is none.")

        @Argument(help: "The folder.") var folder: String = "Knowledge"

        func run() throws {
            guard FileManager.default.fileExists(atPath: folder) else { throw Failure("There is no folder \(folder).") }
            let today = String(DeskClock.system.now().iso8601.prefix(10))
            let check = try KnowledgeCheck(KnowledgeFolder(folder), today: today)
            for problem in check.problems { print(problem) }
            print(
                "\(check.articles) texts, \(check.questions) known questions, \(check.terms) terms, \(check.walkthroughs) walkthroughs; \(check.problems.count) problems."
            )
            if !check.problems.isEmpty { throw ExitCode(1) }
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
