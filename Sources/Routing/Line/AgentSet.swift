/// A set of agents by their places in a line's table: as many as there are, compared a word at a time.
struct AgentSet: Sendable, Hashable {
    private var words: [UInt64] = []

    mutating func set(_ place: Int, _ isIn: Bool) {
        let word = place >> 6
        if word >= words.count {
            guard isIn else { return }
            words += [UInt64](repeating: 0, count: word - words.count + 1)
        }
        if isIn { words[word] |= 1 << UInt64(place & 63) } else { words[word] &= ~(1 << UInt64(place & 63)) }
    }

    func contains(_ place: Int) -> Bool { place >> 6 < words.count && words[place >> 6] >> UInt64(place & 63) & 1 == 1 }

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    func intersection(_ other: AgentSet) -> AgentSet {
        var both = AgentSet()
        both.words = zip(words, other.words).map { $0 & $1 }
        return both
    }

    func subtracting(_ other: AgentSet) -> AgentSet {
        var left = self
        for word in 0..<min(words.count, other.words.count) { left.words[word] &= ~other.words[word] }
        return left
    }

    func isDisjoint(with other: AgentSet) -> Bool { zip(words, other.words).allSatisfy { $0 & $1 == 0 } }

    /// Calls `body` with each place, in ascending order.
    func forEach(_ body: (Int) -> Void) {
        for (number, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                body(number << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
    }
}
