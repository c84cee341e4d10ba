package import Accounts
package import Inbox
package import Kit
package import Store

/// Something that a person has to look at: a promise about to be broken, or an alarm of the board. It is raised once, and clears itself.
package struct Alert: Sendable, Hashable {
    package enum Subject: Sendable, Hashable {
        case promise(PromiseKind, percent: Int)
        case alarm(AlarmKind)
    }

    /// What it is about, so that it is raised once and found again when it is over.
    package let key: String
    package let subject: Subject
    package let conversation: ID<Conversation>?
    package let team: ID<Team>?
    /// The one person concerned; nil: everybody of `audience`.
    package let staff: ID<Staff>?
    package let audience: PromisePolicy.Rung.Audience
    package let means: Set<PromisePolicy.Rung.Means>
    /// Of an alarm, the figure that raised it and its limit.
    package let figure: Int?
    package let limit: Int?

    /// How the keys of all its rungs begin. It ends with a colon: that of cycle 1 must not begin that of cycle 10.
    static func promiseKey(_ promise: PromiseClock.Promise, of id: ID<Conversation>) -> String { "promise:\(id):\(promise.kind.rawValue):\(promise.cycle):" }

    /// A rung of a promise's ladder. An agent's goes to who has it now; nobody has what waits, so a lead is told.
    static func promise(_ promise: PromiseClock.Promise, _ rung: PromisePolicy.Rung, in conversation: Conversation) -> Alert {
        let agent = rung.audience == .agent ? conversation.state.agent : nil
        return Alert(
            key: "\(promiseKey(promise, of: conversation.id))\(rung.percent):\(rung.audience.rawValue)",
            subject: .promise(promise.kind, percent: rung.percent),
            conversation: conversation.id, team: conversation.team, staff: agent,
            audience: rung.audience == .agent && agent == nil ? .lead : rung.audience, means: rung.means, figure: nil, limit: nil)
    }
}

/// An alert that was raised.
package struct RaisedAlert: Sendable, Hashable, RowDecodable {
    package let key: String
    /// `promise` or `alarm`, and what kind of it.
    package let subject: Alert.Subject
    package let conversation: ID<Conversation>?
    package let number: Int64?
    package let raisedAt: Instant
    package let clearedAt: Instant?
    package let figure: Int?
    package let limit: Int?
    /// The name of the queue or part that an alarm is about.
    package let place: String?

    /// What it is about, whichever rung it is.
    var matter: String {
        if case .promise = subject { key.split(separator: ":").dropLast(2).joined(separator: ":") } else { key }
    }

    package init(row: Row) throws {
        key = try row("key")
        conversation = try row("conversation_id")
        number = try row("number")
        raisedAt = try row("raised_at")
        clearedAt = try row("cleared_at")
        figure = try row("figure")
        limit = try row("figure_limit")
        place = try row("place")
        if let kind: PromiseKind = try row("promise_kind") {
            subject = .promise(kind, percent: try row("percent"))
        } else {
            subject = .alarm(try row("alarm_kind"))
        }
    }
}
