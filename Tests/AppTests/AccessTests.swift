import Accounts
import App
import DeskTesting
import Foundation
import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store
import Testing
import WalletSafety

/// Every route of the table with every wrong identity. A route that is not in the lists below fails the test.
@Suite struct AccessTests {
    /// Routes for everybody. What they give is public, or kept by a secret in the body.
    static let open: Set<String> = [
        "POST /client/v1/sessions", "POST /client/v1/link-sessions", "GET /client/v1/articles", "GET /client/v1/announcements",
        "POST /client/v1/article-feedback", "GET /official", "GET /client/v1/officials", "POST /client/v1/officials",
        "GET /widget", "GET /c/{id}", "GET /form", "GET /help", "GET /help/glossary", "GET /ready", "GET /help/walkthroughs", "GET /help/walkthroughs/{slug}",
        "GET /confirm/{token}", "POST /confirm/{token}", "GET /side/{id}/{key}", "POST /side/{id}/{key}",
        "GET /help/{topic}", "GET /help/{topic}/{slug}",
        "POST /api/v1/passwords", "GET /login", "POST /login", "GET /welcome", "GET /", "GET /health", "GET /openapi.json", "GET /assets/{name}",
    ]

    /// Routes about one conversation or contact, with a body that the rightful one succeeds with.
    static let scoped: [String: String?] = [
        "GET /client/v1/conversations/{id}": nil, "GET /client/v1/conversations/{id}/messages": nil, "GET /client/v1/conversations/{id}/events": nil,
        "PUT /client/v1/conversations/{id}/email": #"{"email":"a@b.example"}"#,
        "POST /client/v1/conversations/{id}/messages": #"{"clientId":"m1","text":"hello"}"#, "POST /client/v1/conversations/{id}/typing": nil,
        "POST /client/v1/conversations/{id}/answer-feedback": #"{"messageId":"{answer}","helped":false}"#,
        "POST /client/v1/conversations/{id}/handover": nil, "POST /client/v1/conversations/{id}/resolution": #"{"solved":true}"#,
        "POST /client/v1/conversations/{id}/reopening": nil, "POST /client/v1/conversations/{id}/rating": #"{"score":5}"#,
        "POST /client/v1/conversations/{id}/attachments": nil, "GET /client/v1/conversations/{id}/attachments/{attachment}": nil,
        "GET /api/v1/conversations/{id}": nil, "GET /api/v1/conversations/{id}/messages": nil,
        "POST /api/v1/conversations/{id}/messages": #"{"clientId":"r1","text":"hello"}"#,
        "POST /api/v1/conversations/{id}/outbound-judgements": #"{"text":"hello"}"#,
        "POST /api/v1/conversations/{id}/notes": #"{"clientId":"n1","text":"hello"}"#, "POST /api/v1/conversations/{id}/typing": nil,
        "POST /api/v1/conversations/{id}/viewing": nil, "POST /api/v1/conversations/{id}/assignment": #"{"agent":"{agent}"}"#,
        "POST /api/v1/conversations/{id}/transfer": #"{"queue":"{queue}","note":"over to you"}"#,
        "POST /api/v1/conversations/{id}/snooze": #"{"at":"2026-11-23T08:00:00.000Z"}"#, "POST /api/v1/conversations/{id}/wait": nil,
        "POST /api/v1/conversations/{id}/escalation": #"{"team":"{team}","note":"please look"}"#, "DELETE /api/v1/conversations/{id}/escalation": nil,
        "POST /api/v1/conversations/{id}/resolution": nil, "POST /api/v1/conversations/{id}/reopening": nil,
        "POST /api/v1/conversations/{id}/check-back": #"{"at":"2026-11-23T08:00:00.000Z"}"#,
        "PUT /api/v1/conversations/{id}/tags": #"{"tags":["usdt"]}"#, "PUT /api/v1/conversations/{id}/spam": #"{"spam":true}"#,
        "PUT /api/v1/contacts/{id}/block": #"{"blocked":true}"#, "DELETE /api/v1/conversations/{id}/messages/{message}": nil,
        "POST /api/v1/conversations/{id}/attachments": nil, "GET /api/v1/conversations/{id}/attachments/{attachment}": nil,
        "DELETE /api/v1/conversations/{id}/attachments/{attachment}": nil, "GET /api/v1/conversations/{id}/suggestions": nil,
        "GET /api/v1/conversations/{id}/sorting": nil, "GET /console/fragments/sorting/{id}": nil, "POST /api/v1/conversations/{id}/case": nil,
        "PUT /api/v1/conversations/{id}/sorting": #"{"category":"technical","topic":"transfer"}"#,
        "GET /api/v1/conversations/{id}/promises": nil, "GET /api/v1/conversations/{id}/deals": nil, "GET /console/fragments/routing/{id}": nil,
        "DELETE /api/v1/conversations/{id}/offer": nil, "PUT /api/v1/conversations/{id}/priority": #"{"priority":1}"#,
        "PUT /api/v1/conversations/{id}/closing-reason": #"{"reason":"solved"}"#,
        "PUT /api/v1/conversations/{id}/finding": #"{"cause":"an old version","remedy":"update the app"}"#,
        "GET /api/v1/conversations/{id}/regroupings": nil, "POST /api/v1/conversations/{id}/merge": #"{"into":"{other}"}"#,
        "POST /api/v1/conversations/{id}/split": #"{"messages":["{message}"]}"#,
        "DELETE /api/v1/conversations/{id}/regroupings/{regrouping}": nil,
        "GET /api/v1/conversations/{id}/side-conversations": nil, "GET /console/fragments/side/{id}": nil,
        "POST /api/v1/conversations/{id}/side-conversations":
            #"{"party":"Exchange","address":"help@exchange.example","subject":"A deposit","text":"Please look at it."}"#,
        "POST /api/v1/conversations/{id}/side-conversations/{side}/letters": #"{"text":"And now?"}"#,
        "DELETE /api/v1/conversations/{id}/side-conversations/{side}": nil,
        "GET /api/v1/conversations/{id}/chain-readings": nil, "GET /console/fragments/chain/{id}": nil,
        "POST /api/v1/conversations/{id}/chain-readings": #"{"subject":"T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb"}"#,
        "POST /api/v1/conversations/{id}/money-traces": #"{"address":"T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb"}"#,
        "GET /console/conversations/{id}": nil, "GET /console/fragments/conversation/{id}": nil, "GET /console/fragments/evidence/{id}": nil,
    ]

    private static func name(_ route: Route) -> String { "\(route.method.rawValue) \(route.path)" }

    /// Steps that need another state than "assigned".
    private static func prepare(_ name: String, _ world: inout AccessWorld) async throws {
        let inbox = world.test.desk.inbox
        switch name {
        case "DELETE /api/v1/conversations/{id}/offer":
            guard let queue = ID<Queue>(world.parameters["queue"] ?? "") else { throw TestFailure("no queue") }
            try await inbox.transfer(world.conversation, to: queue, note: nil, by: world.rightful.signedIn)
            let now = world.test.time.now
            try await world.test.desk.store.write { [world] tx in
                _ = try tx.offer(world.conversation, to: world.rightful.id, until: now + .minutes(1), at: now)
            }
        case "DELETE /api/v1/conversations/{id}/escalation", "PUT /api/v1/conversations/{id}/finding":
            guard let team = ID<Team>(world.parameters["team"] ?? "") else { throw TestFailure("no team") }
            let note = try TypedText("look").screened(language: .en).text
            try await inbox.escalate(world.conversation, to: team, note: note, facts: [:], by: world.rightful.signedIn)
        case "POST /client/v1/conversations/{id}/rating", "POST /api/v1/conversations/{id}/reopening",
            "PUT /api/v1/conversations/{id}/closing-reason":
            try await inbox.resolve(world.conversation, by: world.rightful.signedIn)
        case "DELETE /api/v1/conversations/{id}/regroupings/{regrouping}":
            let target = try #require(ID<Conversation>(world.parameters["other"] ?? ""))
            world.parameters["regrouping"] = try await inbox.merge(world.conversation, into: target, by: world.rightful.signedIn).id.description
        case "POST /api/v1/conversations/{id}/side-conversations/{side}/letters", "DELETE /api/v1/conversations/{id}/side-conversations/{side}":
            let body = try #require(Self.scoped["POST /api/v1/conversations/{id}/side-conversations"] ?? nil)
            let path = "/api/v1/conversations/\(world.conversation)/side-conversations"
            world.parameters["side"] = try await world.test.call(.post, path, body: body, staff: world.rightful).text("id")
        case "GET /api/v1/conversations/{id}/sorting": try await world.test.settle()
        default: break
        }
    }

    @Test func whatBelongsToOneIsOutOfReachForAnother() async throws {
        let table = try await AccessWorld().test.desk.table
        for route in table.routes
        where route.path.contains("conversations/{id}") || route.path.contains("contacts/{id}")
            || route.path.contains("/{id}") && route.path.hasPrefix("/console/fragments")
        {
            let name = Self.name(route)
            guard let body = Self.scoped[name] else {
                Issue.record("\(name) is not in the list of scoped routes")
                continue
            }
            var first = try await AccessWorld()
            try await Self.prepare(name, &first)
            let isCustomers = route.gate == "customer"
            let rightful = isCustomers ? AccessWorld.Identity.customer(first.owner) : .staff(first.rightful)
            let success = try await first.status(route, body, as: rightful)
            #expect((200..<300).contains(success), "\(name) gave the rightful one \(success)")

            var world = try await AccessWorld()
            try await Self.prepare(name, &world)
            #expect(try await world.status(route, body, as: .nobody) != success)
            if isCustomers {
                #expect(try await world.status(route, body, as: .nobody) == 401, "\(name)")
                #expect(try await world.status(route, body, as: .customer(world.stranger)) == 404, "\(name) for another customer")
                #expect(try await world.status(route, body, as: .customer(world.otherLink)) == 404, "\(name) by another conversation's link")
                #expect(try await world.status(route, body, as: .staff(world.rightful)) == 401, "\(name) with a staff cookie")
            } else {
                #expect([401, 303].contains(try await world.status(route, body, as: .customer(world.owner))), "\(name) for a customer")
                #expect(try await world.status(route, body, as: .staff(world.otherTeam)) == 404, "\(name) for another team")
                if route.method != .get {
                    #expect(try await world.status(route, body, as: .staff(world.rightful, csrf: false)) == 403, "\(name) without CSRF token")
                }
            }
        }
    }

    @Test func everyOtherRouteAsksWhoComes() async throws {
        let world = try await AccessWorld()
        for route in world.test.desk.table.routes {
            let name = Self.name(route)
            switch route.gate {
            case "everyone": #expect(Self.open.contains(name), "\(name) is open to everybody and not in the list")
            case "this machine": #expect(name == "GET /metrics")
            default:
                let status = try await world.status(route, "{}", as: .nobody)
                #expect(status == 401 || status == 303 && route.kind == .page, "\(name) gave \(status) to nobody")
            }
        }
    }

    @Test func aRoleWithoutThePermissionIsRefused() async throws {
        let world = try await AccessWorld()
        for route in world.test.desk.table.routes {
            guard route.gate.hasPrefix("staff: "), let permission = Permission(rawValue: String(route.gate.dropFirst(7))),
                !Role.agent.permissions.contains(permission)
            else { continue }
            #expect(try await world.status(route, "{}", as: .staff(world.agentHere)) == 403, "\(Self.name(route))")
        }
    }

    /// The table as it is: read it when it changes.
    @Test func theTableIsTheOneThatWasRead() async throws {
        let world = try await AccessWorld()
        let table = world.test.desk.table.routes.map { "\($0.method.rawValue) \($0.path)  [\($0.gate)]" }.sorted().joined(separator: "\n") + "\n"
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "routes.txt")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" { try table.write(to: file, atomically: true, encoding: .utf8) }
        let read = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        #expect(table == read, "the table of routes changed; read it, then run with RECORD=1")
    }

    @Test func aStreamTellsNothingOfAnotherTeam() async throws {
        let world = try await AccessWorld()
        let team = try await world.test.desk.store.read { tx in try tx.teams() }.first { $0.name == "Elsewhere" }
        let queue = try await world.test.desk.inbox.addQueue(name: "Elsewhere", team: try #require(team).id, by: nil)
        let stream = try await world.test.stream("/api/v1/events", headers: [.cookie: world.otherTeam.cookie])
        try await stream.wait(for: "event: ready")
        let note = try TypedText("secret of this team").screened(language: .en).text
        _ = try await world.test.desk.inbox.note(note, clientID: try ClientID("n"), in: world.conversation, by: world.rightful.signedIn)
        let own = try await world.test.call(.post, "/client/v1/conversations", body: #"{"clientId":"z","text":"theirs"}"#, bearer: world.stranger).text("id")
        try await world.test.desk.inbox.route(try #require(ID<Conversation>(own)), to: queue)
        _ = try await world.test.call(.post, "/client/v1/conversations/\(own)/messages", body: #"{"clientId":"y","text":"more"}"#, bearer: world.stranger)
        try await stream.wait(for: own)
        #expect(!stream.text.contains(world.conversation.description))
        stream.close()
    }

    /// A page that was away for long gets what it missed, without waiting for something new to happen.
    @Test func aStreamThatWasAwayForLongHearsAll() async throws {
        let world = try await AccessWorld()
        let (before, last) = try await world.test.desk.store.write { tx in
            let before = try tx.newestEvent()
            let now = Instant(milliseconds: 0)
            // More than a hub remembers: they stand in the log alone.
            for _ in 0..<4_600 { try tx.append(NewEvent(type: "of.others"), at: now) }
            try tx.append(NewEvent(type: "presence.changed"), at: now)
            return (before, try tx.newestEvent())
        }
        try await world.test.settle()
        let stream = try await world.test.stream("/api/v1/events", headers: [.cookie: world.otherTeam.cookie, .lastEventID: "\(before)"])
        try await stream.wait(for: "id: \(last)\n")
        #expect(!stream.text.contains("of.others"))
        stream.close()
    }

    @Test func aStreamOfACustomerTellsNoNotes() async throws {
        let world = try await AccessWorld()
        let stream = try await world.test.stream(
            "/client/v1/conversations/\(world.conversation)/events", headers: [.authorization: "Bearer \(world.owner)"])
        try await stream.wait(for: "An answer.")
        let note = try TypedText("for staff alone").screened(language: .en).text
        _ = try await world.test.desk.inbox.note(note, clientID: try ClientID("n"), in: world.conversation, by: world.rightful.signedIn)
        _ = try await world.test.call(
            .post, "/api/v1/conversations/\(world.conversation)/messages", body: #"{"clientId":"r","text":"for the customer"}"#, staff: world.rightful)
        try await stream.wait(for: "for the customer")
        #expect(!stream.text.contains("for staff alone"))
        stream.close()
    }
}
