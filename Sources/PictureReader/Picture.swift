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
}
