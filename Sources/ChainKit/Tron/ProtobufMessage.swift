/// The fields of one protobuf message, as far as TRON's transactions use the format: numbers and byte strings.
/// Fields of other kinds are stepped over, as protobuf's own readers do. Nested messages are read only when asked for, so depth is the caller's.
package struct ProtobufMessage: Sendable {
    /// A transaction is at most 500 KiB long (java-tron, `Constant.TRANSACTION_MAX_BYTE_SIZE`).
    package static let longest = 512 * 1024
    /// The longest lists that a node takes are the 30 votes of a voter.
    package static let mostFields = 64

    private enum Value {
        case number(UInt64)
        case bytes(ArraySlice<UInt8>)
    }

    private let fields: [(number: UInt64, value: Value)]

    /// - Throws: `tooLarge`, `truncated`, `malformed` or `tooManyFields`.
    package init(_ bytes: ArraySlice<UInt8>) throws(TronDecodingError) {
        guard bytes.count <= ProtobufMessage.longest else { throw .tooLarge(bytes: bytes.count) }
        var cursor = Cursor(rest: bytes)
        var fields: [(number: UInt64, value: Value)] = []
        fields.reserveCapacity(8)
        var read = 0
        while !cursor.rest.isEmpty {
            guard read < ProtobufMessage.mostFields else { throw .tooManyFields }
            read += 1
            if let field = try cursor.field() { fields.append(field) }
        }
        self.fields = fields
    }

    /// The number of a field; 0 where it isn't there. Of several the last counts.
    package func int64(_ number: UInt64) -> Int64 {
        for field in fields.reversed() where field.number == number {
            if case .number(let value) = field.value { return Int64(bitPattern: value) }
        }
        return 0
    }

    /// The number of a field of 32 bits: higher bits are dropped, as protobuf has it.
    package func int32(_ number: UInt64) -> Int { Int(Int32(truncatingIfNeeded: int64(number))) }

    package func bool(_ number: UInt64) -> Bool { int64(number) != 0 }

    /// The bytes of a field; none where it isn't there. Of several the last count.
    package func bytes(_ number: UInt64) -> ArraySlice<UInt8> {
        for field in fields.reversed() where field.number == number {
            if case .bytes(let value) = field.value { return value }
        }
        return []
    }

    /// The bytes of a field that may stand several times, in their order.
    package func allBytes(_ number: UInt64) -> [ArraySlice<UInt8>] {
        fields.compactMap { field in
            guard field.number == number, case .bytes(let value) = field.value else { return nil }
            return value
        }
    }

    /// The message of a field; nil where it isn't there. Several are one, whose parts follow each other (protobuf's merging).
    package func message(_ number: UInt64) throws(TronDecodingError) -> ProtobufMessage? {
        let parts = allBytes(number)
        guard let first = parts.first else { return nil }
        return parts.count == 1 ? try ProtobufMessage(first) : try ProtobufMessage(ArraySlice(parts.joined()))
    }

    package func messages(_ number: UInt64) throws(TronDecodingError) -> [ProtobufMessage] {
        var messages: [ProtobufMessage] = []
        for bytes in allBytes(number) { messages.append(try ProtobufMessage(bytes)) }
        return messages
    }

    /// The text of a field.
    /// - Throws: `invalid` with `name` where it isn't UTF-8.
    package func text(_ number: UInt64, _ name: String) throws(TronDecodingError) -> String {
        guard let text = String(validating: bytes(number), as: UTF8.self) else { throw .invalid(name) }
        return text
    }

    /// Walks over the bytes of a message (https://protobuf.dev/programming-guides/encoding/).
    private struct Cursor {
        var rest: ArraySlice<UInt8>

        /// The next field; nil for one of a kind that isn't used.
        mutating func field() throws(TronDecodingError) -> (number: UInt64, value: Value)? {
            let tag = try varint()
            let number = tag >> 3
            guard tag <= UInt64(UInt32.max), number > 0 else { throw .malformed }
            switch tag & 7 {
            case 0: return (number, .number(try varint()))
            case 1: _ = try take(8)
            case 2: return (number, .bytes(try take(try varint())))
            case 5: _ = try take(4)
            default: throw .malformed
            }
            return nil
        }

        /// A number in groups of seven bits, the lowest first: at most 64 bits in ten bytes.
        private mutating func varint() throws(TronDecodingError) -> UInt64 {
            var value: UInt64 = 0
            for shift in stride(from: UInt64(0), to: 70, by: 7) {
                guard let byte = rest.popFirst() else { throw .truncated }
                guard shift < 63 || byte < 2 else { throw .malformed }
                value |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { return value }
            }
            throw .malformed
        }

        private mutating func take(_ count: UInt64) throws(TronDecodingError) -> ArraySlice<UInt8> {
            guard count <= UInt64(rest.count) else { throw .truncated }
            let taken = rest.prefix(Int(count))
            rest = rest.dropFirst(Int(count))
            return taken
        }
    }
}
