import CPostgres
import Foundation

/// Values on their way to the server: whole numbers and reals as text, texts and bytes as they are, with their lengths, so that nothing in them ends them.
struct BoundValues {
    let pointers: [UnsafePointer<CChar>?]
    let lengths: [Int32]
    /// 0: as text; 1: as bytes.
    let formats: [Int32]
    private let owned: [UnsafeMutableBufferPointer<CChar>]

    init(_ values: [SQLValue]) {
        var (pointers, lengths, formats): ([UnsafePointer<CChar>?], [Int32], [Int32]) = ([], [], [])
        var owned: [UnsafeMutableBufferPointer<CChar>] = []
        for value in values {
            guard let (bytes, format) = value.postgresBytes else {
                pointers.append(nil)
                lengths.append(0)
                formats.append(0)
                continue
            }
            let buffer = UnsafeMutableBufferPointer<CChar>.allocate(capacity: bytes.count + 1)
            _ = buffer.initialize(from: bytes.map { CChar(bitPattern: $0) } + [0])
            owned.append(buffer)
            pointers.append(UnsafePointer(buffer.baseAddress))
            lengths.append(Int32(bytes.count))
            formats.append(format)
        }
        (self.pointers, self.lengths, self.formats, self.owned) = (pointers, lengths, formats, owned)
    }

    func free() { for buffer in owned { buffer.deallocate() } }
}

/// Object ids of types that never change (PostgreSQL 15, `pg_type.dat`).
private enum PostgresType {
    static let bool: Oid = 16
    static let bytea: Oid = 17
    static let int8: Oid = 20
    static let int2: Oid = 21
    static let int4: Oid = 23
    static let text: Oid = 25
    static let float4: Oid = 700
    static let float8: Oid = 701
    static let numeric: Oid = 1700
}

extension SQLValue {
    /// Of a parameter; 0 where the server finds it out.
    var postgresType: Oid {
        switch self {
        case .null: 0
        case .integer: PostgresType.int8
        case .real: PostgresType.float8
        case .text: PostgresType.text
        case .blob: PostgresType.bytea
        }
    }

    fileprivate var postgresBytes: (bytes: [UInt8], format: Int32)? {
        switch self {
        case .null: nil
        case .integer(let number): (Array(String(number).utf8), 0)
        case .real(let number): (Array(String(number).utf8), 0)
        case .text(let text): (Array(text.utf8), 1)
        case .blob(let bytes): (bytes, 1)
        }
    }

    /// A value of an answer, as text.
    init(postgres text: UnsafeBufferPointer<CChar>, type: Oid) {
        let string = String(decoding: text.lazy.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        self =
            switch type {
            case PostgresType.bool: .integer(string == "t" ? 1 : 0)
            case PostgresType.int2, PostgresType.int4, PostgresType.int8: Int64(string).map { .integer($0) } ?? .null
            case PostgresType.float4, PostgresType.float8: Double(string).map { .real($0) } ?? .null
            // Sums of whole numbers come as these.
            case PostgresType.numeric: Int64(string).map { .integer($0) } ?? Double(string).map { .real($0) } ?? .null
            case PostgresType.bytea: .blob(SQLValue.bytes(hex: string.utf8.dropFirst(2)))
            default: .text(string)
            }
    }

    static func bytes(hex digits: Substring.UTF8View) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        var high: UInt8?
        for digit in digits {
            let value = digit <= 0x39 ? digit - 0x30 : digit - 0x57
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        return bytes
    }
}
