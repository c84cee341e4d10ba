import Foundation

/// A sum in which what was added counts half after each half-life.
struct FadingSum: Sendable {
    private let halfLife: Double
    private var value = 0.0
    private var time = 0.0

    /// - Parameter halfLife: seconds, above 0.
    init(halfLife: Double) { self.halfLife = halfLife }

    /// - Parameter time: seconds; never before that of the last addition.
    mutating func add(_ amount: Double, at time: Double) {
        value = self.value(at: time) + amount
        self.time = time
    }

    func value(at time: Double) -> Double { value * exp2(-(time - self.time) / halfLife) }

    /// What is added per second in a steady stream of this sum.
    func rate(at time: Double) -> Double { value(at: time) * log(2) / halfLife }
}

/// A mean in which what was added counts half after each half-life.
struct FadingMean: Sendable {
    private var sum: FadingSum
    private var weight: FadingSum

    /// - Parameter halfLife: seconds, above 0.
    init(halfLife: Double) {
        sum = FadingSum(halfLife: halfLife)
        weight = FadingSum(halfLife: halfLife)
    }

    mutating func add(_ value: Double, at time: Double) {
        sum.add(value, at: time)
        weight.add(1, at: time)
    }

    /// The mean, as if `assumed` had been seen once, now: what was seen long ago gives way to it.
    func value(at time: Double, assumed: Double) -> Double { (sum.value(at: time) + assumed) / (weight.value(at: time) + 1) }
}
