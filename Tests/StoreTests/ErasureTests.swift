import DeskTesting
import Foundation
import Kit
import Store
import Testing

/// What has been erased is in no byte of the folder: not in the database, its log, or its index.
@Suite struct ErasureTests {
    private func names(of text: String, in folder: TestFolder) throws -> [String] {
        try folder.files().filter { $0.bytes.range(of: Data(text.utf8)) != nil }.map(\.name)
    }

    /// A made-up word that nothing else contains.
    private func word(_ random: inout SeededGenerator) -> String {
        String((0..<14).map { _ in "bcdfghjklmnpqrstvwxz".randomElement(using: &random) ?? "z" })
    }

    @Test(arguments: [31, 32, 33] as [UInt64])
    func anErasedDocumentsWordsAreGone(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        var words: [Int64: [String]] = [:]
        // Many commits make many segments of the index.
        for seq in 1...120 as ClosedRange<Int64> {
            let tokens = (0..<Int.random(in: 1...30, using: &random)).map { _ in word(&random) }
            words[seq] = tokens
            try await store.write { tx in try tx.addToSearch([SearchDocument(seq: seq, tokens: tokens + ["common"])]) }
        }
        let planted = words
        for seq in [1, 60, 120] as [Int64] {
            for token in planted[seq] ?? [] { #expect(try !names(of: token, in: folder).isEmpty, "seed \(seed): planted") }
            try await store.write { tx in try tx.eraseFromSearch(seq) }
            try await store.checkpoint()
            for token in planted[seq] ?? [] {
                // The index shares the beginnings of neighbouring words, so their ends are looked for too.
                #expect(try names(of: String(token.dropFirst(4)), in: folder) == [], "seed \(seed), document \(seq)")
            }
        }
        for token in planted[61] ?? [] { #expect(try names(of: token, in: folder) == ["test.sqlite"], "seed \(seed)") }
        let left = try await store.read { tx in try tx.newest([SearchTerm(tokens: ["common"], isPrefix: false)], before: nil, limit: 200) }
        #expect(left.count == 117)
        #expect(try await store.problems().isEmpty)
        try await store.copy(to: "\(folder.path)/copy.sqlite")
        #expect(try names(of: String((planted[60] ?? []).first?.dropFirst(4) ?? ""), in: folder).isEmpty)
    }

    @Test func theOnlyDocumentCanBeErased() async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        try await store.write { tx in try tx.addToSearch([SearchDocument(seq: 7, tokens: ["qzxvblorp", "grwkjtzp"])]) }
        try await store.write { tx in try tx.eraseFromSearch(7) }
        try await store.checkpoint()
        #expect(try names(of: "vblorp", in: folder) == [])
        #expect(try names(of: "kjtzp", in: folder) == [])
    }

    @Test func aDeletedRowIsGone() async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        let long = String(repeating: "qzxvblorp ", count: 3_000)
        for text in ["short grwkjtzp", long, "neighbour hmvrxkd"] { try await store.add(text) }
        try await store.checkpoint()
        #expect(try names(of: "grwkjtzp", in: folder) == ["test.sqlite"])
        #expect(try names(of: "qzxvblorp", in: folder) == ["test.sqlite"])
        try await store.write { tx in _ = try tx.execute("DELETE FROM note WHERE id IN (1, 2)") }
        try await store.checkpoint()
        #expect(try names(of: "grwkjtzp", in: folder) == [])
        #expect(try names(of: "qzxvblorp", in: folder) == [])
        #expect(try names(of: "hmvrxkd", in: folder) == ["test.sqlite"])
    }

    @Test func anOverwrittenTextIsGone() async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        for number in 0..<50 { try await store.add("qzxvblorp \(number) " + String(repeating: "x", count: number * 40)) }
        try await store.write { tx in _ = try tx.execute("UPDATE note SET text = 'removed ' || id") }
        try await store.checkpoint()
        #expect(try names(of: "qzxvblorp", in: folder) == [])
        #expect(try names(of: "removed 7", in: folder) == ["test.sqlite"])
    }

    @Test func theLogIsEmptyAfterACheckpointWhileOthersRead() async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        for number in 0..<20 { try await store.add("note \(number)") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { for _ in 0..<50 { _ = try await store.notes } } }
            group.addTask { for _ in 0..<5 { try await store.checkpoint() } }
            try await group.waitForAll()
        }
        try await store.checkpoint()
        #expect(try folder.files().first { $0.name == "test.sqlite-wal" }?.bytes.isEmpty != false)
    }
}
