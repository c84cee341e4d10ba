import Accounts
import HTTPKit
package import Inbox
package import Kit
package import Store

extension Reading {
    package func policy(of queue: ID<Queue>) throws -> QueuePolicy {
        let text: String? = try value("SELECT policy FROM queue_policy WHERE queue_id = \(queue)")
        return try text.map { try JSON.decode(QueuePolicy.self, from: $0) } ?? QueuePolicy()
    }

    /// A conversation as the line sees it; nil where it does not wait.
    func waiting(_ conversation: Conversation, policy: (ID<Queue>) -> QueuePolicy, topic: RoutingService.TopicOf) throws -> WaitingConversation? {
        guard case .queued(let since) = conversation.state, !conversation.isSpam else { return nil }
        let needs = policy(conversation.queue).needs(
            team: conversation.team, language: conversation.language, topic: try topic(conversation, self), isSecurity: conversation.isSecurity)
        return WaitingConversation(
            id: conversation.id, queue: conversation.queue, needs: needs, kind: WorkKind(conversation.channel), language: conversation.language,
            priority: conversation.priority,
            isSecurity: conversation.isSecurity, since: since, due: try nextDeadline(of: conversation.id), lastAgent: conversation.lastAgent,
            offeredTo: conversation.offer?.agent, declinedBy: try declined(conversation.id))
    }

    /// Everybody who waits.
    func waitingConversations(policy: (ID<Queue>) -> QueuePolicy, topic: RoutingService.TopicOf) throws -> [WaitingConversation] {
        let queued: [Conversation] = try all("SELECT \(Conversation.columns) FROM conversation c WHERE c.state = 'queued'")
        return try queued.compactMap { try waiting($0, policy: policy, topic: topic) }
    }
}
