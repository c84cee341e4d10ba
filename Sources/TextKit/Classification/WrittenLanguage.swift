/// The language that a text is written in, as a BCP 47 tag: `zh-Hans`, `zh-Hant`, `en`, `es`, `ru` and others.
///
/// The script decides where it can. Languages that share the Latin or the Cyrillic script are told apart by a classifier of their words and pieces of
/// words.
package enum WrittenLanguage {
    /// nil for a text with fewer than four letters (a Han character counts as two), and for scripts that aren't known.
    /// - Parameter least: how likely it has to be where the script alone does not tell, 0 to 1; nil for a text of which nothing is as likely.
    package static func of(_ text: String, least: Double = 0) -> String? {
        let letters = ScriptCount(text)
        guard letters.size >= 4, let script = letters.largest else { return nil }
        switch script {
        case .han: return letters.isTraditional ? "zh-Hant" : "zh-Hans"
        case .latin: return likeliest(text, among: latin, least)
        case .cyrillic: return likeliest(text, among: cyrillic, least)
        case .kana: return "ja"
        case .hangul: return "ko"
        case .thai: return "th"
        case .arabic: return letters.isPersian ? "fa" : "ar"
        case .hebrew: return "he"
        case .devanagari: return "hi"
        case .bengali: return "bn"
        case .tamil: return "ta"
        case .greek: return "el"
        case .georgian: return "ka"
        case .armenian: return "hy"
        }
    }

    private static let cyrillic: Set<String> = ["ru", "uk", "bg", "sr", "kk"]
    private static let latin = Set(ShippedClassifier.language?.labels ?? []).subtracting(["ru", "uk", "bg", "kk"])

    private static func likeliest(_ text: String, among tags: Set<String>, _ least: Double) -> String? {
        ShippedClassifier.language?.guesses(text).first { tags.contains($0.label) }.flatMap { $0.probability >= least ? $0.label : nil }
    }
}

private enum Script: CaseIterable {
    case han, latin, cyrillic, kana, hangul, thai, arabic, hebrew, devanagari, bengali, tamil, greek, georgian, armenian

    init?(_ scalar: Unicode.Scalar) {
        switch scalar.value {
        case 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        case 0x400...0x52F: self = .cyrillic
        case 0x530...0x58F: self = .armenian
        case 0x590...0x5FF: self = .hebrew
        case 0x600...0x6FF, 0x750...0x77F, 0xFB50...0xFDFF, 0xFE70...0xFEFF: self = .arabic
        case 0x900...0x97F: self = .devanagari
        case 0x980...0x9FF: self = .bengali
        case 0xB80...0xBFF: self = .tamil
        case 0xE00...0xE7F: self = .thai
        case 0x10A0...0x10FF: self = .georgian
        case 0x3041...0x30FF, 0x31F0...0x31FF: self = .kana
        case 0x1100...0x11FF, 0x3131...0x318E, 0xAC00...0xD7FB: self = .hangul
        case _ where scalar.isHan: self = .han
        default: return nil
        }
    }
}

private struct ScriptCount {
    private var letters: [Script: Int] = [:]
    private var traditional = 0
    private var simplified = 0
    /// Whether a letter stands in it that Persian has and Arabic hasn't.
    private(set) var isPersian = false

    init(_ text: String) {
        let ascii = ASCIIPart.letters(in: text)
        if ascii > 0 { letters[.latin] = ascii }
        for scalar in text.unicodeScalars where !scalar.isASCII { add(scalar) }
    }

    var size: Int { letters.reduce(0) { $0 + $1.value * ($1.key == .han ? 2 : 1) } }
    var isTraditional: Bool { traditional > simplified }

    /// Chinese and Japanese messages are full of Latin names: a fifth is enough. Japanese is full of Han characters: some kana are enough.
    var largest: Script? {
        let han = letters[.han] ?? 0
        let all = letters.values.reduce(0, +)
        if let kana = letters[.kana], 5 * kana >= all - (letters[.latin] ?? 0) { return .kana }
        if 5 * han >= all, han > 0 { return .han }
        return letters.max { $0.value < $1.value }?.key
    }

    private mutating func add(_ scalar: Unicode.Scalar) {
        guard let script = Script(scalar) else { return }
        letters[script, default: 0] += 1
        if script == .han {
            if SimplifiedChinese.isTraditional(scalar) { traditional += 1 } else if SimplifiedChinese.isSimplified(scalar) { simplified += 1 }
        }
        if ["پ", "چ", "ژ", "گ", "ک", "ی"].contains(scalar) { isPersian = true }
    }
}
