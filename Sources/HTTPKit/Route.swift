package import HTTPTypes
import Kit

/// Who may pass, and who they are once they have. A route can't be made without one.
package struct Gate<Principal: Sendable>: Sendable {
    /// As printed in the table of routes: `everyone`, `customer`, `staff: handleConversations`.
    package let label: String
    let admit: @Sendable (Call) async throws -> Principal

    package init(_ label: String, admit: @escaping @Sendable (Call) async throws -> Principal) {
        self.label = label
        self.admit = admit
    }

    /// Lets the call pass, or throws.
    package func admit(to call: Call) async throws -> Principal { try await admit(call) }
}

extension Gate where Principal == Void {
    package static var everyone: Gate { Gate("everyone") { _ in } }
}

/// One entry of the table.
package struct Route: Sendable {
    package enum Kind: String, Sendable { case json, page, stream, upload, download, asset }

    package let method: HTTPRequest.Method
    /// With `{name}` for what varies.
    package let path: String
    package let summary: String
    package let gate: String
    package let kind: Kind
    /// Shape of the JSON body and of the answer.
    package let takes: Schema?
    package let gives: Schema?
    package let handle: @Sendable (Call) async throws -> Reply
}

/// What a JSON route answers.
package enum Answer<Value: Encodable & Sendable>: Sendable {
    /// 200
    case ok(Value)
    /// 201
    case created(Value)
}

/// The one table of every way in.
package struct RouteTable: Sendable {
    package private(set) var routes: [Route] = []

    package init() {}

    package static func + (a: RouteTable, b: RouteTable) -> RouteTable {
        var sum = a
        sum.routes += b.routes
        return sum
    }

    /// A route that takes a JSON body and gives a JSON answer.
    package mutating func json<Principal, Body: Decodable & Sendable, Value: Encodable & Sendable>(
        _ method: HTTPRequest.Method, _ path: String, _ summary: String, gate: Gate<Principal>, takes: Body.Type, gives: Value.Type,
        limit: Int = 262_144, _ handle: @escaping @Sendable (Call, Principal, Body) async throws -> Answer<Value>
    ) where Value: Decodable {
        let shape = Schema.of(Body.self)
        add(method, path, summary, gate, .json, takes: shape, gives: Schema.of(Value.self)) { call, principal in
            let body = try await JSONBody.decode(Body.self, shape: shape, from: call, limit: limit)
            switch try await handle(call, principal, body) {
            case .ok(let value): return try Reply.json(value)
            case .created(let value): return try Reply.json(value, status: .created)
            }
        }
    }

    /// A route without a body that gives a JSON answer.
    package mutating func json<Principal, Value: Encodable & Sendable>(
        _ method: HTTPRequest.Method, _ path: String, _ summary: String, gate: Gate<Principal>, gives: Value.Type,
        _ handle: @escaping @Sendable (Call, Principal) async throws -> Answer<Value>
    ) where Value: Decodable {
        add(method, path, summary, gate, .json, gives: Schema.of(Value.self)) { call, principal in
            switch try await handle(call, principal) {
            case .ok(let value): return try Reply.json(value)
            case .created(let value): return try Reply.json(value, status: .created)
            }
        }
    }

    /// A route that takes a JSON body and answers 204.
    package mutating func json<Principal, Body: Decodable & Sendable>(
        _ method: HTTPRequest.Method, _ path: String, _ summary: String, gate: Gate<Principal>, takes: Body.Type,
        limit: Int = 262_144, _ handle: @escaping @Sendable (Call, Principal, Body) async throws -> Void
    ) {
        let shape = Schema.of(Body.self)
        add(method, path, summary, gate, .json, takes: shape) { call, principal in
            try await handle(call, principal, try await JSONBody.decode(Body.self, shape: shape, from: call, limit: limit))
            return .nothing
        }
    }

    /// A route without body and answer: 204.
    package mutating func command<Principal>(
        _ method: HTTPRequest.Method, _ path: String, _ summary: String, gate: Gate<Principal>,
        _ handle: @escaping @Sendable (Call, Principal) async throws -> Void
    ) {
        add(method, path, summary, gate, .json) { call, principal in
            try await handle(call, principal)
            return .nothing
        }
    }

    /// Anything else: pages, streams, uploads, downloads.
    package mutating func add<Principal>(
        _ method: HTTPRequest.Method, _ path: String, _ summary: String, gate: Gate<Principal>, kind: Route.Kind,
        _ handle: @escaping @Sendable (Call, Principal) async throws -> Reply
    ) {
        add(method, path, summary, gate, kind, handle)
    }

    private mutating func add<Principal>(
        _ method: HTTPRequest.Method, _ path: String, _ summary: String, _ gate: Gate<Principal>, _ kind: Route.Kind,
        takes: Schema? = nil, gives: Schema? = nil, _ handle: @escaping @Sendable (Call, Principal) async throws -> Reply
    ) {
        routes.append(
            Route(method: method, path: path, summary: summary, gate: gate.label, kind: kind, takes: takes, gives: gives) { call in
                try await handle(call, try await gate.admit(call))
            })
    }
}
