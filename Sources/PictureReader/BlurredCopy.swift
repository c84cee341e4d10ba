import CTesseract

/// A copy that shows no more of a picture than its colours: neither text nor a code survives.
enum BlurredCopy {
    /// The longer side of what is left, in pixels. A letter or a module of a code has less than a pixel of it.
    private static let detail = 12
    /// The longer side of the copy, in pixels.
    private static let size = 320
    private static let quality: Int32 = 80

    /// As JPEG; nil where a step fails.
    static func jpeg(of picture: borrowing Picture) -> [UInt8]? {
        guard let colour = Picture(pixConvertTo32(picture.pix)), let averaged = averaged(colour), let copy = enlarged(averaged) else { return nil }
        var bytes: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard pixWriteMemJpeg(&bytes, &count, copy.pix, quality, 0) == 0, let written = bytes else { return nil }
        defer { lept_free(written) }
        return Array(UnsafeBufferPointer(start: written, count: count))
    }

    private static func averaged(_ picture: borrowing Picture) -> Picture? {
        let factor = Float(detail) / Float(max(picture.width, picture.height))
        guard factor < 0.7 else { return Picture(pixClone(picture.pix)) }
        // Each pixel is the mean of all that it stands for.
        let averaged = Picture(pixScaleAreaMapToSize(picture.pix, side(picture.width, factor), side(picture.height, factor)))
        return averaged
    }

    private static func enlarged(_ picture: borrowing Picture) -> Picture? {
        let factor = Float(size) / Float(max(picture.width, picture.height))
        return Picture(pixScaleColorLI(picture.pix, factor, factor))
    }

    private static func side(_ length: Int, _ factor: Float) -> Int32 { Int32(max(1, min(Float(detail), (Float(length) * factor).rounded()))) }
}
