import CTesseract

/// Makes of any picture what the recognition of text reads best: dark text on white, level, and of the same size everywhere.
///
/// Screens put light text on dark ground and the other way round within one picture; paper lies in shadow. What counts is how far a pixel is
/// from the ground around it, in either direction: the ground is the median of a neighbourhood larger than a letter.
struct Preparation {
    /// Small letters are about so many pixels high in the end.
    private static let letterHeight = 24.0
    /// Pictures are brought below so many pixels before anything else; a letter of a phone's screen has 20 and more of height.
    private static let mostPixels = 5_000_000.0
    private static let fewestPixels = 700_000.0
    /// The neighbourhood, in pixels of the picture at a quarter of its size.
    private static let neighbourhood: Int32 = 25
    /// A smaller picture is made wider by its own edges: at a quarter of its size nothing would be left of it.
    private static let smallestSide: Int32 = 64
    /// What is darker counts as ink.
    private static let ink: Int32 = 150
    /// The same for frames, which are often faint.
    private static let faintInk: Int32 = 225

    static func prepared(_ picture: borrowing Picture) -> Picture? {
        guard let gray = Picture(pixConvertTo8(picture.pix, 0)) else { return nil }
        let pixels = Double(gray.width * gray.height)
        let factor = pixels > mostPixels ? (mostPixels / pixels).squareRoot() : pixels < fewestPixels ? min(3, (fewestPixels / pixels).squareRoot()) : 1
        guard let working = gray.scaled(by: factor)?.widened(to: smallestSide), let text = contrast(working) else { return nil }
        let height = height(ofLettersIn: text)
        eraseFrames(in: text, letterHeight: height)
        guard let level = levelled(text) else { return nil }
        let scale = min(max(letterHeight / height, 0.35), 2.5)
        if scale > 0.85, scale < 1.2 { return level }
        return level.scaled(by: scale)
    }

    /// The distance of each pixel from the ground, black on white.
    private static func contrast(_ gray: borrowing Picture) -> Picture? {
        guard let small = Picture(pixScaleAreaMap(gray.pix, 0.25, 0.25)), let middle = Picture(pixMedianFilter(small.pix, neighbourhood, neighbourhood)),
            let ground = Picture(pixScaleToSize(middle.pix, Int32(gray.width), Int32(gray.height))),
            let distance = Picture(pixAbsDifference(gray.pix, ground.pix))
        else { return nil }
        pixInvert(distance.pix, distance.pix)
        // Half of the range is enough for full black.
        return Picture(pixGammaTRC(nil, distance.pix, 1, 120, 245))
    }

    /// The usual height of what stands alone, in pixels: most of it are small letters.
    private static func height(ofLettersIn text: borrowing Picture) -> Double {
        var heights: [Int] = []
        guard let binary = Picture(pixThresholdToBinary(text.pix, ink)) else { return letterHeight }
        var boxes = pixConnCompBB(binary.pix, 8)
        defer { boxaDestroy(&boxes) }
        for index in 0..<boxaGetCount(boxes) {
            var (width, height): (Int32, Int32) = (0, 0)
            boxaGetBoxGeometry(boxes, index, nil, nil, &width, &height)
            if height >= 6, height <= 120, width <= 3 * height, height <= 6 * width { heights.append(Int(height)) }
        }
        guard heights.count >= 8 else { return letterHeight }
        heights.sort()
        return Double(heights[heights.count / 2])
    }

    /// Takes away frames, edges and spots, which the search for lines of text would take for a part of them.
    private static func eraseFrames(in text: borrowing Picture, letterHeight: Double) {
        guard let binary = Picture(pixThresholdToBinary(text.pix, faintInk)) else { return }
        var masks: UnsafeMutablePointer<Pixa>?
        var boxes = pixConnComp(binary.pix, &masks, 8)
        defer {
            boxaDestroy(&boxes)
            pixaDestroy(&masks)
        }
        for index in 0..<boxaGetCount(boxes) {
            var (x, y, width, height): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
            boxaGetBoxGeometry(boxes, index, &x, &y, &width, &height)
            guard Double(max(width, height)) > 4 * letterHeight, let mask = Picture(pixaGetPix(masks, index, Int32(L_CLONE))) else { continue }
            let shape = Shape(width: Double(width) / letterHeight, height: Double(height) / letterHeight, filled: filledPart(mask))
            if shape.isFrame { pixSetMaskedGeneral(text.pix, mask.pix, 255, x, y) }
        }
    }

    private static func filledPart(_ mask: borrowing Picture) -> Double {
        var count: Int32 = 0
        pixCountPixels(mask.pix, &count, nil)
        return Double(count) / Double(mask.width * mask.height)
    }

    /// What hangs together, measured in heights of a letter.
    private struct Shape {
        let width: Double
        let height: Double
        /// From 0 to 1: how much of its box is ink.
        let filled: Double

        /// Larger than what a heading's letters or a word of touching letters can be, or as thin as a frame or a rule.
        var isFrame: Bool {
            if height > 3, width > 1.8 * height || height > 8 || width > 12 { return true }
            if height > 1.8, width > 4, filled < 0.25 { return true }
            return width > 12 && height < 0.4 || height > 12
        }
    }

    /// Turns text that runs up or down by at most 15 degrees.
    private static func levelled(_ text: borrowing Picture) -> Picture? {
        var (angle, confidence): (Float, Float) = (0, 0)
        guard let binary = Picture(pixThresholdToBinary(text.pix, ink)),
            pixFindSkewSweepAndSearch(binary.pix, &angle, &confidence, 4, 2, 15, 1, 0.05) == 0, confidence > 2, abs(angle) > 0.4
        else { return Picture(pixClone(text.pix)) }
        return Picture(pixRotate(text.pix, angle * .pi / 180, Int32(L_ROTATE_AREA_MAP), Int32(L_BRING_IN_WHITE), 0, 0))
    }
}
