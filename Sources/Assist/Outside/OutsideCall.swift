import AsyncHTTPClient
import Foundation
import Kit
import NIOCore
import NIOHTTP1

/// JSON posted to a service outside the desk.
enum OutsideCall {
    /// Bytes of an answer.
    private static let answerLimit = 16_000_000

    /// Of this process, and ends with it. Redirects are not followed: keys and signatures would go along.
    private static let client = HTTPClient(
        eventLoopGroupProvider: .singleton, configuration: .init(redirectConfiguration: .disallow, timeout: .init(connect: .seconds(2))))

    /// - Returns: the body of an answer with status 200.
    /// - Throws: `.late` where no answer came within the limit, `.failed` with what an operator has to know.
    static func post(_ address: String, _ headers: [String: String], _ body: Data, within limit: Duration) async throws(OutsideFailure) -> Data {
        do {
            let request = request(address, headers, body)
            // The client's own limit ends with the head of the answer; this one holds for the body too.
            let bytes = try await Kit.within(limit, orThrow: OutsideFailure.late) {
                let response = try await client.execute(request, timeout: TimeAmount(limit))
                guard response.status == .ok else { throw OutsideFailure.failed("\(address) answered with \(response.status)") }
                return try await response.body.collect(upTo: answerLimit)
            }
            return Data(bytes.readableBytesView)
        } catch let failure as OutsideFailure {
            throw failure
        } catch let error as HTTPClientError where error == .deadlineExceeded {
            throw .late
        } catch {
            throw .failed("\(address) can't be asked: \(error)")
        }
    }

    private static func request(_ address: String, _ headers: [String: String], _ body: Data) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: address)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.body = .bytes(ByteBuffer(bytes: body))
        return request
    }
}

enum OutsideFailure: Error, Sendable, Hashable {
    case late
    case failed(String)

    /// For whoever runs the desk.
    var wording: String {
        switch self {
        case .late: "no answer in time"
        case .failed(let reason): reason
        }
    }
}
