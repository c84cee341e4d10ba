import Foundation
package import Kit

/// The operator's service that sends text messages to the phones of the wallet's customers.
///
/// `POST <address>` with JSON: `id` (the same for a repetition), `customer` as the wallet's signed identity names them, `text`; signed as `SignedCall` says. It
/// answers `{"result": "sent"}`, or anything else where it can't.
package struct MessageHook: Sendable {
    private struct Order: Encodable {
        let id: String
        let customer: String
        let text: String
    }

    private struct Answer: Decodable {
        enum Result: String, Decodable { case sent }
        let result: Result
    }

    private let call: SignedCall

    package init(address: String, key: Redacted<String>, clock: DeskClock) { call = SignedCall(address: address, key: key, clock: clock) }

    /// - Throws: `UndeliveredNotice`.
    func send(_ text: String, to customer: String, id: String) async throws {
        let body = try JSONEncoder().encode(Order(id: id, customer: customer, text: text))
        let answer: Data
        do throws(OutsideFailure) { answer = try await call.post(body) } catch { throw UndeliveredNotice(reason: error.wording) }
        guard (try? JSONDecoder().decode(Answer.self, from: answer)) != nil else { throw UndeliveredNotice(reason: "the service did not send it") }
    }
}
