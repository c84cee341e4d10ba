import Kit
import Testing
import TextKit

@Suite struct WrittenLanguageTests {
    @Test(arguments: [
        ("转账没到账", "zh-Hans"), ("USDT 没到账怎么办 wallet app", "zh-Hans"), ("我的錢包裡的幣不見了", "zh-Hant"), ("轉帳還沒收到", "zh-Hant"),
        ("转账失败https://tronscan.org/#/transaction/50f16239f08e95c7b525f887958fc4bd84792b567ceebf93d55aa1c7dfe787ea", "zh-Hans"),
        ("where is my usdt", "en"), ("transfer failed but i was charged", "en"), ("送金がまだ届きません", "ja"), ("ウォレットにログインできない", "ja"),
        ("돈이 아직 안 왔어요", "ko"), ("где мои деньги", "ru"), ("чому гроші ще не прийшли", "uk"), ("mi dinero no ha llegado", "es"),
        ("o meu dinheiro não chegou ainda", "pt"), ("mon argent n'est pas encore arrivé", "fr"), ("mein Geld ist noch nicht da", "de"),
        ("i miei soldi non sono arrivati", "it"), ("mijn geld is nog niet aangekomen", "nl"),
        ("param hala gelmedi neden", "tr"), ("tiền của tôi chưa về ví", "vi"), ("uang saya belum masuk kenapa ya", "id"), ("เงินยังไม่เข้ากระเป๋า", "th"),
        ("لم تصل أموالي بعد", "ar"), ("پول من هنوز نرسیده چرا", "fa"),
        ("मेरे पैसे अभी तक नहीं आए", "hi"), ("pieniądze jeszcze nie dotarły", "pl"), ("τα χρήματά μου δεν ήρθαν", "el"), ("הכסף שלי עדיין לא הגיע", "he"),
    ])
    func aShortTextIsRecognised(text: String, tag: String) {
        #expect(WrittenLanguage.of(text) == tag)
    }

    @Test(arguments: ["", "ok", "??", "12345 678", "https://tronscan.org/#/transaction/abc", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "👍👍👍"])
    func whatHasNoLanguageHasNone(text: String) {
        #expect(WrittenLanguage.of(text) == nil)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func anythingIsSurvived(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        _ = WrittenLanguage.of(random.text())
    }
}
