import App
import DeskTesting
import HTTPKit
import Testing

@Suite struct InterfaceTests {
    /// Two shapes of one name would be described as one in the interface's document.
    @Test func everyShapeHasANameOfItsOwn() async throws {
        var shapes: [String: Schema] = [:]
        func note(_ schema: Schema) {
            switch schema {
            case .array(let element), .dictionary(let element): note(element)
            case .object(let name, let fields):
                #expect(shapes[name] == nil || shapes[name] == schema, "\(name)")
                #expect(name.wholeMatch(of: #/[A-Za-z0-9._-]+/#) != nil, "\(name)")
                shapes[name] = schema
                for field in fields { note(field.schema) }
            case .string, .integer, .number, .boolean, .choice, .anything: return
            }
        }
        for route in try await TestDesk().desk.table.routes {
            if let takes = route.takes { note(takes) }
            if let gives = route.gives { note(gives) }
        }
        #expect(shapes.count > 30)
    }

    @Test func noFieldIsOfUnknownShape() async throws {
        func unknown(_ schema: Schema, _ path: String) -> [String] {
            switch schema {
            case .anything: [path]
            case .array(let element), .dictionary(let element): unknown(element, path)
            case .object(_, let fields): fields.flatMap { unknown($0.schema, "\(path).\($0.name)") }
            case .string, .integer, .number, .boolean, .choice: []
            }
        }
        for route in try await TestDesk().desk.table.routes {
            for schema in [route.takes, route.gives].compactMap({ $0 }) { #expect(unknown(schema, "\(route.method) \(route.path)") == []) }
        }
    }
}
