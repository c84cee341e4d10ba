import HTTPKit
import Kit

/// What the page says.
private enum Text {
    static let title = ScriptPhrase("official.title", en: "Is this really us?", zh: "这真的是我们吗？")
    static let lead = ScriptPhrase(
        "official.lead",
        en: "Paste the site, mail address, phone number, WeChat, Telegram or Weibo account, or the code beside a message. We tell you whether it is ours.",
        zh: "粘贴网站、邮箱、电话、微信、Telegram、微博账号，或消息旁边的代码，我们告诉您是不是我们的。")
    static let question = ScriptPhrase("official.question", en: "What do you want to check?", zh: "要核验什么？")
    static let check = ScriptPhrase("official.check", en: "Check", zh: "核验")
    static let warning = ScriptPhrase(
        "official.warning", en: "We never ask for a seed phrase, private key, password or code. Don't paste one here either.",
        zh: "我们绝不会要助记词、私钥、密码或验证码，也请不要粘贴到这里。")
    static let help = ScriptPhrase("official.help", en: "Help center", zh: "帮助中心")
    static let all = [
        title, lead, question, check, warning, help,
        ScriptPhrase("official.official", en: "This is ours", zh: "是我们的"),
        ScriptPhrase("official.code", en: "A real code: compare it", zh: "真实的核验码，请核对"),
        ScriptPhrase("official.sentAt", en: "Written on {time}.", zh: "发送时间：{time}。"), ScriptPhrase("today", en: "today", zh: "今天"),
        ScriptPhrase("moment", en: "{day}, {time} ({zone})", zh: "{day} {time}（{zone}）"),
        ScriptPhrase("official.imitation", en: "An imitation: this is not us", zh: "冒充：这不是我们"),
        ScriptPhrase("official.not_ours", en: "This is not ours", zh: "不是我们的"),
        ScriptPhrase("official.unreadable", en: "We can't check this", zh: "无法核验"),
        ScriptPhrase("official.imitates", en: "It is made to look like {official}.", zh: "它在模仿 {official}。"),
        ScriptPhrase("official.failed", en: "The desk was not reached. Please try again.", zh: "没有连上服务器，请重试。"),
    ]
}

/// The page on which a customer checks a person, a number, a site, an account or a message.
enum OfficialPage {
    static func html(language: Language) -> HTML {
        let other: Language = language == .zh ? .en : .zh
        return PageShell(
            title: Text.title(language), language: language, stylesheets: ["customer.css"], scripts: ["official.js"],
            summary: Text.lead(language), isListed: true,
            body: """
                \(HTML.strings(Text.all, language: language))
                <header class="page-head"><a href="/help?lang=\(language.rawValue)" data-text="official.help">\(Text.help(language))</a>
                <button type="button" class="button quiet" id="language" lang="\(other.htmlTag)">\(other.ownName)</button></header>
                <main class="page official-page">
                <h1 data-text="official.title">\(Text.title(language))</h1>
                <p data-text="official.lead">\(Text.lead(language))</p>
                <p class="warning"><strong data-text="official.warning">\(Text.warning(language))</strong></p>
                <form id="official-form">
                <label for="query" data-text="official.question">\(Text.question(language))</label>
                <textarea id="query" rows="2" maxlength="\(OfficialService.longestQuestion)" required spellcheck="false" autocapitalize="off"></textarea>
                <div class="actions"><button class="button primary" data-text="official.check">\(Text.check(language))</button></div>
                <p class="error" id="official-error" role="alert" hidden></p>
                </form>
                <ul class="official-answers" id="answers" aria-live="polite"></ul>
                </main>
                """
        ).html
    }
}
