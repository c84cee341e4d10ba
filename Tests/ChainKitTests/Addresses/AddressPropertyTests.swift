import ChainKit
import Kit
import Testing

@Suite struct AddressPropertyTests {
    private static let digits = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

    private static func address(_ draw: inout SeededGenerator) throws -> TronAddress { TronAddress(try #require(AccountBytes(draw.bytes(20)))) }

    @Test(arguments: 0..<1000)
    func whatIsWrittenIsRead(seed: Int) throws {
        var draw = SeededGenerator(seed: seed)
        let address = try Self.address(&draw)
        #expect(address.base58.utf8.count == 34 && address.base58.hasPrefix("T"))
        #expect(TronAddress(base58: address.base58) == address && TronAddress(hex: address.hex) == address, "seed \(seed)")
        #expect(AddressReader.verdict(address.base58).tron == address && AddressReader.verdict(address.hex.uppercased()).tron == address)
        let evm = EVMAddress(address.account)
        #expect(AddressReader.verdict(evm.checksummed).evm == evm && AddressReader.verdict(evm.checksummed.lowercased()).canonical == evm.checksummed)
        let bytes = draw.bytes(draw.number(0..<93))
        #expect(Base58.decoded(ascii: Array(Base58.encoded(bytes).utf8)) == bytes, "seed \(seed)")
    }

    /// Every character at every place of one address in ten: the chance that one of them passes is one in two million.
    @Test(arguments: 0..<100)
    func aChangedCharacterIsSeen(seed: Int) throws {
        var draw = SeededGenerator(seed: seed)
        let right = Array(try Self.address(&draw).base58.utf8)
        for place in right.indices {
            for digit in Self.digits where digit != right[place] {
                var changed = right
                changed[place] = digit
                #expect(!AddressReader.verdict(String(decoding: changed, as: UTF8.self)).isValid, "seed \(seed)")
            }
        }
    }

    @Test(arguments: 0..<1000)
    func aSlipIsFoundAndNotRepaired(seed: Int) throws {
        var draw = SeededGenerator(seed: seed)
        let address = try Self.address(&draw)
        var text = Array(address.base58.utf8)
        let place = draw.number(1..<33)
        switch draw.number(0..<3) {
        case 0: text.remove(at: place)
        case 1: text.insert(draw.pick(Self.digits), at: place)
        default: text.swapAt(place, place + 1)
        }
        guard text != Array(address.base58.utf8) else { return }
        let verdict = AddressReader.verdict(String(decoding: text, as: UTF8.self))
        let hint = try #require(verdict.hint)
        #expect(hint.en.contains("seem"), "seed \(seed): \(hint.en)")
        #expect(!hint.en.contains(address.base58) && verdict.canonical == nil && verdict.shortHint?.en.contains("seem") == false)
    }

    /// What people send: pieces of addresses between everything else that there is.
    @Test(arguments: 0..<1000)
    func anythingCanBeRead(seed: Int) throws {
        var draw = SeededGenerator(seed: seed)
        let address = try Self.address(&draw)
        let pieces = [
            address.base58, String(address.base58.prefix(draw.number(0..<34))), address.hex, EVMAddress(address.account).checksummed, "0x", "tron:", "https://",
            "/", "…",
            "...", " ", "\u{200B}", "\u{202E}", "Т", "Ｔ", "地址", "“", "\u{0}", "e\u{301}", "👩‍👩‍👧‍👦", "bc1", "1", String(repeating: "1", count: 40), "EQ", "r", ":",
            "-1:", "@", "\n",
        ]
        let text = (0..<draw.number(0..<12)).map { _ in draw.pick(pieces) }.joined()
        let verdict = AddressReader.verdict(text)
        #expect((verdict.hint == nil) == verdict.isValid, "seed \(seed)")
        if let canonical = verdict.canonical { #expect(AddressReader.verdict(canonical).canonical == canonical, "seed \(seed): \(text)") }
        for reference in ChainReference.all(in: text) { #expect(text[reference.range] == reference.text, "seed \(seed)") }
    }
}
