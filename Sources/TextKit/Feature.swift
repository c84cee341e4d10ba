/// What two texts are compared by.
enum Feature: Hashable, Sendable {
    case word(String)
    /// A word of the Latin alphabet without its ending, spelt right.
    case stem(String)
    /// Two stems in a row, stop words apart.
    case stems(String, String)
    /// One to three CJK characters in a row.
    case characters(CharacterRun)
    /// Four letters of a word, its ends included: what a misspelt word still has in common with the right one.
    case gram(UInt32)
    /// An idea of the term table, by its number.
    case idea(Int)

    /// What it is known by. That any two of a million features have the same has a chance of one in thirty-seven millions.
    var hash: UInt64 {
        switch self {
        case .word(let word): Self.hash(1, word.utf8.lazy.map(UInt64.init))
        case .stem(let stem): Self.hash(2, stem.utf8.lazy.map(UInt64.init))
        case .stems(let first, let second): Self.hash(3, first.utf8.lazy.map(UInt64.init)).mixed(with: Self.hash(4, second.utf8.lazy.map(UInt64.init)))
        case .characters(let run): Self.hash(5, CollectionOfOne(run.packed))
        case .gram(let letters): Self.hash(6, CollectionOfOne(UInt64(letters)))
        case .idea(let number): Self.hash(7, CollectionOfOne(UInt64(number)))
        }
    }

    private static func hash(_ kind: UInt64, _ parts: some Sequence<UInt64>) -> UInt64 { parts.reduce(kind.mixed(with: 0)) { $0.mixed(with: $1) } }

    /// How much the feature counts in a query beside others of the same rarity.
    ///
    /// Found together with the weights of `PassageTable` on the help centre's own questions and on StackFAQ; half or double of any
    /// one of them moves the share of right first places by about one point. An idea weighs no more than the word and stem, or the
    /// characters, that name it.
    var weight: Float {
        switch self {
        case .word(let word): StopWords.contains(word) ? 0.25 : 0.5
        case .stem: 1
        case .stems: 0.3
        case .characters(let run): run.weight * (StopWords.contains(run) ? 0.25 : 1)
        case .gram: 0.25
        case .idea: 1.2
        }
    }
}

/// One to three CJK characters. Packed, because comparing strings of them is slow.
struct CharacterRun: Hashable, Sendable {
    /// 21 bits for each scalar, the last one lowest.
    fileprivate let packed: UInt64

    /// - Parameter scalars: of more than three the last three count.
    init(_ scalars: some Sequence<Unicode.Scalar>) {
        packed = scalars.reduce(0) { $0 << 21 | UInt64($1.value) } & (1 << 63 - 1)
    }

    /// 1 to 3.
    var length: Int {
        switch packed {
        case ..<(1 << 21): 1
        case ..<(1 << 42): 2
        default: 3
        }
    }

    fileprivate var weight: Float {
        switch length {
        case 1: 0.75
        case 2: 1
        default: 0.3
        }
    }
}
