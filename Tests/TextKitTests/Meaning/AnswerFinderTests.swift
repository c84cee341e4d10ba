import Testing
import TextKit

/// Finding articles by words, by meaning, and by what earlier questions taught.
@Suite struct AnswerFinderTests {
    private static let articles = [
        ("energy", "Energy and bandwidth", ["what is energy"], "Energy pays for contract calls."),
        ("backup", "Write the seed phrase on paper", ["how to back up"], "Never photograph it."),
        ("password", "A forgotten password", ["forgot password"], "Restore with the phrase and set a new one."),
        ("scam", "Fake support", ["someone from support wrote me"], "Support never writes first."),
    ].map { name, title, questions, text in
        AnswerFinder.Article(
            name: name, topic: name == "scam" ? "security" : "wallet", title: title, questions: questions, sections: [(heading: "", text: text)])
    }

    private static func axis(_ number: Int) -> SentenceVector? { SentenceVector((0..<8).map { $0 == number ? 1 : 0.1 }) }
    private static let meanings = ["Energy and bandwidth": 0, "Write the seed phrase on paper": 1, "A forgotten password": 2, "Fake support": 3]

    private func finder(learned: LearnedAnswers? = nil) -> AnswerFinder {
        AnswerFinder(Self.articles, learned: learned, vector: { Self.meanings[$0].flatMap(Self.axis) })
    }

    @Test func wordsFindIt() {
        #expect(finder().ranking(for: "i forgot my password", vector: nil).first?.article == 2)
        #expect(finder().ranking(for: "zzz", vector: nil).isEmpty)
    }

    @Test func meaningFindsWhatSharesNoWord() {
        #expect(finder().ranking(for: "zzz", vector: Self.axis(3)).first?.article == 3)
    }

    @Test func earlierQuestionsTeach() async throws {
        let examples = (0..<12).flatMap { number -> [LearnedAnswers.Example] in
            let taught: [(String, String?)] = [("gibberish \(number) wobble", "energy"), ("nonsense \(number) jiggle", "scam"), ("why \(number)", nil)]
            return taught.map { LearnedAnswers.Example(text: $0.0, vector: nil, article: $0.1) }
        }
        let learned = try #require(await LearnedAnswers(examples))
        let judged = finder(learned: learned).candidates(for: "wobble", vector: nil)
            .map { ($0.article, AnswerJudges.shipped.probability($0.evidence)) }
        #expect(judged.max { $0.1 < $1.1 }?.0 == 0)
    }

    @Test func aRepeatedQuestionIsSure() throws {
        let candidates = finder().candidates(for: "forgot password", vector: nil)
        let best = try #require(candidates.max { AnswerJudges.shipped.probability($0.evidence) < AnswerJudges.shipped.probability($1.evidence) })
        #expect(best.article == 2)
        #expect(AnswerJudges.shipped.probability(best.evidence) >= 0.95)
    }

    @Test(arguments: ["", " ", "zzz", "，。！", String(repeating: "energy ", count: 2_000)])
    func anyTextIsJudged(_ text: String) {
        for candidate in finder().candidates(for: text, vector: Self.axis(5)) {
            #expect((0...1).contains(AnswerJudges.shipped.probability(candidate.evidence)))
        }
        #expect(AnswerFinder([], learned: nil).candidates(for: text, vector: nil).isEmpty)
    }

    @Test(arguments: AnswerEvidence.Kind.allCases)
    func theCurveRises(_ kind: AnswerEvidence.Kind) {
        let curve = AnswerJudges.shipped.curve(kind)
        #expect(curve.count >= 10)
        #expect(curve.map(\.threshold) == curve.map(\.threshold).sorted())
        #expect(curve.map(\.answered) == curve.map(\.answered).sorted(by: >))
    }
}
