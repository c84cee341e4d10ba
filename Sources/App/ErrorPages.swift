import Accounts
import Assist
import HTTPKit
import Inbox
import Kit
import Store
import WalletSafety

/// What the modules' errors mean to whoever called, and the page of an error.
enum ErrorPages {
    static func explain(_ error: any Error) -> APIError? {
        switch error {
        case let error as AccountError: error.explained
        case let problem as ArticleProblem: problem.explained
        case let refusal as OutboundRefusal: refusal.explained(mayOverride: false)
        case is AccessDenied: .notFound
        case let error as StoreError: explain(error)
        case ObjectStorageError.away: filesAreAway
        default: nil
        }
    }

    private static let filesAreAway = APIError(
        .unavailable, Phrase(en: "Files can't be kept or fetched at the moment. Please try again in a minute.", zh: "暂时无法保存或读取文件，请一分钟后再试。"),
        retryAfter: 60)

    private static func explain(_ error: StoreError) -> APIError? {
        switch error {
        case .diskFull:
            APIError(
                .storageFull,
                Phrase(en: "The desk can't store anything at the moment. Keep your text and try again in a few minutes.", zh: "客服台暂时无法保存内容，请保留文字，几分钟后再试。"),
                retryAfter: 60)
        case .overloaded, .busy, .closed, .away:
            APIError(
                .unavailable, Phrase(en: "The desk is very busy at the moment. Please try again in a few seconds.", zh: "客服台现在非常繁忙，请几秒后再试。"),
                retryAfter: 2)
        case .input, .constraint, .newerSchema, .nodesRun, .engine, .passedOn:
            nil
        }
    }

    static func page(_ error: APIError, _ language: Language) -> HTML {
        let back = Phrase(en: "To the help center", zh: "前往帮助中心")
        return PageShell(
            title: title(error.code)(language), language: language, stylesheets: ["customer.css"],
            body: """
                <main class="page">
                <h1>\(title(error.code)(language))</h1>
                <p>\(error.message(language))</p>
                <p><a href="/help">\(back(language))</a></p>
                </main>
                """
        ).html
    }

    private static func title(_ code: APIError.Code) -> Phrase {
        switch code {
        case .notFound: Phrase(en: "Nothing here", zh: "这里没有内容")
        case .forbidden, .unauthenticated: Phrase(en: "Not allowed", zh: "没有权限")
        case .internalError, .unavailable, .storageFull: Phrase(en: "That did not work", zh: "没有成功")
        case .malformed, .methodNotAllowed, .conflict, .tooLarge, .unsupportedMedia, .unacceptable, .needsConfirmation, .outboundRefused, .tooMany:
            Phrase(en: "That can't be done like this", zh: "无法这样操作")
        }
    }
}
