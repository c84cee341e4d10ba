package import Accounts
package import Inbox
package import Kit

/// How much of an agent a conversation takes.
package enum WorkKind: String, Sendable, Hashable, Codable, CaseIterable {
    /// Answered while the customer looks on; several at a time.
    case chat
    /// Answered when it is its turn; many at a time.
    case letter
    /// Takes the whole agent.
    case call

    package init(_ channel: Channel) {
        switch channel {
        case .widget, .api: self = .chat
        case .form: self = .letter
        }
    }
}

/// How many conversations of each kind an agent holds at a time.
package struct Capacity: Sendable, Hashable, Codable {
    package var chats: Int
    package var letters: Int
    package var calls: Int

    package init(chats: Int, letters: Int = 20, calls: Int = 0) {
        self.chats = chats
        self.letters = letters
        self.calls = calls
    }

    /// Before anybody sets one.
    package static let usual = Capacity(chats: 4)
    /// What can be set for chats, for letters and for calls.
    package static let limits = (chats: 1...50, letters: 0...200, calls: 0...1)

    /// - Parameter kind: one of the three.
    package subscript(kind: WorkKind) -> Int {
        get {
            switch kind {
            case .chat: chats
            case .letter: letters
            case .call: calls
            }
        }
        set {
            switch kind {
            case .chat: chats = newValue
            case .letter: letters = newValue
            case .call: calls = newValue
            }
        }
    }

    package static let nothing = Capacity(chats: 0, letters: 0, calls: 0)

    package var total: Int { chats + letters + calls }

    /// Whether one more fits. Who is in a call takes nothing else, and a call comes to somebody without a chat.
    package func hasRoom(for kind: WorkKind, beside load: Capacity) -> Bool {
        guard load.calls == 0 else { return false }
        return switch kind {
        case .chat: load.chats < chats
        case .letter: load.letters < letters
        case .call: load.calls < calls && load.chats == 0
        }
    }
}

/// An agent on duty, as the line sees them.
package struct DutyAgent: Sendable, Hashable {
    package let id: ID<Staff>
    package var teams: Set<ID<Team>>
    package var skills: Skills
    package var capacity: Capacity
    /// Conversations that they hold or are being asked to take.
    package var load: Capacity
    /// When they last got one.
    package var lastDealt: Instant

    package init(
        id: ID<Staff>, teams: Set<ID<Team>>, skills: Skills = Skills(), capacity: Capacity, load: Capacity = .nothing,
        lastDealt: Instant = Instant(milliseconds: 0)
    ) {
        self.id = id
        self.teams = teams
        self.skills = skills
        self.capacity = capacity
        self.load = load
        self.lastDealt = lastDealt
    }
}
