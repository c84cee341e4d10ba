/// How much two TRON addresses look the same at their ends, which is all that wallets show.
///
/// The measure is how unlikely it is by chance, in bits: a base-58 character says log2(58) = 5.86, the first one behind the T, which is one of 24
/// because of the version byte, log2(24) = 4.58. The end counts for more than the start in that without it nothing looks alike.
package struct AddressLikeness: Sendable, Hashable {
    /// Characters that are the same at the start, behind the T.
    package let head: Int
    /// Characters that are the same at the end.
    package let tail: Int

    package static let shortestTail = 2
    private static let bitsOfCharacter = 5.86
    private static let bitsOfFirst = 4.58

    /// nil for one and the same address.
    package init?(_ one: String, _ other: String) {
        guard one != other else { return nil }
        let (left, right) = (one.utf8.dropFirst(), other.utf8.dropFirst())
        head = zip(left, right).prefix { $0 == $1 }.count
        tail = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
    }

    package var bits: Double {
        let start = head > 0 ? AddressLikeness.bitsOfFirst + Double(head - 1) * AddressLikeness.bitsOfCharacter : 0
        return start + Double(tail) * AddressLikeness.bitsOfCharacter
    }
}
