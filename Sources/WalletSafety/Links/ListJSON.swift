/// Reads the lists of strings and the numbers of one JSON object (RFC 8259); other values are checked and left out.
struct ListJSON {
    private(set) var lists: [String: [String]] = [:]
    private(set) var numbers: [String: Int] = [:]

    /// Where and why a text isn't JSON of this form.
    struct Refusal: Error {
        let offset: Int
        let problem: LinkListError.Problem
    }

    private let bytes: [UInt8]
    private var place = 0

    /// How deep values that are left out may be nested.
    private static let deepest = 32

    init(_ bytes: [UInt8]) throws(Refusal) {
        self.bytes = bytes
        try expect(UInt8(ascii: "{"), .notAnObject)
        if next() == UInt8(ascii: "}") {
            place += 1
        } else {
            try readMembers()
        }
        guard next() == nil else { throw refusal(.notJSON) }
    }

    private mutating func readMembers() throws(Refusal) {
        while true {
            let name = try string()
            try expect(UInt8(ascii: ":"), .notJSON)
            switch next() {
            case UInt8(ascii: "["): lists[name] = try listOfStrings(name)
            case .some(UInt8(ascii: "0")...UInt8(ascii: "9")): numbers[name] = try wholeNumber()
            default: try skipValue(depth: 0)
            }
            if next() == UInt8(ascii: ",") {
                place += 1
                continue
            }
            try expect(UInt8(ascii: "}"), .notJSON)
            return
        }
    }

    private mutating func listOfStrings(_ name: String) throws(Refusal) -> [String] {
        place += 1
        var list: [String] = []
        if next() == UInt8(ascii: "]") {
            place += 1
            return list
        }
        while true {
            guard next() == UInt8(ascii: "\"") else { throw refusal(.notStrings(name)) }
            list.append(try string())
            if next() == UInt8(ascii: ",") {
                place += 1
                continue
            }
            try expect(UInt8(ascii: "]"), .notJSON)
            return list
        }
    }

    private mutating func skipValue(depth: Int) throws(Refusal) {
        guard depth < ListJSON.deepest, let byte = next() else { throw refusal(.notJSON) }
        switch byte {
        case UInt8(ascii: "\""): _ = try string()
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            let isObject = byte == UInt8(ascii: "{")
            let end = UInt8(ascii: isObject ? "}" : "]")
            place += 1
            var isFirst = true
            while next() != end {
                if !isFirst { try expect(UInt8(ascii: ","), .notJSON) }
                isFirst = false
                if isObject {
                    _ = try string()
                    try expect(UInt8(ascii: ":"), .notJSON)
                }
                try skipValue(depth: depth + 1)
            }
            place += 1
        default:
            let word = bytes[place...].prefix { ListJSON.wordBytes.contains(UInt32($0)) }
            guard !word.isEmpty else { throw refusal(.notJSON) }
            place += word.count
        }
    }

    /// What `true`, `null` and numbers are made of.
    private static let wordBytes = ASCIISet("abcdefghijklmnopqrstuvwxyzE0123456789+-.")

    private mutating func wholeNumber() throws(Refusal) -> Int {
        let digits = bytes[place...].prefix { ListJSON.wordBytes.contains(UInt32($0)) }
        guard let number = Int(String(decoding: digits, as: UTF8.self)) else { throw refusal(.notJSON) }
        place += digits.count
        return number
    }

    private mutating func string() throws(Refusal) -> String {
        try expect(UInt8(ascii: "\""), .notJSON)
        var content: [UInt8] = []
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
            case UInt8(ascii: "\\"): content += try escaped()
            case ..<0x20: throw refusal(.notJSON)
            default: content.append(byte)
            }
        }
        throw refusal(.notJSON)
    }

    private mutating func escaped() throws(Refusal) -> [UInt8] {
        guard place < bytes.count else { throw refusal(.notJSON) }
        let byte = bytes[place]
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): return [0x20]
        case UInt8(ascii: "u"):
            guard place + 4 <= bytes.count, let value = UInt32(String(decoding: bytes[place..<place + 4], as: UTF8.self), radix: 16) else {
                throw refusal(.notJSON)
            }
            place += 4
            // A half of a pair stands for a character that no name on a list needs.
            return Array(String(codes: [Unicode.Scalar(value) == nil ? 0xFFFD : value]).utf8)
        default: throw refusal(.notJSON)
        }
    }

    /// The next byte that isn't white space.
    private mutating func next() -> UInt8? {
        while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
        return place < bytes.count ? bytes[place] : nil
    }

    private mutating func expect(_ byte: UInt8, _ problem: LinkListError.Problem) throws(Refusal) {
        guard next() == byte else { throw refusal(problem) }
        place += 1
    }

    private func refusal(_ problem: LinkListError.Problem) -> Refusal { Refusal(offset: place, problem: problem) }
}
