import Kit
import Testing

@Suite struct ShortCodeTests {
    @Test(arguments: [(0, 6, "000000"), (31, 2, "0Z"), (32, 2, "10"), (UInt64.max, 6, "ZZZZZZ"), (1_099_511_627_775, 8, "ZZZZZZZZ")])
    func writes(number: UInt64, length: Int, text: String) { #expect(ShortCode.text(number, length: length) == text) }

    @Test(arguments: [
        ("7K2QF-9XW3D", 10, true), ("7k2qf 9xw3d", 10, true), ("7K2QF9XW3", 10, false), ("7K2QF-9XW3U", 10, false), ("7K2QF-9XW3DD", 10, false), ("", 0, true),
        ("你好你好你好", 6, false),
    ])
    func reads(text: String, length: Int, isCode: Bool) { #expect((ShortCode.number(text, length: length) != nil) == isCode) }

    @Test func whatLooksAlikeCountsAlike() {
        #expect(ShortCode.number("oIl0", length: 4) == ShortCode.number("0110", length: 4))
    }

    @Test(arguments: 0..<1000)
    func isReadBack(seed: Int) {
        let number = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 & ((1 << 50) - 1)
        #expect(ShortCode.number(ShortCode.text(number, length: 10), length: 10) == number, "seed \(seed)")
    }
}
