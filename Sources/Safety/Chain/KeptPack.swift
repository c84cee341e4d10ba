import Accounts
import ChainKit
import HTTPKit
import Inbox
package import Kit
package import Store

/// An evidence pack as it was made: what leaves the desk can be shown later, to the byte.
package struct KeptPack: Sendable {
    package struct File: Sendable, Codable {
        package var name: String
        package var content: String
    }

    package let id: ID<KeptPack>
    let trace: ID<MoneyTraceRecord>
    let madeAt: Instant
    let madeBy: String
    let files: [File]
}

extension KeptPack: RowDecodable {
    package init(row: Row) throws {
        id = try row("id")
        trace = try row("trace_id")
        madeAt = try row("made_at")
        madeBy = try row("made_by_name")
        files = try JSON.decode([File].self, from: try row("files"))
    }
}

extension MoneyTraceService {
    /// Makes the pack of what the trace has found so far.
    func makePack(of id: ID<MoneyTraceRecord>, by me: SignedIn, _ language: Language) async throws -> ID<KeptPack> {
        let record = try await record(id, for: me)
        let (number, snapshots, readers) = try await store.read { tx in
            (
                try tx.access(conversation: record.conversation, for: me).number, try tx.chainSnapshotsOfAll(in: record.conversation),
                try tx.traceReaders(of: id)
            )
        }
        let findings = snapshots.map { snapshot in
            EvidencePack.Finding(
                title: "\(snapshot.subject): \(ChainStrings.status(snapshot.status)(language))", facts: snapshot.words.agent(language), node: snapshot.node,
                at: snapshot.readAt)
        }
        let now = now
        let pack = EvidencePack(
            caseNumber: "#\(number)", language: language, maker: me.staff.name, madeAt: now, trace: try record.trace(), findings: findings, readers: readers)
        let files = try JSON.text(EvidencePage.files(of: pack).map { KeptPack.File(name: $0.name, content: $0.content) })
        let kept = newPack()
        try await store.write { tx in
            try tx.execute(
                """
                INSERT INTO evidence_pack (id, trace_id, language, files, made_at, made_by)
                VALUES (\(kept), \(id), \(language), \(files), \(now), \(me.staff.id))
                """)
            try tx.audit(me.staff.id, "evidence.made", id.description, at: now)
        }
        return kept
    }

    /// A file of a pack. That somebody took it is written down first.
    func file(_ name: String, of id: ID<KeptPack>, for me: SignedIn) async throws -> KeptPack.File {
        guard let pack = try await store.read({ tx in try tx.pack(id) }) else { throw APIError.notFound }
        _ = try await record(pack.trace, for: me)
        guard let file = pack.files.first(where: { $0.name == name }) else { throw APIError.notFound }
        try await note(me, read: name, of: pack.trace)
        return file
    }

    /// Writes down who looked at what of a trace.
    func note(_ me: SignedIn, read what: String, of id: ID<MoneyTraceRecord>) async throws {
        let now = now
        try await store.write { tx in
            try tx.execute(
                """
                INSERT INTO money_trace_reading (trace_id, staff_id, read_at, what) VALUES (\(id), \(me.staff.id), \(now), \(what))
                ON CONFLICT DO NOTHING
                """)
        }
    }
}

extension Reading {
    func pack(_ id: ID<KeptPack>) throws -> KeptPack? {
        try first("SELECT p.*, s.name AS made_by_name FROM evidence_pack p JOIN staff s ON s.id = p.made_by WHERE p.id = \(id)")
    }

    /// The newest first; at most 20.
    func packs(of trace: ID<MoneyTraceRecord>) throws -> [KeptPack] {
        try all(
            """
            SELECT p.*, s.name AS made_by_name FROM evidence_pack p JOIN staff s ON s.id = p.made_by WHERE p.trace_id = \(trace)
            ORDER BY p.made_at DESC LIMIT 20
            """)
    }

    /// Who has looked at a trace or taken it out of the desk, the first first; at most 200.
    func traceReaders(of id: ID<MoneyTraceRecord>) throws -> [EvidencePack.Reader] {
        try rows(
            """
            SELECT s.name, r.read_at, r.what FROM money_trace_reading r JOIN staff s ON s.id = r.staff_id WHERE r.trace_id = \(id)
            ORDER BY r.read_at LIMIT 200
            """
        ).map { EvidencePack.Reader(name: "\(try $0("name", as: String.self)) (\(try $0("what", as: String.self)))", at: try $0("read_at")) }
    }
}
