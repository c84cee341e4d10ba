import DeskTesting
import Foundation
import HTTPKit
import HTTPTypes
import Kit
import Testing

@Suite struct OpenAPITests {
    struct Part: Codable { var name: String; var size: Int? }
    struct Order: Codable, Sendable { var parts: [Part]; var note: String? }

    private static let table: RouteTable = {
        var table = RouteTable()
        let staff = Gate<Int>("staff: handleConversations") { _ in 1 }
        let customer = Gate<Int>("customer") { _ in 1 }
        table.json(.post, "/api/v1/orders", "Order", gate: staff, takes: Order.self, gives: Order.self) { _, _, order in .created(order) }
        table.json(.get, "/client/v1/orders/{id}/parts/{part}", "One part", gate: customer, gives: Part.self) { _, _ in .ok(Part(name: "a")) }
        table.command(.delete, "/api/v1/orders", "Forget", gate: staff) { _, _ in }
        table.add(.get, "/client/v1/events", "Live", gate: customer, kind: .stream) { _, _ in Reply.nothing }
        table.add(.post, "/client/v1/files", "Upload", gate: customer, kind: .upload) { _, _ in Reply.nothing }
        table.add(.get, "/page", "A page", gate: .everyone, kind: .page) { _, _ in Reply.nothing }
        table.add(.get, "/assets/{name}", "A script", gate: .everyone, kind: .asset) { _, _ in Reply.nothing }
        return table
    }()

    private func object(_ value: Any?) throws -> [String: Any] { try #require(value as? [String: Any]) }

    @Test func describesWhatProgramsMayCallAndNothingElse() throws {
        let document = try object(try JSONSerialization.jsonObject(with: try OpenAPI.document(of: Self.table, title: "T", version: "1")))
        #expect(document["openapi"] as? String == "3.1.0")
        let paths = try object(document["paths"])
        let expected = Self.table.routes.filter { $0.kind != .page && $0.kind != .asset }
        #expect(Set(paths.keys) == Set(expected.map(\.path)))
        for route in expected {
            let operation = try object(try object(paths[route.path])[route.method.rawValue.lowercased()])
            #expect(operation["summary"] as? String == route.summary)
            #expect(try !object(operation["responses"]).isEmpty)
        }
        let parameters = try #require(try object(try object(paths["/client/v1/orders/{id}/parts/{part}"])["get"])["parameters"] as? [[String: Any]])
        #expect(parameters.map { $0["name"] as? String } == ["id", "part"])
    }

    @Test func everyReferenceIsDefined() throws {
        let data = try OpenAPI.document(of: Self.table, title: "T", version: "1")
        let schemas = try object(try object(try object(try JSONSerialization.jsonObject(with: data))["components"])["schemas"])
        #expect(Set(schemas.keys) == ["Error", "OpenAPITests.Order", "OpenAPITests.Part"])
        let text = String(decoding: data, as: UTF8.self)
        for reference in text.matches(of: #/#\/components\/schemas\/([^"]+)/#) { #expect(schemas[String(reference.1)] != nil) }
        let part = try object(schemas["OpenAPITests.Part"])
        #expect(part["required"] as? [String] == ["name"])
        #expect(part["additionalProperties"] as? Bool == false)
    }

    @Test func theDesksOwnDocumentIsServed() async throws {
        let reply = try await TestDesk().call(.get, "/openapi.json")
        #expect(reply.status == 200)
        let document = try object(try JSONSerialization.jsonObject(with: Data(reply.body)))
        let paths = try object(document["paths"])
        for path in ["/client/v1/sessions", "/client/v1/conversations/{id}/messages", "/api/v1/me", "/api/v1/staff"] { #expect(paths[path] != nil, "\(path)") }
        let schemas = try object(try object(document["components"])["schemas"])
        for reference in reply.string.matches(of: #/#\/components\/schemas\/([^"]+)/#) { #expect(schemas[String(reference.1)] != nil, "\(reference.1)") }
    }
}
