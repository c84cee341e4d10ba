import CTesseract

/// A picture of leptonica's, freed with its owner.
struct Picture: ~Copyable {
    let pix: UnsafeMutablePointer<Pix>

    /// Takes over what a function of leptonica's made; nil where it made nothing.
    init?(_ pix: UnsafeMutablePointer<Pix>?) {
        guard let pix else { return nil }
        self.pix = pix
    }

    deinit {
        var pix: UnsafeMutablePointer<Pix>? = pix
        pixDestroy(&pix)
    }

    var width: Int { Int(pixGetWidth(pix)) }
    var height: Int { Int(pixGetHeight(pix)) }

    borrowing func scaled(by factor: Double) -> Picture? { Picture(pixScale(pix, Float(factor), Float(factor))) }

    /// With as much of its edge repeated around it as makes both sides at least so long.
    borrowing func widened(to side: Int32) -> Picture? {
        let (across, down) = (max(0, side - Int32(width) + 1) / 2, max(0, side - Int32(height) + 1) / 2)
        return Picture(pixAddContinuedBorder(pix, across, across, down, down))
    }
}
