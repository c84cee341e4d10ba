import Foundation
import Testing

@testable import Assist

@Suite struct LanguageNoteTests {
    @Test(arguments: [
        ("mi transferencia de USDT no ha llegado todavía", "Respondo en inglés"), ("ma transaction a échoué et j'ai perdu des TRX", "Je réponds en anglais"),
        ("мой перевод USDT до сих пор не пришёл", "по-английски"), ("USDTがまだ届いていません", "英語"), ("전송이 아직 도착하지 않았어요", "영어"),
        ("tôi chuyển USDT nhưng vẫn chưa nhận được", "tiếng Anh"), ("โอน USDT แล้วยังไม่เข้า", "ภาษาอังกฤษ"),
    ])
    func itIsSaidInTheCustomersLanguage(_ text: String, _ words: String) {
        #expect(LanguageNote.of(text)?.contains(words) == true)
    }

    @Test(arguments: ["ok", "USDT", "gas?", "hola", "TRX TRC20 Binance OKX", "where usdt", "转账没到账", "轉帳沒到帳"])
    func itIsNotSaidOnAGuess(_ text: String) {
        #expect(LanguageNote.of(text) == nil)
    }

    /// None of the questions that are known in English and Chinese is taken for another language.
    @Test func noKnownQuestionIsMistaken() throws {
        let questions = try KnowledgeFolder(BotTests.knowledge).questions().filter { $0.language.hasPrefix("en") || $0.language.hasPrefix("zh") }
        #expect(questions.count > 2_000)
        #expect(questions.map(\.text).filter { LanguageNote.of($0) != nil } == [])
    }
}
