import TextKit

/// What is said to somebody who writes in a language that there are no articles in.
enum LanguageNote {
    /// How likely the language has to be: a short English question with a few names in it is easily taken for another language.
    private static let least = 0.9
    /// Words; in fewer the likeliest language is a guess.
    private static let shortest = 4

    /// In the customer's language; nil for Chinese, English, and what can't be told.
    static func of(_ text: String) -> String? {
        guard let tag = WrittenLanguage.of(text, least: least) else { return nil }
        // Scripts without spaces tell the language by themselves.
        let isToldByScript = ["ja", "ko", "th"].contains(tag)
        guard isToldByScript || text.split(whereSeparator: \.isWhitespace).count >= shortest else { return nil }
        return notes[tag]
    }

    private static let notes = [
        "ar": "أجيب بالإنجليزية لأن المقالات غير متوفرة بلغتك بعد. يمكنك الاستمرار في الكتابة بلغتك.",
        "de": "Ich antworte auf Englisch, weil es noch keine Artikel auf Deutsch gibt. Sie können weiter auf Deutsch schreiben.",
        "es": "Respondo en inglés porque todavía no hay artículos en español. Puede seguir escribiendo en español.",
        "fa": "به انگلیسی پاسخ می‌دهم، چون هنوز مقاله‌ای به فارسی نداریم. می‌توانید به فارسی بنویسید.",
        "fr": "Je réponds en anglais, car il n’y a pas encore d’articles en français. Vous pouvez continuer à écrire en français.",
        "hi": "मैं अंग्रेज़ी में उत्तर दे रहा हूँ, क्योंकि हिंदी में लेख अभी नहीं हैं। आप हिंदी में लिखते रह सकते हैं।",
        "id": "Saya menjawab dalam bahasa Inggris karena belum ada artikel dalam bahasa Indonesia. Anda tetap bisa menulis dalam bahasa Indonesia.",
        "it": "Rispondo in inglese perché non ci sono ancora articoli in italiano. Può continuare a scrivere in italiano.",
        "ja": "日本語の記事がまだないため、英語でお答えします。日本語のまま書いていただいて大丈夫です。",
        "ko": "아직 한국어 문서가 없어 영어로 답변드립니다. 한국어로 계속 쓰셔도 됩니다.",
        "nl": "Ik antwoord in het Engels, omdat er nog geen artikelen in het Nederlands zijn. U kunt in het Nederlands blijven schrijven.",
        "pl": "Odpowiadam po angielsku, bo nie ma jeszcze artykułów po polsku. Może Pan/Pani dalej pisać po polsku.",
        "pt": "Respondo em inglês porque ainda não há artigos em português. Pode continuar a escrever em português.",
        "ru": "Я отвечаю по-английски, потому что статей на русском пока нет. Вы можете писать дальше по-русски.",
        "th": "ขอตอบเป็นภาษาอังกฤษ เพราะยังไม่มีบทความภาษาไทย คุณพิมพ์เป็นภาษาไทยต่อได้",
        "tr": "Türkçe makale henüz olmadığı için İngilizce yanıt veriyorum. Türkçe yazmaya devam edebilirsiniz.",
        "uk": "Відповідаю англійською, бо статей українською ще немає. Можете писати далі українською.",
        "vi": "Tôi trả lời bằng tiếng Anh vì chưa có bài viết tiếng Việt. Bạn cứ viết tiếp bằng tiếng Việt.",
    ]
}
