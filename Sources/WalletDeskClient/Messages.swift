import Foundation
public import Wire

extension WalletDeskClient {
    /// Writes a message. The same `clientId` again gives the same message.
    /// - Parameter text: 1 to 20,000 characters.
    public func send(
        _ text: String, to conversation: String, clientId: String = newClientId(), declared: Declaration? = nil
    ) async throws(WalletDeskError) -> Message {
        try await value(
            .post("conversations", conversation, "messages", body: MessageRequest(clientId: clientId, text: text, declared: declared)))
    }

    /// Messages after a number in order, at most 100 at a time; go on with `next`.
    public func messages(in conversation: String, after seq: Int = 0) async throws(WalletDeskError) -> MessageList {
        try await value(.get("conversations", conversation, "messages", query: [URLQueryItem(name: "after", value: String(seq))]))
    }

    /// Tells the desk that the customer types; once every few seconds is enough. It is not repeated where it fails.
    public func sayTyping(in conversation: String) async throws(WalletDeskError) {
        let once = DeskLink(desk: link.desk, locale: link.locale, transport: link.transport, retry: .never)
        try await once.data(.post("conversations", conversation, "typing"), token: try await token())
    }

    /// Everything that happens in a conversation, as it happens, until the reading task is cancelled.
    ///
    /// A lost connection is taken up where it ended: what was missed meanwhile comes first, and nothing comes twice. Place and typing have
    /// no number (`seq`), are shown once and never replayed.
    /// - Parameter seq: the number of the newest message or event that the app has; nil starts with the conversation's first.
    /// - Throws: through the stream, a `WalletDeskError` that no retry can mend: `.unauthenticated`, `.notFound`, `.refused`.
    public func events(conversation: String, after seq: Int? = nil) -> AsyncThrowingStream<Event, any Error> {
        AsyncThrowingStream { continuation in
            let task = Task {
                do throws(WalletDeskError) {
                    let feed = EventFeed(link: link, token: try await token(), conversation: conversation)
                    await feed.run(after: seq, into: continuation)
                } catch {
                    continuation.finish(throwing: error)
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}
