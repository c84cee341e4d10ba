import Foundation
package import Kit

/// A service of language models that speaks OpenAI's interface: most model servers do.
package struct ModelEndpoint: Sendable {
    /// Up to and without the last part of the path: `http://localhost:8000/v1`.
    package let address: String
    package let model: String
    let key: Redacted<String>?

    package init(address: String, model: String, key: Redacted<String>?) {
        self.address = address
        self.model = model
        self.key = key
    }

    /// - Throws: `.late` where no answer came within the limit, `.failed` with what an operator has to know.
    func post<Answer: Decodable>(_ path: String, _ body: some Encodable, within limit: Duration) async throws(OutsideFailure) -> Answer {
        let headers = key.map { key in ["Authorization": key.reveal { "Bearer \($0)" }] } ?? [:]
        let sent: Data
        do { sent = try JSONEncoder().encode(body) } catch { throw .failed("what is asked of \(address) can't be written: \(error)") }
        let answer = try await OutsideCall.post(address + path, headers, sent, within: limit)
        do { return try JSONDecoder().decode(Answer.self, from: answer) } catch { throw .failed("\(address)\(path) answered something else: \(error)") }
    }
}
