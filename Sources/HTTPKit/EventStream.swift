import Hummingbird
package import NIOCore
import Synchronization

/// Writes server-sent events (WHATWG HTML §9.2). Each write is awaited to the socket, so a slow reader holds up only itself.
package final class EventWriter: Sendable {
    private let write: @Sendable (ByteBuffer) async throws -> Void

    init(write: @escaping @Sendable (ByteBuffer) async throws -> Void) { self.write = write }

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

    package static func frame(event: String, id: Int64?, data: String) -> ByteBuffer {
        var buffer = ByteBuffer()
        buffer.reserveCapacity(data.utf8.count + 64)
        if let id { buffer.writeString("id: \(id)\n") }
        buffer.writeString("event: \(event)\ndata: \(data)\n\n")
        return buffer
    }

    private static let beat = ByteBuffer(string: ": beat\n\n")
}
