import ArgumentParser
import Foundation
import Kit
import TextKit

struct TrainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Make anew what the program has learned.", subcommands: [TrainClassifiersCommand.self])
}

struct TrainClassifiersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify", abstract: "Rebuild the classifiers that the program is built with, from the texts in the folder Language.",
        discussion: """
            Prints for each classifier how it does on each fifth of its texts after learning from the others, then writes it. Build the program again \
            to use it.
            """)

    @Option(help: "Questions with the columns category, topic and text.") var questions = "Language/questions.tsv"
    @Option(help: "Sentences with the columns text and language.") var languages = "Language/languages.tsv"
    @Option(help: "The folder that the program is built with.") var out = "Sources/SortingData"

    /// Features of a single question would make up half of the file and say nothing of other questions.
    private static let atLeast = 2
    /// Questions of one language among the sentences.
    private static let mostQuestions = 100
    private static let seed: UInt64 = 20_261_128

    func run() async throws {
        let questions = try Table(file: questions)
        let languages = try Table(file: languages)
        try await train("category", questions.examples("text", label: "category"))
        try await train("topic", questions.examples("text", label: "topic"))
        let sentences = try languages.examples("text", label: "language")
        try await train("language", sentences + mixed(questions.examples("text", label: "lang"), Set(sentences.compactMap(\.label))))
    }

    /// Questions in these languages: they are mixed with names and jargon that sentences lack. Of one language only so many, or all that is doubtful
    /// would be taken for it.
    private func mixed(_ questions: [LinearTraining.Example], _ languages: Set<String>) -> [LinearTraining.Example] {
        Dictionary(grouping: questions) { $0.label ?? "" }.sorted { $0.key < $1.key }
            .filter { languages.contains($0.key) }.flatMap { $0.value.prefix(Self.mostQuestions) }
    }

    private func train(_ name: String, _ examples: [LinearTraining.Example]) async throws {
        let validation = await CrossValidation(examples, atLeast: Self.atLeast, seed: Self.seed)
        let classifier = await LinearTraining(examples, atLeast: Self.atLeast).classifier().sharpened(validation.sharpness)
        let file = classifier.file
        try Data(file).write(to: URL(filePath: out).appending(path: name + ".bin"))
        let (accuracy, f1) = (validation.trial.inScopeAccuracy, validation.trial.macroF1)
        let figures = String(format: "accuracy %.1f %%, macro F1 %.1f %%, sharpness %.2f", accuracy * 100, f1 * 100, Double(validation.sharpness))
        print("\(name): \(examples.count) texts, \(classifier.labels.count) labels, \(figures), \(file.count / 1024) KiB")
    }
}
