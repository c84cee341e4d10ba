import Foundation

/// What a judge needed for a text of a recipe.
struct Rung: Sendable {
    let bytes: Int
    let scalars: Int
    /// CPU time.
    let nanoseconds: Double

    var perScalar: Double { nanoseconds / Double(max(1, scalars)) }
    var millisecondsPerKB: Double { nanoseconds / 1e6 / (Double(bytes) / 1_024) }
    var shown: String { String(format: "%.2f ms (%.0f ns/scalar)", nanoseconds / 1e6, perScalar) }
}

/// The times of texts of one recipe, each twice as long as the one before.
struct Ladder: Sendable {
    let rungs: [Rung]

    /// Four times the length: how much more the time grows than the length. 1 is linear, 4 quadratic. Nil where it does not go on growing.
    ///
    /// What a judge does less of in short texts grows as well, up to some length: more word lists are suspected, more messages may be parts.
    /// So the last three doublings must each cost more for a scalar.
    var excess: (growth: Double, at: Rung)? {
        let window = rungs.suffix(4)
        guard window.count == 4, let last = window.last, let before = window.dropLast(2).last else { return nil }
        let grows = zip(window, window.dropFirst()).allSatisfy { $1.perScalar > $0.perScalar * Ladder.leastGrowth }
        return grows ? (last.perScalar / before.perScalar, last) : nil
    }

    /// By doubling, over the length: below the square root of `Limits.growth / 4`.
    private static let leastGrowth = 1.25
}
