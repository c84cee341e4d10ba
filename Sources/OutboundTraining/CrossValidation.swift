import WalletSafety

/// Five models, each of which judges the part of the texts that it hasn't seen, and the limit that follows from what they say.
struct CrossValidation {
    private let texts: [TrainingText]
    private let models: [SentenceModel]
    let limit: Float

    init(_ texts: [TrainingText], trainer: SentenceTrainer) {
        self.texts = texts
        let examples = texts.map(\.examples)
        let models = (0..<TrainingText.folds).map { fold in
            trainer.model(zip(texts, examples).flatMap { $0.fold == fold ? [] : $1 })
        }
        self.models = models
        func scores(_ sources: Set<TrainingText.Source>) -> [[Float]] {
            texts.filter { $0.isHarmless && sources.contains($0.source) && $0.foundByGrammar.isEmpty }.map { text in
                SecondOpinion.scores(of: text.text, by: models[text.fold]).map { $0[SentenceModel.anyRule] }
            }
        }
        // A text of a table counts once, an article by its sentences.
        let written = scores([.written]).compactMap { $0.max() }
        limit = max(
            CrossValidation.limit(written.sorted(by: >), CrossValidation.shareOfTable),
            CrossValidation.limit(scores([.articles, .conversations, .product]).joined().sorted(by: >), CrossValidation.shareOfSentences))
    }

    /// Share of the harmless texts of the table that the lexicons don't know which may lie over the limit. They are written to look dangerous.
    private static let shareOfTable = 0.02
    /// The same of sentences, and of pairs of them, in articles, in what agents say and in the product.
    private static let shareOfSentences = 0.003

    /// Just above the first score that may not lie over the limit.
    private static func limit(_ descending: [Float], _ share: Double) -> Float {
        let over = Int((Double(descending.count) * share).rounded(.down))
        return over < descending.count ? descending[over].nextUp : -.greatestFiniteMagnitude
    }

    // MARK: Measurement

    private struct Row {
        var texts = 0
        var byGrammar = 0
        var blocked = 0
        var asked = 0

        mutating func count(_ text: TrainingText, _ model: SentenceModel) {
            texts += 1
            guard text.foundByGrammar.isEmpty else { return byGrammar += 1 }
            let decision = text.found(by: model).map(\.decision).max() ?? .pass
            if decision == .block { blocked += 1 }
            if decision == .confirm { asked += 1 }
        }
    }

    /// Prints what the grammar finds of each source, and what the model of the rest.
    func print() {
        for source in TrainingText.Source.allCases {
            for isHarmless in [false, true] {
                var row = Row()
                for text in texts where text.source == source && text.isHarmless == isHarmless { row.count(text, models[text.fold].with(limit: limit)) }
                guard row.texts > 0 else { continue }
                let title = "\(source.rawValue), \(isHarmless ? "harmless" : "dangerous"): \(row.texts)"
                Swift.print("\(title); by grammar \(row.byGrammar), by model blocked \(row.blocked), asked \(row.asked)")
            }
        }
    }
}
