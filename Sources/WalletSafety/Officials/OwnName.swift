/// A name that somebody claims, read once for all that compare with it.
struct ClaimedName {
    let letters: NameLetters
    /// Without words of service and digits at its ends; nil where there are none.
    let core: NameLetters?

    init(_ name: some StringProtocol) {
        letters = NameLetters(name)
        let core = NameWords.core(letters, least: OwnName.shortestSlip)
        self.core = core.count < letters.codes.count ? NameLetters(String(codes: letters.codes[core])) : nil
    }
}

/// A name of the desk's company, and how others' names resemble it.
struct OwnName: Sendable {
    /// How a name resembles an own one, the strongest first.
    enum Likeness: Int, Comparable {
        /// The same letters and the same signs between them.
        case same
        /// The same letters with other signs between them.
        case separators
        /// Letters that look alike.
        case disguised
        /// Beside words of service, words of bait or digits.
        case addedWords
        /// One letter more, less or other, or two in a long name.
        case slip
        /// Beside something else.
        case carried

        static func < (one: Likeness, other: Likeness) -> Bool { one.rawValue < other.rawValue }
    }

    let official: Official
    let letters: NameLetters
    /// Without words of service and digits at its ends.
    private let core: NameLetters

    /// Letters of the shortest name whose slips mean something, and of the shortest of which two may differ.
    static let shortestSlip = 5
    private static let shortestTwoSlips = 9
    /// Letters of the shortest core beside digits, beside words of service, as a word of its own, and anywhere.
    private static let shortestNumbered = 4
    private static let shortestServed = 3
    private static let shortestCarried = 6
    private static let shortestInside = 8
    /// Digits of the shortest number whose slips mean something.
    private static let shortestNumber = 6

    init(_ official: Official, name: some StringProtocol) {
        self.official = official
        letters = NameLetters(name)
        let core = NameWords.core(letters, least: OwnName.shortestSlip)
        self.core = NameLetters(String(codes: letters.codes[core]))
    }

    /// Whether `claimed` is the name or its core and nothing else, in its own letters.
    func isBare(_ claimed: NameLetters) -> Bool { claimed.isPlain && (claimed.codes == letters.codes || claimed.codes == core.codes) }

    /// How `claimed` resembles the name; nil where it doesn't.
    func likeness(of name: ClaimedName) -> Likeness? {
        let claimed = name.letters
        guard !claimed.codes.isEmpty else { return nil }
        if letters.isNumber { return numberLikeness(of: claimed) }
        if claimed.codes == letters.codes, claimed.isPlain { return claimed.borders == letters.borders && claimed.signs == letters.signs ? .same : .separators }
        if claimed.skeleton == letters.skeleton { return .disguised }
        let inside = inside(claimed)
        return inside == .addedWords ? inside : isSlip(name) ? .slip : inside
    }

    /// A likeness with what makes it better or worse than that to another name.
    struct Match {
        let own: OwnName
        let likeness: Likeness

        /// Smaller is closer: a sure likeness before one by a slip or a part, then the longer name.
        var distance: (Int, Int, Int) {
            switch likeness {
            case .same, .separators, .disguised: (0, -own.letters.codes.count, likeness.rawValue)
            case .addedWords: (0, -own.core.codes.count, likeness.rawValue)
            case .slip, .carried: (likeness.rawValue, -own.core.codes.count, 0)
            }
        }
    }

    func match(_ claimed: ClaimedName) -> Match? { likeness(of: claimed).map { Match(own: self, likeness: $0) } }

    private func numberLikeness(of claimed: NameLetters) -> Likeness? {
        if claimed.codes == letters.codes { return claimed.isPlain ? .same : .disguised }
        guard letters.codes.count >= OwnName.shortestNumber, claimed.isNumber, let one = claimed.latin, let other = letters.latin else { return nil }
        return EditDistance.isOneSlip(one[...], other[...]) ? .slip : nil
    }

    // MARK: - The name inside another

    private func inside(_ claimed: NameLetters) -> Likeness? {
        var isCarried = false
        let size = core.twins.count
        guard size >= OwnName.shortestServed, claimed.twins.count >= size else { return nil }
        for start in 0...claimed.twins.count - size where claimed.twins[start] == core.twins[0] {
            let end = start + size
            guard claimed.twins[start..<end].elementsEqual(core.twins) else { continue }
            if isExplained(claimed, start..<end) { return .addedWords }
            isCarried = isCarried || isCarriedWord(claimed, start..<end)
        }
        return isCarried ? .carried : nil
    }

    /// Whether all that stands beside the core is words of service and bait, and digits.
    private func isExplained(_ claimed: NameLetters, _ place: Range<Int>) -> Bool {
        let isParted =
            (place.lowerBound == 0 || claimed.borders.contains(place.lowerBound))
            && (place.upperBound == claimed.codes.count || claimed.borders.contains(place.upperBound))
        let least = isParted ? OwnName.shortestServed : OwnName.shortestNumbered
        guard place.count >= least else { return false }
        return NameWords.explain(claimed, 0..<place.lowerBound) && NameWords.explain(claimed, place.upperBound..<claimed.codes.count)
    }

    private func isCarriedWord(_ claimed: NameLetters, _ place: Range<Int>) -> Bool {
        // A Chinese character says as much as several letters, and has no signs around it.
        if place.count >= OwnName.shortestInside || core.latin == nil && place.count >= OwnName.shortestNumbered { return true }
        guard place.count >= OwnName.shortestCarried else { return false }
        return (place.lowerBound == 0 || claimed.borders.contains(place.lowerBound))
            && (place.upperBound == claimed.codes.count || claimed.borders.contains(place.upperBound))
    }

    // MARK: - Letters that differ

    private func isSlip(_ name: ClaimedName) -> Bool {
        if OwnName.isSlip(name.letters, letters) { return true }
        guard let rest = name.core, core.codes.count >= OwnName.shortestCarried else { return false }
        return OwnName.isSlip(rest, core)
    }

    private static func isSlip(_ one: NameLetters, _ other: NameLetters) -> Bool {
        guard abs(one.codes.count - other.codes.count) <= 3 else { return false }
        guard let latin = one.latin, let own = other.latin else {
            let isLong = other.codes.count >= shortestNumbered && one.codes.count >= shortestNumbered
            return isLong && isOneApart(one.skeleton, other.skeleton)
        }
        // `rn` that reads as `m` may have come about by the slip.
        return isSlip(latin, own) || isSlip(one.twins.map(UInt8.init(truncatingIfNeeded:)), other.twins.map(UInt8.init(truncatingIfNeeded:)))
    }

    private static func isSlip(_ one: [UInt8], _ other: [UInt8]) -> Bool {
        guard max(one.count, other.count) >= shortestSlip, min(one.count, other.count) + 1 >= shortestSlip, abs(one.count - other.count) <= 2 else {
            return false
        }
        return EditDistance.isOneSlip(one[...], other[...]) || other.count >= shortestTwoSlips && EditDistance.isAtMost(2, one, other)
    }

    /// Whether one code more, less or other makes one of the other.
    private static func isOneApart(_ one: [UInt32], _ other: [UInt32]) -> Bool {
        guard abs(one.count - other.count) <= 1, one != other else { return false }
        let head = zip(one, other).prefix { $0 == $1 }.count
        let tail = zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count
        return head + tail >= max(one.count, other.count) - 1
    }
}
