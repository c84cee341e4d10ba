import DeskTesting
import Wire

/// Reads a stream until what is waited for comes, and remembers what it saw. The suite's time limit ends a wait in vain.
/// One task at a time reads.
actor EventWatch {
    private let events: AsyncThrowingStream<Event, any Error>
    private(set) var seen: [Event] = []

    init(_ events: AsyncThrowingStream<Event, any Error>) { self.events = events }

    @discardableResult
    func until(_ isIt: @Sendable (Event) -> Bool) async throws -> Event {
        for try await event in events {
            seen.append(event)
            if isIt(event) { return event }
        }
        throw TestFailure("the stream ended")
    }

    func message(from author: Message.Author, _ text: String? = nil) async throws -> Message {
        let event = try await until { $0.type == .message && $0.message?.author == author && (text == nil || $0.message?.text == text) }
        guard let message = event.message else { throw TestFailure("no message") }
        return message
    }

    func state(_ state: Conversation.State) async throws { try await until { $0.conversation?.state == state } }

    var messages: [Message] { seen.filter { $0.type == .message }.compactMap(\.message) }

    /// Numbers of what has one, in the order of arrival.
    var numbers: [Int] { seen.compactMap(\.seq) }
}
