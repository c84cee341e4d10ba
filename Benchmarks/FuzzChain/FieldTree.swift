import ChainSamples
import Kit

/// A protobuf message taken apart into its fields, to be put together wrongly.
struct FieldTree {
    indirect enum Value {
        case number(UInt64)
        case bytes([UInt8])
        case message([Field])
        /// Bytes behind the tag that are written as they are.
        case loose([UInt8])
    }

    struct Field {
        var number: UInt64
        /// The kind in the tag's low three bits.
        var wire: UInt64
        var value: Value
        /// What is written as length; nil for the right one.
        var length: UInt64?
    }

    var fields: [Field]

    init(fields: [Field]) { self.fields = fields }

    /// Takes a message apart as deep as it goes; nil where it is none.
    init?(_ bytes: ArraySlice<UInt8>, depth: Int = 0) {
        var rest = bytes
        var fields: [Field] = []
        while !rest.isEmpty {
            guard let tag = FieldTree.varint(&rest), tag >> 3 > 0, tag >> 3 < 64 else { return nil }
            switch tag & 7 {
            case 0:
                guard let number = FieldTree.varint(&rest) else { return nil }
                fields.append(Field(number: tag >> 3, wire: 0, value: .number(number)))
            case 2:
                guard let count = FieldTree.varint(&rest), count <= UInt64(rest.count) else { return nil }
                let content = rest.prefix(Int(count))
                rest = rest.dropFirst(Int(count))
                let inner = depth < 6 && content.count > 1 ? FieldTree(content, depth: depth + 1) : nil
                fields.append(Field(number: tag >> 3, wire: 2, value: inner.map { .message($0.fields) } ?? .bytes(Array(content))))
            default: return nil
            }
        }
        self.fields = fields
    }

    var bytes: [UInt8] { fields.flatMap(FieldTree.bytes) }

    private static func bytes(_ field: Field) -> [UInt8] {
        let tag = varint(field.number << 3 | field.wire)
        switch field.value {
        case .number(let number): return tag + varint(number)
        case .bytes(let content): return tag + varint(field.length ?? UInt64(content.count)) + content
        case .message(let fields):
            let content = fields.flatMap(bytes)
            return tag + varint(field.length ?? UInt64(content.count)) + content
        case .loose(let content): return tag + content
        }
    }

    static func varint(_ value: UInt64) -> [UInt8] {
        var rest = value
        var bytes: [UInt8] = []
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(truncatingIfNeeded: rest)]
    }

    private static func varint(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
        var value: UInt64 = 0
        for shift in stride(from: UInt64(0), to: 70, by: 7) {
            guard let byte = rest.popFirst() else { return nil }
            value |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return value }
        }
        return nil
    }

    /// Changes one field somewhere in the tree.
    mutating func mutate(_ dice: inout SeededGenerator) { FieldTree.mutate(&fields, &dice) }

    private static func mutate(_ fields: inout [Field], _ dice: inout SeededGenerator) {
        guard !fields.isEmpty else {
            fields.append(random(&dice))
            return
        }
        let index = dice.number(0...fields.count - 1)
        if case .message(var inner) = fields[index].value, !dice.hits(oneIn: 4) {
            mutate(&inner, &dice)
            fields[index].value = .message(inner)
        } else {
            change(&fields, at: index, &dice)
        }
    }

    private static func change(_ fields: inout [Field], at index: Int, _ dice: inout SeededGenerator) {
        switch dice.number(0...11) {
        case 0: fields.remove(at: index)
        case 1: fields.insert(fields[index], at: dice.number(0...fields.count))
        case 2: fields.swapAt(index, dice.number(0...fields.count - 1))
        case 3: fields[index].number = UInt64(dice.number(0...70))
        case 4: fields[index].wire = UInt64(dice.number(0...7))
        case 5: fields[index].value = .number(oddNumber(&dice))
        case 6: fields[index].length = oddNumber(&dice)
        case 7: fields[index].value = .bytes(dice.bytes(dice.number(0...64)))
        case 8: fields[index].value = .loose(dice.bytes(dice.number(0...12)))
        case 9: fields.insert(random(&dice), at: dice.number(0...fields.count))
        case 10: nest(&fields[index], &dice)
        default: fields += [Field](repeating: fields[index], count: dice.number(1...70))
        }
    }

    /// A message in a message in a message.
    private static func nest(_ field: inout Field, _ dice: inout SeededGenerator) {
        for _ in 0..<dice.number(1...40) { field = Field(number: field.number, wire: 2, value: .message([field])) }
    }

    private static func random(_ dice: inout SeededGenerator) -> Field {
        let number = UInt64(dice.number(1...64))
        switch dice.number(0...3) {
        case 0: return Field(number: number, wire: 0, value: .number(oddNumber(&dice)))
        case 1: return Field(number: number, wire: 1, value: .loose(dice.bytes(8)))
        case 2: return Field(number: number, wire: 5, value: .loose(dice.bytes(4)))
        default: return Field(number: number, wire: 2, value: .bytes(dice.bytes(dice.number(0...40))))
        }
    }

    static func oddNumber(_ dice: inout SeededGenerator) -> UInt64 {
        let corners: [UInt64] = [0, 1, 2, 127, 128, 255, 1 << 31, 1 << 32, 1 << 62, UInt64(Int64.max), 1 << 63, UInt64.max - 1, UInt64.max]
        return dice.hits(oneIn: 3) ? dice.next() >> UInt64(dice.number(0...63)) : dice.element(of: corners) ?? 0
    }
}
