import ArgumentParser
import Foundation
import Kit
import TextKit

/// How well the desk does on what is known: texts with their answers, calls with their waits.
struct EvaluateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval", abstract: "Measure how well texts are understood, and waits foretold.",
        subcommands: [EvaluateClassifierCommand.self, EvaluateRetrievalCommand.self, EvaluateWaitCommand.self])
}

struct EvaluateClassifierCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "classify", abstract: "Train a classifier on one file and try it on another.",
        discussion: """
            Files hold a text, a tab and its label a line, and may begin with the names of these columns; "oos" is the label of texts that none of the others fits. Prints {"accuracy", "macro_f1", \
            "in_scope_accuracy", "oos_recall", "train_seconds", "qps"}: shares of 1; `oos_recall` with the 5 % of in-scope texts turned away that are \
            least sure, null where there are none out of scope; `accuracy` with these turned away, too; texts a second on one core.
            """)

    @Option(help: "The examples to learn from.") var train: String
    @Option(help: "The texts to be tried.") var test: String
    @Option(help: "How much a wrong example costs.") var cost = LinearTraining.usualCost
    @Flag(help: "Learn from the texts' meaning, too; it is part of both times.") var embed = false
    @Option(help: "A file that gets text, label and guess a line.") var guesses: String?
    @OptionGroup var embedding: EmbeddingOptions

    private struct Report: Encodable {
        let accuracy: Double
        let macroF1: Double
        let inScopeAccuracy: Double
        let oosRecall: Double?
        let trainSeconds: Double
        let qps: Double

        enum CodingKeys: String, CodingKey {
            case accuracy
            case macroF1 = "macro_f1"
            case inScopeAccuracy = "in_scope_accuracy"
            case oosRecall = "oos_recall"
            case trainSeconds = "train_seconds"
            case qps
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(accuracy, forKey: .accuracy)
            try container.encode(macroF1, forKey: .macroF1)
            try container.encode(inScopeAccuracy, forKey: .inScopeAccuracy)
            // Also where there is none: a null, not a missing name.
            try container.encode(oosRecall, forKey: .oosRecall)
            try container.encode(trainSeconds, forKey: .trainSeconds)
            try container.encode(qps, forKey: .qps)
        }
    }

    func run() async throws {
        let examples = try LabelledTexts(file: train).examples
        let tests = try LabelledTexts(file: test).examples
        guard Set(examples.compactMap(\.label)).count > 1 else { throw Failure("\(train) has fewer than two labels: there is nothing to tell apart.") }
        let embedder = embed ? try embedding.requiredEmbedder() : nil
        let clock = ContinuousClock()
        let start = clock.now
        let classifier = await LinearTraining.joint(try await embedder?.embedded(examples) ?? examples, cost: cost, neighbours: true)
        let learned = clock.now
        let outcomes = (try await embedder?.embedded(tests) ?? tests).map(classifier.outcome)
        let tried = clock.now
        let trial = ClassifierTrial(outcomes)
        if let guesses { try write(zip(tests, outcomes).map { "\($0.text)\t\($0.label ?? LabelledTexts.outOfScope)\t\($1.guessed)" }, to: guesses) }
        let report = Report(
            accuracy: trial.accuracy, macroF1: trial.macroF1, inScopeAccuracy: trial.inScopeAccuracy, oosRecall: trial.outOfScopeRecall,
            trainSeconds: (learned - start).seconds, qps: Double(tests.count) / (tried - learned).seconds)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        print(String(decoding: try encoder.encode(report), as: UTF8.self))
    }
}

extension EvaluateClassifierCommand {
    private func write(_ lines: [String], to file: String) throws {
        do { try (lines.joined(separator: "\n") + "\n").write(toFile: file, atomically: true, encoding: .utf8) } catch {
            throw Failure("The file \(file) could not be written.")
        }
    }
}

/// A file of texts with their labels; a third column may name another label that fits as well.
struct LabelledTexts {
    let examples: [LinearTraining.Example]

    /// The label of what none of the others fits.
    static let outOfScope = "oos"
    /// The first line of many published sets names the columns.
    private static let header = "text\tlabel"

    init(file: String) throws {
        guard let content = try? String(contentsOfFile: file, encoding: .utf8) else { throw Failure("The file \(file) could not be read.") }
        let lines = content.split(whereSeparator: \.isNewline).enumerated().drop { $0.offset == 0 && $0.element == Self.header }
        examples = try lines.map { index, line in
            let columns = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
            guard columns.count >= 2, !columns[1].isEmpty else { throw Failure("\(file), line \(index + 1): a text, a tab and a label are expected.") }
            return LinearTraining.Example(
                text: String(columns[0]), label: columns[1] == LabelledTexts.outOfScope ? nil : String(columns[1]),
                alternative: columns.count > 2 && !columns[2].isEmpty ? String(columns[2]) : nil)
        }
        guard !examples.isEmpty else { throw Failure("The file \(file) is empty.") }
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
