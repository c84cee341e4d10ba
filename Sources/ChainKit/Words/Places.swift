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
        let bytes = Array(text.utf8)
        var spaced: [UInt8] = []
        spaced.reserveCapacity(bytes.count * 5 / 4)
        var previous: Script?
        var isSpaceDue = false
        for (place, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: " ") {
                isSpaceDue = true
                continue
            }
            // The first byte of a character decides; those that follow it have their highest bits at 10.
            if byte & 0xC0 != 0x80 {
                let script = Script(of: bytes[place...])
                if let previous, Script.areParted(previous, script, bySpace: isSpaceDue) { spaced.append(UInt8(ascii: " ")) }
                previous = script
                isSpaceDue = false
            }
            spaced.append(byte)
        }
        return String(decoding: spaced, as: UTF8.self)
    }

    private enum Script {
        case han
        /// Letters of English and digits.
        case latin
        case other

        /// Of the character that the bytes begin with. Han is U+3400 to U+9FFF, in UTF-8 from E3 90 80 to E9 BF BF.
        init(of bytes: ArraySlice<UInt8>) {
            switch bytes[bytes.startIndex] {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): self = .latin
            case 0xE3: self = bytes.count > 1 && bytes[bytes.startIndex + 1] >= 0x90 ? .han : .other
            case 0xE4...0xE9: self = .han
            default: self = .other
            }
        }

        static func areParted(_ first: Script, _ second: Script, bySpace isSpaceDue: Bool) -> Bool {
            switch (first, second) {
            case (.han, .latin), (.latin, .han): true
            case (.han, .han): false
            default: isSpaceDue
            }
        }
    }

    /// With a capital at the beginning, where the language has them.
    static func capitalised(_ text: String) -> String {
        guard let first = text.utf8.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return text }
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}
