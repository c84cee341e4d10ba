import CTesseract

/// Recognises text with tesseract's models for English and simplified Chinese.
///
/// English comes first and is enough for most screens. What it is not sure of is likely Chinese; then the picture is read twice more by that
/// model, once as rows, which keeps the number before a single character, and once as scattered text.
final class TextRecognition {
    private struct Line {
        let text: String
        /// In percent.
        let confidence: Float
    }

    /// Below it a line of the English model makes the Chinese one look as well. In percent.
    private static let sure: Float = 75
    /// Up to this part of unsure rows, from 0 to 1, the rows are enough.
    private static let mostDoubtful = 0.2
    /// Below it a line is dirt, not text. In percent.
    private static let dirt: Float = 40
    /// How long one model may read, in milliseconds: a page of small print takes long, and is no phrase.
    private static let longestReading: Int32 = 12_000
    /// A picture has at most so many lines and characters, so that an answer stays small.
    private static let mostLines = 2000
    private static let mostCharacters = 500

    private let english: OpaquePointer
    private let chinese: OpaquePointer

    /// Loads the models, from `TESSDATA_PREFIX` or where the library expects them; nil where they are missing.
    init?() {
        guard let english = Self.model("eng"), let chinese = Self.model("chi_sim") else { return nil }
        self.english = english
        self.chinese = chinese
    }

    deinit {
        TessBaseAPIDelete(english)
        TessBaseAPIDelete(chinese)
    }

    private static func model(_ language: String) -> OpaquePointer? {
        guard let model = TessBaseAPICreate() else { return nil }
        guard TessBaseAPIInit2(model, nil, language, OEM_LSTM_ONLY) == 0 else {
            TessBaseAPIDelete(model)
            return nil
        }
        TessBaseAPISetVariable(model, "debug_file", "/dev/null")
        // A prepared picture has dark text only.
        TessBaseAPISetVariable(model, "tessedit_do_invert", "0")
        return model
    }

    /// The lines of a prepared picture: what the English model reads, then what the Chinese one does. Whether that is all of them says
    /// `isComplete`: there is an end to the time that a picture may take.
    func text(of picture: borrowing Picture) -> (lines: [String], isComplete: Bool) {
        var isComplete = true
        var lines = Self.read(picture, english, PSM_SPARSE_TEXT, &isComplete)
        if Self.doubtfulPart(lines) > 0 {
            let rows = Self.read(picture, chinese, PSM_SINGLE_BLOCK, &isComplete)
            lines += rows.filter { $0.confidence >= Self.dirt }
            // A page of text is read by rows, and a second time would take seconds.
            if Self.doubtfulPart(rows) > Self.mostDoubtful {
                lines += Self.read(picture, chinese, PSM_SPARSE_TEXT, &isComplete).filter { $0.confidence >= Self.dirt }
            }
        }
        return (lines.prefix(Self.mostLines).map(\.text), isComplete && lines.count <= Self.mostLines)
    }

    /// From 0 to 1.
    private static func doubtfulPart(_ lines: [Line]) -> Double {
        lines.isEmpty ? 0 : Double(lines.count { $0.confidence < sure }) / Double(lines.count)
    }

    private static func read(
        _ picture: borrowing Picture, _ model: OpaquePointer, _ layout: TessPageSegMode, _ isComplete: inout Bool
    ) -> [Line] {
        TessBaseAPISetPageSegMode(model, layout)
        TessBaseAPISetImage2(model, picture.pix)
        defer { TessBaseAPIClear(model) }
        let monitor = TessMonitorCreate()
        defer { TessMonitorDelete(monitor) }
        TessMonitorSetDeadlineMSecs(monitor, longestReading)
        let start = ContinuousClock.now
        // What was read before the deadline counts. Its result is no word about the deadline: it is the same for an empty picture.
        _ = TessBaseAPIRecognize(model, monitor)
        if ContinuousClock.now - start >= .milliseconds(Int64(longestReading)) { isComplete = false }
        guard let results = TessBaseAPIGetIterator(model) else { return [] }
        defer { TessResultIteratorDelete(results) }
        var lines: [Line] = []
        repeat {
            guard let text = TessResultIteratorGetUTF8Text(results, RIL_TEXTLINE) else { continue }
            defer { TessDeleteText(text) }
            let line = String(cString: text).prefix(mostCharacters).filter { !$0.isNewline }
            if !line.allSatisfy(\.isWhitespace) { lines.append(Line(text: line, confidence: TessResultIteratorConfidence(results, RIL_TEXTLINE))) }
        } while TessResultIteratorNext(results, RIL_TEXTLINE) != 0
        return lines
    }
}
