import ArgumentParser
import Corpus
import Foundation
import NIOCore
import NIOPosix

struct ReadingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read", abstract: "What staff read of a desk with many conversations: lists, conversations, searches.")

    @OptionGroup var target: TargetOptions
    @Option(help: "Conversations that are stored.") var conversations: Int
    @Option(help: "Only what has these letters in its name.") var only: String?
    @Option(help: "Requests of each kind.") var requests = 300
    @Option(help: "Seconds after which a kind is cut short.") var seconds = 15.0

    func run() async throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let admin = try await LoadStaff.signIn(BenchStaff.admin, try await Connection.open(port: target.port, on: group))
        let agent = try await LoadStaff.signIn(BenchStaff.agent, try await Connection.open(port: target.port, on: group))
        let lead = try await LoadStaff.signIn(BenchStaff.lead, try await Connection.open(port: target.port, on: group))
        for (who, staff) in [("admin", admin), ("lead", lead), ("agent", agent)] {
            for view in ["waiting", "all"] { try await lists(who, staff, view) }
        }
        try await openings(admin)
        for (who, staff) in [("admin", admin), ("agent", agent)] { try await searches(who, staff) }
        try await group.shutdownGracefully()
    }

    private func lists(_ who: String, _ staff: LoadStaff, _ view: String) async throws {
        let path = "/api/v1/conversations?view=\(view)"
        try await measure("list, \(view), page 1, \(who)", staff) { _ in path }
        let (cursor, page) = try await cursor(staff, path, page: 200)
        if let cursor { try await measure("list, \(view), page \(page), \(who)", staff) { _ in "\(path)&cursor=\(cursor)" } }
        try await measure("console list, \(view), \(who)", staff) { _ in "/console/fragments/list?view=\(view)" }
    }

    /// The cursor of that page, or of the last one where there are fewer.
    private func cursor(_ staff: LoadStaff, _ path: String, page: Int) async throws -> (String?, Int) {
        var cursor: String?
        for number in 1..<page {
            let body = try await staff.get(path + (cursor.map { "&cursor=\($0)" } ?? "")).body
            guard let next = try JSONDecoder().decode(ListPage.self, from: Data(body.readableBytesView)).next else { return (cursor, number) }
            cursor = next
        }
        return (cursor, page)
    }

    private func openings(_ staff: LoadStaff) async throws {
        var ids: [String] = []
        for number in stride(from: 0, to: conversations, by: max(1, conversations / 100)) {
            let body = try await staff.get("/api/v1/search?query=\(Corpus.rare(number))").body
            ids += try JSONDecoder().decode(FoundPage.self, from: Data(body.readableBytesView)).hits.map(\.conversation.id)
        }
        let known = ids
        guard !known.isEmpty else { throw Spoiled(description: "The corpus is not what is stored.") }
        try await measure("open a conversation", staff) { "/api/v1/conversations/\(known[$0 % known.count])/messages" }
        try await measure("console conversation", staff) { "/console/fragments/conversation/\(known[$0 % known.count])" }
    }

    private func searches(_ who: String, _ staff: LoadStaff) async throws {
        let stored = conversations
        let chinese = Corpus.commonChinese.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        try await measure("search, rare, newest, \(who)", staff) { "/api/v1/search?query=\(Corpus.rare($0 &* 7_919 % stored))" }
        for (word, query) in [("0.5 %", Corpus.medium), ("20 %", Corpus.common), ("10 % 钱包冻结", chinese)] {
            for order in ["newest", "best"] {
                try await measure("search, \(word), \(order), \(who)", staff) { _ in "/api/v1/search?query=\(query)&order=\(order)" }
            }
        }
        try await measure("search, two letters, newest, \(who)", staff) { _ in "/api/v1/search?query=wa" }
        try await measure("search, two words, best, \(who)", staff) { _ in "/api/v1/search?query=\(Corpus.common)+transfer&order=best" }
    }

    private func measure(_ name: String, _ staff: LoadStaff, path: @escaping @Sendable (Int) -> String) async throws {
        guard only.map(name.contains) ?? true else { return }
        for number in 0..<5 { _ = try await staff.get(path(number)) }
        let meter = Meter(server: target.pid)
        let end = NIODeadline.now() + .nanoseconds(Int64(seconds * 1e9))
        let recording = try await ClosedLoop.run(staff.connection, until: end, limit: requests, expecting: 200) { staff.get(path($0)) }
        var row = Row(name, recording.latencies).with(meter.usage())
        row.failures = recording.failures
        try target.write(row)
    }
}

private struct ListPage: Decodable { var next: String? }

private struct FoundPage: Decodable {
    struct Hit: Decodable {
        struct Conversation: Decodable { var id: String }
        var conversation: Conversation
    }
    var hits: [Hit]
}
