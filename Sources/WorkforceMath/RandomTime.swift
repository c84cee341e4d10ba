import Foundation

/// Where a time is drawn from. Seconds.
package enum RandomTime: Sendable, Hashable {
    /// Longer than anything.
    case endless
    case exponential(mean: Double)
    /// `variation` is the standard deviation by the mean, above 0. Handling times are close to it (Brown et al. 2005, "Statistical Analysis of a
    /// Telephone Call Center").
    case lognormal(mean: Double, variation: Double)

    package func draw(using random: inout some RandomNumberGenerator) -> Double {
        switch self {
        case .endless: return .infinity
        case .exponential(let mean): return mean * Self.exponential(using: &random)
        case .lognormal(let mean, let variation):
            let variance = log(1 + variation * variation)
            return mean * exp(variance.squareRoot() * Self.normal(using: &random) - variance / 2)
        }
    }

    /// With the mean 1.
    private static func exponential(using random: inout some RandomNumberGenerator) -> Double {
        -log(Double.random(in: Double.leastNormalMagnitude..<1, using: &random))
    }

    /// With the mean 0 and the variance 1 (Box and Muller 1958).
    private static func normal(using random: inout some RandomNumberGenerator) -> Double {
        (2 * exponential(using: &random)).squareRoot() * cos(Double.random(in: 0..<(2 * .pi), using: &random))
    }
}
