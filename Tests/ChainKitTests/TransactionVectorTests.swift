import ChainKit
import Kit
import Testing

/// Against Google's protobuf, coincurve and tronpy: Scripts/chain-transactions.py.
@Suite("TRON transactions of another library")
struct TransactionVectorTests {
    @Test func thereIsOneOfEveryTypeThatNodesTake() {
        let types = Set(RecordedTron.vectors.compactMap { $0["type"]?.string }.compactMap { ContractType(name: $0) })
        // Two were never built, and shielded transfers are switched off on the main network.
        #expect(Set(ContractType.allCases).subtracting(types) == [.custom, .getContract, .shieldedTransfer])
    }

    @Test(arguments: RecordedTron.vectors) func areRead(_ entry: RecordedTron.Case) throws {
        let transaction = try TronTransaction(node: entry.json)
        #expect(transaction.isIDRight == true)
        #expect(transaction.raw.type?.name == entry["type"]?.string)
        #expect(transaction.raw.contract.owner?.base58 == entry["owner"]?.string)
        #expect(transaction.raw.permissionID == entry["permission"]?.int64.map(Int.init))
        #expect(transaction.signers.map { $0?.base58 } == entry["signers"]?.array?.map(\.string))
        #expect(transaction.bandwidthBytes == entry["bandwidth"]?.int64)
    }

    @Test(arguments: RecordedTron.vectors) func sayTheSameInBothReadableForms(_ entry: RecordedTron.Case) throws {
        var isRestorable = true
        if case .other = try TronTransaction(node: entry.json).raw.contract { isRestorable = false }
        for form in ["raw_data", "raw_data_visible"] {
            var members = try #require(entry.json.object)
            members["raw_data"] = members[form]
            #expect(try TronTransaction(node: .object(members)).isReadableFormTrue == (isRestorable ? true : nil))
            members["raw_data_hex"] = nil
            guard isRestorable else {
                #expect(throws: TronDecodingError.unrestorable("type")) { try TronTransaction(node: .object(members)) }
                continue
            }
            let restored = try TronTransaction(node: .object(members))
            #expect(restored.isIDRight == true)
            #expect(restored.raw == (try TronTransaction(node: entry.json)).raw)
        }
    }

    /// What the package keeps no word of: that a vote supports, and of what kind a new account is.
    @Test(arguments: RecordedTron.vectors.filter { !["vote", "account creation with a kind"].contains($0.name) })
    func encodeToTheSameBytes(_ entry: RecordedTron.Case) throws {
        let raw = try TronTransaction(node: entry.json).raw
        switch raw.contract {
        case .create, .other: #expect(raw.encoded() == nil)
        default: #expect(raw.encoded().map { hex($0) } == entry["raw_data_hex"]?.string)
        }
    }
}
