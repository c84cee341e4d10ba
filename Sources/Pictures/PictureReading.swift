/// What was recognised in a picture. It may be a secret: it is judged and let go, never stored or logged.
package struct PictureText: Sendable, Hashable {
    /// The lines of text, in reading order as far as it could be told.
    package let lines: [String]
    /// What the QR codes say.
    package let codes: [String]
    /// Whether that is all: reading stops where a picture takes too long.
    package let isComplete: Bool

    package init(lines: [String], codes: [String], isComplete: Bool) {
        self.lines = lines
        self.codes = codes
        self.isComplete = isComplete
    }
}

extension PictureText: CustomStringConvertible, CustomReflectable {
    package var description: String { "[\(lines.count) lines, \(codes.count) codes]" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// What looking into a picture came to.
package enum PictureReading: Sendable, Hashable {
    case read(PictureText)
    case unreadable(PictureFault)
}

/// Why a picture could not be looked into.
package enum PictureFault: String, Sendable, Hashable {
    /// More than 10 MB, or more than 40 million pixels.
    case tooLarge = "too_large"
    /// Neither PNG, JPEG, GIF nor WebP.
    case unknownFormat = "unknown_format"
    case damaged
    /// It took longer than a picture may.
    case tookTooLong = "took_too_long"
    /// It broke the process that read it, twice.
    case crashed
}

/// Why the readers didn't take a picture.
package enum PictureReadersError: Error, Sendable, Hashable {
    /// As many pictures wait as may.
    case busy
    /// The program that reads can't be started.
    case unavailable
    case stopped
}
