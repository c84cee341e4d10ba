package import Kit

/// An error as whoever called is told it: a closed code, a sentence in their language, a status.
package struct APIError: Error, Sendable, Equatable {
    package enum Code: String, Sendable, CaseIterable {
        /// 400: the request can't be read.
        case malformed
        /// 401: no session, or an expired one.
        case unauthenticated
        /// 403: a session without the permission.
        case forbidden
        /// 404: unknown, or not yours.
        case notFound = "not_found"
        /// 405: the path exists, the method doesn't.
        case methodNotAllowed = "method_not_allowed"
        /// 409: somebody was first, or the state does not allow it.
        case conflict
        /// 413: more than the stated limit.
        case tooLarge = "too_large"
        /// 415: a body of another kind.
        case unsupportedMedia = "unsupported_media"
        /// 422: can be read, can't be accepted.
        case unacceptable
        /// 422: a text that may go out once the writer stands by it; `rules` are what to confirm.
        case needsConfirmation = "needs_confirmation"
        /// 422: a text that may not go out; `rules` are what the caller may override, if anything.
        case outboundRefused = "outbound_refused"
        /// 429: too often; `Retry-After` says when.
        case tooMany = "too_many_requests"
        /// 500: the desk's fault.
        case internalError = "internal"
        /// 503: try again soon.
        case unavailable
        /// 507: the disk is full.
        case storageFull = "storage_full"

        package var status: Int {
            switch self {
            case .malformed: 400
            case .unauthenticated: 401
            case .forbidden: 403
            case .notFound: 404
            case .methodNotAllowed: 405
            case .conflict: 409
            case .tooLarge: 413
            case .unsupportedMedia: 415
            case .unacceptable, .needsConfirmation, .outboundRefused: 422
            case .tooMany: 429
            case .internalError: 500
            case .unavailable: 503
            case .storageFull: 507
            }
        }
    }

    package let code: Code
    package let message: Phrase
    /// Seconds until a repetition makes sense.
    package let retryAfter: Int?
    /// What the caller may answer for and then try again.
    package let rules: [String]

    package init(_ code: Code, _ message: Phrase, retryAfter: Int? = nil, rules: [String] = []) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
        self.rules = rules
    }

    package static let unauthenticated = APIError(
        .unauthenticated, Phrase(en: "Please start a new session: this one is missing or has expired.", zh: "会话缺失或已过期，请重新开始。"))
    package static let forbidden = APIError(
        .forbidden, Phrase(en: "Your role does not allow this. Ask a lead or an admin.", zh: "您的角色没有此权限，请联系组长或管理员。"))
    package static let notFound = APIError(
        .notFound, Phrase(en: "There is nothing here under this address, or it is not yours to see.", zh: "这里没有内容，或者您无权查看。"))
    package static let internalError = APIError(
        .internalError,
        Phrase(en: "Something went wrong on our side. Nothing you sent before is lost; please try again.", zh: "我们这边出了问题。之前的内容没有丢失，请再试一次。"))

    package static func malformed(_ en: String, _ zh: String) -> APIError { APIError(.malformed, Phrase(en: en, zh: zh)) }
    package static func unacceptable(_ en: String, _ zh: String) -> APIError { APIError(.unacceptable, Phrase(en: en, zh: zh)) }
    package static func conflict(_ en: String, _ zh: String) -> APIError { APIError(.conflict, Phrase(en: en, zh: zh)) }

    package static func tooMany(retryAfter: Int) -> APIError {
        APIError(
            .tooMany, Phrase(en: "That was a lot in a short time. Please wait a moment and try again.", zh: "操作太频繁了，请稍等片刻再试。"),
            retryAfter: max(1, retryAfter))
    }
}
