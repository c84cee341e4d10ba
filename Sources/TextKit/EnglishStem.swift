/// A light stemmer for English: plurals, -ed, -ing, -ly and a few endings of nouns. It errs on the side of leaving a word alone; what
/// matters is that the forms of one word meet, not that the stem is a word.
enum EnglishStem {
    /// - Parameter word: lower-cased. A word of up to three letters, or with anything but a–z in it, is its own stem.
    static func of(_ word: String) -> String {
        let letters = Array(word.utf8)
        guard letters.count > 3, letters.allSatisfy({ (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }) else { return word }
        if endingIsRoot.contains(word) { return word }
        if let base = bases[word] { return of(base) }
        var stem = withoutSuffix(withoutPlural(letters))
        if stem.count > 3, stem.ends(in: "e") { stem.removeLast() }
        if stem.count > 5, stem.ends(in: "at") { stem.removeLast(2) }
        if stem.count > 3, stem.ends(in: "y") { stem[stem.count - 1] = UInt8(ascii: "i") }
        return String(decoding: stem, as: UTF8.self)
    }

    private static func withoutPlural(_ word: [UInt8]) -> [UInt8] {
        if word.ends(in: "sses") { return word.dropLast(2) }
        if word.ends(in: "ies"), word.count > 4 { return word.dropLast(3) + [UInt8(ascii: "y")] }
        if ["xes", "ches", "shes", "zes"].contains(where: word.ends(in:)) { return word.dropLast(2) }
        if word.ends(in: "s"), !["ss", "us", "is"].contains(where: word.ends(in:)) { return word.dropLast() }
        return word
    }

    /// Endings, and how many letters must stay. The first that fits goes.
    private static let suffixes: [(ending: String, rest: Int)] = [
        ("ations", 3), ("ation", 3), ("ingly", 3), ("edly", 3), ("ing", 3), ("ion", 3), ("ed", 3), ("ly", 3), ("ment", 3), ("al", 4),
        ("ance", 4), ("able", 4),
    ]

    private static func withoutSuffix(_ word: [UInt8]) -> [UInt8] {
        for suffix in suffixes where word.ends(in: suffix.ending) {
            let rest = Array(word.dropLast(suffix.ending.utf8.count))
            guard rest.count >= suffix.rest, rest.contains(where: { "aeiouy".utf8.contains($0) }) else { continue }
            // stopped, running → stop, run; but selling, passed → sell, pass.
            let isDoubled = rest.count > 3 && rest[rest.count - 1] == rest[rest.count - 2]
            if isDoubled, suffix.ending == "ed" || suffix.ending == "ing", !["ll", "ss", "zz"].contains(where: rest.ends(in:)) {
                return rest.dropLast()
            }
            return rest
        }
        return word
    }

    private static let endingIsRoot: Set<String> = ["string", "during", "something", "nothing", "anything", "everything", "million"]

    private static let bases: [String: String] = [
        "sent": "send", "sender": "send", "lost": "lose", "stole": "steal", "stolen": "steal", "froze": "freeze", "frozen": "freeze",
        "forgot": "forget", "forgotten": "forget", "paid": "pay", "bought": "buy", "sold": "sell", "gave": "give", "given": "give",
        "came": "come", "gone": "go", "went": "go", "shown": "show", "seen": "see", "took": "take", "taken": "take", "made": "make",
        "broke": "break", "broken": "break", "wrote": "write", "written": "write", "chose": "choose", "chosen": "choose",
        "kept": "keep", "found": "find", "told": "tell", "used": "use", "using": "use", "scammer": "scam", "hacker": "hack",
    ]
}

extension [UInt8] {
    fileprivate func ends(in suffix: String) -> Bool {
        count > suffix.utf8.count && self.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }
}
