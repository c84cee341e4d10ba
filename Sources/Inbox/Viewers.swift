import Accounts
package import Kit
import Store
import Synchronization

/// Who is looking at which conversation, and who is typing there. Kept in memory: it is worth nothing after a minute.
package final class ViewerBoard: Sendable {
    /// A page says every 15 seconds that it is still there.
    private static let lifetime = Span.seconds(40)
    private static let typingTime = Span.seconds(6)
    /// Conversations kept; beyond it the stale ones are forgotten first.
    private static let limit = 10_000

    private struct State {
        var viewers: [ID<Conversation>: [ID<Staff>: Instant]] = [:]
        var customerTyping: [ID<Conversation>: Instant] = [:]
        var staffTyping: [ID<Conversation>: Instant] = [:]
    }

    private let hub: EventHub
    private let clock: DeskClock
    private let state = Mutex(State())

    init(hub: EventHub, clock: DeskClock) {
        self.hub = hub
        self.clock = clock
    }

    /// Notes that someone looks, and answers who else does.
    func look(_ staff: ID<Staff>, at conversation: ID<Conversation>) -> [ID<Staff>] {
        let now = clock.now()
        return state.withLock { state in
            if state.viewers.count > Self.limit {
                state.viewers = state.viewers.filter { $0.value.values.contains { now - $0 < Self.lifetime } }
            }
            var viewers = (state.viewers[conversation] ?? [:]).filter { now - $0.value < Self.lifetime }
            viewers[staff] = now
            state.viewers[conversation] = viewers
            return viewers.keys.filter { $0 != staff }.sorted()
        }
    }

    package enum Typist: Sendable { case customer, staff }

    /// Someone types; those who listen to the conversation are told, and nothing is kept.
    package func type(_ typist: Typist, in conversation: ID<Conversation>) {
        let now = clock.now()
        state.withLock { state in
            if state.customerTyping.count > Self.limit { state.customerTyping = state.customerTyping.filter { now - $0.value < Self.typingTime } }
            if state.staffTyping.count > Self.limit { state.staffTyping = state.staffTyping.filter { now - $0.value < Self.typingTime } }
            switch typist {
            case .customer: state.customerTyping[conversation] = now
            case .staff: state.staffTyping[conversation] = now
            }
        }
        hub.signal(.conversation(conversation.value), .typing)
    }

    package func isTyping(_ typist: Typist, in conversation: ID<Conversation>) -> Bool {
        let now = clock.now()
        return state.withLock { state in
            let last = typist == .customer ? state.customerTyping[conversation] : state.staffTyping[conversation]
            return last.map { now - $0 < Self.typingTime } ?? false
        }
    }
}
