package import Accounts
package import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store
import Synchronization
import WalletSafety
import Wire

struct AnnouncementBody: Codable, Sendable { var en: String; var zh: String; var consent: ConsentBody? }

/// An announcement is written for everybody, so its frame is made once for all who listen: the first to ask makes it, and thousands who
/// ask at the same moment wait for that one.
final class AnnouncementFrames: Sendable {
    private struct Key: Hashable { let seq: Int64; let language: Language }

    /// What is known without asking anybody.
    enum Known {
        case made(EventFrame)
        /// It is younger than all that were made: everybody is woken once it is.
        case toCome
        /// It may have to be made again.
        case unsure
    }

    private struct Kept {
        var making: [Key: Task<EventFrame?, any Error>] = [:]
        var made: [Key: EventFrame] = [:]
        /// The youngest of which a frame was made, or could not be.
        var newest: [Language: Int64] = [:]
    }

    /// Frames kept.
    private static let limit = 64

    private let kept = Mutex(Kept())

    func known(of event: StoredEvent, language: Language) -> Known {
        kept.withLock { kept in
            if let frame = kept.made[Key(seq: event.seq, language: language)] { return .made(frame) }
            return event.seq > kept.newest[language, default: 0] ? .toCome : .unsure
        }
    }

    func frame(of event: StoredEvent, language: Language, in store: Store) async throws -> EventFrame? {
        let key = Key(seq: event.seq, language: language)
        let making = kept.withLock { kept in
            if let making = kept.making[key] { return making }
            if kept.making.count >= Self.limit, let oldest = kept.making.keys.min(by: { $0.seq < $1.seq }) {
                kept.making[oldest] = nil
                kept.made[oldest] = nil
            }
            let making = Task { try await Self.make(event, language, store) }
            kept.making[key] = making
            return making
        }
        let result = await making.result
        kept.withLock { kept in
            kept.newest[language] = max(event.seq, kept.newest[language, default: 0])
            guard kept.making[key] != nil else { return }
            switch result {
            case .success(let frame): kept.made[key] = frame
            case .failure: kept.making[key] = nil
            }
        }
        return try result.get()
    }

    private static func make(_ event: StoredEvent, _ language: Language, _ store: Store) async throws -> EventFrame? {
        let named = try JSON.decode([String: String].self, from: event.data)
        guard let text = named["announcement"], let id = ID<Announcement>(text) else { return nil }
        guard let announcement = try await store.read({ tx in try tx.announcement(id, language) }) else { return nil }
        let shown = Wire.Event(type: .announcement, conversationId: nil, seq: Int(event.seq), announcement: announcement)
        return EventFrame(event: shown.type.rawValue, id: event.seq, data: try JSON.text(shown))
    }
}

extension CustomerWire {
    func currentAnnouncements(_ language: Language) async throws -> [Announcement] {
        try await store.read { tx in
            try tx.rows("SELECT id, text_en, text_zh, created_at FROM announcement WHERE ended_at IS NULL ORDER BY created_at DESC LIMIT 5")
                .map { try Announcement(row: $0, language) }
        }
    }

    /// What staff do with announcements.
    package func announcementRoutes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        table.json(
            .post, "/api/v1/announcements", "Tell everybody", gate: accounts.gate(.announce), takes: AnnouncementBody.self, gives: Announcement.self
        ) { call, me, body in
            let texts = try inbox.outbound([body.en, body.zh], consent: body.consent, by: me)
            guard texts.allSatisfy({ (1...500).contains($0.text.count) }) else {
                throw APIError.unacceptable("Write it in both languages, at most 500 characters each.", "中英文都要填写，各不超过 500 字。")
            }
            let id = ids.next(Announcement.self)
            let now = clock.now()
            try await store.write { tx in
                try tx.execute("INSERT INTO announcement (id, text_en, text_zh, created_at) VALUES (\(id), \(texts[0].text), \(texts[1].text), \(now))")
                try tx.append(NewEvent(type: "announcement.created", data: try JSON.text(["announcement": id.description])), at: now)
                try tx.audit(me.staff.id, "announcement.created", id.description, at: now)
                for text in texts { try tx.auditOverride(text, of: id.description, by: me.staff.id, at: now) }
            }
            guard let made = try await store.read({ tx in try tx.announcement(id, call.language) }) else { throw APIError.notFound }
            return .created(made)
        }
        table.command(.delete, "/api/v1/announcements/{id}", "End an announcement", gate: accounts.gate(.announce)) { call, me in
            let id = try call.id("id", of: Announcement.self)
            let now = clock.now()
            try await store.write { tx in
                let ended = try tx.execute("UPDATE announcement SET ended_at = \(now) WHERE id = \(id) AND ended_at IS NULL")
                guard ended == 1 else { throw APIError.notFound }
                try tx.audit(me.staff.id, "announcement.ended", id.description, at: now)
            }
        }
        return table
    }
}

extension Reading {
    fileprivate func announcement(_ id: ID<Announcement>, _ language: Language) throws -> Announcement? {
        try rows("SELECT id, text_en, text_zh, created_at FROM announcement WHERE id = \(id)").first.map { try Announcement(row: $0, language) }
    }
}

extension Announcement {
    fileprivate init(row: Row, _ language: Language) throws {
        let id: ID<Announcement> = try row("id")
        let createdAt: Instant = try row("created_at")
        let text = Phrase(en: try row("text_en"), zh: try row("text_zh"))(language)
        self.init(id: id.description, text: text, createdAt: createdAt.iso8601)
    }
}
