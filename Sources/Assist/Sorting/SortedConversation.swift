import HTTPKit
package import Inbox
package import Kit
package import Store

extension Sorting.Category: SQLConvertible {}
extension Sorting.Topic: SQLConvertible {}
extension Mood: SQLConvertible {}

/// How a conversation is sorted: by the machine, or by a person who knew better.
package struct SortedConversation: Sendable, RowDecodable {
    package let category: Sorting.Category
    /// How likely the category is, 0 to 1.
    package let confidence: Double
    package let topic: Sorting.Topic
    /// The likeliest topics, the likeliest first.
    let guesses: [SortingGuess]
    package let urgency: Urgency
    package let mood: Mood
    /// Of the classifiers; 0 for the shipped ones.
    package let version: Int
    package let sortedAt: Instant
    /// Who corrected it.
    package let correctedBy: String?

    package init(row: Row) throws {
        category = try row("category")
        confidence = try row("confidence")
        topic = try row("topic")
        guesses = try JSON.decode([SortingGuess].self, from: try row("guesses"))
        urgency = Urgency(rawValue: try row("urgency")) ?? .usual
        mood = try row("mood")
        version = try row("version")
        sortedAt = try row("sorted_at")
        correctedBy = try row("corrected_by_name")
    }
}

/// A topic and how likely it is, as it is kept and shown.
struct SortingGuess: Codable, Sendable {
    var topic: String
    var p: Double
}

extension Reading {
    package func sorting(of id: ID<Conversation>) throws -> SortedConversation? {
        try first("SELECT o.*, s.name AS corrected_by_name FROM sorting o LEFT JOIN staff s ON s.id = o.corrected_by WHERE o.conversation_id = \(id)")
    }

    /// What the customer wrote in a conversation, the latest part of it; nothing of what was destroyed.
    func customerWords(of id: ID<Conversation>) throws -> String {
        let texts = try latestMessages(of: id, limit: 30).filter { $0.author == .customer && $0.destroyedAt == nil }.map(\.text)
        return String(texts.joined(separator: "\n").suffix(2_000))
    }

    /// Texts that a person sorted, the latest.
    func corrections(limit: Int) throws -> [SortingCorrection] {
        let rows = try rows("SELECT conversation_id, category, topic FROM sorting WHERE corrected_at IS NOT NULL ORDER BY corrected_at DESC LIMIT \(limit)")
        return try rows.compactMap { row in
            let text = try customerWords(of: try row("conversation_id"))
            return text.isEmpty ? nil : SortingCorrection(text: text, category: try row("category"), topic: try row("topic"))
        }
    }
}

/// A text as a person sorted it.
struct SortingCorrection: Sendable {
    let text: String
    let category: Sorting.Category
    let topic: Sorting.Topic
}
