import Kit

/// The `raw_data` of a node's JSON: what it says that the bytes say. Turned back into bytes, to compare it with those, or to stand in for them.
struct ReadableForm {
    /// How names of tokens are written: which it is stands nowhere, and TronGrid mixes it with hexadecimal addresses.
    enum NameForm: CaseIterable {
        case hexadecimal
        case text
    }

    private let json: JSONValue

    init(_ json: JSONValue) { self.json = json }

    /// Whether it says what `bytes` say, which were read as `raw`; nil where it can't be told.
    func says(_ raw: RawTransaction, _ bytes: [UInt8]) -> Bool? {
        guard ContractType(name: json["contract"]?.array?.first?["type"]?.string ?? "") == raw.type else { return false }
        var isKnown = false
        for form in NameForm.allCases {
            var writer = ReadableWriter(names: form)
            do throws(TronDecodingError) {
                let written = try writer.rawTransaction(json)
                if written == bytes { return true }
                isKnown = true
                // What the schema doesn't know and what wallets serialise in another order makes other bytes of the same meaning.
                if try RawTransaction(written) == raw { return true }
            } catch .unrestorable {
                continue
            } catch {
                isKnown = true
            }
        }
        return isKnown ? false : nil
    }

    /// The bytes that it stands for, where no name is left over that they can't hold.
    /// - Parameter claimedID: tells which form names have, where it is the hash of one.
    func bytes(claimedID: TransactionID?) throws(TronDecodingError) -> [UInt8] {
        var candidates: [[UInt8]] = []
        var unlikely: [[UInt8]] = []
        var refusal: TronDecodingError?
        for form in NameForm.allCases {
            var writer = ReadableWriter(names: form)
            do throws(TronDecodingError) {
                let written = try writer.rawTransaction(json)
                if let unknown = writer.unknown { throw .unrestorable(unknown) }
                if writer.hasUnreadableName { unlikely.append(written) } else { candidates.append(written) }
            } catch {
                refusal = refusal ?? error
            }
        }
        candidates += unlikely
        guard let first = candidates.first else { throw refusal ?? .missing("raw_data") }
        guard candidates.count > 1, let claimedID else { return first }
        return candidates.first { Checksum.sha256($0) == claimedID.bytes } ?? first
    }
}

/// Writes the readable form as protobuf.
private struct ReadableWriter {
    let names: ReadableForm.NameForm
    /// A name that no schema knows.
    private(set) var unknown: String?
    /// Whether digits of a name make no text: names and numbers of tokens are readable, so that they were none.
    private(set) var hasUnreadableName = false

    init(names: ReadableForm.NameForm) { self.names = names }

    mutating func rawTransaction(_ json: JSONValue) throws(TronDecodingError) -> [UInt8] {
        guard let members = json.object, let contracts = json["contract"]?.array else { throw .missing("contract") }
        guard contracts.count == 1, let contract = contracts.first else { throw .contractCount(contracts.count) }
        var writer = ProtobufWriter()
        let before = try write(members, by: .head, into: &writer)
        writer.message(11, try contractWriter(contract))
        let behind = try write(members, by: .tail, into: &writer)
        if before + behind + 1 < members.count { note("raw_data") }
        return writer.bytes
    }

    private mutating func contractWriter(_ json: JSONValue) throws(TronDecodingError) -> ProtobufWriter {
        guard let members = json.object, let name = json["type"]?.string, let parameter = json["parameter"], let value = parameter["value"] else {
            throw .missing("parameter")
        }
        guard let type = ContractType(name: name), let schema = MessageSchema.parameter(of: type) else { throw .unrestorable("type") }
        var any = ProtobufWriter()
        any.bytes(1, (parameter["type_url"]?.string ?? RawTransaction.typeURLPrefix + type.name).utf8)
        any.bytes(2, try message(value, by: schema).bytes)
        var writer = ProtobufWriter()
        writer.number(1, Int64(type.rawValue))
        writer.message(2, any)
        let behind = try write(members, by: .contractTail, into: &writer)
        if behind + 2 < members.count { note("contract") }
        return writer
    }

    private mutating func message(_ json: JSONValue, by schema: MessageSchema) throws(TronDecodingError) -> ProtobufWriter {
        guard let members = json.object else { throw .invalid("value") }
        var writer = ProtobufWriter()
        if try write(members, by: schema, into: &writer) < members.count { note("value") }
        return writer
    }

    private mutating func note(_ place: String) { unknown = unknown ?? place }

    /// Writes the members that the schema knows; how many these are.
    private mutating func write(_ members: [String: JSONValue], by schema: MessageSchema, into writer: inout ProtobufWriter) throws(TronDecodingError) -> Int {
        var known = 0
        for field in schema.fields {
            guard let value = members[field.name] else { continue }
            known += 1
            if !value.isNull { try write(value, field, into: &writer) }
        }
        return known
    }

    private mutating func write(_ value: JSONValue, _ field: MessageSchema.Field, into writer: inout ProtobufWriter) throws(TronDecodingError) {
        switch field.kind {
        case .number: writer.number(field.number, try ReadableWriter.number(value, field.name))
        case .bool:
            guard let bool = value.bool else { throw .invalid(field.name) }
            writer.bool(field.number, bool)
        case .bytes: writer.bytes(field.number, try ReadableWriter.bytes(value, field.name))
        case .name: writer.bytes(field.number, try nameBytes(value, field.name))
        case .text: writer.bytes(field.number, try ReadableWriter.text(value, field.name).utf8)
        case .address:
            let text = try ReadableWriter.text(value, field.name)
            guard !text.isEmpty else { return }
            guard let address = TronAddress(node: text) else { throw .invalid(field.name) }
            writer.bytes(field.number, address.payload)
        case .choice(let choices): writer.number(field.number, try ReadableWriter.choice(value, of: choices, field.name))
        case .message(let schema): writer.message(field.number, try message(value, by: schema))
        case .messages(let schema):
            guard let values = value.array, values.count <= ProtobufMessage.mostFields else { throw .invalid(field.name) }
            for value in values { writer.message(field.number, try message(value, by: schema)) }
        }
    }

    private mutating func nameBytes(_ value: JSONValue, _ name: String) throws(TronDecodingError) -> [UInt8] {
        guard names == .hexadecimal else { return Array(try ReadableWriter.text(value, name).utf8) }
        let bytes = try ReadableWriter.bytes(value, name)
        if !NodeText.isReadable(bytes) { hasUnreadableName = true }
        return bytes
    }

    private static func number(_ value: JSONValue, _ name: String) throws(TronDecodingError) -> Int64 {
        guard let number = value.int64 else { throw .invalid(name) }
        return number
    }

    private static func text(_ value: JSONValue, _ name: String) throws(TronDecodingError) -> String {
        guard let text = value.string else { throw .invalid(name) }
        return text
    }

    private static func bytes(_ value: JSONValue, _ name: String) throws(TronDecodingError) -> [UInt8] {
        guard let bytes = NodeText.bytes(hex: try text(value, name)) else { throw .invalid(name) }
        return bytes
    }

    private static func choice(_ value: JSONValue, of choices: [String], _ name: String) throws(TronDecodingError) -> Int64 {
        if case .number = value { return try number(value, name) }
        let text = try text(value, name)
        guard let index = choices.firstIndex(of: text) else { throw .invalid(name) }
        return Int64(index)
    }
}
