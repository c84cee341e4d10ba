/// Writes a protobuf message as nodes and wallets do: fields in the order in which they are given, which has to be that of their numbers, and no
/// field for what is zero or empty (proto3).
package struct ProtobufWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    package init() {}

    package mutating func number(_ field: UInt64, _ value: Int64) {
        guard value != 0 else { return }
        varint(field << 3)
        varint(UInt64(bitPattern: value))
    }

    package mutating func bool(_ field: UInt64, _ value: Bool) { number(field, value ? 1 : 0) }

    package mutating func bytes(_ field: UInt64, _ value: some Collection<UInt8>) {
        guard !value.isEmpty else { return }
        always(field, value)
    }

    /// A message stands there also where it is empty.
    package mutating func message(_ field: UInt64, _ value: ProtobufWriter) { always(field, value.bytes) }

    private mutating func always(_ field: UInt64, _ value: some Collection<UInt8>) {
        varint(field << 3 | 2)
        varint(UInt64(value.count))
        bytes.append(contentsOf: value)
    }

    private mutating func varint(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    /// How many bytes a number takes.
    package static func size(of value: UInt64) -> Int { max(1, (64 - value.leadingZeroBitCount + 6) / 7) }
}
