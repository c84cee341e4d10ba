import CTesseract

/// Why a picture is not read. What is stored and sent.
enum Unreadable: String, Error {
    /// More than 40 million pixels, or more than 10 MB.
    case tooLarge = "too_large"
    /// Neither PNG, JPEG, GIF nor WebP.
    case unknownFormat = "unknown_format"
    case damaged
}

/// A picture's size, format and which way up it is, as its first bytes say.
struct PictureHeader {
    let format: Format
    let width: Int
    let height: Int

    enum Format {
        case png, jpeg, gif, webp
    }

    static let mostPixels = 40_000_000

    init(_ bytes: [UInt8]) throws(Unreadable) {
        guard let format = Format(bytes) else { throw .unknownFormat }
        self.format = format
        if format == .gif {
            // leptonica would decode the whole picture to learn its size.
            guard bytes.count > 10 else { throw .damaged }
            width = Int(bytes[6]) | Int(bytes[7]) << 8
            height = Int(bytes[8]) | Int(bytes[9]) << 8
        } else {
            var (width, height): (Int32, Int32) = (0, 0)
            guard pixReadHeaderMem(bytes, bytes.count, nil, &width, &height, nil, nil, nil) == 0 else { throw .damaged }
            self.width = Int(width)
            self.height = Int(height)
        }
        guard width > 0, height > 0 else { throw .damaged }
        guard width <= Self.mostPixels, height <= Self.mostPixels, width * height <= Self.mostPixels else { throw .tooLarge }
    }
}

extension PictureHeader.Format {
    fileprivate init?(_ bytes: [UInt8]) {
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if bytes.starts(with: Array("GIF8".utf8)) {
            self = .gif
        } else if bytes.starts(with: Array("RIFF".utf8)), bytes.dropFirst(8).starts(with: Array("WEBP".utf8)) {
            self = .webp
        } else {
            return nil
        }
    }
}

extension Picture {
    /// Decodes a picture and turns it the way up that it is shown. 8 or 32 bits a pixel, without transparency.
    init(decoding bytes: [UInt8]) throws(Unreadable) {
        let header = try PictureHeader(bytes)
        guard let decoded = Picture(pixReadMem(bytes, bytes.count)) else { throw .damaged }
        let orientation = header.format == .jpeg ? Orientation(inJPEG: bytes) : .upright
        guard decoded.width * decoded.height <= PictureHeader.mostPixels else { throw .tooLarge }
        // Without its palette first: of two colours it would otherwise be left with one bit a pixel, and be refused.
        guard let opaque = Picture(pixRemoveAlpha(decoded.pix)), let own = Picture(pixRemoveColormap(opaque.pix, Int32(REMOVE_CMAP_BASED_ON_SRC))),
            let plain = Picture(pixConvertTo8Or32(own.pix, Int32(L_COPY), 0)), let turned = orientation.applied(to: plain)
        else { throw .damaged }
        self = turned
    }
}
