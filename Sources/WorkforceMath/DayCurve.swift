/// A value that goes through the same steps every day.
package struct DayCurve: Sendable, Hashable {
    /// Seconds.
    static let day = 86_400.0

    private let steps: [Double]

    /// - Parameter steps: of equal length from midnight on, together a day; as many as divide it into whole seconds.
    package init(_ steps: [Double]) { self.steps = steps }

    /// The same at all times.
    package init(_ value: Double) { steps = [value] }

    package var highest: Double { steps.max() ?? 0 }

    /// Seconds.
    private var length: Double { (Self.day / Double(max(1, steps.count))).rounded(.down) }

    /// - Parameter time: seconds since a midnight, at least 0.
    package func value(at time: Double) -> Double {
        let place = Int(time.truncatingRemainder(dividingBy: Self.day) / length)
        return steps.isEmpty ? 0 : steps[min(place, steps.count - 1)]
    }

    /// Seconds since the same midnight; nil where nothing ever changes.
    package func nextStep(after time: Double) -> Double? { steps.count > 1 ? ((time / length).rounded(.down) + 1) * length : nil }
}
