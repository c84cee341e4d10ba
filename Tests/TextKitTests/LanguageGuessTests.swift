import Foundation
import Kit
import Testing
import TextKit

@Suite struct LanguageGuessTests {
    @Test(arguments: [
        ("where is my money", Language.en),
        ("转账没到账", .zh),
        ("你好", .zh),
        ("TokenPocket 钱包连不上", .zh),
        ("unconfirmed 记录对应 tx 未上链，导致无法确认及 mint", .zh),
        ("What does 能量不足 mean? My transfer failed again today", .en),
        ("请看 https://tronscan.example/#/transaction/deadbeefdeadbeefdeadbeef 没到账", .zh),
        ("ＵＳＤＴ 没到账", .zh),
        ("hola, no llega mi dinero", .en),
        ("ok", nil),
        ("", nil),
        ("12345 !!! 👛", nil),
        ("USDT TRC20", nil),
        ("TNPeeaaFB7K9cmo4uQpcU32zGK8G1NYqeL", nil),
        ("https://example.com/where-is-my-money", nil),
        ("example.com/help/me", nil),
        ("someone@example.com", nil),
        ("0x4e83362442b8d1bec281594cea3050c8eb01311c", nil),
        ("где мои деньги", nil),
        ("お金はどこですか", nil),
        ("내 돈이 어디 있나요", nil),
    ])
    func `the language of a text`(text: String, language: Language?) {
        #expect(LanguageGuess.of(text) == language)
    }

    /// 140 real messages and help titles. Not part of the package: skipped where the data is absent.
    @Test(.enabled(if: FileManager.default.isReadableFile(atPath: Corpus.wallet)))
    func `real messages are told apart`() throws {
        let rows = try Corpus.rows(Corpus.wallet)
        let told = rows.filter { row in LanguageGuess.of(row[6])?.rawValue == row[2] }
        let asked = rows.filter { row in Language(rawValue: row[2]) != nil }
        #expect(asked.count > 100)
        #expect(told.count >= asked.count - 1)
    }
}
