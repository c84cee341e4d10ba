import ChainKit
import Kit
import Testing

@Suite("Recorded TRON transactions", .enabled(if: RecordedTron.hasSharedFolder, "\(RecordedTron.absence)"))
struct RecordedTransactionTests {
    /// The documentation's example, whose readable form has one digit more than its bytes.
    private static let misprinted = "nile_triggersmartcontract"

    @Test(arguments: RecordedTron.readable) func areReadFromTheirBytes(_ entry: RecordedTron.Case) throws {
        let transaction = try TronTransaction(node: entry.json)
        #expect(transaction.isIDRight == true)
        #expect(transaction.isReadableFormTrue == (entry.name != RecordedTransactionTests.misprinted))
        #expect(transaction.raw.type?.name == entry["raw_data"]?["contract"]?.array?.first?["type"]?.string)
        #expect(transaction.raw.contract.owner != nil)
    }

    @Test(arguments: RecordedTron.readable) func encodeToTheSameBytes(_ entry: RecordedTron.Case) throws {
        let hex = try #require(entry["raw_data_hex"]?.string)
        let raw = try RawTransaction(try #require(bytes(hex: hex)))
        #expect(raw.encoded().map { Kit.hex($0) } == hex)
    }

    @Test(arguments: RecordedTron.readable) func areRestoredWithoutTheirBytes(_ entry: RecordedTron.Case) throws {
        var members = try #require(entry.json.object)
        members["raw_data_hex"] = nil
        guard entry.name != RecordedTransactionTests.misprinted else {
            #expect(throws: TronDecodingError.invalid("data")) { try TronTransaction(node: .object(members)) }
            return
        }
        let restored = try TronTransaction(node: .object(members))
        #expect(restored.isIDRight == true)
        #expect(restored.isReadableFormTrue == nil)
        #expect(restored.raw == (try TronTransaction(node: entry.json)).raw)
    }

    @Test(arguments: RecordedTron.transactions.filter { $0["checks"]?["recovered_signers"] != nil })
    func tellTheirSigners(_ entry: RecordedTron.Case) throws {
        let json = try #require(entry["gettransactionbyid"] ?? entry["trongrid_v1_row"])
        let signers = try TronTransaction(node: json).signers.map { $0?.base58 }
        #expect(signers == entry["checks"]?["recovered_signers"]?.array?.map(\.string))
    }

    /// Where bandwidth was burnt at 1,000 sun a byte, or came from stake, the receipt tells the bytes.
    @Test(arguments: RecordedTron.transactions.filter { $0["gettransactionbyid"] != nil && $0["gettransactioninfobyid"] != nil })
    func takeTheBandwidthOfTheReceipt(_ entry: RecordedTron.Case) throws {
        let transaction = try TronTransaction(node: try #require(entry["gettransactionbyid"]))
        let receipt = try TronReceipt(node: try #require(entry["gettransactioninfobyid"]))
        #expect(receipt.id == transaction.id)
        // A new account takes no bytes but 0.1 TRX.
        guard receipt.bandwidth.burnt != 100_000 else { return }
        #expect(transaction.bandwidthBytes == (receipt.bandwidth.used > 0 ? receipt.bandwidth.used : receipt.bandwidth.burnt / 1000))
    }
}
