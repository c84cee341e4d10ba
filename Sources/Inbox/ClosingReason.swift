package import Accounts
import HTTPKit
package import Kit
import Store

/// Why a conversation is over. Reports count by it.
package enum ClosingReason: String, Sendable, Hashable, Codable, CaseIterable, SQLConvertible {
    case solved
    /// Nothing was wrong, or nothing can be done, and it was said why.
    case explained
    /// The customer fell silent.
    case noAnswer = "no_answer"
    case duplicate
    /// Another company's or a third party's matter.
    case notOurs = "not_ours"
    case spam
}

extension InboxService {
    /// Says why a solved conversation is over; again it replaces what was said.
    package func setClosingReason(_ reason: ClosingReason, of id: ID<Conversation>, by me: SignedIn) async throws {
        let now = clock.now()
        try await store.write { tx in
            guard try tx.access(conversation: id, for: me).state.isSettled else { throw TransitionRefused.notInThisState }
            try tx.setClosingReason(reason, of: id)
            try tx.append(.conversationChanged, id, at: now)
            try tx.audit(me.staff.id, "conversation.closing-reason", id.description, detail: reason.rawValue, at: now)
        }
    }
}

extension WriteTransaction {
    func setClosingReason(_ reason: ClosingReason, of id: ID<Conversation>) throws {
        try execute("UPDATE conversation SET closing_reason = \(reason) WHERE id = \(id)")
    }
}
