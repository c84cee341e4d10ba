/// How many letters differ.
enum EditDistance {
    /// Whether at most `limit` insertions, deletions and replacements make one of the other (Levenshtein). Time grows with the product of the
    /// lengths, where these differ by no more than `limit`.
    static func isAtMost(_ limit: Int, _ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard abs(one.count - other.count) <= limit else { return false }
        var row = Array(0...other.count)
        for (index, byte) in one.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, letter) in other.enumerated() {
                let replaced = diagonal + (byte == letter ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(diagonal + 1, row[column] + 1, replaced)
            }
        }
        return row[other.count] <= limit
    }

    /// Whether one letter more, less or other, or two neighbours swapped, makes one of the other. False for equals.
    static func isOneSlip(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        var head = 0
        while head < min(one.count, other.count), one[one.startIndex + head] == other[other.startIndex + head] { head += 1 }
        let oneRest = one.dropFirst(head)
        let otherRest = other.dropFirst(head)
        switch oneRest.count - otherRest.count {
        case 0:
            if oneRest.isEmpty { return false }
            if oneRest.dropFirst().elementsEqual(otherRest.dropFirst()) { return true }
            return oneRest.count > 1 && oneRest.prefix(2).elementsEqual(otherRest.prefix(2).reversed())
                && oneRest.dropFirst(2).elementsEqual(otherRest.dropFirst(2))
        case 1: return oneRest.dropFirst().elementsEqual(otherRest)
        case -1: return otherRest.dropFirst().elementsEqual(oneRest)
        default: return false
        }
    }
}
