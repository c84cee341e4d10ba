package import Accounts
import Foundation
import Inbox
import Kit
import Store
import TextKit

/// What writers of articles have to know: what was asked in vain, what did not help, what is getting old.
struct KnowledgeHealth: Sendable {
    /// A question, and what the assistant made of it.
    struct Asked: Sendable, RowDecodable {
        let conversation: ID<Conversation>
        let text: String
        let article: String?
        let probability: Double
        let at: Instant

        init(row: Row) throws {
            conversation = try row("conversation_id")
            text = try row("text")
            article = try row("article")
            probability = try row("probability")
            at = try row("at")
        }
    }

    /// What became of an article's answers.
    struct Quality: Sendable, RowDecodable {
        let article: String
        let answered: Int
        let helped: Int
        let missed: Int

        init(row: Row) throws {
            article = try row("article")
            answered = try row("answered")
            helped = try row("helped")
            missed = try row("missed")
        }
    }

    /// Shares of the conversations of a month, 0 to 1.
    struct Shares: Sendable {
        /// In which the assistant answered.
        let involvement: Double
        /// Of these, solved without a person.
        let resolution: Double
    }

    /// An article with something that has to be mended.
    struct Fault: Sendable {
        let article: Article
        let language: Language
        /// A link that leads nowhere, or a figure and its day.
        let detail: String
    }

    let unanswered: [Asked]
    let unhelpful: [Asked]
    let quality: [Quality]
    let shares: Shares
    let brokenLinks: [Fault]
    let oldFigures: [Fault]
}

extension Reading {
    private static var listed: Int { 50 }

    func unanswered(for me: SignedIn) throws -> [KnowledgeHealth.Asked] {
        try all(
            """
            SELECT r.conversation_id, m.text, r.article, r.probability, r.at FROM answer_record r
            JOIN message m ON m.seq = r.seq JOIN conversation c ON c.id = r.conversation_id
            WHERE r.kind IN ('unknown', 'clarify') AND m.destroyed_at IS NULL AND \(reach(me)) ORDER BY r.at DESC LIMIT \(Self.listed)
            """)
    }

    func unhelpful(for me: SignedIn) throws -> [KnowledgeHealth.Asked] {
        try all(
            """
            SELECT r.conversation_id, m.text, r.article, r.probability, r.at FROM answer_feedback f
            JOIN message a ON a.id = f.message_id
            JOIN answer_record r ON r.conversation_id = a.conversation_id AND a.client_id = 'bot:' || r.seq
            JOIN message m ON m.seq = r.seq JOIN conversation c ON c.id = r.conversation_id
            WHERE f.helped = 0 AND m.destroyed_at IS NULL AND \(reach(me)) ORDER BY f.at DESC LIMIT \(Self.listed)
            """)
    }

    /// The articles that answered most.
    func quality(since start: Instant) throws -> [KnowledgeHealth.Quality] {
        try all(
            """
            SELECT r.article, count(*) AS answered, count(CASE WHEN f.helped = 1 THEN 1 END) AS helped, count(CASE WHEN f.helped = 0 THEN 1 END) AS missed
            FROM answer_record r
            LEFT JOIN message a ON a.conversation_id = r.conversation_id AND a.client_id = 'bot:' || r.seq
            LEFT JOIN answer_feedback f ON f.message_id = a.id
            WHERE r.kind = 'answer' AND r.article IS NOT NULL AND r.at >= \(start)
            GROUP BY r.article ORDER BY answered DESC, r.article LIMIT \(Self.listed)
            """)
    }

    func shares(since start: Instant) throws -> KnowledgeHealth.Shares {
        let asked: Int = try value("SELECT count(DISTINCT conversation_id) FROM answer_record WHERE at >= \(start)") ?? 0
        let involved: Int = try value("SELECT count(DISTINCT conversation_id) FROM answer_record WHERE kind = 'answer' AND at >= \(start)") ?? 0
        let solved: Int =
            try value(
                """
                SELECT count(*) FROM conversation c WHERE c.state IN ('resolved', 'closed') AND c.last_agent_id IS NULL AND c.id IN (
                  SELECT conversation_id FROM answer_record WHERE kind = 'answer' AND at >= \(start))
                """) ?? 0
        return KnowledgeHealth.Shares(
            involvement: Double(involved) / Double(max(1, asked)), resolution: Double(solved) / Double(max(1, involved)))
    }
}

extension AssistService {
    private static let month = Span.days(30)
    /// After so many days a figure that changes has to be looked up again.
    private static let figuresHold = Span.days(120)

    func health(for me: SignedIn) async throws -> KnowledgeHealth {
        let now = clock.now()
        let entries = Language.allCases.flatMap { knowledge.entries(in: $0) }
        let slugs = Set(entries.map(\.article.slug))
        let oldest = String((now - Self.figuresHold).iso8601.prefix(10))
        let broken = entries.flatMap { entry in
            Self.links(in: entry.text.body).filter { !slugs.contains($0) }.map {
                KnowledgeHealth.Fault(article: entry.article, language: entry.language, detail: $0)
            }
        }
        let old = entries.flatMap { entry in
            Self.days(in: entry.text.body).filter { $0 < oldest }.prefix(1).map {
                KnowledgeHealth.Fault(article: entry.article, language: entry.language, detail: $0)
            }
        }
        return try await store.read { tx in
            KnowledgeHealth(
                unanswered: try tx.unanswered(for: me), unhelpful: try tx.unhelpful(for: me), quality: try tx.quality(since: now - Self.month),
                shares: try tx.shares(since: now - Self.month), brokenLinks: broken, oldFigures: old)
        }
    }

    /// Slugs of other articles that a text leads to.
    static func links(in body: String) -> [String] {
        body.matches(of: /\]\(([a-z0-9\-]+)\)/).map { String($0.output.1) }
    }

    /// The days that figures stand with: "as of 2026-11-22", “截至 2026-11-22”.
    static func days(in body: String) -> [String] {
        body.matches(of: /(?:as of|截至) ?(\d{4}-\d{2}-\d{2})/).map { String($0.output.1) }
    }

    /// Sets from which probability on the assistant answers, 0.3 to 1.
    package func setThreshold(_ threshold: Double, by me: SignedIn) async throws {
        let now = clock.now()
        try await store.write { tx in
            try tx.set(Self.thresholdSetting, to: String(threshold))
            try tx.audit(me.staff.id, "answer.threshold", String(threshold), at: now)
        }
    }

    /// What was measured of the judge that is at work.
    var curve: [AnswerJudges.Point] { AnswerJudges.shipped.curve(embedder == nil ? .learned : .meaning) }
}
