import Foundation

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Ends another thread's wait for a socket.
final class Wakener: Sendable {
    private let reading: Int32
    private let writing: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        (reading, writing) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }

    deinit {
        close(reading)
        close(writing)
    }

    /// A full pipe wakes as well.
    func wake() {
        var byte: UInt8 = 1
        _ = write(writing, &byte, 1)
    }

    /// Waits until the socket has something to read, somebody calls `wake`, or the time is over.
    func wait(for socket: Int32, atMost seconds: TimeInterval) {
        var polled = [pollfd(fd: socket, events: Int16(POLLIN), revents: 0), pollfd(fd: reading, events: Int16(POLLIN), revents: 0)]
        _ = poll(&polled, 2, Int32(seconds * 1000))
        var bytes = [UInt8](repeating: 0, count: 256)
        while read(reading, &bytes, bytes.count) == bytes.count {}
    }
}
