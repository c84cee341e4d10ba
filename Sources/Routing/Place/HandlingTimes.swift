import HTTPKit
import Inbox
import Kit
package import Store

/// How long conversations take: from being somebody's until they were settled.
extension RoutingService {
    package var handlingTimes: EventReader {
        .writing("handling-times", types: [InboxEvent.stateChanged.rawValue]) { events in
            { tx in for event in events { try tx.learn(from: event) } }
        }
    }
}

extension Reading {
    /// Minutes that the latest conversations of a queue took.
    func handlingTimes(of queue: ID<Queue>) throws -> [Double] {
        try column("SELECT minutes FROM handling_time WHERE queue_id = \(queue) ORDER BY seq DESC LIMIT 50")
    }
}

extension WriteTransaction {
    fileprivate func learn(from event: StoredEvent) throws {
        guard let conversation = event.conversation else { return }
        let state = try JSON.decode(StateEvent.self, from: event.data)
        guard state.from == .assigned, state.to == .resolved || state.to == .awaitingCustomer else { return }
        let since: Instant? = try value(
            """
            SELECT at FROM event WHERE conversation_id = \(conversation) AND type = \(event.type) AND seq < \(event.seq)
            ORDER BY seq DESC LIMIT 1
            """)
        guard let since else { return }
        try execute(
            """
            INSERT INTO handling_time (seq, queue_id, minutes) VALUES (\(event.seq), \(state.queue), \((event.at - since).minutes))
            ON CONFLICT (seq) DO NOTHING
            """)
    }
}
