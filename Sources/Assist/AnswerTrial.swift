import Foundation
import Kit
package import TextKit

/// How well a knowledge base answers questions whose articles are known: each fifth of them is asked of one that has learned from the others.
package struct AnswerTrial: Sendable {
    private static let folds = 5
    /// Probabilities from which on a question might be answered.
    private static let thresholds = stride(from: 0.4, through: 0.95, by: 0.05).map { ($0 * 100).rounded() / 100 }

    /// What each article's chance is made of, of one question.
    private struct Asked: Sendable {
        let right: Set<String>
        let candidates: [(article: String, evidence: AnswerEvidence)]
    }

    /// What judges answers, fitted to all questions.
    package let judges: AnswerJudges
    /// For a reader, a line each.
    package let report: [String]

    package init(_ entries: [KnowledgeBase.Entry], _ questions: [KnownQuestion], _ vectors: KnownVectors) async {
        var judges: [AnswerEvidence.Kind: AnswerJudge] = [:]
        var curves: [AnswerEvidence.Kind: [AnswerJudges.Point]] = [:]
        var report: [String] = []
        for kind in AnswerEvidence.Kind.allCases {
            let asked = await Self.asked(entries, questions, kind == .meaning ? vectors : nil)
            judges[kind] = await AnswerJudge(Self.examples(asked), kind)
            let judged = await Self.judged(asked, kind)
            curves[kind] = Self.thresholds.map { Self.point(judged, from: $0) }
            report += [kind.rawValue, Self.head(judged)] + (curves[kind] ?? []).map(Self.line)
        }
        self.judges = AnswerJudges(judges, curves: curves)
        self.report = report
    }

    private static func asked(_ entries: [KnowledgeBase.Entry], _ questions: [KnownQuestion], _ vectors: KnownVectors?) async -> [Asked] {
        var asked: [Int: Asked] = [:]
        for fold in 0..<folds {
            let others = questions.enumerated().filter { $0.offset % folds != fold }.map(\.element)
            let teaching = await KnowledgeBase.Teaching.teaching(entries, others, vectors: vectors)
            let finders = Dictionary(
                uniqueKeysWithValues: Language.allCases.map { language in
                    let articles = entries.filter { $0.language == language }.map(\.answer)
                    return (language, (articles, AnswerFinder(articles, learned: teaching.learned, vector: { vectors?[$0] })))
                })
            for (number, question) in questions.enumerated() where number % folds == fold {
                guard let (articles, finder) = finders[question.language == "zh" ? .zh : .en] else { continue }
                let candidates = finder.candidates(for: question.text, vector: vectors?[question.text])
                asked[number] = Asked(
                    right: Set(question.articles), candidates: candidates.map { (articles[$0.article].name, $0.evidence) })
            }
        }
        return asked.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func examples(_ asked: some Sequence<Asked>) -> [AnswerJudge.Example] {
        asked.flatMap { asked in asked.candidates.map { AnswerJudge.Example(evidence: $0.evidence, isRight: asked.right.contains($0.article)) } }
    }

    // MARK: - Report

    private struct Judged {
        let isAnswerable: Bool
        let probability: Double
        let isRight: Bool
        let isAmongThree: Bool
    }

    /// By a judge that was fitted to others.
    private static func judged(_ asked: [Asked], _ kind: AnswerEvidence.Kind) async -> [Judged] {
        var judged: [Judged] = []
        for fold in 0..<folds {
            let judge = await AnswerJudge(examples(asked.enumerated().filter { $0.offset / folds % folds != fold }.map(\.element)), kind)
            for (number, asked) in asked.enumerated() where number / folds % folds == fold { judged.append(Self.judged(asked, judge)) }
        }
        return judged
    }

    private static func point(_ judged: [Judged], from threshold: Double) -> AnswerJudges.Point {
        let answered = judged.filter { $0.probability >= threshold }
        return AnswerJudges.Point(
            threshold: threshold, answered: Double(answered.count) / Double(max(1, judged.count)),
            right: Double(answered.count(where: \.isRight)) / Double(max(1, answered.count)))
    }

    private static func head(_ judged: [Judged]) -> String {
        let answerable = judged.filter(\.isAnswerable)
        let first = Double(answerable.count(where: \.isRight)) / Double(max(1, answerable.count))
        let three = Double(answerable.count(where: \.isAmongThree)) / Double(max(1, answerable.count))
        return String(
            format: "  %d questions, %d with an article: right first %.1f %%, among three %.1f %%", judged.count, answerable.count, first * 100, three * 100)
    }

    private static func line(_ point: AnswerJudges.Point) -> String {
        String(format: "  from %.2f: %.1f %% answered, %.1f %% of them rightly", point.threshold, point.answered * 100, point.right * 100)
    }

    private static func judged(_ asked: Asked, _ judge: AnswerJudge) -> Judged {
        let best = asked.candidates.map { ($0.article, judge.probability($0.evidence)) }.sorted { $0.1 > $1.1 }
        return Judged(
            isAnswerable: !asked.right.isEmpty, probability: best.first?.1 ?? 0, isRight: best.first.map { asked.right.contains($0.0) } ?? false,
            isAmongThree: best.prefix(3).contains { asked.right.contains($0.0) })
    }
}
