import Kit

/// The seeds that made a recipe: of the first one, and of each change since. It is all that is needed to make the recipe again.
struct Lineage: Hashable, Sendable, CustomStringConvertible {
    /// Changes beyond this number are not made: the recipe is grown old.
    static let longest = 40

    private let seeds: [UInt32]

    init(first: UInt32) { seeds = [first] }

    /// Seeds in hexadecimal digits, parted by dots.
    init?(_ text: String) {
        let seeds = text.split(separator: ".", omittingEmptySubsequences: false).map { UInt32($0, radix: 16) }
        let known = seeds.compactMap(\.self)
        guard !known.isEmpty, known.count == seeds.count else { return nil }
        self.seeds = known
    }

    private init(seeds: [UInt32]) { self.seeds = seeds }

    var description: String { seeds.map { String($0, radix: 16) }.joined(separator: ".") }

    /// The seed of the first recipe, which all that came of it share.
    var family: UInt32 { seeds[0] }

    var isOld: Bool { seeds.count > Lineage.longest }

    func changed(by seed: UInt32) -> Lineage { Lineage(seeds: seeds + [seed]) }

    var recipe: Recipe {
        var generator = SeededGenerator(seed: seeds[0])
        var recipe = Recipe(&generator)
        for seed in seeds.dropFirst() {
            var generator = SeededGenerator(seed: seed)
            recipe.change(&generator)
        }
        return recipe
    }
}
