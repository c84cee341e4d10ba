import ArgumentParser
import ChainKit
import ChainNodes
import Foundation
import Kit
import Safety

struct TraceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trace", abstract: "Follow TRX and TRC-20 from a TRON address on.",
        discussion: """
            Asks TronGrid's lists and nothing else; only addresses are sent. Progress goes to the standard error, the graph as JSON to the standard \
            output; with --out an evidence pack is written into a folder instead. With --resume the trace is stored in a file as it goes on, and \
            continues from it where the file is there. Interrupting loses at most the last answers. Transfers are facts; shares of stolen money are \
            estimates, labels are what their sources say.
            """)

    @Argument(help: "The address that the money left: base 58 or 41 and 40 hexadecimal digits.") var address: String
    @Option(help: "Nothing older counts: 2026-11-22, 2026-11-22T08:15:00Z.") var since: String
    @Option(help: "Nothing newer counts.") var until: String?
    @Option(parsing: .upToNextOption, help: "Only what these transactions moved away counts.") var transaction: [String] = []
    @Option(help: "Steps to follow, 1 to 8.") var depth = TraceLimits().depth
    @Option(help: "Addresses to ask, 1 to 1000.") var addresses = TraceLimits().addresses
    @Option(help: "Transfers to read of each address.") var transfers = TraceLimits().transfersPerAddress
    @Option(help: "Smallest amount that counts, in thousandths of 1 TRX or 1 USDT.") var dust = TraceLimits().dustThousandths
    @Option(help: "A CSV file of labels: address, kind, name, source, date.") var labels: String?
    @Option(help: "Language of the pack: en or zh.") var lang = "en"
    @Option(help: "Folder for an evidence pack.") var out: String?
    @Option(name: .customLong("case"), help: "Case number that the pack carries.") var caseNumber = "-"
    @Option(help: "Who makes the pack.") var maker = "walletdesk trace"
    @Option(help: "On whose behalf: the wallet's maker.") var organisation: String?
    @Option(help: "File in which the trace is stored, and from which it continues.") var resume: String?
    @Option(help: "TronGrid or a node that has its lists. A key for it is read from WALLETDESK_TRON_KEY.") var node = "https://api.trongrid.io"
    @Option(help: "Pages asked for at a time, 1 to 16.") var width = 3

    func run() async throws {
        guard let language = Language(rawValue: lang) else { throw Failure("The language is en or zh.") }
        var trace = try start(language)
        let pages = TransferPages(pool: try pool(HTTPNodeTransport.shared.transport), tokens: KnownTokens.book)
        let shown = Progress(file: resume)
        await TraceRun(width: width) { request in try await pages.page(for: request) }.run(&trace) { trace in shown.step(trace) }
        try resume.map { try TraceFile.write(trace, to: $0) }
        shown.end(trace)
        try deliver(trace, language)
    }

    // MARK: Beginning

    private func start(_ language: Language) throws -> MoneyTrace {
        guard let origin = TronAddress(node: address) else { throw Failure("\(address) is not a TRON address with a right checksum.") }
        if let resume, FileManager.default.fileExists(atPath: resume) { return try TraceFile.read(resume, origin: origin) }
        let plan = TracePlan(
            origin: origin, since: try instant(since, "--since"), until: try until.map { try instant($0, "--until") }, transactions: try ids(),
            limits: TraceLimits(depth: depth, addresses: addresses, transfersPerAddress: transfers, dustThousandths: dust))
        return MoneyTrace(plan: plan, labels: try readLabels(language))
    }

    private func ids() throws -> Set<String> {
        Set(
            try transaction.map { text in
                guard let id = TransactionID(hex: text) else { throw Failure("\(text) is not a transaction hash of 64 hexadecimal digits.") }
                return id.hex
            })
    }

    private func instant(_ text: String, _ option: String) throws -> Instant {
        let forms = [text, text.replacing("Z", with: ".000Z"), text + "T00:00:00.000Z"]
        guard let instant = forms.lazy.compactMap({ Instant(iso8601: $0) }).first else {
            throw Failure("\(option) is a day like 2026-11-22 or a time like 2026-11-22T08:15:00Z.")
        }
        return instant
    }

    private func readLabels(_ language: Language) throws -> AddressLabels {
        var all = AddressLabels.standard(tokens: KnownTokens.book)
        guard let labels else { return all }
        guard let text = try? String(contentsOfFile: labels, encoding: .utf8) else { throw Failure("The labels in \(labels) could not be read.") }
        let (read, problems) = AddressLabels.reading(text)
        for problem in problems { Progress.say("\(labels):\(problem.line): \(problem.explanation(language))") }
        all.merge(read)
        return all
    }

    private func pool(_ transport: NodeTransport) throws -> NodePool {
        let key = ProcessInfo.processInfo.environment["WALLETDESK_TRON_KEY"].map { " key=\($0)" } ?? ""
        let endpoints: [NodeEndpoint]
        do { endpoints = try NodeSettings(parsing: "tron=\(node)\(key)").endpoints } catch { throw Failure("--node: \(error.reason.rawValue).") }
        // A page of 200 rows takes a node longer than one transaction.
        return NodePool(endpoints, transport: transport, clock: .system, limits: NodeLimits(whole: .seconds(20), attempt: .seconds(10)))
    }

    // MARK: Results

    private func deliver(_ trace: MoneyTrace, _ language: Language) throws {
        guard let out else { return print(trace.document.text) }
        let pack = EvidencePack(
            caseNumber: caseNumber, language: language, maker: maker, organisation: organisation, madeAt: DeskClock.system.now(), trace: trace)
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        for file in EvidencePage.files(of: pack) {
            try Data(file.content.utf8).write(to: URL(filePath: out).appending(path: file.name), options: .atomic)
        }
        Progress.say("The evidence pack is in \(out).")
    }
}

/// A trace in a file.
private enum TraceFile {
    static func read(_ path: String, origin: TronAddress) throws -> MoneyTrace {
        guard let data = FileManager.default.contents(atPath: path), var trace = try? JSONDecoder().decode(MoneyTrace.self, from: data) else {
            throw Failure("\(path) holds no trace that can be read. Move it away to begin anew.")
        }
        guard trace.plan.origin == origin else { throw Failure("\(path) holds a trace from \(trace.plan.origin).") }
        trace.retryGaps()
        return trace
    }

    static func write(_ trace: MoneyTrace, to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(trace).write(to: URL(filePath: path), options: .atomic)
    }
}

/// Tells how far the trace is, and stores it every few answers.
private final class Progress {
    private let file: String?
    private var answers = 0
    private static let answersPerWriting = 10

    init(file: String?) { self.file = file }

    func step(_ trace: MoneyTrace) -> Bool {
        answers += 1
        let progress = trace.progress
        Progress.say(
            "read \(progress.read), reading \(progress.reading), waiting \(progress.waiting) · \(progress.reached) addresses, \(progress.transfers) transfers")
        guard let file, answers.isMultiple(of: Progress.answersPerWriting) else { return true }
        do { try TraceFile.write(trace, to: file) } catch {
            Progress.say("The trace could not be stored: \(error.localizedDescription)")
            return false
        }
        return true
    }

    func end(_ trace: MoneyTrace) {
        let gaps = trace.graph.gaps
        Progress.say(trace.isFinished ? "Finished." : "Stopped before the end.")
        for node in gaps { Progress.say("Missing: \(node.address): \(node.gap ?? "")") }
    }

    static func say(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
}
