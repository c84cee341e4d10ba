import BigInt
import DeskTesting
import Kit
import Testing

@testable import ChainKit

@Suite struct RLPTests {
    private static let sentence = "Lorem ipsum dolor sit amet, consectetur adipisicing elit"

    /// The examples of ethereum.org's page on RLP.
    @Test(arguments: [
        (RLP.bytes(Array("dog".utf8)), "83646f67"), (.list([.bytes(Array("cat".utf8)), .bytes(Array("dog".utf8))]), "c88363617483646f67"),
        (.bytes([]), "80"), (.list([]), "c0"), (.number(0 as UInt64), "80"), (.bytes([0]), "00"), (.number(15 as UInt64), "0f"),
        (.number(1024 as UInt64), "820400"), (.list([.list([]), .list([.list([])]), .list([.list([]), .list([.list([])])])]), "c7c0c1c0c3c0c1c0"),
        (.bytes(Array(sentence.utf8)), "b838" + hex(Array(sentence.utf8))),
    ])
    func examples(item: RLP, encoded: String) throws {
        #expect(hex(item.encoded) == encoded)
        #expect(RLP(try #require(bytes(hex: encoded))) == item)
    }

    /// Each is wrong in one way: nothing, cut off, something behind, a byte in two, a length in too many bytes, a length beyond the end.
    @Test(arguments: [
        "", "83646f", "83646f6700", "8100", "817f", "b800", "b80161", "b90038" + hex(Array(sentence.utf8)), "b838", "c1", "c3830102", "f800", "f80180",
        "b8ff", "bfffffffffffffffff", "ffffffffffffffffff", "fb7fffffff", "bb7fffffff00", "f90000",
    ])
    func otherBytesAreRefused(encoded: String) throws {
        #expect(RLP(try #require(bytes(hex: encoded))) == nil)
    }

    @Test func listsAreNotNestedDeeperThanTransactionsNeed() {
        func nested(_ depth: Int) -> [UInt8] { (0..<depth).reduce(RLP.bytes([1])) { item, _ in .list([item]) }.encoded }
        #expect(RLP(nested(RLP.deepest)) != nil)
        #expect(RLP(nested(RLP.deepest + 1)) == nil)
        #expect(RLP([UInt8](repeating: 0xC1, count: RLP.longest)) == nil)
        #expect(RLP([UInt8](repeating: 0x01, count: RLP.longest + 1)) == nil)
    }

    @Test(
        arguments: [("00", nil), ("80", 0), ("01", 1), ("820001", nil), ("a0" + String(repeating: "ff", count: 32), BigUInt(1) << 256 - 1), ("c0", nil)]
            as [(String, BigUInt?)])
    func numbers(encoded: String, number: BigUInt?) throws {
        #expect(RLP(try #require(bytes(hex: encoded)))?.number == number)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func aThousandItemsComeBackFromTheirBytes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let item = RLPTests.random(&random, depth: 0)
            #expect(RLP(item.encoded) == item, "seed \(seed)")
        }
    }

    /// What is read at all is written again with the same bytes: no two texts mean the same transaction.
    @Test(arguments: [4, 5, 6] as [UInt64])
    func hostileBytesNeverCrashAndHaveOneForm(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            var bytes = RLPTests.random(&random, depth: 0).encoded
            for _ in 0..<Int.random(in: 0...4, using: &random) {
                guard let place = bytes.indices.randomElement(using: &random) else { break }
                bytes[place] =
                    [0x7F, 0x80, 0xB7, 0xB8, 0xBF, 0xC0, 0xF7, 0xF8, 0xFF, UInt8.random(in: .min ... .max, using: &random)].randomElement(using: &random) ?? 0
            }
            if Bool.random(using: &random) { bytes.removeLast(Int.random(in: 0...bytes.count, using: &random)) }
            if let item = RLP(bytes) { #expect(item.encoded == bytes, "seed \(seed): \(hex(bytes))") }
        }
    }

    private static func random(_ random: inout SeededGenerator, depth: Int) -> RLP {
        if depth < 4, Int.random(in: 0..<3, using: &random) == 0 {
            return .list((0..<Int.random(in: 0...6, using: &random)).map { _ in self.random(&random, depth: depth + 1) })
        }
        let count = [0, 1, 1, 2, 20, 32, 55, 56, 57, 300].randomElement(using: &random) ?? 0
        return .bytes((0..<count).map { _ in UInt8.random(in: .min ... .max, using: &random) })
    }
}
