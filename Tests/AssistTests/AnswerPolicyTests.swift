import Assist
import Foundation
import Kit
import Testing

/// What is said to a question, on the articles of this repository, by words alone.
@Suite struct AnswerPolicyTests {
    private func decision(_ text: String, _ language: Language) async throws -> AnswerDecision {
        AnswerPolicy.standard.decision(on: text, in: language, vector: nil, from: try await ShippedKnowledge.base)
    }

    @Test(arguments: [
        ("我的助记词填到一个网站上了 现在怎么办", Language.zh), ("someone stole all my usdt", .en), ("my wallet got hacked what do i do", .en),
    ])
    func theftGoesToAPersonWithFirstAid(_ text: String, _ language: Language) async throws {
        guard case .handOver(.security, let aid?) = try await decision(text, language) else {
            Issue.record("no first aid for \(text)")
            return
        }
        #expect(aid.passage.topic == "security")
    }

    /// Written apart from the texts that were learned from. Measured: 170 of 250 told for what they are, 3 answered by an article.
    @Test func whatIsNoQuestionAboutWalletsIsRarelyAnswered() async throws {
        let rows = try Self.table("Language/talk-heldout.tsv")
        var (told, answered) = (0, 0)
        for row in rows {
            switch try await decision(row[2], row[0] == "zh" ? .zh : .en) {
            case .reply(let talk): told += talk.rawValue == row[1] ? 1 : 0
            case .answer: answered += 1
            case .clarify, .handOver, .unknown: break
            }
        }
        #expect(told >= 155, "\(told) of \(rows.count)")
        #expect(answered <= 5, "\(answered) of \(rows.count)")
    }

    /// The public wallet questions, which nothing was learned from. Not part of the package: skipped where the data is absent.
    @Test(.enabled(if: sharedFile("data/language/wallet_questions.tsv") != nil, "the public wallet questions are absent"))
    func realQuestionsAreAnsweredRightly() async throws {
        let judged = Dictionary(try Self.table("Language/wallet-articles.tsv").map { ($0[0], Set($0[1].split(separator: " ").map(String.init))) }) { $1 }
        let questions = try Self.realQuestions().filter { judged[$0.id] != nil }
        let base = try await ShippedKnowledge.base
        var (covered, first, three, answered, right) = (0, 0, 0, 0, 0)
        for question in questions {
            let language: Language = question.language == "zh" ? .zh : .en
            let answers = base.answers(to: question.text, in: language, vector: nil, limit: 3).map { ($0.passage.slug, $0.probability) }
            let wanted = judged[question.id] ?? []
            if !wanted.isEmpty {
                covered += 1
                first += wanted.contains(answers[0].0) ? 1 : 0
                three += answers.contains { wanted.contains($0.0) } ? 1 : 0
            }
            if answers[0].1 >= AnswerPolicy.standard.threshold {
                answered += 1
                right += wanted.contains(answers[0].0) ? 1 : 0
            }
        }
        // Measured: 73.9 and 89.9 %; 28 answered, 27 rightly.
        #expect(Double(first) / Double(covered) >= 0.70, "\(first) of \(covered)")
        #expect(Double(three) / Double(covered) >= 0.85, "\(three) of \(covered)")
        #expect(Double(right) / Double(answered) >= 0.9, "\(right) of \(answered)")
    }

    private static func realQuestions() throws -> [(id: String, language: String, text: String)] {
        let lines = try #require(sharedFile("data/language/wallet_questions.tsv")).split(whereSeparator: \.isNewline).map(columns)
        let place = { (name: String) in try #require(lines.first?.firstIndex(of: name)) }
        let (id, language, text) = (try place("id"), try place("lang"), try place("text"))
        return lines.dropFirst().map { ($0[id], $0[language], $0[text]) }
    }

    private static func table(_ path: String) throws -> [[String]] {
        let root = URL(fileURLWithPath: BotTests.knowledge).deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: path), encoding: .utf8).split(whereSeparator: \.isNewline).dropFirst().map(columns)
    }

    private static func columns(_ line: Substring) -> [String] { line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init) }
}
