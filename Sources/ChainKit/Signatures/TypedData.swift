package import Kit

/// Structured data that a wallet shows before it signs it (EIP-712; TRON's TIP-712 is the same with base-58 addresses and the type `trcToken`).
package struct TypedData: Sendable, Hashable {
    /// The 32 bytes that are signed.
    package let digest: [UInt8]
    /// The hash of the domain: of which application, chain and contract the data is.
    package let domainSeparator: [UInt8]

    package enum Refusal: Error, Sendable, Hashable {
        /// It hasn't the members `types`, `primaryType`, `domain` and `message` as EIP-712 describes them.
        case form
        /// A type that is neither built in nor described.
        case unknownType(String)
        /// A value that isn't one of its type, by the name of its member.
        case value(String)
        /// More types, members or values, or deeper, than is read.
        case tooLarge
    }

    /// Types of one document, and members of one type.
    static let mostTypes = 64
    static let mostMembers = 128
    /// Structures and arrays within one another.
    static let deepest = 16
    /// Values in all.
    static let mostValues = 10_000

    /// - Parameter json: the object that wallets take (`eth_signTypedData_v4`).
    package init(_ json: JSONValue) throws(Refusal) {
        guard let primary = json["primaryType"]?.string, let types = json["types"]?.object, let domain = json["domain"], domain.object != nil,
            let message = json["message"]
        else { throw .form }
        var book = try TypedDataTypes(types)
        book.addDomain(for: domain)
        var encoder = TypedDataEncoder(types: book)
        domainSeparator = try encoder.hash(of: domain, type: TypedDataTypes.domain)
        let data = primary == TypedDataTypes.domain ? [] : try encoder.hash(of: message, type: primary)
        digest = Keccak256.digest([0x19, 0x01] + domainSeparator + data)
    }

    /// The account whose key signed it.
    package func signer(_ signature: RecoverableSignature) -> AccountBytes? { Secp256k1.account(of: signature, over: digest) }
}

/// The structures that a document describes.
struct TypedDataTypes {
    static let domain = "EIP712Domain"

    struct Member {
        let name: String
        let type: String
    }

    private var members: [String: [Member]] = [:]

    init(_ types: [String: JSONValue]) throws(TypedData.Refusal) {
        guard types.count <= TypedData.mostTypes else { throw .tooLarge }
        for (name, value) in types {
            guard TypedDataTypes.isName(name), let list = value.array else { throw .form }
            guard list.count <= TypedData.mostMembers else { throw .tooLarge }
            var described: [Member] = []
            for entry in list {
                guard let memberName = entry["name"]?.string, let type = entry["type"]?.string, TypedDataTypes.isName(memberName), type.utf8.count <= 128 else {
                    throw .form
                }
                described.append(Member(name: memberName, type: type))
            }
            members[name] = described
        }
    }

    subscript(_ name: String) -> [Member]? { members[name] }

    /// Where the domain's type isn't described it has the members that the domain has, in the order of EIP-712.
    mutating func addDomain(for domain: JSONValue) {
        guard members[TypedDataTypes.domain] == nil else { return }
        members[TypedDataTypes.domain] = [
            ("name", "string"), ("version", "string"), ("chainId", "uint256"), ("verifyingContract", "address"), ("salt", "bytes32"),
        ].filter { domain[$0.0] != nil }.map { Member(name: $0.0, type: $0.1) }
    }

    /// A structure's own description, then those of all that it refers to, sorted by name (EIP-712, `encodeType`).
    func description(of type: String) -> String {
        var known: Set<String> = [type]
        var open = [type]
        while let next = open.popLast() {
            for member in members[next] ?? [] {
                let base = TypedDataTypes.base(of: member.type)
                if members[base] != nil, known.insert(base).inserted { open.append(base) }
            }
        }
        known.remove(type)
        return ([type] + known.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }).map(line(of:)).joined()
    }

    private func line(of type: String) -> String { type + "(" + (members[type] ?? []).map { $0.type + " " + $0.name }.joined(separator: ",") + ")" }

    /// The type of an array's elements' elements, down to what is none: `Person` of `Person[2][]`.
    static func base(of type: String) -> String { String(type.prefix { $0 != "[" }) }

    /// The type of an array's elements and how many there must be, nil for any number; nil where the type is no array.
    static func element(of type: String) -> (type: String, count: Int?)? {
        guard type.hasSuffix("]"), let open = type.lastIndex(of: "[") else { return nil }
        let size = type[type.index(after: open)...].dropLast()
        if size.isEmpty { return (String(type[..<open]), nil) }
        return Int(size).map { (String(type[..<open]), $0) }
    }

    private static func isName(_ name: String) -> Bool {
        let bytes = name.utf8
        guard (1...64).contains(bytes.count), bytes.first.map({ $0 > UInt8(ascii: "9") }) == true || name.hasPrefix("$") else { return false }
        return bytes.allSatisfy { AddressReading.isAlphanumeric($0) || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "$") }
    }
}
