package import Accounts
package import Kit
import Logging
package import Store
import TextKit

/// Learns each night from what agents corrected, and uses what was learned where it is no worse.
extension AssistService {
    package static let learningJob = "sorting.learn"
    private static let learningKey = "nightly"
    /// Corrections that count, the latest.
    private static let mostCorrections = 5_000
    /// Each fifth of the known questions is never learned from in the comparison.
    private static let fold = 5
    /// Features of a single question say nothing of others.
    private static let atLeast = 2

    package var jobs: [String: JobRunner.Handler] {
        [
            Self.learningJob: { _ in
                try await learnSorting()
                try await learnFromOutcomes()
                try await scheduleLearning()
            }
        ]
    }

    /// The next night at three, by the clock of Greenwich.
    package func scheduleLearning() async throws {
        let now = clock.now()
        let day: Int64 = 86_400_000
        let next = Instant(milliseconds: (now.milliseconds / day + 1) * day + 3 * 3_600_000)
        try await store.write { tx in try tx.schedule(NewJob(kind: Self.learningJob, key: Self.learningKey, runAt: next)) }
    }

    /// What was learned is in use, or is not any more.
    static let learned = "assistant.learned"

    /// Takes what was learned last, by whichever node.
    func loadLearned() async throws {
        try await loadSorting()
        try await loadJudges()
    }

    /// Takes the version that was last found good; the shipped classifiers where there is none.
    package func loadSorting() async throws {
        let kept = try await store.read { tx in
            try tx.rows("SELECT version, category, topic FROM sorting_version WHERE state = 'used' ORDER BY version DESC LIMIT 1").first.map { row in
                (version: try row("version", as: Int.self), category: try row("category", as: [UInt8].self), topic: try row("topic", as: [UInt8].self))
            }
        }
        guard let kept, let category = LinearClassifier(file: kept.category), let topic = LinearClassifier(file: kept.topic) else {
            return sortingModel.use(.shipped, version: 0)
        }
        sortingModel.use(.shipped(category, topic), version: kept.version)
    }

    /// Compares what the corrections teach with what is known without them, on questions that neither has learned from.
    /// - Returns: whether there is a new version in use.
    @discardableResult
    package func learnSorting() async throws -> Bool {
        let (questions, corrections) = try await store.read { tx in (try tx.knownQuestions(), try tx.corrections(limit: Self.mostCorrections)) }
        guard !questions.isEmpty, !corrections.isEmpty else { return false }
        let category = await Self.comparison(questions, corrections, { $0.category.rawValue }, { $0.category.rawValue })
        let topic = await Self.comparison(questions, corrections, { $0.topic.rawValue }, { $0.topic.rawValue }, other: { $0.otherTopic?.rawValue })
        let (before, after) = (category.before + topic.before, category.after + topic.after)
        let isBetter = after >= before
        let now = clock.now()
        let version = try await store.write { tx in
            let version = (try tx.value("SELECT max(version) FROM sorting_version", as: Int.self) ?? 0) + 1
            if isBetter { try tx.execute("UPDATE sorting_version SET state = 'replaced' WHERE state = 'used'") }
            try tx.execute(
                """
                INSERT INTO sorting_version (version, made_at, corrections, before, after, state, category, topic)
                VALUES (\(version), \(now), \(corrections.count), \(before / 2), \(after / 2), \(isBetter ? "used" : "refused"),
                  \(category.learned.file), \(topic.learned.file))
                """)
            if isBetter { try tx.append(NewEvent(type: Self.learned), at: now) }
            return version
        }
        logger.info(
            "sorting was learned anew", metadata: ["version": "\(version)", "used": "\(isBetter)", "before": "\(before / 2)", "after": "\(after / 2)"])
        if isBetter { sortingModel.use(.shipped(category.learned, topic.learned), version: version) }
        return isBetter
    }

    /// Goes back to the version before the one in use; to the shipped classifiers where there is none.
    package func rollBackSorting(by actor: ID<Staff>?) async throws {
        let now = clock.now()
        try await store.write { tx in
            try tx.execute("UPDATE sorting_version SET state = 'refused' WHERE state = 'used'")
            try tx.execute(
                """
                UPDATE sorting_version SET state = 'used'
                WHERE version = (SELECT max(version) FROM sorting_version WHERE state = 'replaced')
                """)
            try tx.append(NewEvent(type: Self.learned), at: now)
            try tx.audit(actor, "sorting.rolled-back", sortingModel.current.version.description, at: now)
        }
        try await loadSorting()
    }

    private struct Comparison {
        let before: Double
        let after: Double
        let learned: LinearClassifier
    }

    private static func comparison(
        _ questions: [KnownQuestion], _ corrections: [SortingCorrection], _ known: (KnownQuestion) -> String, _ corrected: (SortingCorrection) -> String,
        other: (KnownQuestion) -> String? = { _ in nil }
    ) async -> Comparison {
        let examples = questions.map { LinearTraining.Example(text: $0.text, label: known($0), alternative: other($0)) }
        let added = corrections.map { LinearTraining.Example(text: $0.text, label: corrected($0)) }
        let held = examples.enumerated().filter { $0.offset % fold == 0 }.map(\.element)
        let taught = examples.enumerated().filter { $0.offset % fold != 0 }.map(\.element)
        func accuracy(_ examples: [LinearTraining.Example]) async -> Double {
            let classifier = JointClassifier(words: await LinearTraining(examples, atLeast: atLeast).classifier(), meaning: nil)
            return ClassifierTrial(held.map(classifier.outcome)).inScopeAccuracy
        }
        let validation = await CrossValidation(examples + added, atLeast: atLeast, seed: 1)
        let learned = await LinearTraining(examples + added, atLeast: atLeast).classifier().sharpened(validation.sharpness)
        return Comparison(before: await accuracy(taught), after: await accuracy(taught + added), learned: learned)
    }
}
