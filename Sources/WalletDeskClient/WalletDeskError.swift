public import Foundation

/// Why the desk did not do it. Nothing in it comes from what the customer wrote.
public enum WalletDeskError: Error, Sendable, Equatable {
    /// No session, or an expired one; an identity that is not valid. Start a session.
    case unauthenticated
    /// Unknown, or not this customer's.
    case notFound
    /// The desk understood and says no: `code` is one of the closed list in `docs/api.md`, `message` is in the customer's language.
    case refused(code: String, message: String)
    /// Too often; try again after so many seconds.
    case tooMany(retryAfter: Int)
    /// The desk can't at the moment, and could not on any retry.
    case unavailable(code: String, message: String, retryAfter: Int?)
    /// The desk could not be reached on any retry.
    case network(URLError.Code)
    /// The answer is not one of a desk: a wrong address, a portal in between.
    case unreadable
    /// The app's `SessionStorage` failed.
    case storage
    /// The task was cancelled. Whether the desk has done it is not known: repeat it with the same client id.
    case cancelled

    /// Whether the same call may succeed if it is repeated as it is.
    public var isPassing: Bool {
        switch self {
        case .tooMany, .unavailable, .network: true
        case .unauthenticated, .notFound, .refused, .unreadable, .storage, .cancelled: false
        }
    }

    var retryAfter: Int? {
        switch self {
        case .tooMany(let seconds): seconds
        case .unavailable(_, _, let seconds): seconds
        case .unauthenticated, .notFound, .refused, .network, .unreadable, .storage, .cancelled: nil
        }
    }
}
