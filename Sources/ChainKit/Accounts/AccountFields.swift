import Kit

/// A field of a node's answer that can't be what it stands for. Nothing is concluded from such an answer.
package struct AccountUnreadable: Error, Sendable, Hashable {
    /// The field's name in the node's answer.
    package let field: String

    package init(field: String) { self.field = field }
}

/// An object of a node's answer, read by the rules of protobuf's JSON: what is missing is zero or empty, what is there has its type.
struct AccountFields {
    private let value: JSONValue

    /// Entries that a list may have: far above what an account holds, and far below what would take long.
    static let longestList = 10_000
    /// Times from 1970 to 2100, in milliseconds: everything else is none.
    private static let times = Int64(1)...4_102_444_800_000

    init(_ value: JSONValue) { self.value = value }

    func has(_ name: String) -> Bool { value[name].map { !$0.isNull } ?? false }

    func text(_ name: String) -> String? { value[name]?.string }

    /// An amount, a count or a weight: never negative.
    func amount(_ name: String) throws(AccountUnreadable) -> Int64 {
        guard let field = value[name], !field.isNull else { return 0 }
        guard let number = field.int64, number >= 0 else { throw AccountUnreadable(field: name) }
        return number
    }

    func time(_ name: String) -> Instant? {
        value[name]?.int64.flatMap { AccountFields.times.contains($0) ? Instant(milliseconds: $0) : nil }
    }

    func address(_ name: String) throws(AccountUnreadable) -> TronAddress {
        guard let address = text(name).flatMap(TronAddress.init(node:)) else { throw AccountUnreadable(field: name) }
        return address
    }

    /// `BANDWIDTH` where the node leaves it out.
    func resource(_ name: String) throws(AccountUnreadable) -> Resource {
        guard has(name) else { return .bandwidth }
        guard let resource = text(name).flatMap(Resource.init(name:)) else { throw AccountUnreadable(field: name) }
        return resource
    }

    func object(_ name: String) throws(AccountUnreadable) -> AccountFields? {
        guard let field = value[name], !field.isNull else { return nil }
        guard field.object != nil else { throw AccountUnreadable(field: name) }
        return AccountFields(field)
    }

    func list(_ name: String) throws(AccountUnreadable) -> [AccountFields] {
        guard let field = value[name], !field.isNull else { return [] }
        guard let elements = field.array, elements.count <= AccountFields.longestList, elements.allSatisfy({ $0.object != nil }) else {
            throw AccountUnreadable(field: name)
        }
        return elements.map(AccountFields.init)
    }

    /// The members in the order of their names.
    var members: [(name: String, value: JSONValue)] {
        (value.object ?? [:]).sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    }
}
