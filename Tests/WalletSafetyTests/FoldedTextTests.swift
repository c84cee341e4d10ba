import Testing

@testable import WalletSafety

@Suite struct FoldedTextTests {
    @Test(arguments: [
        ("Seed", "seed"),
        ("ＳＥＥＤ　１２", "seed 12"),
        ("se\u{200B}ed\u{FEFF}", "seed"),
        ("𝐬𝐞𝐞𝐝 𝓈𝑒𝑒𝒹 𝚜𝚎𝚎𝚍", "seed seed seed"),
        ("ⓢⓔⓔⓓ 🅢🅔🅔🅓", "seed seed"),
        ("sееd рhrаsе", "seed phrase"),
        ("séèd phräsë", "seed phrase"),
        ("Бой БОЙ", "бoи бoи"),
        ("がっこう ガッコウ か\u{3099}", "かっこう かっこう か"),
        ("가격 \u{1100}\u{1161}\u{1100}\u{1167}\u{11A8}", "가격 가격"),
        ("se\u{301}ed", "seed"),
        ("１２　助記詞", "12 助记词"),
        ("私鑰、密碼、驗證碼", "私钥、密码、验证码"),
    ])
    func looksAlike(text: String, folded: String) {
        #expect(String(codes: FoldedText(text).codes) == folded)
    }

    @Test func knowsTheWayBack() {
        let text = FoldedText("a\u{200B}Ｂ\u{301}c")
        #expect(String(codes: text.codes) == "abc")
        #expect(text.original(1..<2) == "Ｂ\u{301}")
        #expect(text.original(0..<2) == "a\u{200B}Ｂ\u{301}")
        #expect(text.joints == [false, true, false])
        #expect(text.original(0..<0) == "")
    }
}
