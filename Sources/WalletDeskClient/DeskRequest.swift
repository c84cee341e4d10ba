import Foundation
import Wire

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One call of the wire, before it has a session.
struct DeskRequest: Sendable {
    enum Body: Sendable {
        case none
        case json(Data)
        case multipart(Data, boundary: String)
    }

    let method: String
    /// Parts of the path; each is encoded.
    let path: [String]
    var query: [URLQueryItem] = []
    var body: Body = .none
    /// Seconds without a byte after which the connection counts as lost.
    var patience: TimeInterval = 30

    static func get(_ path: String..., query: [URLQueryItem] = []) -> DeskRequest { DeskRequest(method: "GET", path: path, query: query) }

    static func post(_ path: String...) -> DeskRequest { DeskRequest(method: "POST", path: path) }

    static func post(_ path: String..., body: some Encodable) throws(WalletDeskError) -> DeskRequest {
        DeskRequest(method: "POST", path: path, body: .json(try json(body)))
    }

    static func put(_ path: String..., body: some Encodable) throws(WalletDeskError) -> DeskRequest {
        DeskRequest(method: "PUT", path: path, body: .json(try json(body)))
    }

    private static func json(_ body: some Encodable) throws(WalletDeskError) -> Data {
        do { return try JSONEncoder().encode(body) } catch { throw .unreadable }
    }

    func urlRequest(desk: URL, locale: String, token: String?) -> URLRequest {
        var url = desk.appending(path: "client/v1")
        for part in path { url.append(component: part) }
        if !query.isEmpty { url.append(queryItems: query) }
        var request = URLRequest(url: url, timeoutInterval: patience)
        request.httpMethod = method
        request.setValue(locale, forHTTPHeaderField: "Accept-Language")
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        switch body {
        case .none: break
        case .json(let data):
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
            request.httpBody = data
        case .multipart(let data, let boundary):
            request.setValue("multipart/form-data; boundary=\(boundary)", forHTTPHeaderField: "Content-Type")
            request.httpBody = data
        }
        return request
    }
}

extension Session {
    /// By the device's clock; the desk decides by its own. A date that can't be read counts as good: the desk will say.
    var isExpired: Bool {
        guard let end = try? Date(expiresAt, strategy: .iso8601WithMilliseconds) else { return false }
        return end <= Date()
    }
}

extension ParseStrategy where Self == Date.ISO8601FormatStyle {
    fileprivate static var iso8601WithMilliseconds: Self { Date.ISO8601FormatStyle(includingFractionalSeconds: true) }
}
