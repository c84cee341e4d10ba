package import Accounts
import HTTPKit
package import Inbox
package import Kit
package import Store
import TextKit

/// Sorts conversations as they arrive and grow.
extension AssistService {
    package var sorter: EventReader {
        let types: [InboxEvent] = [.messageCreated, .messageRedacted, .regrouped]
        return EventReader(name: "sorter", types: Set(types.map(\.rawValue)), isThoughtful: true) { events in
            let written = try events.filter { event in
                try event.type == InboxEvent.regrouped.rawValue || JSON.decode(MessageEvent.self, from: event.data).author == .customer
            }
            // Of several messages of one conversation the last one has them all before it.
            let latest = Dictionary(written.compactMap { event in event.conversation.map { ($0, event) } }, uniquingKeysWith: { $1 })
            for (conversation, event) in latest.sorted(by: { $0.value.seq < $1.value.seq }) {
                try await sort(ID<Conversation>(conversation), event, among: latest.count)
            }
        }
    }

    private func sort(_ id: ID<Conversation>, _ event: StoredEvent, among count: Int) async throws {
        let words = try await store.read { tx in try tx.customerWords(of: id) }
        guard words.contains(where: { !$0.isWhitespace }) else { return }
        let (classifiers, version) = sortingModel.current
        let sorting = Sorting(words, vector: await vector(of: words, askedAt: event.at, among: count), by: classifiers)
        let isKept = try await keep(sorting, Urgency(sorting, words), Mood(words), version, event.seq, id)
        if isKept, sorting.isPressing { try await inbox.flagSecurity(true, of: id) }
    }

    /// What a person decided stays, and so does what was sorted by a later message.
    /// - Returns: false where something of these stayed.
    private func keep(_ sorting: Sorting, _ urgency: Urgency, _ mood: Mood, _ version: Int, _ seq: Int64, _ id: ID<Conversation>) async throws -> Bool {
        let now = clock.now()
        let guesses = try JSON.text(sorting.topics.prefix(3).map { SortingGuess(topic: $0.label, p: ($0.probability * 1_000).rounded() / 1_000) })
        return try await store.write { tx in
            let changed = try tx.execute(
                """
                INSERT INTO sorting (conversation_id, seq, language, category, confidence, topic, guesses, urgency, mood, version, sorted_at)
                VALUES (\(id), \(seq), \(sorting.language), \(sorting.category), \(sorting.confidence), \(sorting.topic), \(guesses),
                  \(urgency.rawValue), \(mood), \(version), \(now))
                ON CONFLICT (conversation_id) DO UPDATE SET seq = excluded.seq, language = excluded.language, category = excluded.category,
                  confidence = excluded.confidence, topic = excluded.topic, guesses = excluded.guesses, urgency = excluded.urgency, mood = excluded.mood,
                  version = excluded.version, sorted_at = excluded.sorted_at
                WHERE sorting.corrected_by IS NULL AND sorting.seq <= excluded.seq
                """)
            if changed == 1 { try tx.tellLine(of: id, at: now) }
            return changed == 1
        }
    }

    /// A person knows better. From now on the machine leaves this conversation alone, and learns from it in the night.
    package func correct(_ id: ID<Conversation>, category: Sorting.Category, topic: Sorting.Topic, by me: SignedIn) async throws {
        let now = clock.now()
        try await store.write { tx in
            let conversation = try tx.access(conversation: id, for: me)
            try tx.execute(
                """
                INSERT INTO sorting (conversation_id, seq, category, confidence, topic, guesses, urgency, mood, version, sorted_at, corrected_by, corrected_at)
                VALUES (\(id), \(conversation.lastCustomerSeq), \(category), 1, \(topic), '[]', 0, 'calm', 0, \(now), \(me.staff.id), \(now))
                ON CONFLICT (conversation_id) DO UPDATE SET category = excluded.category, topic = excluded.topic, confidence = 1,
                  corrected_by = excluded.corrected_by, corrected_at = excluded.corrected_at
                """)
            try tx.tellLine(of: id, at: now)
            try tx.audit(me.staff.id, "sorting.corrected", id.description, detail: "\(category.rawValue) \(topic.rawValue)", at: now)
        }
        try await inbox.flagSecurity(category == .security, of: id)
    }

    /// The parts of what the customer wrote that speak most for its topic.
    func reasons(for topic: Sorting.Topic, in words: String) -> [String] {
        sortingModel.current.classifiers.topic?.words.reasons(for: topic.rawValue, in: words, limit: 5).map(\.wording) ?? []
    }
}

extension WriteTransaction {
    /// Who waits may need another agent by what it is about.
    fileprivate func tellLine(of id: ID<Conversation>, at now: Instant) throws {
        guard try conversation(id)?.state.name == .queued else { return }
        try append(NewEvent(type: InboxEvent.conversationChanged.rawValue, conversation: id.value), at: now)
    }
}
