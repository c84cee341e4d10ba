import AsyncHTTPClient
import Foundation
package import Kit
import NIOCore
import NIOHTTP1

/// A service of language models that speaks OpenAI's interface: most model servers do.
package struct ModelEndpoint: Sendable {
    /// Bytes of an answer.
    private static let answerLimit = 16_000_000

    /// Up to and without the last part of the path: `http://localhost:8000/v1`.
    package let address: String
    package let model: String
    let key: Redacted<String>?

    /// Of this process, and ends with it. Redirects are not followed: the key would go along.
    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton, configuration: .init(redirectConfiguration: .disallow, timeout: .init(connect: .seconds(2))))

    package init(address: String, model: String, key: Redacted<String>?) {
        self.address = address
        self.model = model
        self.key = key
    }

    /// - Throws: `.late` where no answer came within the limit, `.failed` with what an operator has to know.
    func post<Answer: Decodable>(_ path: String, _ body: some Encodable, within limit: Duration) async throws(ModelFailure) -> Answer {
        do {
            let outgoing = try request(path, body)
            // The client's own limit ends with the head of the answer; this one holds for the body too.
            let bytes = try await within(limit, orThrow: ModelFailure.late) {
                let response = try await Self.client.execute(outgoing, timeout: TimeAmount(limit))
                guard response.status == .ok else { throw ModelFailure.failed("\(address)\(path) answered with \(response.status)") }
                return try await response.body.collect(upTo: Self.answerLimit)
            }
            return try JSONDecoder().decode(Answer.self, from: Data(bytes.readableBytesView))
        } catch let failure as ModelFailure {
            throw failure
        } catch let error as HTTPClientError where error == .deadlineExceeded {
            throw .late
        } catch {
            throw .failed("\(address)\(path) can't be asked: \(error)")
        }
    }

    private func request(_ path: String, _ body: some Encodable) throws -> HTTPClientRequest {
        var request = HTTPClientRequest(url: address + path)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        if let key { request.headers.add(name: "Authorization", value: key.reveal { "Bearer \($0)" }) }
        request.body = .bytes(ByteBuffer(bytes: try JSONEncoder().encode(body)))
        return request
    }
}

enum ModelFailure: Error, Sendable, Hashable {
    case late
    case failed(String)
}
