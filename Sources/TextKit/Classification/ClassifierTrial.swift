/// How a classifier did on texts whose labels are known.
package struct ClassifierTrial: Sendable {
    package struct Outcome: Sendable {
        /// nil for a text that none of the labels fits ("out of scope").
        package let expected: String?
        package let guessed: String
        /// How sure the guess was: the higher, the surer.
        package let sureness: Float

        package init(expected: String?, guessed: String, sureness: Float) {
            self.expected = expected
            self.guessed = guessed
            self.sureness = sureness
        }
    }

    /// The share of texts in scope that may be turned away for those out of scope to be recognised (the measure of the CLINC150 paper's follow-ups).
    package static let rejected = 0.05

    private let inScope: [Outcome]
    private let outOfScope: [Outcome]

    package init(_ outcomes: [Outcome]) {
        inScope = outcomes.filter { $0.expected != nil }
        outOfScope = outcomes.filter { $0.expected == nil }
    }

    /// The share of texts in scope that are guessed right, however sure.
    package var inScopeAccuracy: Double { Double(inScope.count(where: \.isRight)) / Double(max(1, inScope.count)) }

    /// The share of texts out of scope that are less sure than all but `rejected` of those in scope; nil where there are none.
    package var outOfScopeRecall: Double? {
        guard !outOfScope.isEmpty, !inScope.isEmpty else { return nil }
        return Double(outOfScope.count { $0.sureness < cut }) / Double(outOfScope.count)
    }

    /// The share of all texts that are dealt with rightly: those out of scope turned away, the others not and guessed right. Where none is out of
    /// scope nobody is turned away.
    package var accuracy: Double {
        guard !outOfScope.isEmpty else { return inScopeAccuracy }
        let right = inScope.count { $0.isRight && $0.sureness >= cut } + outOfScope.count { $0.sureness < cut }
        return Double(right) / Double(inScope.count + outOfScope.count)
    }

    /// The mean of the labels' F1, the harmonic mean of precision and recall, among the texts in scope.
    package var macroF1: Double {
        let labels = Set(inScope.compactMap(\.expected))
        let sum = labels.reduce(0.0) { sum, label in
            let hits = inScope.count { $0.guessed == label && $0.isRight }
            let claims = inScope.count { $0.guessed == label } + inScope.count { $0.expected == label }
            return sum + 2 * Double(hits) / Double(claims)
        }
        return sum / Double(max(1, labels.count))
    }

    /// Below it a text is turned away.
    private var cut: Float {
        let sorted = inScope.map(\.sureness).sorted()
        return sorted.isEmpty ? -.infinity : sorted[Int(Double(sorted.count) * ClassifierTrial.rejected)]
    }
}

extension ClassifierTrial.Outcome {
    fileprivate var isRight: Bool { guessed == expected }
}
