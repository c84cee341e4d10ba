package import Kit

/// What is left of a person's messages after a secret was found that they had spread over several.
package struct SpreadScreening: Sendable {
    /// Of the newest message.
    package let newest: Screening
    /// Earlier messages that held a part of it, by their place: what they say now, and what was taken out of them.
    package let earlier: [Int: Screening]

    package init(newest: Screening, earlier: [Int: Screening]) {
        self.newest = newest
        self.earlier = earlier
    }
}

extension WalletSafety {
    /// Looks for a secret that a person has spread over several messages of a short time.
    ///
    /// - Parameters:
    ///   - newest: their newest message, screened.
    ///   - earlier: what stands in their messages before it, oldest first.
    package static func screen(_ newest: Screening, after earlier: [String], language: Language) -> SpreadScreening {
        let unchanged = SpreadScreening(newest: newest, earlier: [:])
        guard !earlier.isEmpty, SpreadSecret.mayBePart(newest.text.text) else { return unchanged }
        if let rest = restOfPhrase(newest, after: earlier) {
            let text = ScreenedText(text: rest.kind.marker(language))
            return SpreadScreening(newest: Screening(text: text, findings: newest.findings + [rest]), earlier: [:])
        }
        // What can be no part is passed over, and parts nothing.
        let parts = earlier.map { SpreadSecret.mayBePart($0) ? $0 : "" } + [newest.text.text]
        let whole = parts.joined(separator: "\n")
        guard ByteSieve.isSuspicious(whole) else { return unchanged }
        let spread = SpreadSecret(parts, findings: Screen(whole, rule: .undeclared).findings)
        guard !spread.isEmpty else { return unchanged }
        return spread.screening(newest, language)
    }

    /// A message that holds nothing but words of one list, soon after one that ended with a phrase, is the rest of that phrase.
    private static func restOfPhrase(_ newest: Screening, after earlier: [String]) -> Finding? {
        let ends = Language.allCases.map { Marker(.seedPhrase(words: 12)).after($0) }
        let isAfterPhrase = earlier.suffix(3).contains { message in ends.contains(where: message.hasSuffix) }
        guard isAfterPhrase, newest.findings.isEmpty, let words = LanguageSieve.shared.wordsOfOneList(in: FoldedText(newest.text.text)) else { return nil }
        let length = newest.text.text.unicodeScalars.count
        return Finding(kind: .seedPhrase(words: words), language: nil, range: 0..<length, confidence: 0.7)
    }
}

/// Secrets that reach over the end of one message into the next.
private struct SpreadSecret {
    private let parts: [String]
    /// For each part what is taken out of it, in Unicode scalars of the part.
    private var cuts: [[Finding]]

    init(_ parts: [String], findings: [Finding]) {
        self.parts = parts
        cuts = Array(repeating: [], count: parts.count)
        var start = 0
        let places = parts.map { part in
            defer { start += part.unicodeScalars.count + 1 }
            return start..<start + part.unicodeScalars.count
        }
        // Findings are in order, so that what one has passed none comes back to.
        var next = 0
        for finding in findings {
            while next < places.count, places[next].upperBound <= finding.range.lowerBound { next += 1 }
            let reached = next..<(places[next...].firstIndex { $0.lowerBound >= finding.range.upperBound } ?? places.count)
            let touched = reached.filter { !places[$0].isEmpty }
            // What lies in one message was judged with that message.
            guard touched.count > 1 else { continue }
            for index in touched {
                let range = finding.range.clamped(to: places[index])
                cuts[index].append(
                    Finding(kind: finding.kind, language: finding.language, range: range, confidence: finding.confidence)
                        .moved(by: -places[index].lowerBound))
            }
        }
    }

    var isEmpty: Bool { cuts.allSatisfy(\.isEmpty) }

    /// Whether a message may be a part of a secret: letters and digits rather than a sentence of Chinese, or characters that stand apart.
    static func mayBePart(_ message: String) -> Bool {
        var (letters, han, gaps) = (0, 0, 0)
        for scalar in message.unicodeScalars {
            switch CodeClass(scalar.value) {
            case .han where !FoldedText.isWordLetter(scalar.value): han += 1
            case .letter, .digit, .han, .foreignLetter: letters += 1
            case .separator where ("A"..."Z").contains(scalar): letters += 1
            case .separator: gaps += 1
            }
        }
        return letters > han || gaps * 2 >= han
    }

    func screening(_ newest: Screening, _ language: Language) -> SpreadScreening {
        var earlier: [Int: Screening] = [:]
        for index in parts.indices.dropLast() where !cuts[index].isEmpty {
            earlier[index] = Screening(text: text(index, language), findings: cuts[index])
        }
        guard let last = cuts.last, !last.isEmpty else { return SpreadScreening(newest: newest, earlier: earlier) }
        return SpreadScreening(newest: Screening(text: text(parts.count - 1, language), findings: newest.findings + last), earlier: earlier)
    }

    private func text(_ index: Int, _ language: Language) -> ScreenedText {
        let scalars = Array(parts[index].unicodeScalars)
        var kept = String.UnicodeScalarView()
        var position = 0
        for cut in cuts[index] where cut.range.lowerBound >= position {
            kept.append(contentsOf: scalars[position..<cut.range.lowerBound])
            kept.append(contentsOf: cut.kind.marker(language).unicodeScalars)
            position = cut.range.upperBound
        }
        kept.append(contentsOf: scalars[position...])
        return ScreenedText(text: String(kept))
    }
}
