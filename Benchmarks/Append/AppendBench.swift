import App
import ArgumentParser
import Configuration
import Corpus
import Foundation
import HTTPKit
import Inbox
import Kit
import Logging
import Store
import TextKit

/// How near `InboxService.write` comes to what SQLite alone takes for the same rows, both in this process, without HTTP and without readers but the
/// full-text index. The desk's part also screens each text, judges its links, asks for reach, and answers what was written.
@main
struct AppendBench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "walletdesk-bench-append", abstract: "Appending in process beside SQLite alone.")

    @Option(help: "Folder of a desk with conversations, as walletdesk-seed makes it; it is copied.") var data: String
    @Option(parsing: .upToNextOption, help: "Messages that are written side by side.") var groups = [1, 8, 64, 256]
    @Option(help: "Seconds of each measurement.") var seconds = 8.0

    func run() async throws {
        print("| side by side | SQLite alone, per s | desk, per s | share | desk, CPU ms | SQLite, CPU ms |\n|--:|--:|--:|--:|--:|--:|")
        for group in groups {
            let raw = try inCopy { folder in try alone(folder, group) }
            let desk = try await inCopy { folder in try await inDesk(folder, group) }
            print(
                String(
                    format: "| %d | %.0f | %.0f | %.0f %% | %.3f | %.3f |", group, raw.rate, desk.rate, desk.rate / raw.rate * 100, desk.milliseconds,
                    raw.milliseconds))
        }
    }

    private struct Rate {
        let rate: Double
        /// Processor time of a message.
        let milliseconds: Double

        init(_ count: Int, since began: ContinuousClock.Instant, _ processor: Double) {
            rate = Double(count) / ((.now - began) / .seconds(1))
            milliseconds = (Rate.processorSeconds() - processor) * 1000 / Double(max(1, count))
        }

        static func processorSeconds() -> Double {
            var time = timespec()
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
            return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
        }
    }

    private func inCopy<Value>(_ body: (String) async throws -> Value) async throws -> Value {
        let copy = try copy()
        defer { try? FileManager.default.removeItem(atPath: copy) }
        return try await body(copy)
    }

    private func inCopy<Value>(_ body: (String) throws -> Value) throws -> Value {
        let copy = try copy()
        defer { try? FileManager.default.removeItem(atPath: copy) }
        return try body(copy)
    }

    private func copy() throws -> String {
        let copy = FileManager.default.temporaryDirectory.appending(path: "walletdesk-append-\(UUID())").path
        try FileManager.default.copyItem(atPath: data, toPath: copy)
        return copy
    }

    private static let texts = (0..<1024).map { Corpus().ticket($0).question }

    private func alone(_ folder: String, _ group: Int) throws -> Rate {
        var store = try RawStore(file: "\(folder)/desk.sqlite")
        let messages = Self.texts.map { (text: $0, tokens: Tokenizer.index($0).joined(separator: " ")) }
        let (began, processor) = (ContinuousClock.now, Rate.processorSeconds())
        var count = 0
        while (.now - began) < .seconds(seconds) {
            try store.append((0..<group).map { messages[(count + $0) % messages.count] })
            count += group
        }
        return Rate(count, since: began, processor)
    }

    private func inDesk(_ folder: String, _ group: Int) async throws -> Rate {
        let settings = try DeskSettings(ConfigReader(provider: InMemoryProvider(values: ["data": ConfigValue(.string(folder), isSecret: false)])))
        var logger = Logger(label: "bench")
        logger.logLevel = .error
        let desk = try await Desk(settings: settings, clock: .system, ids: .random(clock: .system), logger: logger)
        let waiting = try await desk.store.read { tx in
            try tx.rows("SELECT id, contact_id FROM conversation WHERE state = 'queued' ORDER BY number DESC LIMIT 64").map { row in
                (try row("id", as: ID<Conversation>.self), try row("contact_id", as: ID<Contact>.self))
            }
        }
        let indexing = ReaderRunner(store: desk.store, reader: desk.inbox.searchIndexer, clock: .system, logger: logger)
        let running = Task { try? await indexing.run() }
        let (began, processor) = (ContinuousClock.now, Rate.processorSeconds())
        let count = try await withThrowingTaskGroup(of: Int.self) { tasks in
            for client in 0..<group {
                tasks.addTask { [seconds] in
                    let (conversation, contact) = waiting[client % waiting.count]
                    var count = 0
                    while (.now - began) < .seconds(seconds) {
                        let text = try TypedText(Self.texts[(client &* 31 &+ count) % Self.texts.count])
                        let screening = desk.inbox.screened(text, language: .en)
                        _ = try await desk.inbox.write(screening, clientID: ClientID("b\(client)-\(count)"), to: conversation, by: contact)
                        count += 1
                    }
                    return count
                }
            }
            return try await tasks.reduce(0, +)
        }
        // The index is part of it on the other side too.
        running.cancel()
        _ = await running.value
        try await indexing.catchUp()
        let rate = Rate(count, since: began, processor)
        try await desk.store.close()
        return rate
    }
}
