/// A text made comparable: one code for each visible scalar, lower case, look-alikes made equal, with the way back to the original.
struct FoldedText: Sendable {
    let scalars: [Unicode.Scalar]
    /// The folded scalars; what can't be seen is left out.
    private(set) var codes: [UInt32] = []
    /// For each code, the index of its scalar in `scalars`.
    private(set) var origins: [Int] = []
    /// Where something invisible, or a step from a small to a capital letter, stands before a code. A word may end there.
    private(set) var joints: [Bool] = []

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        codes.reserveCapacity(scalars.count)
        origins.reserveCapacity(scalars.count)
        joints.reserveCapacity(scalars.count)
        var joint = false
        var afterSmall = false
        for (index, scalar) in scalars.enumerated() {
            guard let code = ScalarFolding.folded(scalar.value) else {
                // A mark over a letter parts nothing.
                if !ScalarFolding.isMark(scalar.value) { joint = true }
                continue
            }
            if let last = codes.last, !joint, let syllable = ScalarFolding.syllable(last, code) {
                codes[codes.count - 1] = syllable
                continue
            }
            let isLetter = code >= 0x61 && code <= 0x7A
            let isCapital = isLetter && scalar.value >= 0x41 && scalar.value <= 0x5A
            codes.append(code)
            origins.append(index)
            joints.append(joint || afterSmall && isCapital)
            joint = false
            afterSmall = isLetter && !isCapital
        }
    }

    /// The scalars of the original that a range of codes comes from, with what is invisible between them and the marks over the last one.
    func originalRange(of range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        var end = origins[range.upperBound - 1] + 1
        let next = range.upperBound < codes.count ? origins[range.upperBound] : scalars.count
        while end < next, ScalarFolding.isMark(scalars[end].value) || ScalarFolding.isJamo(scalars[end].value) { end += 1 }
        return origins[range.lowerBound]..<end
    }

    /// Whether words of several characters are made of it: letters of any script, kana and hangul, but no Chinese character.
    static func isWordLetter(_ code: UInt32) -> Bool {
        switch CodeClass(code) {
        case .letter, .foreignLetter: true
        case .han: ScalarFolding.isKana(code) || ScalarFolding.isHangul(code)
        case .digit, .separator: false
        }
    }

    static func isApostrophe(_ code: UInt32) -> Bool { code == "'" || code == "\u{2019}" }

    func original(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[originalRange(of: range)])
        return String(text)
    }
}

/// What a folded code is, as far as words are concerned.
enum CodeClass {
    case letter, digit, han, foreignLetter, separator

    init(_ code: UInt32) {
        switch code {
        case 0x61...0x7A: self = .letter
        case 0x30...0x39: self = .digit
        case ..<0x80: self = .separator
        case 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF: self = .han
        case 0xAA, 0xBA: self = .separator
        // A letter that was lost on its way.
        case 0xFFFD: self = .foreignLetter
        default: self = Unicode.Scalar(code)?.properties.isAlphabetic == true ? .foreignLetter : .separator
        }
    }
}

extension String {
    /// The text of folded codes.
    init(codes: some Sequence<UInt32>) {
        self.init()
        for code in codes {
            guard let scalar = Unicode.Scalar(code) else { continue }
            unicodeScalars.append(scalar)
        }
    }
}
