import AsyncHTTPClient
import Kit
import NIOCore
import NIOHTTP1

/// Sends requests over HTTP and TLS. Redirects are not followed: a key would go along.
package struct HTTPNodeTransport: Sendable {
    private let client: HTTPClient

    /// The one of this process: its connections are everybody's, and end with it.
    package static let shared = HTTPNodeTransport()

    private init() {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(2)), connectionPool: .init(idleTimeout: .seconds(30)))
        configuration.httpVersion = .http1Only
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    package var transport: NodeTransport {
        NodeTransport { (endpoint, request, limit) async throws(NodeFailure) in try await reply(of: endpoint, to: request, within: limit) }
    }

    private func reply(of endpoint: NodeEndpoint, to request: NodeRequest, within limit: Duration) async throws(NodeFailure) -> NodeReply {
        do {
            // The client's own limit ends with the head of the answer; this one holds for the body too.
            return try await within(limit, orThrow: NodeFailure.timedOut) { try await exchange(endpoint, request, within: limit) }
        } catch let failure as NodeFailure {
            throw failure
        } catch let error as HTTPClientError {
            throw error == .connectTimeout || error == .deadlineExceeded || error == .readTimeout ? .timedOut : .unreachable
        } catch is NIOTooManyBytesError {
            throw .tooLong
        } catch {
            throw .unreachable
        }
    }

    private func exchange(_ endpoint: NodeEndpoint, _ request: NodeRequest, within limit: Duration) async throws -> NodeReply {
        let answer = try await client.execute(outgoing(request, to: endpoint), timeout: .nanoseconds(limit.nanoseconds))
        let body = try await answer.body.collect(upTo: NodeTransport.longestBody)
        let retryAfter = answer.headers.first(name: "Retry-After").flatMap { Int64($0) }.map { Span.seconds(min(max($0, 0), 300)) }
        return NodeReply(status: Int(answer.status.code), body: Array(body.readableBytesView), retryAfter: retryAfter)
    }

    private func outgoing(_ request: NodeRequest, to endpoint: NodeEndpoint) -> HTTPClientRequest {
        var outgoing = HTTPClientRequest(url: endpoint.url.reveal { $0 } + request.path)
        outgoing.headers.add(name: "Accept", value: "application/json")
        outgoing.headers.add(name: "User-Agent", value: "WalletDesk")
        if let key = endpoint.apiKey { outgoing.headers.add(name: "TRON-PRO-API-KEY", value: key.reveal { $0 }) }
        if let body = request.body {
            outgoing.method = .POST
            outgoing.headers.add(name: "Content-Type", value: "application/json")
            outgoing.body = .bytes(ByteBuffer(string: body))
        }
        return outgoing
    }
}

extension Duration {
    /// Whole nanoseconds, at most a day's.
    fileprivate var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return min(max(seconds, 0), 86_400) * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
