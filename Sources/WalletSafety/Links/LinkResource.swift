import LinkData

/// The lists that are compiled into the program.
enum LinkResource {
    /// The columns of each entry; comments are left out.
    static func rows(_ list: link_list) -> [[Substring]] {
        text(link_list_bytes(list)).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false)
        }
    }

    static var model: [UInt8] {
        let model = link_model()
        return Array(UnsafeRawBufferPointer(start: model.bytes, count: model.length))
    }

    private static func text(_ bytes: link_bytes) -> String {
        String(decoding: UnsafeRawBufferPointer(start: bytes.bytes, count: bytes.length), as: UTF8.self)
    }
}

/// FNV-1a over bytes, for keys of names and words.
struct NameKey {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    init() {}

    init(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { add(byte) }
    }

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
