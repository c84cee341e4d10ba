import ChainKit
import ChainSamples
import Kit
import Testing

/// Transactions as an attacker or a broken node would write them.
@Suite("Odd TRON transactions")
struct TransactionReaderTests {
    private static let sample: RawTransaction = {
        var dice = SeededGenerator(seed: 1)
        return SampleTransaction.raw(kind: 0, using: &dice)
    }()

    private func json(_ change: (inout [String: JSONValue]) -> Void) throws -> JSONValue {
        var members = try #require(SampleJSON(isVisible: false).transaction(TransactionReaderTests.sample, result: "SUCCESS").object)
        change(&members)
        return .object(members)
    }

    private func raw(type: Int64, url: String, parameter: ProtobufWriter, contracts: Int = 1) -> [UInt8] {
        var any = ProtobufWriter()
        any.bytes(1, url.utf8)
        any.bytes(2, parameter.bytes)
        var contract = ProtobufWriter()
        contract.number(1, type)
        contract.message(2, any)
        var raw = ProtobufWriter()
        for _ in 0..<contracts { raw.message(11, contract) }
        return raw.bytes
    }

    private func transfer(amount: Int64 = 1) -> ProtobufWriter {
        var writer = ProtobufWriter()
        writer.bytes(1, TronAddress(.zero).payload)
        writer.bytes(2, TronAddress(.zero).payload)
        writer.number(3, amount)
        return writer
    }

    @Test func oneContractIsNeededAndNoMore() {
        let url = "type.googleapis.com/protocol.TransferContract"
        #expect(throws: TronDecodingError.contractCount(0)) { try RawTransaction([]) }
        #expect(throws: TronDecodingError.contractCount(2)) { try RawTransaction(raw(type: 1, url: url, parameter: transfer(), contracts: 2)) }
        #expect(throws: Never.self) { try RawTransaction(raw(type: 1, url: url, parameter: transfer())) }
    }

    @Test func aTypeThatContradictsItsParameterIsRefused() throws {
        let stake = "type.googleapis.com/protocol.FreezeBalanceV2Contract"
        #expect(throws: TronDecodingError.contradictoryType) { try RawTransaction(raw(type: 1, url: stake, parameter: transfer())) }
        #expect(throws: TronDecodingError.contradictoryType) { try RawTransaction(raw(type: 1, url: "", parameter: transfer())) }
        // What stands before the slash doesn't count.
        let other = try RawTransaction(raw(type: 1, url: "example.org/protocol.TransferContract", parameter: transfer()))
        #expect(other.type == .transfer)
    }

    @Test func anUnknownTypeIsOther() throws {
        let raw = try RawTransaction(raw(type: 99, url: "type.googleapis.com/protocol.NewContract", parameter: transfer()))
        #expect(raw.type == nil)
        #expect(raw.contract == .other(nil, owner: nil))
        #expect(raw.encoded() == nil)
    }

    @Test func aPartTwiceIsReadAsNodesDo() throws {
        // The second parameter's amount counts, and the addresses of the first stay: protobuf merges messages, but the value is bytes and is replaced.
        var any = ProtobufWriter()
        any.bytes(1, "type.googleapis.com/protocol.TransferContract".utf8)
        any.bytes(2, transfer(amount: 5).bytes)
        var replaced = ProtobufWriter()
        replaced.bytes(2, transfer(amount: 7).bytes)
        var contract = ProtobufWriter()
        contract.number(1, 1)
        contract.message(2, any)
        contract.message(2, replaced)
        var raw = ProtobufWriter()
        raw.message(11, contract)
        #expect(try RawTransaction(raw.bytes).contract == .transfer(from: TronAddress(.zero), to: TronAddress(.zero), amount: 7))
    }

    @Test func whatTheNodeCallsItIsNotBelieved() throws {
        let other = String(repeating: "0", count: 64)
        #expect(try TronTransaction(node: json { $0["txID"] = .string(other) }).isIDRight == false)
        #expect(try TronTransaction(node: json { $0["txID"] = nil }).isIDRight == nil)
        #expect(try TronTransaction(node: json { $0["txID"] = .string(String(repeating: "z", count: 100_000)) }).claimedID?.count == 66)
    }

    @Test func resultsAreReadWithoutBelievingNames() throws {
        #expect(try TronTransaction(node: json { $0["ret"] = nil }).results == [])
        #expect(try TronTransaction(node: json { $0["ret"] = .array([.object([:])]) }).results == [nil])
        let odd = JSONValue.array([.object(["contractRet": .string("SPLENDID")])])
        #expect(try TronTransaction(node: json { $0["ret"] = odd }).results == [.unknown])
    }

    @Test(arguments: [
        ("raw_data_hex", JSONValue.string("0a0"), TronDecodingError.invalid("raw_data_hex")), ("raw_data_hex", .string("zz"), .invalid("raw_data_hex")),
        ("raw_data_hex", .string(String(repeating: "00", count: 600_000)), .tooLarge(bytes: 600_000)), ("raw_data_hex", .string("0a"), .truncated),
        ("signature", .string("00"), .invalid("signature")), ("signature", .array([.number("1")]), .invalid("signature")),
        ("signature", .array([JSONValue](repeating: .string("00"), count: 65)), .invalid("signature")), ("ret", .string("SUCCESS"), .invalid("ret")),
    ])
    func wrongKindsAreRefused(_ name: String, _ value: JSONValue, _ error: TronDecodingError) {
        #expect(throws: error) { try TronTransaction(node: json { $0[name] = value }) }
    }

    @Test(arguments: [JSONValue.null, .string(""), .array([]), .number("1"), .object([:])]) func whatIsNoTransactionIsRefused(_ json: JSONValue) {
        #expect(throws: TronDecodingError.self) { try TronTransaction(node: json) }
    }

    @Test func aReadableFormThatCannotBeTurnedBackIsRefused() throws {
        var readable = try #require(SampleJSON(isVisible: false).rawData(TransactionReaderTests.sample).object)
        readable["something"] = .number("1")
        #expect(throws: TronDecodingError.unrestorable("raw_data")) {
            try TronTransaction(
                node: json {
                    $0["raw_data_hex"] = nil
                    $0["raw_data"] = .object(readable)
                })
        }
        // Beside the bytes it is only compared, and what it adds is no contradiction.
        #expect(try TronTransaction(node: json { $0["raw_data"] = .object(readable) }).isReadableFormTrue == true)
        #expect(try TronTransaction(node: json { $0["raw_data"] = .string("x") }).isReadableFormTrue == false)
        #expect(try TronTransaction(node: json { $0["raw_data"] = nil }).isReadableFormTrue == nil)
    }

    /// `1003` is the digits of two control characters, and `4142` of the text `AB`: there only the id tells.
    @Test(arguments: [("1003", false), ("4142", true), ("1002000", false), ("AB", false)]) func namesAreReadInTheirForm(_ name: String, _ needsID: Bool) throws
    {
        let contract = TronContract.transferAsset(asset: name, from: TronAddress(.zero), to: TronAddress(.zero), amount: 1)
        let raw = RawTransaction(
            refBlockBytes: [1, 2], refBlockHash: [3], expiration: Instant(milliseconds: 1), timestamp: nil, contract: contract, type: .transferAsset,
            permissionID: 0, feeLimit: 0, memo: [])
        for isVisible in [true, false] {
            var members = try #require(SampleJSON(isVisible: isVisible).transaction(raw).object)
            #expect(try TronTransaction(node: .object(members)).isReadableFormTrue == true)
            members["raw_data_hex"] = nil
            #expect(try TronTransaction(node: .object(members)).raw == raw)
            members["txID"] = nil
            #expect((try TronTransaction(node: .object(members)).raw == raw) == (!needsID || !isVisible))
        }
    }

    @Test func aNewContractIsReadInPart() throws {
        var code = ProtobufWriter()
        code.bytes(1, TronAddress(.zero).payload)
        code.number(5, 1_000)
        code.bytes(7, "Storage".utf8)
        var parameter = ProtobufWriter()
        parameter.bytes(1, TronAddress(.zero).payload)
        parameter.message(2, code)
        let raw = try RawTransaction(raw(type: 30, url: "type.googleapis.com/protocol.CreateSmartContract", parameter: parameter))
        #expect(raw.contract == .create(owner: TronAddress(.zero), name: "Storage", callValue: 1_000))
        #expect(raw.encoded() == nil)
    }

    @Test func bandwidthGrowsWithSignatures() throws {
        let bytes = try #require(TransactionReaderTests.sample.encoded())
        let one = try TronTransaction(rawData: bytes, signatures: [[UInt8](repeating: 1, count: 65)])
        let two = try TronTransaction(rawData: bytes, signatures: [[UInt8]](repeating: [UInt8](repeating: 1, count: 65), count: 2))
        #expect(two.bandwidthBytes - one.bandwidthBytes == 67)
    }
}
