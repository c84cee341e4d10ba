package import Accounts
package import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store

struct PresenceBody: Codable, Sendable {
    var status: Presence.Status
    /// 1 to 50 chats at a time; left out it stays as it was.
    var capacity: Int?
    /// Of who is away.
    var reason: Presence.AwayReason?
}

struct PlacesBody: Codable, Sendable { var chats: Int }

struct PresenceView: Codable, Sendable {
    var status: Presence.Status?
    var reason: Presence.AwayReason?
    var capacity: Int
}

struct PromiseList: Codable, Sendable {
    var policies: [PromisePolicy]
}

struct AlarmList: Codable, Sendable {
    var rules: [AlarmRule]
}

struct AlertList: Codable, Sendable {
    struct Item: Codable, Sendable {
        var key: String
        var text: String
        var conversation: ID<Conversation>?
        var raisedAt: Instant
    }

    var alerts: [Item]
}

/// What was promised in a conversation.
struct PromiseView: Codable, Sendable {
    struct Item: Codable, Sendable {
        var kind: PromiseKind
        var cycle: Int
        var policy: String
        var earlierPolicies: [String]
        var startedAt: Instant
        /// Left out where the time stands still.
        var dueAt: Instant?
        var endedAt: Instant?
        /// `attained`, `missed`, `void`, or `open`.
        var result: String
    }

    var promises: [Item]
}

/// To whom a conversation was dealt, and why.
struct DealList: Codable, Sendable {
    struct Item: Codable, Sendable {
        var at: Instant
        var agent: ID<Staff>
        var reason: DealReason
    }

    var deals: [Item]
}

extension RoutingService {
    package func routes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        addPresence(to: &table, accounts)
        addBoard(to: &table, accounts)
        addRules(to: &table, accounts)
        addConversations(to: &table, accounts)
        return table
    }

    private func presenceView(_ staff: ID<Staff>) async throws -> PresenceView {
        let now = clock.now()
        return try await store.read { tx in
            let presence = try tx.presence(of: staff, now: now)
            let chats = try presence?.chats ?? tx.profile(of: staff).capacity.chats
            return PresenceView(status: presence?.status, reason: presence?.reason, capacity: chats)
        }
    }

    private func addPresence(to table: inout RouteTable, _ accounts: AccountsService) {
        let gate = accounts.gate(.readConversations)
        table.json(.get, "/api/v1/presence", "Whether I am on duty", gate: gate, gives: PresenceView.self) { _, me in
            .ok(try await presenceView(me.staff.id))
        }
        table.json(.put, "/api/v1/presence", "I am here, as I choose", gate: gate, takes: PresenceBody.self) { _, me, body in
            if let capacity = body.capacity, !Capacity.limits.chats.contains(capacity) { throw AgentProfile.Problem.badCapacity.explained }
            try await appear(body.status, capacity: body.capacity, reason: body.reason, staff: me.staff.id)
        }
        table.json(
            .post, "/api/v1/presence", "I am still here; repeated every 25 seconds, and answered with how the desk sees me", gate: gate,
            gives: PresenceView.self
        ) { _, me in
            try await stay(me.staff.id)
            return .ok(try await presenceView(me.staff.id))
        }
        table.command(.delete, "/api/v1/presence", "I am leaving", gate: gate) { _, me in try await leave(me.staff.id) }
        table.json(.get, "/api/v1/agents/{id}/profile", "Skills, capacity and hours of an agent", gate: accounts.gate(.leadTeams), gives: AgentProfile.self) {
            call, me in
            .ok(try await profile(of: try await agent(call, me)))
        }
        table.json(.put, "/api/v1/agents/{id}/profile", "Set them", gate: accounts.gate(.leadTeams), takes: AgentProfile.self) { call, me, body in
            let profile: AgentProfile
            do throws(AgentProfile.Problem) { profile = try body.checked() } catch { throw error.explained }
            try await setProfile(profile, of: try await agent(call, me), by: me.staff.id)
        }
        table.json(
            .put, "/api/v1/agents/{id}/places", "How many chats an agent holds at a time, from now on", gate: accounts.gate(.leadTeams), takes: PlacesBody.self
        ) { call, me, body in
            let staff = try await agent(call, me)
            var wanted = try await profile(of: staff)
            wanted.capacity.chats = body.chats
            let profile: AgentProfile
            do throws(AgentProfile.Problem) { profile = try wanted.checked() } catch { throw error.explained }
            try await setProfile(profile, of: staff, by: me.staff.id)
        }
    }

    /// Somebody of a team that the lead leads.
    private func agent(_ call: Call, _ me: SignedIn) async throws -> ID<Staff> {
        let id = try call.id("id", of: Staff.self)
        return try await store.read { tx in
            guard try tx.staff(id) != nil, try me.reachesAll || !me.teams.isDisjoint(with: tx.teams(of: id)) else { throw APIError.notFound }
            return id
        }
    }

    private func addBoard(to table: inout RouteTable, _ accounts: AccountsService) {
        table.json(.get, "/api/v1/board", "Queues and people of my teams", gate: accounts.gate(.seeBoard), gives: Board.self) { _, me in
            .ok(try await board(for: me))
        }
        table.json(.get, "/api/v1/alerts", "What I have to look at", gate: accounts.gate(.readConversations), gives: AlertList.self) { call, me in
            let alerts = try await alerts(for: me).map { alert in
                AlertList.Item(key: alert.key, text: AlertText(alert, call.language).title, conversation: alert.conversation, raisedAt: alert.raisedAt)
            }
            return .ok(AlertList(alerts: alerts))
        }
    }

    private func addRules(to table: inout RouteTable, _ accounts: AccountsService) {
        table.json(.get, "/api/v1/teams/{id}/hours", "A team's opening hours", gate: accounts.gate(nil), gives: OpeningHours.self) { call, _ in
            let team = try call.id("id", of: Team.self)
            return .ok(try await hours(of: team) ?? OpeningHours(zone: "UTC", weekly: [], holidays: []))
        }
        table.json(.put, "/api/v1/teams/{id}/hours", "Set a team's opening hours", gate: accounts.gate(.administer), takes: OpeningHours.self) {
            call, me, body in
            let team = try call.id("id", of: Team.self)
            guard try await store.read({ tx in try tx.teams() }).contains(where: { $0.id == team }) else { throw APIError.notFound }
            let hours: OpeningHours
            do throws(OpeningHours.Problem) { hours = try body.checked() } catch { throw error.explained }
            try await setHours(hours, of: team, by: me.staff.id)
        }
        let gate = accounts.gate(.leadTeams)
        table.json(.get, "/api/v1/queues/{id}/policy", "How a queue finds its agents", gate: gate, gives: QueuePolicy.self) { call, me in
            let queue = try await queue(call, me)
            return .ok(try await store.read { tx in try tx.policy(of: queue) })
        }
        table.json(.put, "/api/v1/queues/{id}/policy", "Set it", gate: gate, takes: QueuePolicy.self) { call, me, body in
            let policy: QueuePolicy
            do throws(QueuePolicy.Problem) { policy = try body.checked() } catch { throw error.explained }
            try await setPolicy(policy, of: try await queue(call, me), by: me.staff.id)
        }
        table.json(.get, "/api/v1/promises", "What is promised to whom", gate: gate, gives: PromiseList.self) { _, _ in
            .ok(PromiseList(policies: try await promisePolicies()))
        }
        table.json(.put, "/api/v1/promises", "Set what is promised", gate: accounts.gate(.administer), takes: PromiseList.self) { _, me, body in
            let policies: [PromisePolicy]
            do throws(PromisePolicy.Problem) { policies = try PromisePolicy.checked(body.policies) } catch { throw error.explained }
            try await setPromises(policies, by: me.staff.id)
        }
        table.json(.get, "/api/v1/alarms", "From which figures on an alarm is raised", gate: gate, gives: AlarmList.self) { _, _ in
            .ok(AlarmList(rules: try await alarmRules()))
        }
        table.json(.put, "/api/v1/alarms", "Set them", gate: gate, takes: AlarmList.self) { _, me, body in
            guard body.rules.allSatisfy({ rule in rule.limit.map { (1...100_000).contains($0) } ?? true }), body.rules.count <= 50 else {
                throw APIError.unacceptable("A limit is between 1 and 100,000, or none.", "上限须在 1 到 100000 之间，或留空。")
            }
            try await setAlarmRules(body.rules, by: me.staff.id)
        }
    }

    private func queue(_ call: Call, _ me: SignedIn) async throws -> ID<Queue> {
        let id = try call.id("id", of: Queue.self)
        guard try await store.read({ tx in try tx.queues() }).contains(where: { $0.id == id && (me.reachesAll || me.teams.contains($0.team)) }) else {
            throw APIError.notFound
        }
        return id
    }

    private func addConversations(to table: inout RouteTable, _ accounts: AccountsService) {
        let gate = accounts.gate(.readConversations)
        table.json(.get, "/api/v1/conversations/{id}/promises", "What was promised in it", gate: gate, gives: PromiseView.self) { call, me in
            let id = try call.id("id", of: Conversation.self)
            let now = clock.now()
            let promises = try await store.read { tx in
                _ = try tx.access(conversation: id, for: me)
                return try tx.promises(of: id)
            }
            return .ok(PromiseView(promises: promises.map { PromiseView.Item($0, now: now) }))
        }
        table.json(.get, "/api/v1/conversations/{id}/deals", "To whom it was dealt, and why", gate: gate, gives: DealList.self) { call, me in
            let id = try call.id("id", of: Conversation.self)
            return .ok(DealList(deals: try await deals(of: id, for: me)))
        }
    }

    func deals(of id: ID<Conversation>, for me: SignedIn) async throws -> [DealList.Item] {
        try await store.read { tx in
            _ = try tx.access(conversation: id, for: me)
            return try tx.rows("SELECT at, agent_id, reason FROM deal WHERE conversation_id = \(id) ORDER BY at DESC LIMIT 20").map { row in
                DealList.Item(at: try row("at"), agent: try row("agent_id"), reason: try JSON.decode(DealReason.self, from: try row("reason")))
            }
        }
    }
}

extension PromiseView.Item {
    init(_ promise: PromiseClock.Promise, now: Instant) {
        self.init(
            kind: promise.kind, cycle: promise.cycle, policy: promise.policy, earlierPolicies: promise.earlierPolicies, startedAt: promise.startedAt,
            dueAt: promise.due, endedAt: promise.endedAt, result: promise.end?.rawValue ?? (promise.isMissed(at: now) ? "missed" : "open"))
    }
}
