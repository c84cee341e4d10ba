import Glibc

/// One end of a pair of sockets, which carries frames both ways until a moment. A socket rather than two pipes: sending to a dead process is
/// an error here, and no SIGPIPE.
struct ReaderSocket: ~Copyable {
    enum Failure: Error {
        case tookTooLong
        /// The other end is gone, or answered what is no answer.
        case broken
    }

    /// Bytes of the longest answer that is believed.
    private static let longestAnswer = 4_000_000

    let descriptor: Int32

    fileprivate init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Sends a frame and waits for the answer's body, on the calling thread.
    borrowing func exchange(_ frame: [UInt8], until deadline: ContinuousClock.Instant) throws(Failure) -> [UInt8] {
        var sent = 0
        while sent < frame.count {
            try wait(for: Int16(POLLOUT), until: deadline)
            let count = frame.withUnsafeBytes {
                send(descriptor, $0.baseAddress?.advanced(by: sent), frame.count - sent, Int32(MSG_NOSIGNAL | MSG_DONTWAIT))
            }
            sent += try progress(count)
        }
        let length = try receive(4, until: deadline).reduce(0) { $0 << 8 | Int($1) }
        guard length <= Self.longestAnswer else { throw .broken }
        return try receive(length, until: deadline)
    }

    private borrowing func receive(_ length: Int, until deadline: ContinuousClock.Instant) throws(Failure) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: length)
        var filled = 0
        while filled < length {
            try wait(for: Int16(POLLIN), until: deadline)
            let count = bytes.withUnsafeMutableBytes {
                recv(descriptor, $0.baseAddress?.advanced(by: filled), length - filled, Int32(MSG_DONTWAIT))
            }
            guard count != 0 else { throw .broken }
            filled += try progress(count)
        }
        return bytes
    }

    /// How far a call came; 0 where it is to be tried again.
    private borrowing func progress(_ count: Int) throws(Failure) -> Int {
        if count >= 0 { return count }
        guard errno == EINTR || errno == EAGAIN else { throw .broken }
        return 0
    }

    private borrowing func wait(for events: Int16, until deadline: ContinuousClock.Instant) throws(Failure) {
        let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
        guard left > 0 else { throw .tookTooLong }
        var poll = pollfd(fd: descriptor, events: events, revents: 0)
        let count = Glibc.poll(&poll, 1, Int32(min(left.rounded(.up), 3_600_000)))
        if count == 0 { throw .tookTooLong }
        if count < 0, errno != EINTR { throw .broken }
    }
}

/// Both ends; neither is inherited by a process that is started meanwhile.
struct ReaderSocketPair: ~Copyable {
    let ours: ReaderSocket
    let theirs: ReaderSocket

    init?() {
        var ends: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0 else { return nil }
        ours = ReaderSocket(descriptor: ends[0])
        theirs = ReaderSocket(descriptor: ends[1])
    }
}
