import Crypto
import Foundation
package import Kit

/// JSON posted to a service of the operator's own, signed so that it knows whose it is.
///
/// `WalletDesk-Timestamp` holds the seconds since 1970 and `WalletDesk-Signature` `v1=` and the HMAC-SHA256 of `timestamp.body` in hexadecimal.
package struct SignedCall: Sendable {
    /// How long an answer is waited for.
    private static let patience = Duration.seconds(5)

    private let address: String
    private let key: Redacted<String>
    private let clock: DeskClock

    package init(address: String, key: Redacted<String>, clock: DeskClock) {
        self.address = address
        self.key = key
        self.clock = clock
    }

    /// - Returns: the body of an answer with status 200.
    func post(_ body: Data) async throws(OutsideFailure) -> Data {
        let stamp = String(clock.now().milliseconds / 1_000)
        let code = key.reveal { key in
            HMAC<SHA256>.authenticationCode(for: Data("\(stamp).".utf8) + body, using: SymmetricKey(data: Data(key.utf8)))
        }
        let headers = ["WalletDesk-Timestamp": stamp, "WalletDesk-Signature": "v1=\(hex(code))"]
        return try await OutsideCall.post(address, headers, body, within: Self.patience)
    }

    /// Tells something, and waits until it is taken.
    /// - Throws: `UndeliveredNotice`.
    package func tell(_ news: some Encodable & Sendable) async throws {
        let body = try JSONEncoder().encode(news)
        do throws(OutsideFailure) { _ = try await post(body) } catch { throw UndeliveredNotice(reason: error.wording) }
    }
}

/// A service did not take what it was told.
package struct UndeliveredNotice: Error, Sendable {
    package let reason: String
}
