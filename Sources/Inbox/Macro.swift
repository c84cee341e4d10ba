package import Accounts
import HTTPKit
package import Kit
package import Store
package import WalletSafety

/// A prepared text that agents put into a reply; `{name}` is the customer's name, `{agent}` the agent's first name.
package struct Macro: Sendable, Codable, RowDecodable {
    package let id: ID<Macro>
    package let name: String
    package let en: String
    package let zh: String

    package init(row: Row) throws {
        id = try row("id")
        name = try row("name")
        en = try row("text_en")
        zh = try row("text_zh")
    }

    package func text(_ language: Language) -> String { Phrase(en: en, zh: zh)(language) }
}

extension InboxService {
    package func macros() async throws -> [Macro] {
        try await store.read { tx in try tx.all("SELECT id, name, text_en, text_zh FROM macro ORDER BY name LIMIT 500") }
    }

    func save(_ id: ID<Macro>?, _ body: MacroBody, by me: SignedIn) async throws -> ID<Macro> {
        let texts = try outbound([body.en, body.zh], consent: body.consent, by: me)
        return try await save(id, name: body.name, en: texts[0], zh: texts[1], by: me.staff.id)
    }

    /// Adds or replaces a macro. A macro that asks for a secret can't even be saved.
    package func save(_ id: ID<Macro>?, name: String, en english: OutboundText, zh chinese: OutboundText, by me: ID<Staff>?) async throws -> ID<Macro> {
        let (en, zh) = (english.text, chinese.text)
        guard (1...60).contains(name.count), WalletSafety.isFreeOfSecrets(name), [en, zh].allSatisfy({ (1...4000).contains($0.count) }) else {
            throw APIError.unacceptable(
                "A macro has a name of at most 60 characters and a text of at most 4,000 in both languages.", "模板名称最多 60 字，中英文内容都要填写，各最多 4,000 字。")
        }
        let key = id ?? ids.next(Macro.self)
        let now = clock.now()
        try await store.write { tx in
            let other: ID<Macro>? = try tx.value("SELECT id FROM macro WHERE name = \(name) AND id <> \(key)")
            guard other == nil else { throw APIError.conflict("There is a macro of this name already.", "已有同名模板。") }
            try tx.execute(
                """
                INSERT INTO macro (id, name, text_en, text_zh) VALUES (\(key), \(name), \(en), \(zh))
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, text_en = excluded.text_en, text_zh = excluded.text_zh
                """)
            try tx.audit(me, "macro.saved", key.description, at: now)
            for text in [english, chinese] { try tx.auditOverride(text, of: key.description, by: me, at: now) }
        }
        return key
    }

    package func delete(macro id: ID<Macro>, by me: ID<Staff>) async throws {
        let now = clock.now()
        try await store.write { tx in
            guard try tx.execute("DELETE FROM macro WHERE id = \(id)") == 1 else { throw APIError.notFound }
            try tx.audit(me, "macro.deleted", id.description, at: now)
        }
    }
}
