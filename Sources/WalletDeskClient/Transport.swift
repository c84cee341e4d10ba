public import Foundation

#if canImport(FoundationNetworking)
    public import FoundationNetworking
#endif

/// Carries a request to the desk. `URLSessionTransport` is the usual one; an app with its own network stack supplies its own.
public protocol Transport: Sendable {
    /// Sends the request and answers as soon as status and headers are there. It does not follow redirects, keeps no cookies and no cache.
    /// - Throws: `URLError(.cancelled)` where the task is cancelled.
    func answer(to request: URLRequest) async throws(URLError) -> Answer
}

/// What came back: the head, and the body as it arrives.
public struct Answer: Sendable {
    public let status: Int
    /// By lower-case name.
    public let headers: [String: String]
    /// Pieces of the body in order. Who stops reading ends the connection.
    public let body: AsyncThrowingStream<Data, any Error>

    public init(status: Int, headers: [String: String], body: AsyncThrowingStream<Data, any Error>) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
