import BigInt
import Kit

/// Encodes values by their types (EIP-712, `encodeData`): each becomes 32 bytes.
struct TypedDataEncoder {
    private let types: TypedDataTypes
    private var hashes: [String: [UInt8]] = [:]
    private var values = 0

    init(types: TypedDataTypes) { self.types = types }

    /// The hash of a structure: of its type's hash and its members.
    mutating func hash(of value: JSONValue, type: String) throws(TypedData.Refusal) -> [UInt8] { try hash(of: value, type: type, depth: 0) }

    private mutating func hash(of value: JSONValue, type: String, depth: Int) throws(TypedData.Refusal) -> [UInt8] {
        guard let members = types[type] else { throw .unknownType(type) }
        guard value.object != nil else { throw .value(type) }
        var encoded = typeHash(type)
        for member in members {
            guard let part = value[member.name] else { throw .value(member.name) }
            encoded += try encode(part, as: member.type, name: member.name, depth: depth + 1)
        }
        return Keccak256.digest(encoded)
    }

    private mutating func typeHash(_ type: String) -> [UInt8] {
        if let known = hashes[type] { return known }
        let hash = Keccak256.digest(Array(types.description(of: type).utf8))
        hashes[type] = hash
        return hash
    }

    private mutating func encode(_ value: JSONValue, as type: String, name: String, depth: Int) throws(TypedData.Refusal) -> [UInt8] {
        values += 1
        guard depth <= TypedData.deepest, values <= TypedData.mostValues else { throw .tooLarge }
        if let element = TypedDataTypes.element(of: type) {
            guard let elements = value.array, element.count == nil || element.count == elements.count else { throw .value(name) }
            var encoded: [UInt8] = []
            for part in elements { encoded += try encode(part, as: element.type, name: name, depth: depth + 1) }
            return Keccak256.digest(encoded)
        }
        if types[type] != nil {
            // A structure that refers to its own kind ends somewhere: wallets take null for zeros.
            return value.isNull ? [UInt8](repeating: 0, count: 32) : try hash(of: value, type: type, depth: depth)
        }
        guard let atom = try Self.atom(value, as: type) else { throw .value(name) }
        return atom
    }

    /// nil where the value isn't one of the type.
    private static func atom(_ value: JSONValue, as type: String) throws(TypedData.Refusal) -> [UInt8]? {
        switch type {
        case "string": return value.string.map { Keccak256.digest(Array($0.utf8)) }
        case "bytes": return bytes(value).map { Keccak256.digest($0) }
        case "bool": return value.bool.map { word(BigUInt($0 ? 1 : 0)) }
        case "address": return account(value).map { [UInt8](repeating: 0, count: 12) + $0.bytes }
        case "trcToken": return unsigned(value, bits: 256)
        default: break
        }
        if type.hasPrefix("uint"), let bits = width(type.dropFirst(4)) { return unsigned(value, bits: bits) }
        if type.hasPrefix("int"), let bits = width(type.dropFirst(3)) { return signed(value, bits: bits) }
        if type.hasPrefix("bytes"), let count = Int(type.dropFirst(5)), (1...32).contains(count) {
            return bytes(value).flatMap { $0.count == count ? $0 + [UInt8](repeating: 0, count: 32 - count) : nil }
        }
        throw .unknownType(type)
    }

    /// 8 to 256 bits in whole bytes; 256 where nothing is said.
    private static func width(_ digits: Substring) -> Int? {
        if digits.isEmpty { return 256 }
        guard let bits = Int(digits), (8...256).contains(bits), bits.isMultiple(of: 8) else { return nil }
        return bits
    }

    private static func bytes(_ value: JSONValue) -> [UInt8]? {
        guard let text = value.string, text.hasPrefix("0x") || text.hasPrefix("0X") else { return nil }
        return Kit.bytes(hex: text.dropFirst(2))
    }

    private static func account(_ value: JSONValue) -> AccountBytes? {
        guard let text = value.string else { return nil }
        return EVMAddress(text)?.account ?? TronAddress(node: text)?.account
    }

    /// A whole number as JSON or wallets write it: digits, or `0x` and hexadecimal ones in a string. At most 80 characters.
    private static func integer(_ value: JSONValue) -> BigInt? {
        let text: String
        switch value {
        case .number(let digits), .string(let digits): text = digits
        case .null, .bool, .array, .object: return nil
        }
        guard text.utf8.count <= 80 else { return nil }
        if text.hasPrefix("0x") || text.hasPrefix("0X") { return BigUInt(text.dropFirst(2), radix: 16).map { BigInt($0) } }
        return BigInt(text, radix: 10)
    }

    private static func unsigned(_ value: JSONValue, bits: Int) -> [UInt8]? {
        guard let number = integer(value), number.sign == .plus, number.magnitude.bitWidth <= bits else { return nil }
        return word(number.magnitude)
    }

    /// Two's complement, drawn out to 256 bits.
    private static func signed(_ value: JSONValue, bits: Int) -> [UInt8]? {
        guard let number = integer(value) else { return nil }
        let half = BigInt(1) << (bits - 1)
        guard number < half, number >= -half else { return nil }
        return word((number.sign == .plus ? number : number + BigInt(1) << 256).magnitude)
    }

    private static func word(_ number: BigUInt) -> [UInt8] {
        let bytes = Array(number.serialize())
        return [UInt8](repeating: 0, count: max(0, 32 - bytes.count)) + bytes
    }
}
