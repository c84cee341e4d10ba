import ChainKit
import Testing

@Suite("Protobuf")
struct ProtobufTests {
    @Test(
        arguments: [
            (1, [0x08, 0x01]), (127, [0x08, 0x7F]), (128, [0x08, 0x80, 0x01]), (300, [0x08, 0xAC, 0x02]),
            (Int64.max, [0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F]),
            (-1, [0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01]),
        ] as [(Int64, [UInt8])])
    func numbersAreVarints(_ value: Int64, _ bytes: [UInt8]) throws {
        var writer = ProtobufWriter()
        writer.number(1, value)
        #expect(writer.bytes == bytes)
        #expect(try ProtobufMessage(bytes[...]).int64(1) == value)
        #expect(ProtobufWriter.size(of: UInt64(bitPattern: value)) == bytes.count - 1)
    }

    @Test func zeroAndNothingAreNotWritten() throws {
        var writer = ProtobufWriter()
        writer.number(1, 0)
        writer.bytes(2, [])
        writer.bool(3, false)
        #expect(writer.bytes.isEmpty)
        writer.message(4, ProtobufWriter())
        #expect(writer.bytes == [0x22, 0x00])
        let message = try ProtobufMessage([])
        #expect(message.int64(1) == 0)
        #expect(message.bytes(2).isEmpty)
        #expect(try message.message(4) == nil)
    }

    @Test func fieldsOfOtherKindsAreSteppedOver() throws {
        // A fixed64, a fixed32 and an unknown field before field 1, and field 1 once more as bytes.
        let bytes: [UInt8] = [0x11, 1, 2, 3, 4, 5, 6, 7, 8, 0x1D, 1, 2, 3, 4, 0xFA, 0x01, 0x02, 9, 9, 0x08, 0x05, 0x0A, 0x01, 7]
        let message = try ProtobufMessage(bytes[...])
        #expect(message.int64(1) == 5)
        #expect(Array(message.bytes(1)) == [7])
    }

    @Test func ofSeveralTheLastCountsAndMessagesAreMerged() throws {
        #expect(try ProtobufMessage([0x08, 1, 0x08, 2]).int64(1) == 2)
        let merged = try ProtobufMessage([0x0A, 2, 0x08, 1, 0x0A, 2, 0x10, 2]).message(1)
        #expect(merged?.int64(1) == 1)
        #expect(merged?.int64(2) == 2)
    }

    @Test(
        arguments: [
            ([0x08], TronDecodingError.truncated), ([0x08, 0x80], .truncated), ([0x0A, 0x05, 1], .truncated), ([0x09, 1, 2], .truncated),
            ([0x0D, 1], .truncated), ([0x00, 1], .malformed), ([0x0B], .malformed), ([0x0F], .malformed),
            // A length far beyond the end, eleven bytes of a number, and a tag of more than 32 bits.
            ([0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], .truncated),
            ([0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01], .malformed), ([0x88, 0x80, 0x80, 0x80, 0x80, 0x01, 0], .malformed),
        ] as [([UInt8], TronDecodingError)])
    func brokenBytesAreRefused(_ bytes: [UInt8], _ error: TronDecodingError) {
        #expect(throws: error) { try ProtobufMessage(bytes[...]) }
    }

    @Test func sizesAreBounded() {
        #expect(throws: TronDecodingError.tooManyFields) { try ProtobufMessage(ArraySlice([[UInt8]](repeating: [0x08, 1], count: 65).joined())) }
        #expect(throws: TronDecodingError.tooLarge(bytes: 524_289)) { try ProtobufMessage([UInt8](repeating: 0, count: 524_289)[...]) }
    }

    @Test func textsAreUTF8() {
        #expect(throws: TronDecodingError.invalid("name")) { try ProtobufMessage([0x0A, 1, 0xFF]).text(1, "name") }
    }
}
