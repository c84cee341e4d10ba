import Foundation
import HTTPKit
import Kit
import Logging
import Store
import TextKit

/// What was learned from customers who said whether an answer helped.
struct LearnedJudges: Codable, Sendable {
    let judges: AnswerJudges
    let madeAt: Instant
    /// Answers that somebody judged.
    let outcomes: Int
    /// How much outcomes that were not learned from surprised the shipped judges, and the learned ones; see `AnswerJudges.surprise`.
    let before: Double
    let after: Double
}

/// Each night the judges of answers are moved by what became of answers, and used where they then are less surprised by outcomes that they have not
/// learned from. So what counts for how much, words, meaning, earlier questions, is fitted on the desk's own customers; until there are enough of
/// them it is what `train answers` found.
extension AssistService {
    static let judgesSetting = "answer-judges"
    /// Fewer outcomes say more about chance than about the judges.
    private static let fewestOutcomes = 50
    private static let mostOutcomes = 5_000
    /// Standard errors of the mean by which the learned judges have to be better; less may be chance.
    private static let gainInErrors = 2.0
    private static let folds = 5

    /// Takes the judges that were last learned.
    package func loadJudges() async throws {
        knowledge.use(try await store.read { tx in try tx.learnedJudges() }?.judges ?? .shipped)
    }

    /// - Returns: whether learned judges are in use now.
    @discardableResult
    package func learnFromOutcomes() async throws -> Bool {
        try await learn(from: try await store.read { tx in try tx.outcomes(limit: Self.mostOutcomes) })
    }

    func learn(from outcomes: [AnswerJudge.Example]) async throws -> Bool {
        let shipped = AnswerJudges.shipped
        var learned: LearnedJudges?
        if outcomes.count >= Self.fewestOutcomes {
            let (before, after) = (outcomes.map(shipped.surprise), Self.surprises(whenLearnedFrom: outcomes))
            let gain = Mean(zip(before, after).map { $0 - $1 })
            logger.info(
                "answers were judged anew", metadata: ["outcomes": "\(outcomes.count)", "gain": "\(gain.value)", "error": "\(gain.error)"])
            if gain.value > Self.gainInErrors * gain.error {
                learned = LearnedJudges(
                    judges: shipped.moved(by: outcomes), madeAt: clock.now(), outcomes: outcomes.count, before: Mean(before).value, after: Mean(after).value)
            }
        }
        let text = try learned.map { try JSON.text($0) }
        let now = clock.now()
        try await store.write { tx in
            try tx.set(Self.judgesSetting, to: text)
            try tx.append(NewEvent(type: Self.learned), at: now)
        }
        knowledge.use(learned?.judges ?? shipped)
        return learned != nil
    }

    /// Each fifth in turn is judged by those who learned from the others.
    private static func surprises(whenLearnedFrom outcomes: [AnswerJudge.Example]) -> [Double] {
        let judges = (0..<folds).map { fold in
            AnswerJudges.shipped.moved(by: outcomes.enumerated().filter { $0.offset % folds != fold }.map(\.element))
        }
        return outcomes.enumerated().map { judges[$0.offset % folds].surprise(at: $0.element) }
    }
}

/// A mean and its standard error.
private struct Mean {
    let value: Double
    let error: Double

    init(_ values: [Double]) {
        let count = Double(max(1, values.count))
        let mean = values.reduce(0, +) / count
        value = mean
        error = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count / count).squareRoot()
    }
}

extension Reading {
    /// Answers that a customer judged, the latest first.
    func outcomes(limit: Int) throws -> [AnswerJudge.Example] {
        try rows(
            """
            SELECT r.evidence, f.helped FROM answer_feedback f JOIN message a ON a.id = f.message_id
            JOIN answer_record r ON r.conversation_id = a.conversation_id AND a.client_id = 'bot:' || r.seq
            WHERE r.kind = 'answer' AND r.evidence IS NOT NULL ORDER BY f.at DESC LIMIT \(limit)
            """
        ).map { row in
            AnswerJudge.Example(
                evidence: try JSON.decode(AnswerEvidence.self, from: try row("evidence")), isRight: try row("helped", as: Bool.self))
        }
    }

    func learnedJudges() throws -> LearnedJudges? {
        try setting(AssistService.judgesSetting).map { try JSON.decode(LearnedJudges.self, from: $0) }
    }
}
