import FoundationEssentials
import Glibc

/// What may be asked, as the first byte of a request. The rest is the picture's bytes.
enum Request {
    /// Text and codes, as JSON.
    case read([UInt8])
    /// A blurred copy, as JPEG; an empty answer where there is none.
    case blur([UInt8])

    /// Bytes of the largest picture.
    static let mostBytes = 10 * 1_048_576

    init?(_ frame: [UInt8]) {
        switch frame.first {
        case 1: self = .read(Array(frame.dropFirst()))
        case 2: self = .blur(Array(frame.dropFirst()))
        default: return nil
        }
    }
}

/// What was recognised, or why nothing was.
struct Answer: Encodable {
    var outcome: String
    var reason: String?
    var lines: [String]?
    var codes: [String]?
    /// Whether all of the text was read.
    var complete: Bool?
    /// In pixels, as shown.
    var width: Int?
    var height: Int?

    static func read(lines: [String], codes: [String], isComplete: Bool, width: Int, height: Int) -> Answer {
        Answer(outcome: "read", lines: lines, codes: codes, complete: isComplete, width: width, height: height)
    }

    static func unreadable(_ reason: Unreadable) -> Answer { Answer(outcome: "unreadable", reason: reason.rawValue) }

    var json: [UInt8] { (try? JSONEncoder().encode(self)).map(Array.init) ?? [] }
}

/// Frames on standard input and output: four bytes with the length, the highest first, and as many bytes.
enum Frames {
    /// nil at the end of the input, and where a frame is longer than any request.
    static func next() -> [UInt8]? {
        guard let header = read(4) else { return nil }
        let length = header.reduce(0) { $0 << 8 | Int($1) }
        return length <= Request.mostBytes + 1 ? read(length) : nil
    }

    /// Whether somebody took it.
    static func send(_ body: [UInt8]) -> Bool {
        let frame = stride(from: 24, through: 0, by: -8).map { UInt8(truncatingIfNeeded: body.count >> $0) } + body
        var sent = 0
        while sent < frame.count {
            let count = frame.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress?.advanced(by: sent), frame.count - sent) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    private static func read(_ length: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: length)
        var filled = 0
        while filled < length {
            let count = bytes.withUnsafeMutableBytes { Glibc.read(STDIN_FILENO, $0.baseAddress?.advanced(by: filled), length - filled) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return nil }
            filled += count
        }
        return bytes
    }
}
