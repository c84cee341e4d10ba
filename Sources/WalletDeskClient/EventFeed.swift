import Foundation
import Wire

/// Follows the live events of a conversation over as many connections as it takes.
struct EventFeed: Sendable {
    /// The desk gives a sign of life every 20 seconds; after three missed ones the connection is lost.
    private static let patience: TimeInterval = 65

    let link: DeskLink
    let token: String
    let conversation: String

    /// Runs until the task is cancelled or the desk refuses.
    func run(after seq: Int?, into continuation: AsyncThrowingStream<Event, any Error>.Continuation) async {
        var cursor = EventCursor(last: seq)
        var backoff = Backoff(link.retry)
        while !Task.isCancelled {
            var retryAfter: Int?
            do throws(WalletDeskError) {
                try await follow(&cursor, &backoff, continuation)
            } catch {
                if error == .cancelled { break }
                guard error.isPassing else { return continuation.finish(throwing: error) }
                retryAfter = error.retryAfter
            }
            do { try await Task.sleep(for: backoff.next(retryAfter: retryAfter)) } catch { break }
        }
        continuation.finish()
    }

    /// One connection, from where the last one ended.
    private func follow(
        _ cursor: inout EventCursor, _ backoff: inout Backoff, _ continuation: AsyncThrowingStream<Event, any Error>.Continuation
    ) async throws(WalletDeskError) {
        var request = DeskRequest.get("conversations", conversation, "events")
        request.patience = Self.patience
        let answer = try await link.open(request, token: token, lastEventID: cursor.last)
        guard answer.headers["content-type"]?.hasPrefix("text/event-stream") == true else { throw .unreadable }
        var parser = EventParser()
        do {
            for try await piece in answer.body {
                backoff.reset()
                for parsed in try parser.take(piece) {
                    if let event = cursor.take(parsed) { continuation.yield(event) }
                }
            }
        } catch {
            throw WalletDeskError(error)
        }
    }
}

/// How far a stream has been read. What comes again is dropped by its number.
struct EventCursor: Equatable {
    /// The number of the newest event, sent as `Last-Event-ID`; nil before the first.
    private(set) var last: Int?

    init(last: Int?) { self.last = last }

    /// The event, if it is new and of a kind that this version knows. One that it does not know is passed over, not asked for again.
    mutating func take(_ parsed: EventParser.Parsed) -> Event? {
        if let seq = parsed.id.flatMap({ Int($0) }) {
            if let last, seq <= last { return nil }
            last = seq
        }
        return try? JSONDecoder().decode(Event.self, from: Data(parsed.data.utf8))
    }
}
