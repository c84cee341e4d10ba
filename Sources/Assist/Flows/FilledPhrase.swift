import Kit

extension Phrase {
    /// The phrase with each `{name}` replaced in both languages.
    func filled(_ values: [String: String]) -> Phrase {
        Phrase(en: self(.en, values), zh: self(.zh, values))
    }

    func filled(_ values: [String: Phrase]) -> Phrase {
        Phrase(en: self(.en, values.mapValues { $0(.en) }), zh: self(.zh, values.mapValues { $0(.zh) }))
    }

    /// What stays the same in both languages: a number, a code, a name.
    init(plain text: String) { self.init(en: text, zh: text) }

    /// The phrase with addresses and hashes cut to their ends, `TR7NHq…gjLj6t`: enough to compare, and nothing that somebody could pay to.
    var withShortAddresses: Phrase { Phrase(en: Phrase.shortened(en), zh: Phrase.shortened(zh)) }

    /// Latin letters and digits in a row that are no word any more.
    private static let addressLength = 26

    private static func shortened(_ text: String) -> String {
        var short = ""
        var run = ""
        for character in text + " " {
            if character.isASCII, character.isLetter || character.isNumber {
                run.append(character)
                continue
            }
            short += run.count < addressLength ? run : "\(run.prefix(6))…\(run.suffix(6))"
            run = ""
            short.append(character)
        }
        return String(short.dropLast())
    }

    static func paragraphs(_ phrases: [Phrase]) -> Phrase {
        Phrase(en: phrases.map(\.en).joined(separator: "\n\n"), zh: phrases.map(\.zh).joined(separator: "\n\n"))
    }

    /// Sentences one after the other: English puts a space between them.
    static func sentences(_ phrases: [Phrase]) -> Phrase {
        Phrase(en: phrases.map(\.en).joined(separator: " "), zh: phrases.map(\.zh).joined())
    }

    static func list(_ phrases: [Phrase]) -> Phrase {
        Phrase(en: phrases.map { "- \($0.en)" }.joined(separator: "\n"), zh: phrases.map { "- \($0.zh)" }.joined(separator: "\n"))
    }
}

extension Instant {
    /// `2026-11-22 08:15 UTC`
    var minuteInUTC: String {
        let text = iso8601
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
    }
}
