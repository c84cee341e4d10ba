import Kit
import Testing
import WalletSafety

/// Poisoned histories: addresses whose ends look the same.
@Suite struct AddressLookalikeTests {
    @Test(arguments: [
        // The same five at the ends of a TRON address, as wallets show them.
        (["TW8oyr71hSRQcxm4FpP7iyYDXJQnfv3a8F", "TW8aQh4SkqRDrPN5zbHTTnKqwyyKBV3a8F"], 1),
        (["TW8oyr71hSRQcxm4FpP7iyYDXJQnfv3a8F", "TJx2ph4SkqRDrPN5zbHTTnKqwyyKB9Qa8F"], 0),
        (["TW8oyr71hSRQcxm4FpP7iyYDXJQnfv3a8F", "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb"], 0),
        // Four and four of an EVM address, in whatever capitals.
        (["0xEdddDa52FaD76d045cc89E77BA8fb61672223Db3", "0xeddd1a52fad76d045cc89e77ba8fb6167aaa3db3"], 1),
        (["0xEdddDa52FaD76d045cc89E77BA8fb61672223Db3", "0xed111a52fad76d045cc89e77ba8fb6167aaaaab3"], 0),
        // The same address twice is one.
        (["0xEdddDa52FaD76d045cc89E77BA8fb61672223Db3", "0xedddda52fad76d045cc89e77ba8fb61672223db3"], 0), ([], 0),
    ])
    func pairsAreFound(history: [String], count: Int) { #expect(WalletSafety.lookalikes(in: history).count == count) }

    @Test func pairsStandInSentences() throws {
        let texts = [
            "我转给了 TW8oyr71hSRQcxm4FpP7iyYDXJQnfv3a8F，但钱没到", "The history shows TW8aQh4SkqRDrPN5zbHTTnKqwyyKBV3a8F",
        ]
        let pair = try #require(WalletSafety.lookalikes(in: texts).first)
        #expect(pair.one == "TW8oyr71hSRQcxm4FpP7iyYDXJQnfv3a8F")
        #expect((pair.head, pair.tail) == (2, 4))
    }

    /// Addresses by chance don't look alike, and one that is made to does.
    @Test(arguments: 0..<100)
    func chanceRaisesNoAlarm(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let base58 = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz")
        // A digit in the middle, since what has none is no address.
        func address() -> String { "T" + String((0..<33).map { $0 == 16 ? "7" : random.pick(base58) }) }
        let history = (0..<100).map { _ in address() }
        #expect(WalletSafety.lookalikes(in: history).isEmpty, "seed \(seed)")
        let real = history[0]
        let fake = String(real.prefix(3)) + String(address().dropFirst(3).dropLast(4)) + String(real.suffix(4))
        #expect(WalletSafety.lookalikes(in: history + [fake]).count == 1, "seed \(seed)")
    }
}
