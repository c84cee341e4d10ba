package import Accounts
import ChainKit
package import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store

struct MoneyTraceBody: Codable, Sendable {
    /// Where the money left from: a TRON address.
    var address: String
    /// Nothing older is followed; without it, 90 days before the conversation.
    var since: Instant?
    /// Steps away from it, 1 to 8; without it 4.
    var depth: Int?
}

struct MoneyTraceView: Codable, Sendable {
    var id: ID<MoneyTraceRecord>
    var address: String
    /// `running`, `stopped` or `finished`.
    var status: String
    var startedAt: Instant
    var updatedAt: Instant
    /// Addresses that money reached, transfers that carry it, pages read, addresses that could not be read whole.
    var reached: Int
    var transfers: Int
    var pages: Int
    var gaps: Int

    init(_ record: MoneyTraceRecord) throws {
        let progress = try record.trace().progress
        id = record.id
        address = record.address
        status = record.status.rawValue
        startedAt = record.startedAt
        updatedAt = record.updatedAt
        reached = progress.reached
        transfers = progress.transfers
        pages = progress.pages
        gaps = progress.gaps
    }
}

struct EvidencePackView: Codable, Sendable {
    var id: ID<KeptPack>
    var files: [String]
}

extension MoneyTraceService {
    package func routes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        let (handling, reading) = (accounts.gate(.handleConversations), accounts.gate(.readConversations))
        table.json(
            .post, "/api/v1/conversations/{id}/money-traces", "Follow the money of an address", gate: handling, takes: MoneyTraceBody.self,
            gives: MoneyTraceView.self
        ) { call, me, body in
            let conversation = try call.id("id", of: Conversation.self)
            let id = try await start(body.address, since: body.since, depth: body.depth, in: conversation, by: me)
            return .created(try MoneyTraceView(try await record(id, for: me)))
        }
        table.json(.get, "/api/v1/money-traces/{trace}", "How far a trace has come", gate: reading, gives: MoneyTraceView.self) { call, me in
            .ok(try MoneyTraceView(try await record(try call.id("trace", of: MoneyTraceRecord.self), for: me)))
        }
        table.add(.get, "/api/v1/money-traces/{trace}/graph", "What a trace has found, as JSON", gate: reading, kind: .download) { call, me in
            let id = try call.id("trace", of: MoneyTraceRecord.self)
            let trace = try await record(id, for: me).trace()
            try await note(me, read: "trace.json", of: id)
            return .download(trace.document.text, name: "trace.json", type: "application/json")
        }
        table.command(.post, "/api/v1/money-traces/{trace}/stop", "Stop a trace; what was read is kept", gate: handling) { call, me in
            try await stop(try call.id("trace", of: MoneyTraceRecord.self), by: me)
        }
        table.command(.post, "/api/v1/money-traces/{trace}/resumption", "Go on with a trace, and read its gaps again", gate: handling) { call, me in
            try await resume(try call.id("trace", of: MoneyTraceRecord.self), by: me)
        }
        table.json(
            .post, "/api/v1/money-traces/{trace}/evidence-packs", "Make an evidence pack of it", gate: handling, gives: EvidencePackView.self
        ) { call, me in
            let id = try await makePack(of: try call.id("trace", of: MoneyTraceRecord.self), by: me, call.language)
            let files = try await store.read { tx in try tx.pack(id) }?.files.map(\.name) ?? []
            return .created(EvidencePackView(id: id, files: files))
        }
        table.add(.get, "/api/v1/evidence-packs/{pack}/{file}", "A file of an evidence pack", gate: reading, kind: .download) { call, me in
            let file = try await file(call.parameter("file"), of: try call.id("pack", of: KeptPack.self), for: me)
            return .download(file.content, name: file.name, type: Self.type(of: file.name))
        }
        return table
    }

    private static func type(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "html": "text/html; charset=utf-8"
        case "csv": "text/csv; charset=utf-8"
        case "json": "application/json"
        default: "text/plain; charset=utf-8"
        }
    }
}
