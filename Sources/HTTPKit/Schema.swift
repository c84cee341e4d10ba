import Kit

/// The shape of a JSON value, found by decoding a type from a decoder that answers every question and writes down what was asked.
package indirect enum Schema: Sendable, Hashable {
    case string
    case integer
    case number
    case boolean
    case choice([String])
    case array(Schema)
    /// Any names, each with a value of this shape.
    case dictionary(Schema)
    case object(name: String, fields: [Field])
    case anything

    package struct Field: Sendable, Hashable {
        package let name: String
        package let schema: Schema
        package let isRequired: Bool
    }

    /// The shape of `type`. Enums must be `CaseIterable` with a `String` raw value.
    package static func of<Value: Decodable>(_ type: Value.Type) -> Schema { SchemaDecoder.schema(of: type) }

    /// Names that an object of this shape may have.
    var fieldNames: Set<String>? {
        guard case .object(_, let fields) = self else { return nil }
        return Set(fields.map(\.name))
    }
}

/// A type that is a text in JSON, of which not every text is one.
private protocol Sampled {
    static var sample: Self { get }
}

extension Instant: Sampled {
    fileprivate static var sample: Instant { Instant(milliseconds: 0) }
}

extension ID: Sampled {
    fileprivate static var sample: ID { ID(UUIDv7(time: Instant(milliseconds: 0), random: (0, 0))) }
}

/// A dictionary, whose names nobody knows beforehand.
private protocol KeyedByText {
    static var elementSchema: Schema { get }
    static var sample: Self { get }
}

extension Dictionary: KeyedByText where Value: Decodable {
    fileprivate static var elementSchema: Schema { .of(Value.self) }
    fileprivate static var sample: Self { [:] }
}

private enum SchemaDecoder {
    static func schema<Value: Decodable>(of type: Value.Type) -> Schema { probe(type).schema }

    /// The shape of a type and a value of it.
    static func probe<Value: Decodable>(_ type: Value.Type) -> (schema: Schema, value: Value?) {
        if let choice = type as? any (CaseIterable & RawRepresentable).Type, let choices = texts(of: choice) {
            return (.choice(choices.texts), choices.first as? Value)
        }
        if let sampled = type as? any Sampled.Type { return (.string, sampled.sample as? Value) }
        if let dictionary = type as? any KeyedByText.Type { return (.dictionary(dictionary.elementSchema), dictionary.sample as? Value) }
        // Without the module: `ArticleDetail.Text`, so that two nested types of one name are two.
        let recorder = Recorder(name: String(reflecting: type).split(separator: ".").dropFirst().joined(separator: "."))
        let value = try? Value(from: recorder)
        return (recorder.schema, value)
    }

    private static func texts<Choice: CaseIterable & RawRepresentable>(of type: Choice.Type) -> (texts: [String], first: Choice?)? {
        let texts = type.allCases.compactMap { $0.rawValue as? String }
        return texts.isEmpty ? nil : (texts, type.allCases.first)
    }
}

/// A decoder that answers zeros and empty texts.
private final class Recorder: Decoder {
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any] = [:]
    let name: String
    private(set) var schema = Schema.anything
    private var fields: [Schema.Field] = []

    init(name: String) { self.name = name }

    func note(_ field: String, _ schema: Schema, isRequired: Bool) {
        guard !fields.contains(where: { $0.name == field }) else { return }
        fields.append(Schema.Field(name: field, schema: schema, isRequired: isRequired))
        self.schema = .object(name: name, fields: fields)
    }

    func note(_ schema: Schema) { self.schema = schema }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        schema = .object(name: name, fields: fields)
        return KeyedDecodingContainer(KeyedRecorder(recorder: self))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { ListRecorder(recorder: self) }
    func singleValueContainer() -> any SingleValueDecodingContainer { ValueRecorder(recorder: self) }
}

private struct NoValue: Error {}

private struct KeyedRecorder<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let codingPath: [any CodingKey] = []
    let allKeys: [Key] = []
    let recorder: Recorder

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }

    private func note<Value>(_ key: Key, _ schema: Schema, _ value: Value) -> Value {
        recorder.note(key.stringValue, schema, isRequired: true)
        return value
    }

    func decode(_ type: Bool.Type, forKey key: Key) -> Bool { note(key, .boolean, false) }
    func decode(_ type: String.Type, forKey key: Key) -> String { note(key, .string, "") }
    func decode(_ type: Double.Type, forKey key: Key) -> Double { note(key, .number, 0) }
    func decode(_ type: Float.Type, forKey key: Key) -> Float { note(key, .number, 0) }
    func decode(_ type: Int.Type, forKey key: Key) -> Int { note(key, .integer, 0) }
    func decode(_ type: Int8.Type, forKey key: Key) -> Int8 { note(key, .integer, 0) }
    func decode(_ type: Int16.Type, forKey key: Key) -> Int16 { note(key, .integer, 0) }
    func decode(_ type: Int32.Type, forKey key: Key) -> Int32 { note(key, .integer, 0) }
    func decode(_ type: Int64.Type, forKey key: Key) -> Int64 { note(key, .integer, 0) }
    func decode(_ type: UInt.Type, forKey key: Key) -> UInt { note(key, .integer, 0) }
    func decode(_ type: UInt8.Type, forKey key: Key) -> UInt8 { note(key, .integer, 0) }
    func decode(_ type: UInt16.Type, forKey key: Key) -> UInt16 { note(key, .integer, 0) }
    func decode(_ type: UInt32.Type, forKey key: Key) -> UInt32 { note(key, .integer, 0) }
    func decode(_ type: UInt64.Type, forKey key: Key) -> UInt64 { note(key, .integer, 0) }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let (schema, value) = SchemaDecoder.probe(type)
        recorder.note(key.stringValue, schema, isRequired: true)
        guard let value else { throw NoValue() }
        return value
    }

    private func noteOptional<Value: Decodable>(_ key: Key, _ type: Value.Type) -> Value? {
        recorder.note(key.stringValue, SchemaDecoder.schema(of: type), isRequired: false)
        return nil
    }

    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) -> Bool? { noteOptional(key, type) }
    func decodeIfPresent(_ type: String.Type, forKey key: Key) -> String? { noteOptional(key, type) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) -> Double? { noteOptional(key, type) }
    func decodeIfPresent(_ type: Float.Type, forKey key: Key) -> Float? { noteOptional(key, type) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) -> Int? { noteOptional(key, type) }
    func decodeIfPresent(_ type: Int8.Type, forKey key: Key) -> Int8? { noteOptional(key, type) }
    func decodeIfPresent(_ type: Int16.Type, forKey key: Key) -> Int16? { noteOptional(key, type) }
    func decodeIfPresent(_ type: Int32.Type, forKey key: Key) -> Int32? { noteOptional(key, type) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) -> Int64? { noteOptional(key, type) }
    func decodeIfPresent(_ type: UInt.Type, forKey key: Key) -> UInt? { noteOptional(key, type) }
    func decodeIfPresent(_ type: UInt8.Type, forKey key: Key) -> UInt8? { noteOptional(key, type) }
    func decodeIfPresent(_ type: UInt16.Type, forKey key: Key) -> UInt16? { noteOptional(key, type) }
    func decodeIfPresent(_ type: UInt32.Type, forKey key: Key) -> UInt32? { noteOptional(key, type) }
    func decodeIfPresent(_ type: UInt64.Type, forKey key: Key) -> UInt64? { noteOptional(key, type) }
    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) -> Value? { noteOptional(key, type) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws -> KeyedDecodingContainer<Nested> {
        throw NoValue()
    }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw NoValue() }
    func superDecoder() throws -> any Decoder { throw NoValue() }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw NoValue() }
}

/// A list of one element, so that its kind is seen.
private struct ListRecorder: UnkeyedDecodingContainer {
    let codingPath: [any CodingKey] = []
    let recorder: Recorder
    let count: Int? = 1
    var currentIndex = 0
    var isAtEnd: Bool { currentIndex > 0 }

    mutating func decodeNil() -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        currentIndex += 1
        let (schema, value) = SchemaDecoder.probe(type)
        recorder.note(.array(schema))
        guard let value else { throw NoValue() }
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws -> KeyedDecodingContainer<Nested> { throw NoValue() }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { throw NoValue() }
    mutating func superDecoder() throws -> any Decoder { throw NoValue() }
}

private struct ValueRecorder: SingleValueDecodingContainer {
    let codingPath: [any CodingKey] = []
    let recorder: Recorder

    func decodeNil() -> Bool { false }

    private func note<Value>(_ schema: Schema, _ value: Value) -> Value {
        recorder.note(schema)
        return value
    }

    func decode(_ type: Bool.Type) -> Bool { note(.boolean, false) }
    func decode(_ type: String.Type) -> String { note(.string, "") }
    func decode(_ type: Double.Type) -> Double { note(.number, 0) }
    func decode(_ type: Float.Type) -> Float { note(.number, 0) }
    func decode(_ type: Int.Type) -> Int { note(.integer, 0) }
    func decode(_ type: Int8.Type) -> Int8 { note(.integer, 0) }
    func decode(_ type: Int16.Type) -> Int16 { note(.integer, 0) }
    func decode(_ type: Int32.Type) -> Int32 { note(.integer, 0) }
    func decode(_ type: Int64.Type) -> Int64 { note(.integer, 0) }
    func decode(_ type: UInt.Type) -> UInt { note(.integer, 0) }
    func decode(_ type: UInt8.Type) -> UInt8 { note(.integer, 0) }
    func decode(_ type: UInt16.Type) -> UInt16 { note(.integer, 0) }
    func decode(_ type: UInt32.Type) -> UInt32 { note(.integer, 0) }
    func decode(_ type: UInt64.Type) -> UInt64 { note(.integer, 0) }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (schema, value) = SchemaDecoder.probe(type)
        recorder.note(schema)
        guard let value else { throw NoValue() }
        return value
    }
}
