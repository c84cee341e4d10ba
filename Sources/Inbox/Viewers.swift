import Accounts
package import Kit
import Store
import Synchronization

/// Who is looking at which conversation, and who is typing there. Each node keeps it in memory and hears of the others': it is worth nothing after a
/// minute.
package final class ViewerBoard: Sendable {
    /// A page says every 15 seconds that it is still there.
    fileprivate static let lifetime = Span.seconds(40)
    fileprivate static let typingTime = Span.seconds(6)
    /// Conversations kept; beyond it the stale ones are forgotten first.
    fileprivate static let limit = 10_000

    fileprivate struct State {
        var viewers: [ID<Conversation>: [ID<Staff>: Instant]] = [:]
        var customerTyping: [ID<Conversation>: Instant] = [:]
        var staffTyping: [ID<Conversation>: Instant] = [:]
    }

    private let store: Store
    private let clock: DeskClock
    private let state = Mutex(State())

    init(store: Store, clock: DeskClock) {
        self.store = store
        self.clock = clock
        store.hub.onSignal { [weak self] signal in
            guard let notice = Notice(rawValue: signal.note) else { return }
            self?.note(notice, in: ID(signal.conversation))
        }
    }

    /// Notes that someone looks, and answers who else does.
    func look(_ staff: ID<Staff>, at conversation: ID<Conversation>) -> [ID<Staff>] {
        store.tell(Signal(conversation.value, [], note: Notice.looks(staff).rawValue))
        let now = clock.now()
        let viewers = state.withLock { $0.viewers[conversation] } ?? [:]
        return viewers.filter { now - $0.value < Self.lifetime && $0.key != staff }.keys.sorted()
    }

    package enum Typist: String, Sendable { case customer, staff }

    /// Someone types; those who listen to the conversation are told, and nothing is kept.
    package func type(_ typist: Typist, in conversation: ID<Conversation>) {
        store.tell(Signal(conversation.value, .typing, note: Notice.types(typist).rawValue))
    }

    private func note(_ notice: Notice, in conversation: ID<Conversation>) {
        let now = clock.now()
        state.withLock { state in
            state.forget(before: now)
            switch notice {
            case .looks(let staff): state.viewers[conversation, default: [:]][staff] = now
            case .types(.customer): state.customerTyping[conversation] = now
            case .types(.staff): state.staffTyping[conversation] = now
            }
        }
    }

    package func isTyping(_ typist: Typist, in conversation: ID<Conversation>) -> Bool {
        let now = clock.now()
        return state.withLock { state in
            let last = typist == .customer ? state.customerTyping[conversation] : state.staffTyping[conversation]
            return last.map { now - $0 < Self.typingTime } ?? false
        }
    }
}

extension ViewerBoard.State {
    /// Where there are too many, those go that are worth nothing any more.
    fileprivate mutating func forget(before now: Instant) {
        let (limit, lifetime, typingTime) = (ViewerBoard.limit, ViewerBoard.lifetime, ViewerBoard.typingTime)
        if viewers.count > limit { viewers = viewers.filter { $0.value.values.contains { now - $0 < lifetime } } }
        if customerTyping.count > limit { customerTyping = customerTyping.filter { now - $0.value < typingTime } }
        if staffTyping.count > limit { staffTyping = staffTyping.filter { now - $0.value < typingTime } }
    }
}

/// What nodes tell one another about a conversation.
private enum Notice: RawRepresentable {
    case looks(ID<Staff>)
    case types(ViewerBoard.Typist)

    init?(rawValue: String) {
        let words = rawValue.split(separator: " ")
        guard words.count == 2 else { return nil }
        switch words[0] {
        case "looks":
            guard let staff = ID<Staff>(String(words[1])) else { return nil }
            self = .looks(staff)
        case "types":
            guard let typist = ViewerBoard.Typist(rawValue: String(words[1])) else { return nil }
            self = .types(typist)
        default: return nil
        }
    }

    var rawValue: String {
        switch self {
        case .looks(let staff): "looks \(staff)"
        case .types(let typist): "types \(typist.rawValue)"
        }
    }
}
