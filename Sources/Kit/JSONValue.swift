/// A JSON document (RFC 8259) whose form isn't known beforehand. Numbers stay as they are written, so that none is rounded.
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    /// The number's own digits, such as `-1.5e300`.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// Of a name that stands twice the last value counts.
    case object([String: JSONValue])

    /// Where a text stops being JSON.
    package struct Refusal: Error, Hashable {
        /// Bytes before the place.
        package let offset: Int
    }

    /// How deep arrays and objects may be nested.
    package static let deepest = 64

    /// - Throws: what isn't JSON, or is nested deeper than `deepest`.
    package init(parsing bytes: some Sequence<UInt8>) throws(Refusal) {
        var reader = JSONReader(bytes: Array(bytes))
        self = try reader.document()
    }

    package init(parsing text: String) throws(Refusal) { try self.init(parsing: text.utf8) }

    /// The value of a name; nil where this is no object or has no such name.
    package subscript(_ name: String) -> JSONValue? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    package var string: String? { if case .string(let text) = self { text } else { nil } }
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    package var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
    package var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }

    /// A whole number that fits, also where it is written as a string (some nodes do).
    package var int64: Int64? {
        switch self {
        case .number(let digits), .string(let digits): Int64(digits)
        case .null, .bool, .array, .object: nil
        }
    }

    package var isNull: Bool { self == .null }
}

private struct JSONReader {
    private let bytes: [UInt8]
    private var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(JSONValue.Refusal) -> JSONValue {
        let value = try value(depth: 0)
        guard next() == nil else { throw refusal }
        return value
    }

    private var refusal: JSONValue.Refusal { JSONValue.Refusal(offset: place) }

    /// The next byte that isn't white space.
    private mutating func next() -> UInt8? {
        while place < bytes.count {
            switch bytes[place] {
            case 0x20, 0x09, 0x0A, 0x0D: place += 1
            case let byte: return byte
            }
        }
        return nil
    }

    /// Steps over `byte` where it comes next.
    private mutating func passes(_ byte: UInt8) -> Bool {
        guard next() == byte else { return false }
        place += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONValue.Refusal) -> JSONValue {
        guard depth < JSONValue.deepest, let byte = next() else { throw refusal }
        switch byte {
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "{"): return .object(try members(depth: depth + 1))
        case UInt8(ascii: "["): return .array(try elements(depth: depth + 1))
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: return try word()
        }
    }

    private mutating func members(depth: Int) throws(JSONValue.Refusal) -> [String: JSONValue] {
        place += 1
        var members = [String: JSONValue](minimumCapacity: JSONReader.usualCount)
        if passes(UInt8(ascii: "}")) { return members }
        repeat {
            guard next() == UInt8(ascii: "\"") else { throw refusal }
            let name = try string()
            guard passes(UInt8(ascii: ":")) else { throw refusal }
            members[name] = try value(depth: depth)
        } while passes(UInt8(ascii: ","))
        guard passes(UInt8(ascii: "}")) else { throw refusal }
        return members
    }

    private mutating func elements(depth: Int) throws(JSONValue.Refusal) -> [JSONValue] {
        place += 1
        var elements: [JSONValue] = []
        if passes(UInt8(ascii: "]")) { return elements }
        repeat { elements.append(try value(depth: depth)) } while passes(UInt8(ascii: ","))
        guard passes(UInt8(ascii: "]")) else { throw refusal }
        return elements
    }

    private mutating func number() throws(JSONValue.Refusal) -> String {
        let start = place
        if bytes[place] == UInt8(ascii: "-") { place += 1 }
        let whole = try digits()
        if whole > 1, bytes[place - whole] == UInt8(ascii: "0") { throw refusal }
        if place < bytes.count, bytes[place] == UInt8(ascii: ".") {
            place += 1
            _ = try digits()
        }
        if place < bytes.count, bytes[place] | 0x20 == UInt8(ascii: "e") {
            place += 1
            if place < bytes.count, bytes[place] == UInt8(ascii: "+") || bytes[place] == UInt8(ascii: "-") { place += 1 }
            _ = try digits()
        }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    /// Steps over at least one digit; how many there were.
    private mutating func digits() throws(JSONValue.Refusal) -> Int {
        let start = place
        while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) { place += 1 }
        guard place > start else { throw refusal }
        return place - start
    }

    private mutating func word() throws(JSONValue.Refusal) -> JSONValue {
        for (word, value) in JSONReader.words where bytes[place...].starts(with: word) {
            place += word.count
            return value
        }
        throw refusal
    }

    /// Members for which there is room from the start: few objects have more, and growing costs.
    private static let usualCount = 12

    private static let words: [([UInt8], JSONValue)] = [(Array("true".utf8), .bool(true)), (Array("false".utf8), .bool(false)), (Array("null".utf8), .null)]

    private mutating func string() throws(JSONValue.Refusal) -> String {
        place += 1
        let start = place
        while place < bytes.count {
            switch bytes[place] {
            case UInt8(ascii: "\""):
                defer { place += 1 }
                return String(decoding: bytes[start..<place], as: UTF8.self)
            case UInt8(ascii: "\\"): return try escapedString(from: start)
            case ..<0x20: throw refusal
            default: place += 1
            }
        }
        throw refusal
    }

    private mutating func escapedString(from start: Int) throws(JSONValue.Refusal) -> String {
        var content = Array(bytes[start..<place])
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"): content += try escape()
            case ..<0x20: throw refusal
            default: content.append(byte)
            }
        }
        throw refusal
    }

    /// The bytes of the escape behind a backslash.
    private mutating func escape() throws(JSONValue.Refusal) -> [UInt8] {
        guard place < bytes.count else { throw refusal }
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return Array(String(try character()).utf8)
        default: throw refusal
        }
    }

    /// The character of `\u` and, where it is half of a pair, of the `\u` behind it; half a pair alone becomes U+FFFD.
    private mutating func character() throws(JSONValue.Refusal) -> Character {
        let first = try codeUnit()
        guard UTF16.isLeadSurrogate(first), bytes[place...].starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")]) else {
            return Character(Unicode.Scalar(first) ?? "\u{FFFD}")
        }
        let behindFirst = place
        place += 2
        let second = try codeUnit()
        guard UTF16.isTrailSurrogate(second) else {
            place = behindFirst
            return "\u{FFFD}"
        }
        return Character(UTF16.decode(UTF16.EncodedScalar([first, second])))
    }

    private mutating func codeUnit() throws(JSONValue.Refusal) -> UInt16 {
        guard place + 4 <= bytes.count else { throw refusal }
        var unit: UInt16 = 0
        for digit in bytes[place..<place + 4] {
            guard let value = hexDigit(digit) else { throw refusal }
            unit = unit << 4 | UInt16(value)
        }
        place += 4
        return unit
    }
}
