import Accounts
import App
import ArgumentParser
import Assist
import Configuration
import Corpus
import Foundation
import Kit
import Logging
import Store

/// Fills a desk's folder for benches: the same number and seed give the same texts and states.
@main
struct Seed: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "walletdesk-seed", abstract: "Fill a new desk with conversations, for benches.")

    @Option(help: "Folder of the desk; must hold none yet.") var data: String
    @Option(help: "Conversations.") var conversations = 100_000
    @Option(help: "So many of the newest may be open, all before are closed; else three of ten, whenever they began.") var open: Int?
    @Option(help: "Seed of texts and states.") var seed: UInt64 = 20_261_122
    @Option(help: "Folder of articles; none leaves the knowledge base empty.") var knowledge: String?
    @Flag(help: "Check the file's structure and foreign keys at the end.") var check = false

    /// Conversations of one commit.
    private static let batch = 1_000

    func run() async throws {
        let began = ContinuousClock.now
        let desk = try await openDesk()
        let furniture = try await Furniture.place(in: desk)
        try await fill(desk, furniture)
        if let knowledge { _ = try await desk.assist.importFolder(knowledge) }
        try await finishReaders(of: desk)
        if check {
            let problems = try await desk.store.problems()
            guard problems.isEmpty else { throw ValidationError("The desk is damaged: \(problems.prefix(5))") }
        }
        try await desk.store.close()
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        print("Wrote \(conversations) conversations to \(data) in \(String(format: "%.1f", seconds)) s.")
        for email in [BenchStaff.admin, BenchStaff.lead, BenchStaff.agent] { print("  \(email)  \(BenchStaff.password)") }
    }

    private func openDesk() async throws -> Desk {
        guard !FileManager.default.fileExists(atPath: "\(data)/desk.sqlite") else { throw ValidationError("There is a desk in \(data) already.") }
        let settings = try DeskSettings(ConfigReader(provider: InMemoryProvider(values: ["data": ConfigValue(.string(data), isSecret: false)])))
        var logger = Logger(label: "seed")
        logger.logLevel = .warning
        return try await Desk(settings: settings, clock: .system, ids: .random(clock: .system), logger: logger)
    }

    /// One batch is written while the next is made: both cores have work.
    private func fill(_ desk: Desk, _ furniture: Furniture) async throws {
        let timeline = Timeline(end: DeskClock.system.now(), conversations: conversations)
        let maker = StoryMaker(
            corpus: Corpus(seed: seed), timeline: timeline, furniture: furniture, firstOpen: max(0, conversations - (open ?? conversations)))
        let ranges = stride(from: 0, to: conversations, by: Self.batch).map { $0..<min($0 + Self.batch, conversations) }
        guard let first = ranges.first else { return }
        var stories = await maker.stories(first)
        for next in ranges.dropFirst() {
            async let coming = maker.stories(next)
            try await desk.store.write { [stories] tx in try tx.insert(stories) }
            stories = await coming
        }
        try await desk.store.write { [stories] tx in try tx.insert(stories) }
    }

    /// What the readers would have done is done: nothing is replayed when the desk starts.
    private func finishReaders(of desk: Desk) async throws {
        let names = desk.readers.filter { $0.scope == .desk }.map(\.name)
        try await desk.store.write { tx in
            let newest = try tx.newestEvent()
            for name in names {
                try tx.execute(
                    "INSERT INTO reader (name, seq) VALUES (\(name), \(newest)) ON CONFLICT (name) DO UPDATE SET seq = excluded.seq")
            }
        }
    }
}
