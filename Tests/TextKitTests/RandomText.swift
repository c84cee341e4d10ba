import Kit

/// Texts made of what breaks tokenizers.
extension SeededGenerator {
    private static let pieces = [
        "a", "Z", "7", "wallet", "USDT", " ", " ", "\n", "\r\n", "\0", "\t", "\"", "'", "’", "*", "^", "-", "+", "(", ")", ":", "{", "}",
        ",", " AND ", " OR ", " NOT ", " NEAR ", "NEAR(", "钱", "包", "助记词", "没到账", "錢包", "，", "。", "が", "か\u{3099}", "ガ", "ｶﾞ", "한", "글",
        "é", "e\u{301}", "\u{301}", "ß", "İ", "ﬁ", "Ａ", "１", "²", "①", "㍿", "\u{200B}", "\u{AD}", "\u{FE0F}", "\u{202E}", "👛", "👨‍👩‍👧",
        "🇨🇳", "٣", "हिन्दी", "ไทย", "שלום", "𠮷", "\u{10FFFF}", "\u{E000}", "_", "/", "https://example.com/a?b=c", "0x", "deadbeef",
    ]

    mutating func text(of count: ClosedRange<Int> = 0...40) -> String {
        (0..<Int.random(in: count, using: &self)).map { _ in SeededGenerator.pieces.randomElement(using: &self) ?? "" }.joined()
    }

    /// Common Chinese characters with a mark of punctuation here and there.
    mutating func chinese(of count: ClosedRange<Int>) -> String {
        let characters = Array("我的钱包转账没到了助记词能量不足冻结地址授权多签手续费怎么办，。 ")
        return String((0..<Int.random(in: count, using: &self)).compactMap { _ in characters.randomElement(using: &self) })
    }
}
