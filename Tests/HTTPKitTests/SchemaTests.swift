import HTTPKit
import Kit
import Testing

@Suite struct SchemaTests {
    enum Colour: String, Codable, CaseIterable { case red, green }
    enum Thing {}
    struct Part: Codable { var name: String; var parts: [Colour]? }
    struct Whole: Codable {
        var text: String
        var number: Int
        var small: UInt8
        var ratio: Double
        var flag: Bool
        var id: ID<Thing>
        var at: Instant
        var colour: Colour
        var part: Part
        var parts: [Part]
        var matrix: [[Int]]
        var maybeText: String?
        var maybeNumber: Int32?
        var maybeRatio: Float?
        var maybeFlag: Bool?
        var maybeColour: Colour?
        var maybePart: Part?
        var maybeParts: [Part]?
        var maybeID: ID<Thing>?
        var maybeAt: Instant?
    }

    @Test func everyFieldIsSeenWithItsKind() throws {
        guard case .object(let name, let fields) = Schema.of(Whole.self) else {
            Issue.record("no object")
            return
        }
        #expect(name == "SchemaTests.Whole")
        let part = Schema.of(Part.self)
        let expected: [(String, Schema, Bool)] = [
            ("text", .string, true), ("number", .integer, true), ("small", .integer, true), ("ratio", .number, true), ("flag", .boolean, true),
            ("id", .string, true), ("at", .string, true), ("colour", .choice(["red", "green"]), true), ("part", part, true),
            ("parts", .array(part), true), ("matrix", .array(.array(.integer)), true), ("maybeText", .string, false), ("maybeNumber", .integer, false),
            ("maybeRatio", .number, false), ("maybeFlag", .boolean, false), ("maybeColour", .choice(["red", "green"]), false),
            ("maybePart", part, false), ("maybeParts", .array(part), false), ("maybeID", .string, false), ("maybeAt", .string, false),
        ]
        #expect(fields.map(\.name) == expected.map(\.0))
        for (field, (name, schema, isRequired)) in zip(fields, expected) {
            #expect(field.schema == schema, "\(name)")
            #expect(field.isRequired == isRequired, "\(name)")
        }
        guard case .object("SchemaTests.Part", let inner) = part else {
            Issue.record("no object")
            return
        }
        #expect(inner.map(\.name) == ["name", "parts"])
        #expect(inner.last?.schema == .array(.choice(["red", "green"])))
    }

    @Test func plainValuesAreTheirKind() {
        #expect(Schema.of(String.self) == .string)
        #expect(Schema.of([Int].self) == .array(.integer))
        #expect(Schema.of(Colour.self) == .choice(["red", "green"]))
    }
}
