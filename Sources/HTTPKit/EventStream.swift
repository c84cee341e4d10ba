package import NIOCore

/// Writes server-sent events (WHATWG HTML §9.2).
package struct EventWriter: Sendable {
    private let write: @Sendable (ByteBuffer) async throws -> Void
    private let writeNow: @Sendable (ByteBuffer) -> Void

    /// - Parameters:
    ///   - write: returns when the reader has taken it.
    ///   - writeNow: returns at once; what is written later comes later.
    package init(write: @escaping @Sendable (ByteBuffer) async throws -> Void, writeNow: @escaping @Sendable (ByteBuffer) -> Void) {
        self.write = write
        self.writeNow = writeNow
    }

    /// - Parameters:
    ///   - id: the number to resume after; nil for what is shown once and never replayed.
    ///   - data: one line.
    package func send(event: String, id: Int64?, data: String) async throws {
        try await write(EventWriter.frame(event: event, id: id, data: data))
    }

    /// A frame that was made once for many readers.
    package func send(_ frame: ByteBuffer) async throws { try await write(frame) }

    /// A comment, which keeps middle boxes from closing a quiet connection.
    package func heartbeat() async throws { try await write(EventWriter.beat) }

    func sendNow(_ frame: ByteBuffer) { writeNow(frame) }

    package static func frame(event: String, id: Int64?, data: String) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(data.utf8.count + 64)
        if let id { buffer.writeString("id: \(id)\n") }
        buffer.writeString("event: \(event)\ndata: \(data)\n\n")
        return buffer
    }

    private static let beat = ByteBuffer(string: ": beat\n\n")
}
