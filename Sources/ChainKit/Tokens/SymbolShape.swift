/// How a token's name looks to a reader: capital Latin letters and digits in place of all that is drawn alike, without what isn't drawn at all.
struct SymbolShape {
    /// All letters and digits of the name in one word.
    let whole: String
    /// The words of it: `USDT (TRC20)` has `USDT` and one more.
    let words: [String]

    private static let longest = 64

    init(_ symbol: String) {
        var words: [String] = []
        var word = ""
        for scalar in symbol.unicodeScalars.prefix(SymbolShape.longest) {
            if let letter = SymbolShape.letter(scalar) {
                word.unicodeScalars.append(letter)
            } else if !SymbolShape.isInvisible(scalar), !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        self.words = words
        whole = words.joined()
    }

    /// The capital letter that a scalar is read as; nil for what separates words and for what isn't seen.
    private static func letter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if let twin = twins[scalar] { return twin }
        guard let plain = plain(scalar) else { return nil }
        return twins[plain] ?? plain
    }

    /// Letters and digits in their plain form: small, full-width and mathematical ones become ASCII capitals.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        let value = scalar.value
        switch value {
        case 0x30...0x39, 0x41...0x5A: return scalar
        case 0x61...0x7A: return Unicode.Scalar(value - 0x20)
        case 0xFF10...0xFF19, 0xFF21...0xFF3A: return Unicode.Scalar(value - 0xFEE0)
        case 0xFF41...0xFF5A: return Unicode.Scalar(value - 0xFF00)
        // Mathematical alphabets: rows of 26 capitals and 26 small letters (Unicode, 1D400–1D6A3); their digits are five rows of ten.
        case 0x1D400...0x1D6A3: return Unicode.Scalar(0x41 + (value - 0x1D400) % 26)
        case 0x1D7CE...0x1D7FF: return Unicode.Scalar(0x30 + (value - 0x1D7CE) % 10)
        // Letters in circles.
        case 0x24B6...0x24CF: return Unicode.Scalar(0x41 + value - 0x24B6)
        case 0x24D0...0x24E9: return Unicode.Scalar(0x41 + value - 0x24D0)
        // Letters in squares and circles, black and white.
        case 0x1F130...0x1F149: return Unicode.Scalar(0x41 + value - 0x1F130)
        case 0x1F150...0x1F169: return Unicode.Scalar(0x41 + value - 0x1F150)
        case 0x1F170...0x1F189: return Unicode.Scalar(0x41 + value - 0x1F170)
        default: return nil
        }
    }

    /// Whether nothing is drawn: such scalars don't separate words. Marks that are drawn over a letter count as well, `U̲S̲D̲T̲` reads as USDT.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        if properties.isDefaultIgnorableCodePoint { return true }
        switch properties.generalCategory {
        case .control, .format, .nonspacingMark, .enclosingMark: return true
        default: return false
        }
    }

    /// What is drawn like a letter of ASCII: digits and signs, Cyrillic, Greek, Cherokee, Lisu and Latin letters of other languages.
    private static let twins: [Unicode.Scalar: Unicode.Scalar] = {
        let table: [(letter: Unicode.Scalar, alike: String)] = [
            ("A", "АаΑ4ꓮ"), ("B", "ВΒ8ꓐ฿₿"), ("C", "СсϹϲⅭꓚ¢₡"), ("D", "ᎠꓓĐđⅮ"), ("E", "ЕеΕ3ꓰ€Ёё"), ("F", "ꓝϜ"), ("G", "Ԍ6ꓖ"),
            ("H", "НһΗꓧ"), ("I", "ІіΙι1lⅠ|ꓲӏ"), ("J", "ЈјͿꓙ"), ("K", "КкΚκꓗ"), ("L", "ᏞꓡⅬ"), ("M", "МмΜⅯꓟ"), ("N", "ΝꓠПп"), ("O", "ОоΟο0ꓳØø"),
            ("P", "РрΡρꓑ"), ("S", "ЅѕꓢᏚ5$§Śśşš"), ("T", "ТтΤτꓔ7₮Ŧŧ†"), ("U", "ՍսꓴЦцυμÚúÜüŪū"), ("V", "ѴѵⅤꓦ"), ("W", "ԜԝꓪШшωŴŵ"),
            ("X", "ХхΧχⅩꓫ×"), ("Y", "УуΥүꓬ"), ("Z", "ΖꓜŻż2"),
        ]
        return Dictionary(
            table.flatMap { entry in entry.alike.unicodeScalars.map { ($0, entry.letter) } }, uniquingKeysWith: { first, _ in first })
    }()
}
