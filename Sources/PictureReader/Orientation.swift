import CTesseract

/// How far a camera was turned, which JPEG files note beside the pixels (Exif 2.32, tag 0x0112).
enum Orientation: Equatable {
    case upright
    /// Quarter turns clockwise that set the picture upright.
    case turned(quarters: Int32)

    /// - Parameter bytes: a whole JPEG file; one without the note is upright, and mirrored pictures count as their turn alone.
    init(inJPEG bytes: [UInt8]) {
        switch Self.exif(bytes).flatMap(Self.value) {
        case 3, 4: self = .turned(quarters: 2)
        case 5, 6: self = .turned(quarters: 1)
        case 7, 8: self = .turned(quarters: 3)
        default: self = .upright
        }
    }

    func applied(to picture: borrowing Picture) -> Picture? {
        switch self {
        case .upright: Picture(pixClone(picture.pix))
        case .turned(let quarters): Picture(pixRotateOrth(picture.pix, quarters))
        }
    }

    /// The TIFF structure in the first segment APP1 that holds one.
    private static func exif(_ bytes: [UInt8]) -> ArraySlice<UInt8>? {
        var position = 2
        while position + 4 <= bytes.count, bytes[position] == 0xFF, bytes[position + 1] != 0xDA {
            let length = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            guard length >= 2, position + 2 + length <= bytes.count else { return nil }
            let body = bytes[position + 4..<position + 2 + length]
            if bytes[position + 1] == 0xE1, body.starts(with: Array("Exif\0\0".utf8)) { return body.dropFirst(6) }
            position += 2 + length
        }
        return nil
    }

    /// The orientation in the first directory of a TIFF structure.
    private static func value(_ tiff: ArraySlice<UInt8>) -> Int? {
        let isLittle = tiff.starts(with: Array("II".utf8))
        func number(_ offset: Int, _ length: Int) -> Int? {
            guard offset >= 0, offset + length <= tiff.count else { return nil }
            let bytes = tiff[tiff.startIndex + offset..<tiff.startIndex + offset + length]
            return isLittle ? bytes.reversed().reduce(0) { $0 << 8 | Int($1) } : bytes.reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, 4), let entries = number(directory, 2) else { return nil }
        let entry = (0..<entries).map { directory + 2 + 12 * $0 }.first { number($0, 2) == 0x0112 }
        return entry.flatMap { number($0 + 8, 2) }
    }
}
