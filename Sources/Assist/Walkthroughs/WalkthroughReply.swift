import Kit

/// An answer to choices, as people give it: the number, the label, a word of it, yes or no.
struct WalkthroughReply {
    private let plain: String
    private let read: FlowText

    init(_ text: String) {
        plain = Self.plain(text)
        read = FlowText(text)
    }

    /// nil where it names none of them, or several.
    func choice(of choices: [Walkthrough.Choice]) -> Walkthrough.Choice? {
        if let number { return choices.indices.contains(number - 1) ? choices[number - 1] : nil }
        return only(choices) { names($0.label) { $0 == plain } }
            ?? only(choices) { read.has($0.also) }
            ?? only(choices) { names($0.label) { Self.holds(plain, $0) } }
            ?? only(choices) { names($0.label) { Self.holds($0, plain) } }
            ?? FlowReply.yesOrNo(read).flatMap { said in only(choices) { choice in names(choice.label) { FlowReply.yesOrNo(FlowText($0)) == said } } }
    }

    private var number: Int? {
        var rest = plain[...]
        for opening in Self.openings where rest.hasPrefix(opening) { rest = rest.dropFirst(opening.count) }
        for ending in Self.endings where rest.hasSuffix(ending) { rest = rest.dropLast(ending.count) }
        return Int(rest) ?? Self.numerals[String(rest)]
    }

    private func names(_ label: Phrase, _ fits: (String) -> Bool) -> Bool { Language.allCases.contains { fits(Self.plain(label($0))) } }

    private func only(_ choices: [Walkthrough.Choice], _ fits: (Walkthrough.Choice) -> Bool) -> Walkthrough.Choice? {
        let found = choices.filter(fits)
        return found.count == 1 ? found.first : nil
    }

    /// Whole words, where words have spaces between: there is a "no" in "another".
    private static func holds(_ text: String, _ part: String) -> Bool {
        guard part.count > 1 else { return false }
        return part.utf8.allSatisfy { $0 < 0x80 } ? " \(text) ".contains(" \(part) ") : text.contains(part)
    }

    private static let openings = ["option ", "number ", "no ", "the ", "选项", "选", "第"]
    private static let endings = [" one", "个", "项", "条", "种"]
    private static let numerals = [
        "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "两": 2, "①": 1, "②": 2, "③": 3, "④": 4, "⑤": 5, "⑥": 6, "１": 1, "２": 2, "３": 3, "４": 4, "５": 5, "６": 6,
        "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    ]

    private static func plain(_ text: String) -> String {
        text.lowercased().split { $0.isWhitespace || $0.isPunctuation }.joined(separator: " ")
    }
}
