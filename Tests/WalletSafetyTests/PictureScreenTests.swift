import Kit
import Testing
import WalletSafety

/// Lines as a recognition of text leaves them.
@Suite struct PictureScreenTests {
    private static let words = "legal winner thank year wave sausage worth useful legal winner thank yellow".split(separator: " ").map(String.init)
    private static let hash = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b"

    private static func kinds(_ lines: [String], codes: [String] = []) -> [String] { WalletSafety.secrets(inPicture: lines, codes: codes).map(\.code) }

    @Test(
        "A phrase with lost and mistaken words is one",
        arguments: [
            ["1. legal", "2. wlnner", "3, thank", "4. year", "5.", "6. sausage", "7. worth", "l. use", "9. legal", "10. winner", "11. thank", "12. yellow"],
            ["1 abandon 2 ability 3 able", "4 about 5", "7 absorb 8 abstract 9 absurd", "10 abuse 11 accoss 12 accident"],
            ["combine canoe cholce rout sketch", "canal oven olive ostrch lend", "wagon increase"],
            ["1 脱 2 乔 3 喝", "4 效 5", "7 捉 8 昏 9 乃", "10 雅 11 砂 12"], ["my words:", "街造健饱早休浓法奈"], ["助记词是 利暗揭世桨缓败世", "激众问植"],
        ])
    func brokenPhrase(lines: [String]) { #expect(Self.kinds(lines) == ["seed_phrase"]) }

    @Test("Any eight of twelve numbered words are enough", arguments: 0..<40)
    func someWords(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let kept = Set((0..<12).shuffled(using: &random).prefix(8))
        let lines = Self.distinctWords.enumerated().map { index, word in kept.contains(index) ? "\(index + 1). \(word)" : "\(index + 1)." }
        #expect(Self.kinds(lines) == ["seed_phrase"], "seed \(seed)")
    }

    private static let distinctWords = "abandon winner thank zebra wave sausage worth useful legal gorilla tornado yellow".split(separator: " ")
        .map(String.init)

    @Test(
        "Screens, settings and steps are no phrase",
        arguments: [
            ["Settings", "Address book", "Wallet Connect", "Change password", "Display currency", "Language", "Network", "Security", "Support", "Share"],
            ["1. Open the wallet", "2. Tap receive", "3. Choose the network", "4. Copy the address", "5. Check it twice", "6. Send a small amount"],
            ["Enter your 12 word recovery phrase", "1. *****", "2. *****", "3. *****", "4. *****", "5. *****", "6. *****", "7. *****", "8. *****", "9. *****"],
            ["客服小王", "昨天转了500个USDT到币安", "还是显示处理中", "请问用的是哪个网络", "我们不会向你索要助记词"],
            ["设置", "地址簿", "用户协议", "联系客服", "网络设置", "备份助记词", "货币单位", "修改密码", "语言", "授权管理"],
        ])
    func harmless(lines: [String]) { #expect(Self.kinds(lines).isEmpty) }

    @Test("A transaction hash in a picture may stay, and a key beside its name goes")
    func hashes() {
        #expect(Self.kinds(["Completed", Self.hash]).isEmpty)
        #expect(Self.kinds(["Transaction hash", String(Self.hash.prefix(40)), String(Self.hash.dropFirst(40))]).isEmpty)
        #expect(Self.kinds(["Private key", Self.hash]) == ["private_key"])
        #expect(Self.kinds(["导出私钥", "0x" + Self.hash]) == ["private_key"])
    }

    @Test("A key beside its name goes though letters are mistaken in it")
    func brokenKey() {
        let misread = Self.hash.replacing("0", with: "O").replacing("1", with: "l")
        #expect(Self.kinds(["Your private key", String(misread.prefix(32)), String(misread.dropFirst(32))]) == ["private_key"])
        #expect(Self.kinds(["Your private key", "0xfceb94a5f67e7e662429cf7adbaf5bf5f34c76ba"]).isEmpty)
    }

    @Test(
        "A code is judged for itself",
        arguments: [
            (words.joined(separator: " "), "seed_phrase"), (hash, "private_key"), ("0x" + hash, "private_key"),
            ("KwDiBf89QgGbjEhKnhXJuH7LrciVrZi3qYjgd9M7rFU73sVHnoWn", "private_key"),
            ("otpauth://totp/Exchange:me@example.com?secret=JBSWY3DPEHPK3PXP&issuer=Exchange", "otp_secret"),
            ("173318240314159015881033184716241999", ""), ("101920151790203320111571201920151790203720", ""),
            ("TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE", ""), ("ethereum:0xfceb94a5f67e7e662429cf7adbaf5bf5f34c76ba@1", ""),
            ("https://etherscan.io/tx/0x" + hash, ""), ("https://example.com/t/" + hash, ""), ("", ""),
        ])
    func codes(code: String, kind: String) { #expect(Self.kinds([], codes: [code]) == (kind.isEmpty ? [] : [kind])) }

    @Test("The numbers of a phrase's words are the phrase")
    func seedQR() {
        // Of SeedSigner's description of SeedQR, test vector 1.
        let numbers = "011513251154012711900771041507421289190620080870026613431420201617920614089619290300152408010643"
        #expect(Self.kinds([], codes: [numbers]) == ["seed_phrase"])
        #expect(Self.kinds([], codes: [String(numbers.dropLast(4)) + "0644"]).isEmpty)
    }

    @Test("Each kind is told once")
    func once() {
        let phrase = Self.words.joined(separator: " ")
        #expect(Self.kinds([phrase], codes: [phrase, Self.hash]) == ["seed_phrase", "private_key"])
    }
}
