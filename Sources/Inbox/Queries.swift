package import Accounts
package import Kit
package import Store

/// Which conversations a list shows.
package enum ListView: String, Sendable, Codable, CaseIterable {
    /// Mine, still open, the longest untouched last.
    case mine
    /// In the line of my queues, in the order in which they will be taken.
    case waiting
    /// Open ones of my teams.
    case team
    /// All of my teams, with the solved and closed.
    case all
}

package struct ListFilter: Sendable {
    package var view: ListView
    package var state: ConversationState.Name?
    package var tag: String?
    package var language: Language?
    package var isSecurity: Bool

    package init(view: ListView, state: ConversationState.Name? = nil, tag: String? = nil, language: Language? = nil, isSecurity: Bool = false) {
        self.view = view
        self.state = state
        self.tag = tag
        self.language = language
        self.isSecurity = isSecurity
    }
}

/// A conversation with what a list shows beside it.
package struct ListedConversation: Sendable, RowDecodable {
    package let conversation: Conversation
    package let contactName: String
    package let isSimulated: Bool
    package let agentName: String?

    package init(row: Row) throws {
        conversation = try Conversation(row: row)
        contactName = try row("contact_name")
        isSimulated = try row("contact_simulated")
        agentName = try row("agent_name")
    }

    static let select: SQL = """
        SELECT \(Conversation.columns), p.name AS contact_name, p.simulated AS contact_simulated, s.name AS agent_name
        FROM conversation c JOIN contact p ON p.id = c.contact_id LEFT JOIN staff s ON s.id = c.agent_id
        """
}

extension Reading {
    package func queues() throws -> [Queue] { try all("SELECT id, name, team_id FROM queue ORDER BY position LIMIT 200") }

    package func contact(_ id: ID<Contact>) throws -> Contact? { try first("SELECT * FROM contact WHERE id = \(id)") }

    package func message(seq: Int64) throws -> Message {
        guard let message: Message = try first("\(Message.select) WHERE m.seq = \(seq)") else { throw AccessDenied() }
        return message
    }

    package func message(_ id: ID<Message>, in conversation: ID<Conversation>) throws -> Message? {
        try first("\(Message.select) WHERE m.id = \(id) AND m.conversation_id = \(conversation)")
    }

    func message(clientID: ClientID, in id: ID<Conversation>) throws -> Message {
        guard let found = try messageIfAny(clientID: clientID, in: id) else { throw AccessDenied() }
        return found
    }

    func messageIfAny(clientID: ClientID, in id: ID<Conversation>) throws -> Message? {
        try first("\(Message.select) WHERE m.conversation_id = \(id) AND m.client_id = \(clientID.text)")
    }

    /// Messages after `seq` in order.
    package func messages(of id: ID<Conversation>, after seq: Int64, limit: Int, withNotes: Bool) throws -> [Message] {
        try all(
            """
            \(Message.select) WHERE m.conversation_id = \(id) AND m.seq > \(seq) AND m.note <= \(withNotes) ORDER BY m.seq LIMIT \(limit)
            """)
    }

    /// The newest messages, in order.
    package func latestMessages(of id: ID<Conversation>, before seq: Int64 = .max, limit: Int) throws -> [Message] {
        try all("\(Message.select) WHERE m.conversation_id = \(id) AND m.seq < \(seq) ORDER BY m.seq DESC LIMIT \(limit)").reversed()
    }

    package func tags(of id: ID<Conversation>) throws -> [String] {
        try column("SELECT tag FROM conversation_tag WHERE conversation_id = \(id) ORDER BY tag")
    }

    /// A conversation with its names, for whoever reaches it.
    package func listed(_ id: ID<Conversation>, for me: SignedIn) throws -> ListedConversation {
        let found: ListedConversation? = try first("\(ListedConversation.select) WHERE c.id = \(id) AND \(reach(me))")
        guard let found else { throw AccessDenied() }
        return found
    }

    /// A person's newest conversations; one that was merged into another is that other.
    package func conversations(of contact: ID<Contact>, limit: Int) throws -> [Conversation] {
        try all(
            """
            SELECT \(Conversation.columns) FROM conversation c WHERE c.id IN (
              SELECT COALESCE(merged_into, id) FROM (
                SELECT id, merged_into FROM conversation WHERE contact_id = \(contact) ORDER BY number DESC LIMIT \(limit)) own)
            ORDER BY c.number DESC
            """)
    }

    // MARK: - Lists

    /// One page of a list. `cursor` is what an earlier page gave as `next`.
    package func conversations(_ filter: ListFilter, cursor: String?, limit: Int, for me: SignedIn) throws -> Page<ListedConversation> {
        let found: [ListedConversation] = try all(
            Self.listQuery(filter, cursor: cursor, limit: limit + 1, for: me, teams: try listedTeams(me)))
        let items = Array(found.prefix(limit))
        guard found.count > limit, let last = items.last?.conversation else { return Page(items: items, next: nil) }
        return Page(items: items, next: ListCursor(after: last, in: filter.view).text)
    }

    /// The query of a list, so that a test can read its plan.
    ///
    /// Each team's part is read in the order of its index and ends after a page; one condition over all teams would sort everything they have.
    package static func listQuery(_ filter: ListFilter, cursor: String?, limit: Int, for me: SignedIn, teams: [ID<Team>]) -> SQL {
        let after = cursor.flatMap { ListCursor($0) }
        let order = order(filter.view)
        let scopes =
            filter.view == .mine ? ["c.agent_id = \(me.staff.id)", "c.offered_to = \(me.staff.id)"] : teams.map { team -> SQL in "c.team_id = \(team)" }
        let parts = scopes.flatMap { scope in
            positions(filter.view, after).map { position -> SQL in
                """
                SELECT id FROM (SELECT c.id FROM conversation c WHERE \(scope) AND \(states(filter.view)) AND c.spam = 0 \(conditions(filter)) AND \(position)
                ORDER BY \(order) LIMIT \(limit)) part
                """
            }
        }
        let union = parts.dropFirst().reduce(parts.first ?? "NULL") { "\($0) UNION ALL \($1)" }
        return "\(ListedConversation.select) WHERE c.id IN (\(union)) ORDER BY \(order) LIMIT \(limit)"
    }

    /// Lists show what belongs to one's teams; what was assigned across teams is under "mine".
    private func listedTeams(_ me: SignedIn) throws -> [ID<Team>] { me.reachesAll ? try teams().map(\.id) : me.teams.sorted() }

    private static func states(_ view: ListView) -> SQL {
        switch view {
        case .waiting: "c.state = 'queued'"
        case .team: "c.state IN ('bot', 'queued', 'assigned', 'snoozed', 'awaiting_customer', 'escalated')"
        case .mine, .all: "1 = 1"
        }
    }

    private static func conditions(_ filter: ListFilter) -> SQL {
        var sql: SQL = ""
        if let state = filter.state { sql = "\(sql) AND c.state = \(state)" }
        if let language = filter.language { sql = "\(sql) AND c.language = \(language)" }
        if filter.isSecurity { sql = "\(sql) AND c.security = 1" }
        if let tag = filter.tag {
            sql = "\(sql) AND EXISTS (SELECT 1 FROM conversation_tag t WHERE t.conversation_id = c.id AND t.tag = \(tag))"
        }
        return sql
    }

    private static func order(_ view: ListView) -> SQL {
        switch view {
        case .waiting: "c.priority DESC, c.since, c.id"
        case .mine, .team, .all: "c.updated_at DESC, c.id DESC"
        }
    }

    /// What stands behind the cursor, as conditions that each are one stretch of an index.
    private static func positions(_ view: ListView, _ after: ListCursor?) -> [SQL] {
        guard let after else { return ["1 = 1"] }
        switch view {
        case .waiting:
            return [
                "c.priority = \(after.priority) AND (c.since, c.id) > (\(after.time), \(after.id))", "c.priority < \(after.priority)",
            ]
        case .mine, .team, .all:
            return ["(c.updated_at, c.id) < (\(after.time), \(after.id))"]
        }
    }

    /// How many there are, counted no further than `limit`.
    package func count(_ view: ListView, limit: Int, for me: SignedIn) throws -> Int {
        let teams = try listedTeams(me)
        let scope: SQL = view == .mine ? "(c.agent_id = \(me.staff.id) OR c.offered_to = \(me.staff.id))" : "c.team_id IN \(list: teams)"
        return try value(
            """
            SELECT count(*) FROM (
              SELECT 1 FROM conversation c WHERE \(scope) AND \(Self.states(view)) AND c.spam = 0 LIMIT \(limit)) counted
            """) ?? 0
    }

    /// How many of my conversations wait for my answer.
    package func unanswered(for me: SignedIn) throws -> Int {
        try value(
            """
            SELECT count(*) FROM conversation c
            WHERE c.agent_id = \(me.staff.id) AND c.state = 'assigned' AND c.last_customer_seq > c.last_reply_seq
            """) ?? 0
    }
}

/// Where a page of a list ended: enough to go on from there whatever has changed meanwhile.
private struct ListCursor {
    let priority: Int
    let time: Instant
    let id: ID<Conversation>

    init(after conversation: Conversation, in view: ListView) {
        priority = conversation.priority
        id = conversation.id
        if view == .waiting, case .queued(let since) = conversation.state { time = since } else { time = conversation.updatedAt }
    }

    init?(_ text: String) {
        let parts = text.split(separator: "_")
        guard parts.count == 3, let priority = Int(parts[0]), let time = Int64(parts[1]), let id = ID<Conversation>(parts[2]) else { return nil }
        (self.priority, self.time, self.id) = (priority, Instant(milliseconds: time), id)
    }

    var text: String { "\(priority)_\(time.milliseconds)_\(id)" }
}
