import Crypto
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
/// `POST <address>` with JSON: `id` (the same for a repetition), `action`, `email`, `confirmedAt`, `conversation`. `WalletDesk-Timestamp` holds the
/// seconds since 1970 and `WalletDesk-Signature` `v1=` and the HMAC-SHA256 of `timestamp.body` in hexadecimal. The answer is
/// `{"result": "done"}` or `{"result": "refused"}`.
package struct AccountHook: Sendable {
    enum Outcome: Sendable, Hashable {
        case done
        case refused
        case failed(String)
    }

    private struct Question: Encodable {
        let id: String
        let action: AccountAction
        let email: String
        let confirmedAt: String
        let conversation: String
    }

    private struct Answer: Decodable {
        enum Result: String, Decodable { case done, refused }
        let result: Result
    }

    private static let patience = Duration.seconds(5)

    private let address: String
    private let key: Redacted<String>
    private let clock: DeskClock

    package init(address: String, key: Redacted<String>, clock: DeskClock) {
        self.address = address
        self.key = key
        self.clock = clock
    }

    func ask(_ action: AccountAction, for confirmed: ConfirmedAddress, id: String) async -> Outcome {
        let question = Question(
            id: id, action: action, email: confirmed.email, confirmedAt: confirmed.at.iso8601, conversation: confirmed.conversation.description)
        do throws(OutsideFailure) {
            let body: Data
            do { body = try JSONEncoder().encode(question) } catch { return .failed("\(error)") }
            let answer = try await OutsideCall.post(address, headers(body), body, within: Self.patience)
            guard let answer = try? JSONDecoder().decode(Answer.self, from: answer) else { return .failed("\(address) answered neither done nor refused") }
            return answer.result == .done ? .done : .refused
        } catch { return .failed(error.wording) }
    }

    private func headers(_ body: Data) -> [String: String] {
        let stamp = String(clock.now().milliseconds / 1_000)
        let code = key.reveal { key in
            HMAC<SHA256>.authenticationCode(for: Data("\(stamp).".utf8) + body, using: SymmetricKey(data: Data(key.utf8)))
        }
        return ["WalletDesk-Timestamp": stamp, "WalletDesk-Signature": "v1=\(hex(code))"]
    }
}
