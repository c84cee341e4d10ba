import App
import ArgumentParser
import Foundation
import Kit
import Safety
import Store
import WalletSafety

struct ScamsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scams", abstract: "Lists of scam sites, by which the desk judges links.", subcommands: [Import.self])

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a blocklist in the place of the one of the same name.",
            discussion: """
                Reads the formats of polkadot-js (all.json), eth-phishing-detect (config.json), hosts files and plain names, one a line. Names count with \
                all their subdomains; shared hosting suffixes and entries that name a page are left out, so that neighbours are not blocked with them. A desk \
                that runs takes the list over with its next event.
                """)

        @OptionGroup var options: DeskOptions
        @Argument(help: "The file.") var file: String
        @Option(help: "Name of the list; without it the file's own name.") var name: String?

        func run() async throws {
            let path = URL(filePath: file)
            guard let text = try? String(contentsOf: path, encoding: .utf8) else { throw Failure("The file \(file) can't be read as text.") }
            let name = try LinkRegister.listName(name ?? path.lastPathComponent)
            let desk = try await options.desk(try await options.settings(), creating: true)
            do {
                let report = try await desk.links.importList(text, named: name, by: nil)
                try await desk.store.close()
                print("\(report.list): \(report.names) names, \(report.added) new, \(report.removed) gone, \(report.leftOut) entries left out.")
            } catch let error as LinkListError {
                try await desk.store.close()
                throw Failure("\(file): \(error.explanation(.en)) Nothing was changed.")
            }
        }
    }
}
