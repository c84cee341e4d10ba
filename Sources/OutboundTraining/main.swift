import Foundation
import WalletSafety

/// `walletdesk-train-outbound train PACKAGE MODEL` trains the sentence model on the tables, articles and conversations of a checkout and writes it.
/// `… measure PACKAGE` prints how well five models judge what they haven't seen.
enum Command {
    /// The day of the first model; any number would do.
    static let seed: UInt32 = 20_261_128

    static func run(_ arguments: [String]) throws {
        let trainer = SentenceTrainer(seed: seed)
        switch (arguments.first, arguments.count) {
        case ("train", 3): try train(trainer, from: URL(filePath: arguments[1]), to: URL(filePath: arguments[2]))
        case ("measure", 2): CrossValidation(try TrainingTexts(package: URL(filePath: arguments[1])).texts, trainer: trainer).print()
        default: throw Usage()
        }
    }

    struct Usage: Error, CustomStringConvertible {
        let description = "usage: walletdesk-train-outbound train PACKAGE MODEL | measure PACKAGE"
    }

    private static func train(_ trainer: SentenceTrainer, from folder: URL, to file: URL) throws {
        let texts = try TrainingTexts(package: folder).texts
        let examples = texts.flatMap(\.examples)
        let limit = CrossValidation(texts, trainer: trainer).limit
        let bytes = trainer.model(examples).with(limit: limit).file
        try Data(bytes).write(to: file)
        print(
            "\(texts.count) texts, \(examples.count) examples, seed \(trainer.seed), \(trainer.epochs) epochs, \(bytes.count) bytes,",
            "asks from \(limit)")
    }
}

do {
    try Command.run(Array(CommandLine.arguments.dropFirst()))
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
