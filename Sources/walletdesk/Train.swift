import ArgumentParser
import Assist
import Foundation
import Kit
import TextKit

struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Make anew what the program has learned.", subcommands: [TrainClassifiersCommand.self, TrainAnswersCommand.self])
}

struct TrainClassifiersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify", abstract: "Rebuild the classifiers that the program is built with, from the texts in the folder Language.",
        discussion: """
            Prints for each classifier how it does on each fifth of its texts after learning from the others, then writes it. Build the program again \
            to use it.
            """)

    @Option(help: "Questions with the columns category, topic and text.") var questions = "Knowledge/questions.tsv"
    @Option(help: "What people say beside questions, with the columns label and text.") var talk = "Language/talk.tsv"
    @Option(help: "Sentences with the columns text and language.") var languages = "Language/languages.tsv"
    @Option(help: "A folder of articles.") var knowledge = "Knowledge"
    @Option(help: "The folder that the program is built with.") var out = "Sources/SortingData"
    @OptionGroup var embedding: EmbeddingOptions

    /// Features of a single question would make up half of the file and say nothing of other questions.
    private static let atLeast = 2
    /// Questions of one language among the sentences.
    private static let mostQuestions = 100
    private static let seed: UInt64 = 20_261_128

    func run() async throws {
        let embedder = try embedding.requiredEmbedder()
        let questions = try Table(file: questions)
        let languages = try Table(file: languages)
        let vectors = try await embedder.vectors(ofMany: questions.values("text"))
        try await trainJoint("category", try questions.examples("text", label: "category").meaning(vectors))
        try await trainJoint("topic", try questions.examples("text", label: "topic", alternative: "topic_alt").meaning(vectors))
        try writeKinds(questions)
        let others = try await embedder.embedded(try Table(file: talk).examples("text", label: "label"))
        let asked = zip(try questions.values("text"), vectors).map { LinearTraining.Example(text: $0, label: Talk.wallet, vector: $1) }
        try await trainJoint("talk", others + asked + (try await wordings(embedder)))
        let sentences = try languages.examples("text", label: "language")
        let known = Set(sentences.compactMap(\.label))
        try await train("language", sentences + mixed(questions.examples("text", label: "language"), known))
    }

    private func writeKinds(_ questions: Table) throws {
        let pairs = zip(try questions.values("topic"), try questions.values("category")).map { (label: $0, other: $1) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try encoder.encode(LabelShares(pairs)).write(to: URL(filePath: out).appending(path: "kinds.json"))
    }

    /// What articles say of themselves, as plain examples of what is about wallets.
    private func wordings(_ embedder: LoadedEmbedder) async throws -> [LinearTraining.Example] {
        let folder = KnowledgeFolder(knowledge)
        let entries = try folder.entries()
        let vectors = try await folder.vectors(for: entries, [], embedder)
        return KnowledgeBase.Teaching.wordings(entries, []).map { LinearTraining.Example(text: $0, label: Talk.wallet, vector: vectors?[$0]) }
    }

    /// Questions in these languages: they are mixed with names and jargon that sentences lack. Of one language only so many, or all that is doubtful
    /// would be taken for it.
    private func mixed(_ questions: [LinearTraining.Example], _ languages: Set<String>) -> [LinearTraining.Example] {
        Dictionary(grouping: questions) { $0.label ?? "" }.sorted { $0.key < $1.key }
            .filter { languages.contains($0.key) }.flatMap { $0.value.prefix(Self.mostQuestions) }
    }

    /// One by words and one that joins it by meaning.
    private func trainJoint(_ name: String, _ examples: [LinearTraining.Example]) async throws {
        try await train(name, examples.map { $0.meaning(nil) })
        let validation = await CrossValidation(examples, atLeast: Self.atLeast, seed: Self.seed)
        let classifier = await LinearTraining.joint(examples, atLeast: Self.atLeast)
        try write(classifier.joined(validation.sharpness)?.file ?? [], "\(name)-meaning")
        report("\(name) with its meaning", examples, validation)
    }

    private func train(_ name: String, _ examples: [LinearTraining.Example]) async throws {
        let validation = await CrossValidation(examples, atLeast: Self.atLeast, seed: Self.seed)
        let classifier = await LinearTraining(examples, atLeast: Self.atLeast).classifier().sharpened(validation.sharpness)
        try write(classifier.file, name)
        report(name, examples, validation)
    }

    private func write(_ file: [UInt8], _ name: String) throws { try Data(file).write(to: URL(filePath: out).appending(path: name + ".bin")) }

    private func report(_ name: String, _ examples: [LinearTraining.Example], _ validation: CrossValidation) {
        let (accuracy, f1) = (validation.trial.inScopeAccuracy, validation.trial.macroF1)
        let figures = String(format: "accuracy %.1f %%, macro F1 %.1f %%, sharpness %.2f", accuracy * 100, f1 * 100, Double(validation.sharpness))
        print("\(name): \(examples.count) texts, \(figures)")
    }
}

struct TrainAnswersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "answers", abstract: "Rebuild what judges answers, and the vectors of the articles, from a folder of articles and known questions.",
        discussion: """
            Each fifth of the known questions is asked of a knowledge base that has learned from the others. Prints how often a right article comes \
            first and among three, and what share is answered, and rightly, from each probability on. Build the program again to use it.
            """)

    @Option(help: "A folder of articles with questions.tsv.") var knowledge = "Knowledge"
    @Option(help: "The folder that the program is built with.") var out = "Sources/SortingData"
    @OptionGroup var embedding: EmbeddingOptions

    func run() async throws {
        let embedder = try embedding.requiredEmbedder()
        let folder = KnowledgeFolder(knowledge)
        let (entries, questions) = (try folder.entries(), try folder.questions())
        guard !questions.isEmpty else { throw Failure("There is no questions.tsv in \(knowledge): nothing tells which answers are right.") }
        guard let vectors = try await folder.vectors(for: entries, questions, embedder) else { return }
        try folder.write(vectors)
        let trial = await AnswerTrial(entries, questions, vectors)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try encoder.encode(trial.judges).write(to: URL(filePath: out).appending(path: "answers.json"))
        for line in trial.report { print(line) }
    }
}
