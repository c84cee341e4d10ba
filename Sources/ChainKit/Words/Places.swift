import Kit

/// The places `{name}` of a phrase. The same as a `Phrase` does with a dictionary, but values are asked for one by one, and only those that are needed.
enum Places {
    /// The phrase with each place filled by what `value` gives for its name; one that nothing is known for stays empty. Values aren't searched for places.
    static func filled(_ phrase: Phrase, _ language: Language, _ value: (String) -> String?) -> String {
        let text = phrase(language)
        let bytes = text.utf8
        guard bytes.contains(UInt8(ascii: "{")) else { return text }
        var filled = ""
        filled.reserveCapacity(bytes.count * 2)
        var start = text.startIndex
        while let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")), let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")) {
            filled += text[start..<open]
            filled += value(String(text[bytes.index(after: open)..<close])) ?? ""
            start = bytes.index(after: close)
        }
        return filled + text[start...]
    }

    /// Chinese with a space between its characters and Latin ones or digits, and none between two of its own, wherever values put them together.
    static func spaced(_ text: String) -> String {
        var spaced = String.UnicodeScalarView()
        var previous: Unicode.Scalar = "\u{0}"
        var isSpaceDue = false
        for scalar in text.unicodeScalars {
            if scalar == " " {
                isSpaceDue = true
                continue
            }
            let isJoint = isHan(previous) && isLatin(scalar) || isLatin(previous) && isHan(scalar)
            if isJoint || isSpaceDue && !(isHan(previous) && isHan(scalar)) && previous != "\u{0}" { spaced.append(" ") }
            isSpaceDue = false
            spaced.append(scalar)
            previous = scalar
        }
        return String(spaced)
    }

    private static func isHan(_ scalar: Unicode.Scalar) -> Bool { (0x3400...0x9FFF).contains(scalar.value) }
    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
    }

    /// With a capital at the beginning, where the language has them.
    static func capitalised(_ text: String) -> String {
        guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return text }
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}
