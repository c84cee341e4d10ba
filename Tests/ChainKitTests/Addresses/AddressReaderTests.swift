import ChainKit
import Kit
import Testing

/// The ways in which addresses arrive. USDT's contract stands for all of them.
@Suite struct AddressReaderTests {
    private static let usdt = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"

    @Test(arguments: [
        ("", AddressCode.empty), (" \n\t", .empty), ("\u{200B}\u{FEFF}", .empty), ("地址", .notAddress), ("hello world", .notAddress), ("0x", .notAddress),
        ("TR7NHq...gjLj6t", .truncated), ("TR7N…j6t", .truncated), ("TR7NHq****gjLj6t", .truncated), ("“TR7NHq…gjLj6t”", .truncated),
        ("0xa614…d13c", .truncated),
        ("TR7NHqjeKQx…", .truncated), ("…8otSzgjLj6t", .truncated),
        ("TR7NHqjeKQxGTCi8q 8ZY4pL8otSzgjLj6t", .whitespace), ("TR7N HqjeKQxG TCi8q8ZY 4pL8otSz gjLj6t", .whitespace), (" \(usdt)\r\n", .whitespace),
        ("\u{3000}\(usdt)", .whitespace), ("TR7NHqjeKQxGTCi8q\n8ZY4pL8otSzgjLj6t", .whitespace),
        ("“\(usdt)”", .quoted), ("(\(usdt))", .quoted), ("`\(usdt)`", .quoted), ("\(usdt)。", .quoted), ("【\(usdt)】", .quoted), ("<\(usdt)>,", .quoted),
        ("tron:\(usdt)", .uri), ("TRON:\(usdt)?amount=5", .uri), ("ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7@1?value=2e18", .uri),
        ("ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7/transfer?address=0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed&uint256=1", .uri),
        ("https://tronscan.org/#/address/\(usdt)", .url), ("tronscan.org/#/contract/\(usdt)/code", .url), ("www.example.com?to=\(usdt)", .url),
        ("https://etherscan.io/address/0xdac17f958d2ee523a2206206994597c13d831ec7", .url),
        ("我的地址是\(usdt)", .extraText), ("my address: \(usdt) thanks", .extraText), ("地址：\(usdt)", .extraText),
        ("\(usdt) T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb", .several), ("\(usdt) \(usdt)", .extraText),
        ("\u{200B}\(usdt)", .invisible), ("TR7NHqje\u{200D}KQxGTCi8q8ZY4pL8otSzgjLj6t", .invisible), ("\u{202E}\(usdt)\u{202C}", .invisible),
        ("ＴR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", .fullWidth), ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj６t", .fullWidth),
        ("ТR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", .homoglyph), ("ΤR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", .homoglyph),
        ("TR7NHqjеKQxGTCi8q8ZY4pL8otSzgjLj6t", .homoglyph), ("𝐓R7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", .homoglyph),
        ("0хdac17f958d2ee523a2206206994597c13d831ec7", .homoglyph),
        ("tr7nhqjekqxgtci8q8zy4pl8otszgjlj6t", .caseFolded), ("TR7NHQJEKQXGTCI8Q8ZY4PL8OTSZGJLJ6T", .caseFolded),
        ("Tr7nhqjekqxgtci8q8zy4pl8otszgjlj6t", .caseFolded),
        ("0xdAC17F958D2ee523a2206206994597C13D831ec8", .badEIP55), ("0xdac17F958D2ee523a2206206994597C13D831ec7", .badEIP55),
        ("0XDAC17F958D2EE523A2206206994597C13D831EC7", .evmAddress), ("0xdac17f958d2ee523a2206206994597c13d831ec", .hexLength),
        ("dac17f958d2ee523a2206206994597c13d831ec7", .hexNoPrefix), ("A0a614f803b6fd780986a42c78ec9c7f77e6ded13c", .tronOldTestnet),
        ("0x41A614F803B6FD780986A42C78EC9C7F77E6DED13C", .hex0x41), ("41A614F803B6FD780986A42C78EC9C7F77E6DED13C", .ok),
        ("0:83dfd552e63729b472fcbcc8c45ebcc6691702558b68ec7527e1ba403a0f31a8", .ton),
        ("abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about", .secret),
        ("的 的 的 的 的 的 的 的 的 的 的 在", .secret), ("\(usdt) 5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", .secret),
        ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6", .lengthShort), ("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t6t", .lengthLong),
    ])
    func everyWay(input: String, code: AddressCode) {
        let verdict = AddressReader.verdict(input)
        #expect(verdict.code == code, "\(input) is \(verdict.code), \(verdict.hint?.en ?? "")")
        #expect((verdict.hint == nil) == (code == .ok))
    }

    /// Given only where it stands there, character by character.
    @Test(arguments: [
        ("tron:\(usdt)", true), ("https://tronscan.org/#/address/\(usdt)", true), (" \(usdt)", true), ("“\(usdt)”", true), ("我的地址是\(usdt)", true),
        ("\u{200B}\(usdt)", true), ("TR7NHqjeKQxGTCi8q 8ZY4pL8otSzgjLj6t", false), ("TR7NHqje\u{200D}KQxGTCi8q8ZY4pL8otSzgjLj6t", false),
        ("ТR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", false), ("ＴR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", false), ("\(usdt) T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb", false),
    ])
    func nothingIsRepaired(input: String, isGiven: Bool) {
        let verdict = AddressReader.verdict(input)
        #expect(verdict.canonical == (isGiven ? Self.usdt : nil) && (verdict.tron != nil) == isGiven && !verdict.isValid)
    }

    @Test func aForeignLetterIsNamedByItsPlace() throws {
        let hint = try #require(AddressReader.verdict("TR7NHqjеKQxGTCi8q8ZY4pL8otSzgjLj6t").hint)
        #expect(hint.en.contains("position 8") && hint.en.contains("“e”") && hint.zh.contains("第 8 个"))
        let broken = try #require(AddressReader.verdict("TR7NHqjеKQxGTCi8q8ZY4pL8otSzgjLj6s").hint)
        #expect(broken.en.contains("the rest does not match"))
    }

    @Test func aCharacterThatNeverOccursIsNamedByItsPlace() throws {
        let hint = try #require(AddressReader.verdict("TR7NHqjeKQxGTCi8q8ZY4pL80tSzgjLj6t").hint)
        #expect(hint.en.contains("“0” at position 25") && hint.zh.contains("第 25 个字符“0”"))
    }

    @Test(arguments: ["", "0x"])
    func aPossibleKeyIsNotRepeated(prefix: String) {
        let key = String(repeating: "0123456789abcdef", count: 4)
        for input in [prefix + key, " \(prefix)\(key) ", "my key \(prefix)\(key)", "https://tronscan.org/#/transaction/\(key)", prefix + key.dropLast()] {
            let verdict = AddressReader.verdict(input)
            #expect(!verdict.input.contains(key.dropFirst(4).dropLast(5)), "\(verdict.input)")
            #expect(verdict.canonical == nil)
        }
    }

    @Test func whatIsTooLongIsRefused() {
        let verdict = AddressReader.verdict(String(repeating: "T", count: 4097))
        #expect(verdict.code == .tooLong && verdict.input.count < 100)
        #expect(AddressReader.verdict(String(repeating: "字", count: 4096)).code == .notAddress)
        #expect(AddressReader.verdict(String(repeating: "👩‍👩‍👧‍👦", count: 100_000)).code == .tooLong)
    }

    @Test(arguments: AddressCode.allCases)
    func codesAreWrittenAsTheFileHasThem(code: AddressCode) { #expect(code.rawValue.utf8.allSatisfy { (0x30...0x5A).contains($0) || $0 == 0x5F }) }

    @Test func chainsAreWrittenSmall() { #expect(AddressChain.allCases.allSatisfy { $0.rawValue == $0.rawValue.lowercased() }) }
}
