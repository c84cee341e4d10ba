package import HTTPKit
import HTTPTypes
package import Kit

extension AccountsService {
    package static let cookie = "walletdesk_session"

    /// Lets staff with `permission` pass; nil lets anyone pass who has signed in.
    ///
    /// A browser sends the cookie with whatever a foreign page makes it send, so everything but reading also needs the CSRF token,
    /// which only the desk's own pages know.
    package func gate(_ permission: Permission?) -> Gate<SignedIn> {
        Gate("staff" + (permission.map { ": \($0.rawValue)" } ?? "")) { call in
            guard let token = call.cookie(Self.cookie), let signedIn = try await signedIn(token: token) else {
                throw APIError.unauthenticated
            }
            if call.method != .get, !Self.isEqual(call.headers[.csrf] ?? "", signedIn.csrf) { throw Self.crossSite }
            if let permission, !signedIn.staff.may(permission) { throw APIError.forbidden }
            return signedIn
        }
    }

    /// For pages: whoever is not signed in is sent to the door, and comes back after.
    package func pageGate(_ permission: Permission?) -> Gate<SignedIn> {
        let gate = gate(permission)
        return Gate(gate.label) { call in
            do {
                return try await gate.admit(to: call)
            } catch let error as APIError where error.code == .unauthenticated {
                throw Redirect(to: "/login?next=" + call.path)
            }
        }
    }

    static let crossSite = APIError(
        .forbidden,
        Phrase(en: "This request did not come from a page of the desk. Reload the page and try again.", zh: "请求不是从客服台页面发出的，请刷新页面后重试。"))

    private static func isEqual(_ a: String, _ b: String) -> Bool {
        var difference: UInt8 = a.utf8.count == b.utf8.count ? 0 : 1
        for (x, y) in zip(a.utf8, b.utf8) { difference |= x ^ y }
        return difference == 0
    }
}
