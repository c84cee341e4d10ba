import NIOCore

/// One server-sent event, or several that go out together (WHATWG HTML §9.2). Made once, for as many as read it.
package struct EventFrame: Sendable {
    /// A comment, which keeps middle boxes from closing a quiet connection.
    static let heartbeat = EventFrame(": beat\n\n")

    package let text: String
    /// As a chunk of an HTTP/1.1 message (RFC 9112 §7.1).
    let chunk: ByteBuffer

    private init(_ text: String) {
        self.text = text
        var chunk = ByteBuffer()
        chunk.reserveCapacity(text.utf8.count + 16)
        chunk.writeString(String(text.utf8.count, radix: 16))
        chunk.writeStaticString("\r\n")
        chunk.writeString(text)
        chunk.writeStaticString("\r\n")
        self.chunk = chunk
    }

    /// - Parameters:
    ///   - id: the number to resume after; nil for what is shown once and never replayed.
    ///   - data: one line.
    package init(event: String, id: Int64?, data: String) {
        self.init((id.map { "id: \($0)\n" } ?? "") + "event: \(event)\ndata: \(data)\n\n")
    }

    /// - Parameter frames: at least one.
    package init(_ frames: [EventFrame]) { self.init(frames.map(\.text).joined()) }
}

/// Writes events to one who reads them.
package struct EventWriter: Sendable {
    private let write: @Sendable (EventFrame) async throws -> Void
    private let writeNow: @Sendable (EventFrame) -> Void

    /// - Parameters:
    ///   - write: returns when the reader has taken it.
    ///   - writeNow: returns at once; what is written later comes later.
    package init(write: @escaping @Sendable (EventFrame) async throws -> Void, writeNow: @escaping @Sendable (EventFrame) -> Void) {
        self.write = write
        self.writeNow = writeNow
    }

    package func send(event: String, id: Int64?, data: String) async throws { try await write(EventFrame(event: event, id: id, data: data)) }

    package func send(_ frame: EventFrame) async throws { try await write(frame) }

    package func heartbeat() async throws { try await write(.heartbeat) }

    func sendNow(_ frame: EventFrame) { writeNow(frame) }
}
