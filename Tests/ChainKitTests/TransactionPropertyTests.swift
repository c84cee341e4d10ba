import ChainKit
import ChainSamples
import Kit
import Testing

@Suite("Random TRON transactions")
struct TransactionPropertyTests {
    private static let seed = UInt64.random(in: 0...UInt64.max)

    /// Runs on a thousand and more transactions of all kinds; a failure prints the seed.
    private func each(_ check: (RawTransaction, inout SeededGenerator) throws -> Void) rethrows {
        var dice = SeededGenerator(seed: TransactionPropertyTests.seed)
        for index in 0..<1_200 {
            let raw = SampleTransaction.raw(kind: index % SampleTransaction.kinds, using: &dice)
            try check(raw, &dice)
        }
    }

    @Test func decodeToWhatWasEncoded() throws {
        try each { raw, _ in
            let bytes = try #require(raw.encoded())
            #expect(try RawTransaction(bytes) == raw, "seed \(TransactionPropertyTests.seed)")
        }
    }

    @Test(arguments: [true, false]) func areReadFromJSONInBothForms(isVisible: Bool) throws {
        try each { raw, dice in
            let json = SampleJSON(isVisible: isVisible).transaction(raw, signatures: [dice.bytes(65)], result: "SUCCESS")
            let transaction = try TronTransaction(node: json)
            #expect(transaction.raw == raw, "seed \(TransactionPropertyTests.seed)")
            #expect(transaction.isIDRight == true)
            #expect(transaction.isReadableFormTrue == true, "seed \(TransactionPropertyTests.seed)")
            #expect(transaction.results == [.success])

            var members = try #require(json.object)
            members["raw_data_hex"] = nil
            let restored = try TronTransaction(node: .object(members))
            #expect(restored.raw == raw, "seed \(TransactionPropertyTests.seed)")
            #expect(restored.id == transaction.id)
        }
    }

    @Test func anotherReadableFormIsNoticed() throws {
        try each { raw, dice in
            let other = SampleTransaction.raw(using: &dice)
            guard other != raw else { return }
            var members = try #require(SampleJSON(isVisible: false).transaction(raw).object)
            members["raw_data"] = SampleJSON(isVisible: dice.hits(oneIn: 2)).rawData(other)
            #expect(try TronTransaction(node: .object(members)).isReadableFormTrue == false, "seed \(TransactionPropertyTests.seed)")
        }
    }

    @Test func everyBitCountsForTheID() throws {
        try each { raw, dice in
            var bytes = try #require(raw.encoded())
            let id = try TronTransaction(rawData: bytes).id
            bytes[dice.number(0...bytes.count - 1)] ^= 1 << UInt8(dice.number(0...7))
            let changed = try? TronTransaction(rawData: bytes)
            #expect(changed?.id != id)
        }
    }

    @Test func aCutTransactionIsNeverTheWholeOne() throws {
        var dice = SeededGenerator(seed: TransactionPropertyTests.seed)
        for kind in 0..<SampleTransaction.kinds {
            let raw = SampleTransaction.raw(kind: kind, using: &dice)
            let bytes = try #require(raw.encoded())
            for end in 0..<bytes.count {
                #expect((try? RawTransaction(Array(bytes.prefix(end)))) != raw, "seed \(TransactionPropertyTests.seed)")
            }
        }
    }

    @Test func signersComeOutOfSignatures() throws {
        try each { raw, dice in
            let bytes = try #require(raw.encoded())
            let key = try #require(Secp256k1.SigningKey(dice.bytes(32)))
            let id = try TronTransaction(rawData: bytes).id
            let signature = try #require(key.signature(over: id.bytes))
            // Nodes write v as 0 or 1; some wallets as 27 or 28, and some put more behind.
            let forms = [signature.bytes, signature.compact + [signature.recovery], signature.bytes + [0, 0]]
            let transaction = try TronTransaction(rawData: bytes, signatures: forms + [[1, 2, 3], dice.bytes(64) + [9]])
            let account = try #require(key.account.map { TronAddress($0) })
            #expect(transaction.signers == [account, account, account, nil, nil])
        }
    }
}
