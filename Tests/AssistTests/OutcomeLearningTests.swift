import App
import DeskTesting
import Foundation
import HTTPTypes
import Kit
import Store
import Testing
import TextKit
import Wire

@testable import Assist

/// The judges of answers learn from customers who say whether an answer helped.
@Suite struct OutcomeLearningTests {
    /// Asks, and says of the answer whether it helped.
    private func outcome(_ test: TestDesk, _ question: String, helped: Bool) async throws -> Bool {
        let token = try await test.customer()
        let body = String(decoding: try JSONSerialization.data(withJSONObject: ["clientId": "c", "text": question]), as: UTF8.self)
        let id = try await test.call(.post, "/client/v1/conversations", body: body, bearer: token).text("id")
        try await test.settle()
        let messages = try await test.call(.get, "/client/v1/conversations/\(id)/messages", bearer: token).decoded(MessageList.self).messages
        guard let answer = messages.last(where: { $0.source != nil }) else { return false }
        let verdict = #"{"messageId":"\#(answer.id)","helped":\#(helped)}"#
        return try await test.call(.post, "/client/v1/conversations/\(id)/answer-feedback", body: verdict, bearer: token).status == 200
    }

    /// What speaks for the likeliest article of questions that repeat no title, one of three right.
    private func outcomes(_ knowledge: KnowledgeBase, isRight: (Int) -> Bool) throws -> [AnswerJudge.Example] {
        let questions = try KnowledgeFolder(BotTests.knowledge).questions().filter { $0.language == "en" }.prefix(120)
        let evidence = questions.compactMap { knowledge.answers(to: $0.text, in: .en, vector: nil, limit: 1).first?.evidence }
        return evidence.enumerated().map { AnswerJudge.Example(evidence: $0.element, isRight: isRight($0.offset)) }
    }

    private let question = "my backup and the password do not fit the phone"

    @Test func answersThatDoNotHelpMakeTheDeskLessSure() async throws {
        let test = try await TestDesk(folder: try await ShippedKnowledge.deskFolder())
        let knowledge = test.desk.assist.knowledge
        let sure = { knowledge.answers(to: question, in: .en, vector: nil, limit: 1).first?.probability ?? 0 }
        let before = sure()
        #expect(try await test.desk.assist.learn(from: try outcomes(knowledge) { _ in false }))
        let after = sure()
        #expect(after < before * 0.7, "\(before) \(after)")
        // It is kept for the next start.
        knowledge.use(.shipped)
        try await test.desk.assist.loadJudges()
        #expect(abs(sure() - after) < 1e-4)
        // Too few are left: the shipped judges come back.
        #expect(try await test.desk.assist.learnFromOutcomes() == false)
        #expect(abs(sure() - before) < 1e-4)
    }

    /// Outcomes that chance made are not learned from: those held out are surprised more.
    @Test func chanceTeachesNothing() async throws {
        let test = try await TestDesk(folder: try await ShippedKnowledge.deskFolder())
        let knowledge = test.desk.assist.knowledge
        let outcomes = try outcomes(knowledge) { _ in true }
        var learned = 0
        for seed in 0..<40 {
            var random = SeededGenerator(seed: seed)
            let judged = outcomes.map { outcome in
                let isRight = Double.random(in: 0..<1, using: &random) < AnswerJudges.shipped.probability(outcome.evidence)
                return AnswerJudge.Example(evidence: outcome.evidence, isRight: isRight)
            }
            learned += try await test.desk.assist.learn(from: judged) ? 1 : 0
        }
        // Two standard errors are passed by chance once in forty times.
        #expect(learned <= 3)
    }

    @Test func whatACustomerSaysOfAnAnswerIsAnOutcome() async throws {
        let test = try await TestDesk(folder: try await ShippedKnowledge.deskFolder())
        #expect(try await outcome(test, "i forgot my wallet password", helped: false))
        let kept = try await test.desk.store.read { tx in try tx.outcomes(limit: 10) }
        #expect(kept.map(\.isRight) == [false])
        #expect(try await test.desk.assist.learnFromOutcomes() == false)
    }
}
