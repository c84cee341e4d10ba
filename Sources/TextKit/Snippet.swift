/// A short extract of a text around the place where most of a query is found, in pieces: what matches, and what lies between.
package struct Snippet: Sendable {
    package struct Piece: Sendable, Hashable {
        package let text: String
        package let isMatch: Bool
    }

    /// In order; joined they are the extract, with line breaks as spaces and `…` where the text goes on.
    package let pieces: [Piece]

    /// - Parameters:
    ///   - length: the most characters of `text` to show, not counting the ellipses; at least one is shown.
    ///   Without a match the extract is the beginning of the text. Of very many matches only the first 256 of each term are weighed.
    package init(of text: String, query: SearchQuery, length: Int) {
        let characters = Array(text)
        let folded = FoldedText(text)
        let matches = Snippet.matches(of: query, in: folded)
        let window = Snippet.window(around: matches, in: folded, count: characters.count, length: max(1, length))
        pieces = Snippet.cut(characters, window, marked: Snippet.merge(matches.map(\.range)))
    }

    /// Where a term is found, in characters of the text.
    private struct Match {
        let term: Int
        let range: Range<Int>
    }

    private static let matchLimit = 256

    private static func matches(of query: SearchQuery, in folded: FoldedText) -> [Match] {
        let tokens = folded.tokens
        var found: [Match] = []
        for (number, term) in query.terms.enumerated() where term.tokens.count <= tokens.count {
            var count = 0
            for start in 0...(tokens.count - term.tokens.count) where count < matchLimit {
                let candidate = tokens[start..<(start + term.tokens.count)]
                guard let last = candidate.last, let wanted = term.tokens.last,
                    zip(candidate.dropLast(), term.tokens).allSatisfy({ $0.text == $1 }),
                    term.isPrefix ? last.text.hasPrefix(wanted) : last.text == wanted
                else { continue }
                let end = last.range.lowerBound + wanted.unicodeScalars.count
                let lower = folded.origins[tokens[start].range.lowerBound]
                found.append(Match(term: number, range: lower..<(folded.origins[end - 1] + 1)))
                count += 1
            }
        }
        return found.sorted { ($0.range.lowerBound, $0.term) < ($1.range.lowerBound, $1.term) }
    }

    /// The extract's characters: the window that begins a little before the match from which most terms are within reach.
    private static func window(around matches: [Match], in folded: FoldedText, count: Int, length: Int) -> Range<Int> {
        guard count > length else { return 0..<count }
        let lead = length / 4
        var best: (start: Int, terms: Int) = (0, 0)
        for (index, match) in matches.enumerated() {
            let end = match.range.lowerBound + length - lead
            let terms = Set(matches[index...].prefix { $0.range.upperBound <= end }.map(\.term)).count
            if terms > best.terms { best = (max(0, match.range.lowerBound - lead), terms) }
        }
        if best.terms == 0, let first = matches.first { best.start = max(0, first.range.lowerBound - lead) }
        let start = min(best.start, count - length)
        return folded.withoutCutWords(start..<(start + length), within: lead)
    }

    private static func merge(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.reduce(into: []) { merged, range in
            if let last = merged.last, range.lowerBound <= last.upperBound {
                merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
    }

    private static func cut(_ characters: [Character], _ window: Range<Int>, marked: [Range<Int>]) -> [Piece] {
        var pieces: [Piece] = []
        func add(_ range: Range<Int>, isMatch: Bool) {
            guard !range.isEmpty else { return }
            pieces.append(Piece(text: String(characters[range].map { $0.isNewline ? " " : $0 }), isMatch: isMatch))
        }
        if window.lowerBound > 0 { pieces.append(Piece(text: "…", isMatch: false)) }
        var position = window.lowerBound
        for range in marked.map({ $0.clamped(to: window) }) where !range.isEmpty {
            add(position..<range.lowerBound, isMatch: false)
            add(range, isMatch: true)
            position = range.upperBound
        }
        add(position..<window.upperBound, isMatch: false)
        if window.upperBound < characters.count { pieces.append(Piece(text: "…", isMatch: false)) }
        return pieces
    }
}

extension FoldedText {
    /// The range of characters without the parts of words at its ends, where these are no longer than `limit`.
    fileprivate func withoutCutWords(_ range: Range<Int>, within limit: Int) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        if let cut = runIndex(at: start), !runs[cut].isCJK, origin(of: cut) < start, cut + 1 < runs.count {
            let next = origin(of: cut + 1)
            if next - start <= limit { start = next }
        }
        if let cut = runIndex(at: end), !runs[cut].isCJK, origin(of: cut) < end, cut > 0 {
            let before = origins[runs[cut - 1].range.upperBound - 1] + 1
            if end - before <= limit { end = before }
        }
        return start..<max(start, end)
    }

    /// The offset of the run's first character.
    private func origin(of run: Int) -> Int { origins[runs[run].range.lowerBound] }

    /// The run that the character at `offset` of the text is within.
    private func runIndex(at offset: Int) -> Int? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if origins[runs[middle].range.upperBound - 1] < offset { low = middle + 1 } else { high = middle }
        }
        return low < runs.count && origin(of: low) <= offset ? low : nil
    }
}
