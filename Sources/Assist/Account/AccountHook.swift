import Foundation
package import Kit

/// What the wallet's own account service can be asked to do for somebody. None of it moves coins or touches a key: an account of the service signs in to
/// the app and nothing else.
enum AccountAction: String, Sendable, Hashable, Codable {
    /// Lets a locked account sign in again.
    case unlockSignIn = "unlock-sign-in"
    /// Sends the service's own letter by which a password is set anew.
    case sendPasswordLetter = "send-password-letter"
    case signOutDevices = "sign-out-devices"
    /// Begins the service's own waiting time after which a second factor is taken away.
    case resetSecondFactor = "reset-second-factor"

    /// What it is called where staff read of it.
    var name: Phrase {
        switch self {
        case .unlockSignIn: Phrase(en: "Unlock the sign-in", zh: "解锁登录")
        case .sendPasswordLetter: Phrase(en: "Letter for a new password", zh: "发送重设密码邮件")
        case .signOutDevices: Phrase(en: "Sign out all devices", zh: "下线所有设备")
        case .resetSecondFactor: Phrase(en: "Reset the second factor", zh: "重置双重验证")
        }
    }
}

/// The wallet's account service, asked by signed calls. It decides; the desk only asks, and says who confirmed which address.
///
/// `POST <address>` with JSON: `id` (the same for a repetition), `action`, `email` or `customer`, `confirmedAt`, `conversation`, signed as
/// `SignedCall` says. The answer is `{"result": "done"}` or `{"result": "refused"}`.
package struct AccountHook: Sendable {
    enum Outcome: Sendable, Hashable {
        case done
        case refused
        case failed(String)
    }

    private struct Question: Encodable {
        let id: String
        let action: AccountAction
        /// One of both: the address, or the customer to whose phone the link went.
        let email: String?
        let customer: String?
        let confirmedAt: String
        let conversation: String
    }

    private struct Answer: Decodable {
        enum Result: String, Decodable { case done, refused }
        let result: Result
    }

    private let address: String
    private let call: SignedCall

    package init(address: String, key: Redacted<String>, clock: DeskClock) {
        self.address = address
        call = SignedCall(address: address, key: key, clock: clock)
    }

    func ask(_ action: AccountAction, for confirmed: ConfirmedAddress, id: String) async -> Outcome {
        let (email, customer): (String?, String?) =
            switch confirmed.place {
            case .email(let address): (address, nil)
            case .phone(let customer): (nil, customer)
            }
        let question = Question(
            id: id, action: action, email: email, customer: customer, confirmedAt: confirmed.at.iso8601, conversation: confirmed.conversation.description)
        do throws(OutsideFailure) {
            let body: Data
            do { body = try JSONEncoder().encode(question) } catch { return .failed("\(error)") }
            let answer = try await call.post(body)
            guard let answer = try? JSONDecoder().decode(Answer.self, from: answer) else { return .failed("\(address) answered neither done nor refused") }
            return answer.result == .done ? .done : .refused
        } catch { return .failed(error.wording) }
    }
}
