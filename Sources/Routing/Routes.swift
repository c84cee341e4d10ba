package import Accounts
package import HTTPKit
import HTTPTypes
import Kit
import Store

struct PresenceBody: Codable, Sendable {
    var status: Presence.Status
    /// 1 to 50 conversations at a time; left out it stays as it was.
    var capacity: Int?
}

struct PresenceView: Codable, Sendable {
    var status: Presence.Status?
    var capacity: Int
}

extension RoutingService {
    package func routes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        table.json(.get, "/api/v1/presence", "Whether I am on duty", gate: accounts.gate(.readConversations), gives: PresenceView.self) { _, me in
            let now = clock.now()
            let presence = try await store.read { tx in try tx.presence(of: me.staff.id, now: now) }
            return .ok(PresenceView(status: presence?.status, capacity: presence?.capacity ?? Presence.defaultCapacity))
        }
        table.json(.put, "/api/v1/presence", "I am here; repeated every 25 seconds", gate: accounts.gate(.readConversations), takes: PresenceBody.self) {
            _, me, body in
            if let capacity = body.capacity, !(1...50).contains(capacity) {
                throw APIError.unacceptable("The capacity is 1 to 50 conversations.", "同时接待数须在 1 到 50 之间。")
            }
            try await appear(body.status, capacity: body.capacity, staff: me.staff.id)
        }
        table.command(.delete, "/api/v1/presence", "I am leaving", gate: accounts.gate(.readConversations)) { _, me in
            try await leave(me.staff.id)
        }
        table.json(.get, "/api/v1/board", "Queues and people of my teams", gate: accounts.gate(.seeBoard), gives: Board.self) { _, me in
            .ok(try await board(for: me))
        }
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
        return table
    }
}

extension OpeningHours.Problem {
    var explained: APIError {
        switch self {
        case .unknownZone: .unacceptable("This time zone is not known; use a name such as Asia/Shanghai.", "不认识这个时区，请使用如 Asia/Shanghai 的名称。")
        case .badStretch: .unacceptable("Each stretch needs a weekday from 1 to 7 and must open before it closes.", "每个时段需要 1 到 7 的星期数，且开始早于结束。")
        case .badHoliday: .unacceptable("Write days off as 2026-10-01.", "休息日请写成 2026-10-01 的形式。")
        case .tooMany: .unacceptable("At most 50 stretches and 400 days off.", "最多 50 个时段和 400 个休息日。")
        }
    }
}
