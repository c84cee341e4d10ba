import DeskTesting
import Kit
import Testing

@testable import ChainKit

@Suite struct CleanTextTests {
    static let texts: [(String, String)] = [
        ("Tether USD", "Tether USD"), ("泰达币（USDT）", "泰达币（USDT）"), ("  a \n\t b\r\n", "a b"), ("a\u{3000}b\u{2028}c", "a b c"),
        ("US\u{200B}DT", "US\u{FFFD}DT"), ("US\u{200B}\u{200C}\u{2060}DT", "US\u{FFFD}DT"), ("\u{202E}TDSU", "\u{FFFD}TDSU"),
        ("\u{200B}", "\u{FFFD}"), ("\u{0}\u{1}", "\u{FFFD}"), ("", ""), (" \n ", ""), ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("\u{3164}\u{3164}", "\u{FFFD}"), ("\u{2800}", "\u{FFFD}"), ("\u{E000}x", "\u{FFFD}x"), ("\u{1B}[31mred", "\u{FFFD}[31mred"),
        ("👨\u{200D}👩\u{200D}👧 ❤\u{FE0F}", "👨\u{200D}👩\u{200D}👧 ❤\u{FE0F}"), ("1\u{200D}2", "1\u{FFFD}2"), ("U\u{FE0F}S", "U\u{FFFD}S"),
        ("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}x", "e\u{301}\u{302}\u{303}x"), ("\u{301}x", "\u{FFFD}x"), ("\u{E0041}\u{E0042}", "\u{FFFD}"),
    ]

    @Test(arguments: texts)
    func isCleaned(text: String, expected: String) {
        #expect(Array(CleanText.cleaned(text, limit: 100).unicodeScalars) == Array(expected.unicodeScalars))
    }

    static let long: [(String, Int, String)] = [
        ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abc   ", 3, "abc"), ("abc d", 4, "abc…"), ("abc", 1, "…"), ("a", 0, "a"), ("ab", -5, "…"),
    ]

    @Test(arguments: long)
    func isCutOff(text: String, limit: Int, expected: String) {
        #expect(CleanText.cleaned(text, limit: limit) == expected)
    }

    static let samples: [([UInt8], String?)] = [
        (Array("hello 世界".utf8), "hello 世界"), (Array("line\nline".utf8), "line line"), ([], nil), ([0xFF, 0xFE], nil), ([0x41, 0x00], nil),
        ([0x1B, 0x41], nil),
        (Array("   ".utf8), nil), ([0xC0, 0x80], nil), ([0xED, 0xA0, 0x80], nil), (Array("a\u{202E}b".utf8), "a\u{FFFD}b"), (Array("\u{E000}".utf8), nil),
    ]

    @Test(arguments: samples)
    func bytesAreTextOrNot(bytes: [UInt8], expected: String?) {
        #expect(CleanText.text(of: bytes, limit: 100) == expected)
    }

    @Test func aMemoOfHalfAMegabyteIsCut() {
        #expect(CleanText.text(of: [UInt8](repeating: 0x61, count: 500_000), limit: 10) == "aaaaaaaaa…")
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func aThousandRandomTextsComeOutVisibleAndShort(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                let ranges: [ClosedRange<UInt32>] = [
                    0...0x7F, 0x2000...0x206F, 0x300...0x36F, 0x4E00...0x4E20, 0xE0000...0xE007F, 0x1F600...0x1F640, 0...0x10FFFF,
                ]
                let range = ranges.randomElement(using: &random) ?? 0...0x7F
                if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { scalars.append(scalar) }
            }
            let text = String(scalars)
            let cleaned = CleanText.cleaned(text, limit: 20)
            #expect(cleaned.unicodeScalars.count <= 20, "seed \(seed)")
            #expect(!cleaned.isEmpty || text.unicodeScalars.allSatisfy(\.properties.isWhitespace), "seed \(seed)")
            #expect(CleanText.cleaned(cleaned, limit: 20) == cleaned, "seed \(seed): cleaning twice changes \(text.debugDescription)")
            for scalar in cleaned.unicodeScalars {
                let category = scalar.properties.generalCategory
                #expect(category != .control && category != .privateUse && category != .unassigned, "seed \(seed): \(text.debugDescription)")
                #expect(!("\u{202A}"..."\u{202E}").contains(scalar) && !("\u{2066}"..."\u{2069}").contains(scalar), "seed \(seed)")
            }
        }
    }
}
