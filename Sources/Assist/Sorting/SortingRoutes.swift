package import Accounts
package import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store

/// How a conversation is sorted, as JSON.
struct SortingView: Codable, Sendable {
    var category: Sorting.Category
    var confidence: Double
    var topic: Sorting.Topic
    var topics: [SortingGuess]
    /// 0 in its turn, 1 soon, 2 now.
    var urgency: Int
    var mood: Mood
    /// What in the text speaks most for the topic.
    var reasons: [String]
    /// Of the classifiers; 0 for the shipped ones.
    var version: Int
    var sortedAt: Instant
    var correctedBy: String?

    init(_ sorted: SortedConversation, reasons: [String]) {
        category = sorted.category
        confidence = sorted.confidence
        topic = sorted.topic
        topics = sorted.guesses
        urgency = sorted.urgency.rawValue
        mood = sorted.mood
        self.reasons = reasons
        version = sorted.version
        sortedAt = sorted.sortedAt
        correctedBy = sorted.correctedBy
    }
}

struct SortingBody: Codable, Sendable {
    var category: Sorting.Category
    var topic: Sorting.Topic
}

extension AssistService {
    package func sortingRoutes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        let path = "/api/v1/conversations/{id}/sorting"
        table.json(.get, path, "How a conversation is sorted, and why", gate: accounts.gate(.readConversations), gives: SortingView.self) { call, me in
            .ok(try await sortingView(try call.id("id", of: Conversation.self), me))
        }
        table.json(
            .put, path, "Correct how a conversation is sorted", gate: accounts.gate(.handleConversations), takes: SortingBody.self, gives: SortingView.self
        ) { call, me, body in
            let id = try call.id("id", of: Conversation.self)
            try await inbox.explaining { try await correct(id, category: body.category, topic: body.topic, by: me) }
            return .ok(try await sortingView(id, me))
        }
        table.add(
            .get, "/console/fragments/sorting/{id}", "What the assistant knows about a conversation", gate: accounts.gate(.readConversations), kind: .page
        ) { call, me in
            Reply.html(try await panel(of: try call.id("id", of: Conversation.self), for: me, call.language).html)
        }
        return table
    }

    private func sortingView(_ id: ID<Conversation>, _ me: SignedIn) async throws -> SortingView {
        let (sorted, words) = try await inbox.explaining {
            try await store.read { tx in
                _ = try tx.access(conversation: id, for: me)
                return (try tx.sorting(of: id), try tx.customerWords(of: id))
            }
        }
        guard let sorted else { throw APIError.notFound }
        return SortingView(sorted, reasons: reasons(for: sorted.topic, in: words))
    }

    /// From this probability on an answer is suggested: an agent reads it before it is sent.
    private static let suggestionCut = 0.5
    private static let mostSimilar = 3

    private func panel(of id: ID<Conversation>, for me: SignedIn, _ language: Language) async throws -> SortingPanel {
        let (conversation, sorted, words, own, tried) = try await inbox.explaining {
            try await store.read { tx in
                (
                    try tx.access(conversation: id, for: me), try tx.sorting(of: id), try tx.customerWords(of: id), try tx.caseID(of: id),
                    try tx.quotedArticles(in: id)
                )
            }
        }
        let vector = words.isEmpty ? nil : await vector(of: words, askedAt: clock.now())
        let best = knowledge.answers(to: words, in: conversation.language, vector: vector, limit: 1, besides: tried).first
        return SortingPanel(
            conversation: conversation, sorting: sorted, reasons: sorted.map { reasons(for: $0.topic, in: words) } ?? [],
            reply: best.flatMap { $0.probability >= Self.suggestionCut ? $0 : nil }, missing: sorted.map { MissingFact.all(for: $0, in: words) } ?? [],
            similar: library.similar(to: words, vector: vector, besides: own, limit: Self.mostSimilar), ownCase: own,
            mayHandle: me.staff.may(.handleConversations), language: language)
    }
}
