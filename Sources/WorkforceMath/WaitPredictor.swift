/// Says how long somebody who joins a line will wait.
package protocol WaitPredictor: Sendable {
    /// Seconds; nil where too little is known.
    func wait(_ view: QueueView) -> Double?
    /// What became of somebody who joined when this was the view: answered after so many seconds. Those who give up say nothing.
    mutating func learn(_ view: QueueView, waited: Double)
}

/// A formula that needs nothing but the view.
package struct WaitFormula: WaitPredictor {
    private let formula: @Sendable (QueueView) -> Double?

    package init(_ formula: @escaping @Sendable (QueueView) -> Double?) { self.formula = formula }

    package func wait(_ view: QueueView) -> Double? { formula(view) }
    package mutating func learn(_ view: QueueView, waited: Double) {}
}
