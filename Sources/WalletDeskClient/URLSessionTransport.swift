public import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    public import FoundationNetworking
#endif

/// The transport by `URLSession`, with a delegate: `bytes(for:)` is not there on every platform.
public final class URLSessionTransport: Transport {
    /// Streams and calls at a time; a stream holds its connection for as long as it is read.
    private static let connections = 16

    private let session: URLSession
    private let exchanges = Exchanges()

    public init() {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.httpMaximumConnectionsPerHost = Self.connections
        session = URLSession(configuration: configuration, delegate: exchanges, delegateQueue: nil)
    }

    deinit { session.invalidateAndCancel() }

    public func answer(to request: URLRequest) async throws(URLError) -> Answer {
        let task = session.dataTask(with: request)
        do {
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    exchanges.begin(task, continuation)
                    task.resume()
                }
            } onCancel: {
                task.cancel()
            }
        } catch {
            throw error as? URLError ?? URLError(.unknown)
        }
    }
}

/// The exchanges that run, by the number of their task.
private final class Exchanges: NSObject, URLSessionDataDelegate {
    private struct Exchange {
        var head: CheckedContinuation<Answer, any Error>?
        let body: AsyncThrowingStream<Data, any Error>
        let writer: AsyncThrowingStream<Data, any Error>.Continuation
    }

    private let running = Mutex<[Int: Exchange]>([:])

    func begin(_ task: URLSessionTask, _ head: CheckedContinuation<Answer, any Error>) {
        let (body, writer) = AsyncThrowingStream<Data, any Error>.makeStream()
        writer.onTermination = { _ in task.cancel() }
        running.withLock { $0[task.taskIdentifier] = Exchange(head: head, body: body, writer: writer) }
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void
    ) {
        let (head, body) = running.withLock { running in
            let exchange = running[dataTask.taskIdentifier]
            running[dataTask.taskIdentifier]?.head = nil
            return (exchange?.head, exchange?.body)
        }
        if let head, let body {
            head.resume(with: Result { try Answer(response, body: body) })
        }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let writer = running.withLock { $0[dataTask.taskIdentifier]?.writer }
        writer?.yield(data)
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        guard let exchange = running.withLock({ $0.removeValue(forKey: task.taskIdentifier) }) else { return }
        exchange.head?.resume(throwing: error ?? URLError(.badServerResponse))
        exchange.writer.finish(throwing: error)
    }

    /// A token must not travel to where a redirect points.
    func urlSession(
        _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}

extension Answer {
    fileprivate init(_ response: URLResponse, body: AsyncThrowingStream<Data, any Error>) throws(URLError) {
        guard let response = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        var headers: [String: String] = [:]
        for (name, value) in response.allHeaderFields {
            guard let name = name as? String, let value = value as? String else { continue }
            headers[name.lowercased()] = value
        }
        self.init(status: response.statusCode, headers: headers, body: body)
    }
}
