package import HTTPKit
import HTTPTypes
import Kit

extension AssistService {
    /// Where the link in a letter leads. Opening it confirms nothing: programs that look into mail open every link.
    package var confirmationRoutes: RouteTable {
        var table = RouteTable()
        table.add(.get, "/confirm/{token}", "The page with the button that confirms an address", gate: .everyone, kind: .page) { call, _ in
            let isWaiting = try await waiting(for: call.parameter("token")) != nil
            return Reply.html(ConfirmationPage(state: isWaiting ? .waiting : .over, language: call.language).html, status: isWaiting ? .ok : .notFound)
        }
        table.add(.post, "/confirm/{token}", "Confirms an address", gate: .everyone, kind: .page) { call, _ in
            let isConfirmed = try await confirm(call.parameter("token"))
            return Reply.html(ConfirmationPage(state: isConfirmed ? .confirmed : .over, language: call.language).html, status: isConfirmed ? .ok : .notFound)
        }
        return table
    }
}

struct ConfirmationPage {
    enum State { case waiting, confirmed, over }

    let state: State
    let language: Language

    private typealias Text = ConfirmationStrings

    var html: HTML {
        let (title, words): (Phrase, Phrase) =
            switch state {
            case .waiting: (Text.subject, Text.ask)
            case .confirmed: (Text.done, Text.doneThen)
            case .over: (Text.over, Text.overThen)
            }
        return PageShell(
            title: title(language), language: language, stylesheets: ["customer.css"], scripts: [], isListed: false,
            body: """
                <main class="page help"><h1>\(title(language))</h1><p>\(words(language))</p>
                \(when: state == .waiting, "<form method=\"post\"><button class=\"button primary\">\(Text.press(language))</button></form>")
                <p class="aside">\(Text.never(language))</p></main>
                """
        ).html
    }
}

enum ConfirmationStrings {
    static let subject = Phrase(en: "Is it you who is writing to support?", zh: "请确认是您本人在联系客服")
    static let message = Phrase(
        en:
            "Is it you who is writing to support? Then open this within 15 minutes and press the button: {link} If not, do nothing. We never ask for a code or seed phrase.",
        zh: "是您本人在联系客服吗？是的话请在 15 分钟内打开并点按钮：{link} 不是请忽略。我们绝不会索要验证码或助记词。")
    static let letter = Phrase(
        en: """
            Somebody is talking to support about the account of this address. If it is you, open this page within 15 minutes and press the button there:
            {link}

            If it is not you, do nothing: without the button nothing happens.
            We never ask for a code, a password, your seed phrase or private key, neither by mail nor in a chat.
            """,
        zh: """
            有人正就这个邮箱的账户联系客服。如果是您本人，请在 15 分钟内打开下面的页面，点一下里面的按钮：
            {link}

            不是您本人，不用理会；没有点按钮，什么都不会发生。
            无论在邮件还是对话里，我们都不会向您要验证码、密码、助记词或私钥。
            """)
    static let ask = Phrase(
        en: "Somebody is talking to support about the account of your address. Press the button only if that is you, right now.",
        zh: "有人正就您这个邮箱的账户联系客服。只有此刻在联系的是您本人，才点这个按钮。")
    static let press = Phrase(en: "Yes, it is me", zh: "是我本人")
    static let done = Phrase(en: "Confirmed", zh: "已确认")
    static let doneThen = Phrase(en: "Go back to the conversation; it goes on there by itself.", zh: "请回到刚才的对话，那边会自动继续。")
    static let over = Phrase(en: "This link is no longer valid", zh: "链接已失效")
    static let overThen = Phrase(
        en: "It was used already, or more than 15 minutes have passed. You can ask for another letter in the conversation.",
        zh: "链接已经用过，或者超过了 15 分钟。可以在对话里再要一封。")
    static let never = Phrase(en: "Support never asks for a code, a password or a seed phrase.", zh: "客服不会向您要验证码、密码或助记词。")
}
