import Foundation
import Wire

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Sends calls, repeats them, and says what came back in the terms of `WalletDeskError`.
struct DeskLink: Sendable {
    /// Bytes of an answer that is read whole: the largest is a file.
    private static let answerLimit = 16 * 1_048_576

    let desk: URL
    let locale: String
    let transport: any Transport
    let retry: RetryPolicy

    func value<Value: Decodable>(
        _ request: DeskRequest, token: String?, as type: Value.Type = Value.self
    ) async throws(WalletDeskError) -> Value {
        let data = try await data(request, token: token)
        do { return try JSONDecoder().decode(type, from: data) } catch { throw .unreadable }
    }

    /// The body of a successful answer.
    @discardableResult
    func data(_ request: DeskRequest, token: String?) async throws(WalletDeskError) -> Data {
        var backoff = Backoff(retry)
        while true {
            let failure: WalletDeskError
            do {
                return try await Self.collect(try await open(request, token: token))
            } catch {
                failure = error
            }
            guard let pause = backoff.pause(after: failure) else { throw failure }
            do { try await Task.sleep(for: pause) } catch { throw .cancelled }
        }
    }

    /// The answer, if it is a success; its body is still to be read.
    func open(_ request: DeskRequest, token: String?, lastEventID: Int? = nil) async throws(WalletDeskError) -> Answer {
        var outgoing = request.urlRequest(desk: desk, locale: locale, token: token)
        if let lastEventID { outgoing.setValue(String(lastEventID), forHTTPHeaderField: "Last-Event-ID") }
        let answer: Answer
        do { answer = try await transport.answer(to: outgoing) } catch { throw WalletDeskError(error) }
        guard (200..<300).contains(answer.status) else { throw await Self.explain(answer) }
        return answer
    }

    private static func collect(_ answer: Answer) async throws(WalletDeskError) -> Data {
        var data = Data()
        do {
            for try await piece in answer.body {
                data += piece
                if data.count > answerLimit { throw WalletDeskError.unreadable }
            }
        } catch {
            throw WalletDeskError(error)
        }
        if Task.isCancelled { throw .cancelled }
        return data
    }

    private static func explain(_ answer: Answer) async -> WalletDeskError {
        let data = (try? await collect(answer)) ?? Data()
        let detail = (try? JSONDecoder().decode(ErrorBody.self, from: data))?.error
        let retryAfter = answer.headers["retry-after"].flatMap { Int($0) }
        switch answer.status {
        case 401: return .unauthenticated
        case 404: return .notFound
        case 429: return .tooMany(retryAfter: retryAfter ?? 1)
        case 500...: return .unavailable(code: detail?.code ?? "unknown", message: detail?.message ?? "", retryAfter: retryAfter)
        default: return detail.map { .refused(code: $0.code, message: $0.message) } ?? .unreadable
        }
    }
}

extension WalletDeskError {
    init(_ error: any Error) {
        switch error {
        case let error as WalletDeskError: self = error
        case let error as URLError where error.code == .cancelled: self = .cancelled
        case let error as URLError: self = .network(error.code)
        case is CancellationError: self = .cancelled
        default: self = .network(.unknown)
        }
    }
}
