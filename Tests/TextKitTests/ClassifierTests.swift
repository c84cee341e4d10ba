import Foundation
import Kit
import Testing
import TextKit

@Suite struct ClassifierTests {
    private static let few: [LinearTraining.Example] = [
        ("the transfer has not arrived", "transfer"), ("my coins did not arrive", "transfer"), ("转账没到账", "transfer"), ("转了两小时没收到", "transfer"),
        ("the app crashes at start", "app"), ("app closes by itself", "app"), ("打开就闪退", "app"), ("软件一直闪退", "app"),
        ("i forgot my password", "login"), ("password is not accepted", "login"), ("密码忘了", "login"), ("登录密码不对", "login"),
    ].map { LinearTraining.Example(text: $0.0, label: $0.1) }

    @Test(arguments: [
        ("did the transfer arrive", "transfer"), ("TRANSFER not ARRIVED!!", "transfer"), ("轉帳一直沒到帳", "transfer"), ("ｐａｓｓｗｏｒｄ forgotten", "login"),
        ("crashs", "app"), ("闪退了", "app"), ("paswords", "login"),
    ])
    func itKnowsWhatItHasLearned(text: String, label: String) async {
        let classifier = await LinearTraining(Self.few).classifier()
        #expect(classifier.guesses(text).first?.label == label)
    }

    @Test func theSameExamplesGiveTheSameClassifier() async {
        let first = await LinearTraining(Self.few).classifier()
        let second = await LinearTraining(Self.few).classifier()
        #expect(first.file == second.file)
        #expect(first.scores("password") == second.scores("password"))
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func probabilitiesAreShares(seed: UInt64) async {
        var random = SeededGenerator(seed: seed)
        let guesses = ShippedClassifier.topic?.guesses(random.text(), nil) ?? []
        #expect(guesses.count == 16)
        #expect(abs(guesses.reduce(0) { $0 + $1.probability } - 1) < 1e-9)
        #expect(guesses == guesses.sorted { $0.probability > $1.probability })
    }

    @Test func codesCountAsWhatTheyAre() async {
        let hashes = ["a1", "b2", "c3"].map { String(repeating: $0, count: 32) }
        let examples = hashes.map { LinearTraining.Example(text: $0, label: "hash") } + Self.few
        let classifier = await LinearTraining(examples).classifier()
        #expect(classifier.guesses(String(repeating: "9f", count: 32)).first?.label == "hash")
    }

    @Test func whatSpeaksForALabelIsShown() async {
        let classifier = await LinearTraining(Self.few).classifier()
        let reasons = classifier.reasons(for: "login", in: "hello, I forgot the password again", limit: 3)
        #expect(reasons.first?.wording.contains("password") == true || reasons.first?.wording.contains("forgot") == true)
        #expect(reasons.count <= 3 && reasons.allSatisfy { $0.weight > 0 })
    }

    @Test func aFileIsReadAsItWasWritten() async throws {
        let classifier = await LinearTraining(Self.few).classifier().sharpened(0.7)
        let read = try #require(LinearClassifier(file: classifier.file))
        #expect(read.file == classifier.file)
        #expect(read.labels == classifier.labels && read.sharpness == 0.7)
        for example in Self.few { #expect(read.guesses(example.text).first?.label == example.label) }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func aBrokenFileIsNone(seed: UInt64) async {
        var random = SeededGenerator(seed: seed)
        let file = ShippedClassifier.category?.words.file ?? []
        let cut = Array(file.prefix(random.number(0..<min(file.count, 4000))))
        #expect(LinearClassifier(file: cut) == nil)
        #expect(LinearClassifier(file: random.bytes(random.number(0..<200))) == nil)
    }

    @Test func aTrialCountsWhatIsInScopeAndWhatIsNot() {
        func outcome(_ expected: String?, _ guessed: String, _ sureness: Float) -> ClassifierTrial.Outcome {
            ClassifierTrial.Outcome(expected: expected, guessed: guessed, sureness: sureness)
        }
        // Of twenty in scope the least sure is turned away.
        let right = (0..<19).map { outcome("a", "a", Float($0)) } + [outcome("b", "a", 20)]
        let trial = ClassifierTrial(right + [outcome(nil, "a", 0.5), outcome(nil, "b", 30)])
        #expect(trial.inScopeAccuracy == 0.95)
        #expect(trial.outOfScopeRecall == 0.5)
        #expect(abs(trial.accuracy - 19 / 22) < 1e-9)
        #expect(abs(trial.macroF1 - (2 * 19.0 / 39) / 2) < 1e-9)
        #expect(ClassifierTrial(right).accuracy == 0.95 && ClassifierTrial(right).outOfScopeRecall == nil)
        #expect(ClassifierTrial([]).accuracy == 0)
    }

    /// Public sets, learned from their training parts and tried on their held-out parts; figures in docs/language.md.
    @Test(
        .enabled(if: PublicSets.isThere, "the public sets of texts lie beside the package on some machines only"),
        arguments: [("hwu64.train", "hwu64.valid", 0.90), ("smp2020.train", "smp2020.dev", 0.95), ("clinc150.train", "clinc150.val", 0.93)])
    func publicSetsAreTold(train: String, test: String, share: Double) async throws {
        let classifier = await LinearTraining(try PublicSets.examples(train)).classifier()
        let trial = ClassifierTrial(try PublicSets.examples(test).map(JointClassifier(words: classifier, meaning: nil).outcome))
        #expect(trial.inScopeAccuracy >= share)
        if let recall = trial.outOfScopeRecall { #expect(recall >= 0.78) }
    }
}

/// Sets of texts with their labels, which not every machine has.
private enum PublicSets {
    static var isThere: Bool { FileManager.default.fileExists(atPath: Corpus.shared.path()) }

    static func examples(_ name: String) throws -> [LinearTraining.Example] {
        try String(contentsOf: Corpus.shared.appending(path: name + ".tsv"), encoding: .utf8).split(separator: "\n").compactMap { line in
            let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard columns.count > 1 else { return nil }
            return LinearTraining.Example(text: String(columns[0]), label: columns[1] == "oos" ? nil : String(columns[1]))
        }
    }
}
