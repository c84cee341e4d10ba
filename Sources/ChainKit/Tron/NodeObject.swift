package import Kit

/// An object of a node's JSON, read strictly: what is missing is zero or empty, as proto3 has it, and what is there and of the wrong kind is refused.
package struct NodeObject {
    private let members: [String: JSONValue]

    /// - Throws: `invalid` with `name` where it is no object.
    package init(_ json: JSONValue?, _ name: String) throws(TronDecodingError) {
        guard let members = json?.object else { throw .invalid(name) }
        self.members = members
    }

    package subscript(_ name: String) -> JSONValue? {
        guard let value = members[name], !value.isNull else { return nil }
        return value
    }

    /// An empty one where there is none.
    package func object(_ name: String) throws(TronDecodingError) -> NodeObject { try NodeObject(self[name] ?? .object([:]), name) }

    /// A number from zero on. Nodes count nothing below: what is negative, broken or too large is refused.
    package func count(_ name: String) throws(TronDecodingError) -> Int64 {
        guard let value = self[name] else { return 0 }
        guard let number = value.int64, number >= 0 else { throw .invalid(name) }
        return number
    }

    package func text(_ name: String) throws(TronDecodingError) -> String {
        guard let value = self[name] else { return "" }
        guard let text = value.string else { throw .invalid(name) }
        return text
    }

    package func bytes(_ name: String) throws(TronDecodingError) -> [UInt8] {
        guard let bytes = NodeText.bytes(hex: try text(name)) else { throw .invalid(name) }
        return bytes
    }

    package func array(_ name: String) throws(TronDecodingError) -> [JSONValue] {
        guard let value = self[name] else { return [] }
        guard let values = value.array else { throw .invalid(name) }
        return values
    }

    package func bool(_ name: String) throws(TronDecodingError) -> Bool {
        guard let value = self[name] else { return false }
        guard let bool = value.bool else { throw .invalid(name) }
        return bool
    }

    /// nil where there is none.
    package func address(_ name: String) throws(TronDecodingError) -> TronAddress? {
        let text = try text(name)
        guard !text.isEmpty else { return nil }
        guard let address = TronAddress(node: text) else { throw .invalid(name) }
        return address
    }

    package func instant(_ name: String) throws(TronDecodingError) -> Instant? {
        let time = try count(name)
        return time == 0 ? nil : Instant(milliseconds: time)
    }
}
