import ChainSamples
import Kit

/// Changes one value somewhere in a document.
enum JSONMutation {
    static func mutated(_ json: JSONValue, _ dice: inout SeededGenerator) -> JSONValue {
        switch json {
        case .object(let members) where !members.isEmpty && !dice.hits(oneIn: 8): object(members, &dice)
        case .array(let values) where !values.isEmpty && !dice.hits(oneIn: 6): array(values, &dice)
        default: leaf(json, &dice)
        }
    }

    /// The same seed meets the same member: dictionaries have no order.
    private static func object(_ members: [String: JSONValue], _ dice: inout SeededGenerator) -> JSONValue {
        var members = members
        let names = members.keys.sorted()
        guard let name = dice.element(of: names), let value = members[name], let other = dice.element(of: names) else { return .object(members) }
        switch dice.number(0...9) {
        case 0: members[name] = nil
        case 1: (members[name], members[other]) = (members[other], value)
        case 2: members[name + "x"] = value
        case 3: members[other] = value
        default: members[name] = mutated(value, &dice)
        }
        return .object(members)
    }

    private static func array(_ values: [JSONValue], _ dice: inout SeededGenerator) -> JSONValue {
        var values = values
        let index = dice.number(0...values.count - 1)
        switch dice.number(0...7) {
        case 0: values.remove(at: index)
        case 1: values.append(values[index])
        case 2 where dice.hits(oneIn: 20): values += [JSONValue](repeating: values[index], count: 10_000)
        default: values[index] = mutated(values[index], &dice)
        }
        return .array(values)
    }

    private static func leaf(_ json: JSONValue, _ dice: inout SeededGenerator) -> JSONValue {
        switch (json, dice.number(0...2)) {
        case (.string(let text), 0): .string(changed(text, &dice))
        case (.number, 0): number(&dice)
        default: other(&dice)
        }
    }

    private static func changed(_ text: String, _ dice: inout SeededGenerator) -> String {
        switch dice.number(0...6) {
        case 0: return String(text.dropLast())
        case 1: return text + text
        case 2: return "0x" + text
        case 3: return text.uppercased()
        case 4: return String(text.reversed())
        case 5: return text + "\u{202E}\u{0}"
        default:
            var bytes = Array(text.utf8)
            guard !bytes.isEmpty else { return "0" }
            bytes[dice.number(0...bytes.count - 1)] = UInt8(dice.number(0x20...0x7E))
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    private static func number(_ dice: inout SeededGenerator) -> JSONValue {
        let odd = ["0", "-1", "1.5", "1e400", "-0", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551616", "1e5"]
        return .number(dice.element(of: odd) ?? "0")
    }

    private static func other(_ dice: inout SeededGenerator) -> JSONValue {
        switch dice.number(0...8) {
        case 0: .null
        case 1: .bool(dice.hits(oneIn: 2))
        case 2: number(&dice)
        case 3: .string("")
        case 4: .string(hex(dice.bytes(dice.number(0...40))))
        case 5: .string(String(decoding: dice.bytes(dice.number(0...40)), as: UTF8.self))
        case 6: .array([])
        case 7: .object([:])
        default: deep(&dice)
        }
    }

    private static func deep(_ dice: inout SeededGenerator) -> JSONValue {
        (0..<dice.number(1...60)).reduce(.null) { value, _ in .array([value]) }
    }

    /// The document as text.
    static func text(_ json: JSONValue) -> String {
        switch json {
        case .null: "null"
        case .bool(let value): String(value)
        case .number(let digits): digits
        case .string(let text): quoted(text)
        case .array(let values): "[" + values.map(text).joined(separator: ",") + "]"
        case .object(let members): "{" + members.sorted { $0.key < $1.key }.map { quoted($0.key) + ":" + text($0.value) }.joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        "\""
            + text.unicodeScalars.map { scalar in
                scalar == "\"" || scalar == "\\" ? "\\\(scalar)" : scalar.value < 0x20 ? "\\u00" + hex([UInt8(scalar.value)]) : String(scalar)
            }.joined() + "\""
    }
}
