package import BigInt

/// One item of Ethereum's serialisation (Ethereum Yellow Paper, appendix B): bytes, or a list of items.
package indirect enum RLP: Sendable, Hashable {
    case bytes([UInt8])
    case list([RLP])

    /// How deep lists are nested at the most: an access list is three deep within its transaction.
    package static let deepest = 8
    /// Longer documents aren't read, in bytes: twice what nodes pass on (go-ethereum, `txMaxSize`, 128 KiB).
    package static let longest = 256 * 1024

    /// Reads one item that takes up all of `bytes`.
    ///
    /// Lengths that aren't written in the shortest way are refused, so that reading and writing give the same bytes.
    package init?(_ bytes: some Collection<UInt8>) {
        guard bytes.count <= RLP.longest else { return nil }
        var reader = RLPReader(bytes: Array(bytes))
        guard let item = reader.item(end: bytes.count, depth: 0), reader.place == bytes.count else { return nil }
        self = item
    }

    package var encoded: [UInt8] { encoded(behind: nil) }

    /// The bytes with `first` in front of them.
    func encoded(behind first: UInt8?) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(256)
        if let first { bytes.append(first) }
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .bytes(let content):
            if content.count != 1 || content[0] >= 0x80 { RLP.writeHead(0x80, length: content.count, to: &bytes) }
            bytes += content
        case .list(let items):
            RLP.writeHead(0xC0, length: items.reduce(0) { $0 + $1.size }, to: &bytes)
            for item in items { item.write(to: &bytes) }
        }
    }

    /// How many bytes it is written in.
    private var size: Int {
        switch self {
        case .bytes(let content) where content.count == 1 && content[0] < 0x80: return 1
        case .bytes(let content): return RLP.headSize(content.count) + content.count
        case .list(let items):
            let body = items.reduce(0) { $0 + $1.size }
            return RLP.headSize(body) + body
        }
    }

    private static func headSize(_ length: Int) -> Int { length > 55 ? 1 + digitCount(length) : 1 }
    private static func digitCount(_ length: Int) -> Int { (Int.bitWidth - length.leadingZeroBitCount + 7) / 8 }

    private static func writeHead(_ base: UInt8, length: Int, to bytes: inout [UInt8]) {
        guard length > 55 else {
            bytes.append(base + UInt8(length))
            return
        }
        let count = digitCount(length)
        bytes.append(base + 55 + UInt8(count))
        for index in (0..<count).reversed() { bytes.append(UInt8(truncatingIfNeeded: length >> (8 * index))) }
    }

    package static func number(_ number: BigUInt) -> RLP { .bytes(number.bigEndian) }
    package static func number(_ number: UInt64) -> RLP { .number(BigUInt(number)) }
    /// The number that the bytes are, which may begin with zeros.
    static func number(bigEndian bytes: some Collection<UInt8>) -> RLP { .bytes(Array(bytes.drop { $0 == 0 })) }

    package var content: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }
    package var items: [RLP]? { if case .list(let items) = self { items } else { nil } }

    /// The number that the bytes are; nil for a list, for a leading zero and for more than 256 bits.
    package var number: BigUInt? {
        guard let content, content.count <= 32, content.first != 0 else { return nil }
        return BigUInt(bigEndian: content)
    }
}

private struct RLPReader {
    let bytes: [UInt8]
    private(set) var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The item at `place`, which ends before `end`.
    mutating func item(end: Int, depth: Int) -> RLP? {
        guard depth <= RLP.deepest, place < end else { return nil }
        let first = bytes[place]
        place += 1
        switch first {
        case ..<0x80: return .bytes([first])
        case 0x80...0xBF:
            guard let length = length(first - 0x80, end: end) else { return nil }
            let content = Array(bytes[place..<place + length])
            place += length
            return length == 1 && content[0] < 0x80 ? nil : .bytes(content)
        default:
            guard let length = length(first - 0xC0, end: end) else { return nil }
            return list(end: place + length, depth: depth + 1)
        }
    }

    private mutating func list(end: Int, depth: Int) -> RLP? {
        var items: [RLP] = []
        while place < end {
            guard let item = item(end: end, depth: depth) else { return nil }
            items.append(item)
        }
        return .list(items)
    }

    /// How many bytes follow: up to 55 it stands in the first byte itself, else in 1 to 8 bytes behind it.
    private mutating func length(_ code: UInt8, end: Int) -> Int? {
        guard code > 55 else { return place + Int(code) <= end ? Int(code) : nil }
        let size = Int(code) - 55
        guard size <= 4, place + size <= end, bytes[place] != 0 else { return nil }
        let length = bytes[place..<place + size].reduce(0) { $0 << 8 | Int($1) }
        place += size
        return length > 55 && length <= end - place ? length : nil
    }
}
