package import Accounts
import HTTPKit
package import Inbox
package import Kit
import Store
import WalletSafety

/// What people do with cases.
extension AssistService {
    static let caseChanged = "case.changed"
    /// Days after which a case has to be read again.
    private static let validFor: Int64 = 180
    private static let mostPublished = 5_000

    /// Loads the published cases; called at the start and whenever one is published or retired. Whoever did that sees it at once; others, by its event.
    package func loadCases() async throws {
        let today = String(clock.now().iso8601.prefix(10))
        let (cases, vectors) = try await store.read { [embedder] tx in
            (try tx.solvedCases(.published, limit: Self.mostPublished), try embedder.map { try tx.vectors(of: $0.model) })
        }
        library.replace(with: cases.filter { $0.expiresOn >= today }, vectors: vectors)
    }

    /// Begins the case of a conversation. Asked for again it is the one that was begun.
    package func draftCase(of id: ID<Conversation>, by me: SignedIn) async throws -> ID<SolvedCase> {
        let fresh = ids.next(SolvedCase.self)
        let now = clock.now()
        return try await store.write { tx in
            let conversation = try tx.access(conversation: id, for: me)
            if let existing = try tx.caseID(of: id) { return existing }
            guard let contact = try tx.contact(conversation.contact) else { throw APIError.notFound }
            let draft = CaseDraft(conversation: conversation, contact: contact, messages: try tx.latestMessages(of: id, limit: 100)).text
            let topic = try tx.sorting(of: id)?.topic ?? .other
            try tx.execute(
                """
                INSERT INTO solved_case (id, conversation_id, language, topic, title, problem, evidence, cause, remedy, state, expires_on, author,
                  created_at, updated_at)
                VALUES (\(fresh), \(id), \(conversation.language), \(topic), \(draft.title), \(draft.problem), \(draft.evidence), \(draft.cause),
                  \(draft.remedy), 'draft', \(Self.day(after: now)), \(me.staff.id), \(now), \(now))
                """)
            try tx.audit(me.staff.id, "case.drafted", fresh.description, detail: id.description, at: now)
            return fresh
        }
    }

    /// Changes what a case says. What agents see already stays in their sight.
    package func write(_ text: CaseText, topic: Sorting.Topic, in id: ID<SolvedCase>, by me: SignedIn) async throws {
        try check(text)
        let now = clock.now()
        try await store.write { tx in
            let changed = try tx.execute(
                """
                UPDATE solved_case SET topic = \(topic), title = \(text.title), problem = \(text.problem), evidence = \(text.evidence),
                  cause = \(text.cause), remedy = \(text.remedy), updated_at = \(now) WHERE id = \(id)
                """)
            guard changed == 1 else { throw APIError.notFound }
            try tx.tellCaseChanged(id, at: now)
        }
        try await loadCases()
    }

    /// Shows a case to agents. A second person reads it first.
    /// - Parameter superseded: the case whose place it takes.
    package func publish(_ id: ID<SolvedCase>, superseding superseded: ID<SolvedCase>?, by me: SignedIn) async throws {
        let now = clock.now()
        try await store.write { tx in
            guard let found = try tx.solvedCase(id) else { throw APIError.notFound }
            guard !found.text.cause.isEmpty, !found.text.remedy.isEmpty else { throw CaseProblem.unfinished }
            let author: ID<Staff>? = try tx.value("SELECT author FROM solved_case WHERE id = \(id)")
            guard author != me.staff.id || me.staff.may(.administer) else { throw CaseProblem.ownCase }
            try tx.execute(
                """
                UPDATE solved_case SET state = 'published', reviewer = \(me.staff.id), expires_on = \(Self.day(after: now)), updated_at = \(now)
                WHERE id = \(id)
                """)
            if let superseded, superseded != id {
                try tx.execute("UPDATE solved_case SET state = 'retired', superseded_by = \(id), updated_at = \(now) WHERE id = \(superseded)")
            }
            try tx.audit(me.staff.id, "case.published", id.description, at: now)
            try tx.tellCaseChanged(id, at: now)
        }
        try await loadCases()
    }

    package func retire(_ id: ID<SolvedCase>, by me: SignedIn) async throws {
        let now = clock.now()
        try await store.write { tx in
            let changed = try tx.execute("UPDATE solved_case SET state = 'retired', updated_at = \(now) WHERE id = \(id)")
            guard changed == 1 else { throw APIError.notFound }
            try tx.audit(me.staff.id, "case.retired", id.description, at: now)
            try tx.tellCaseChanged(id, at: now)
        }
        try await loadCases()
    }

    /// Begins an article for customers out of a published case.
    package func promote(_ id: ID<SolvedCase>, slug: String, topic: String, by me: SignedIn) async throws -> ID<Article> {
        guard let found = try await store.read({ tx in try tx.solvedCase(id) }) else { throw APIError.notFound }
        guard found.state == .published else { throw CaseProblem.unfinished }
        let article = try await create(slug: slug, topic: topic, level: .regular, owner: me.staff.name, related: [], by: me.staff.id)
        let now = clock.now()
        let text = ArticleText(
            title: found.text.title, summary: String(found.text.remedy.split(whereSeparator: \.isNewline).first?.prefix(300) ?? ""),
            questions: [String(found.text.problem.split(whereSeparator: \.isNewline).first?.prefix(200) ?? "")],
            body: [found.text.remedy, found.text.cause].joined(separator: "\n\n"), sources: [], reviewed: String(now.iso8601.prefix(10)),
            reviewBy: Self.day(after: now))
        try await save(text, of: article, found.language, by: me.staff.id)
        return article
    }

    private static func day(after now: Instant) -> String { String((now + .days(validFor)).iso8601.prefix(10)) }

    private func check(_ text: CaseText) throws(CaseProblem) {
        guard !text.title.isEmpty, text.title.count <= 120, !text.title.contains("\n") else { throw .noTitle }
        guard text.parts.allSatisfy({ $0.count <= 4_000 }) else { throw .tooLong }
        guard WalletSafety.screen(text.parts.joined(separator: "\n"), policy: ScreeningPolicy(takesPersonal: true), language: .en).removed.isEmpty else {
            throw .refused(Phrase(en: "It holds a secret or a person's number. Take it out.", zh: "内容里有密钥、助记词或个人证件号码，请先删掉。"))
        }
        do {
            for part in text.parts where !part.isEmpty { _ = try inbox.outbound(part, consent: .reviewed) }
        } catch {
            throw .refused(error.explanation)
        }
    }
}

extension Reading {
    /// The case that was made of a conversation.
    func caseID(of id: ID<Conversation>) throws -> ID<SolvedCase>? { try value("SELECT id FROM solved_case WHERE conversation_id = \(id)") }
}

extension WriteTransaction {
    fileprivate func tellCaseChanged(_ id: ID<SolvedCase>, at now: Instant) throws {
        try append(NewEvent(type: AssistService.caseChanged, data: try JSON.text(["case": id.description])), at: now)
    }

    /// A draft goes with the words that it was made of.
    func forgetDraft(of id: ID<Conversation>) throws { try execute("DELETE FROM solved_case WHERE conversation_id = \(id) AND state = 'draft'") }
}

extension CaseProblem {
    var explained: APIError {
        switch self {
        case .noTitle: .unacceptable("The title is one line of at most 120 characters.", "标题为一行，最多 120 字。")
        case .tooLong: .unacceptable("Each part has at most 4,000 characters.", "每一部分最多 4,000 字。")
        case .unfinished: .conflict("Say why it happened and what solved it first.", "请先写明原因和解决办法。")
        case .ownCase: .conflict("Somebody else has to read it before agents see it.", "案例要由另一位同事审核后才能发布。")
        case .refused(let reason): APIError(.unacceptable, reason)
        }
    }
}
