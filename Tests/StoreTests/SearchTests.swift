import DeskTesting
import Kit
import Store
import Testing

@Suite struct SearchTests {
    /// Documents of one partition are at most this far apart.
    private static let partition: Int64 = 131_072

    private func store(_ folder: TestFolder, on engine: TestEngine = .sqlite, _ documents: [Int64: String]) async throws -> Store {
        let store = try Store.test(in: folder, on: engine)
        try await store.write { tx in
            try tx.addToSearch(documents.map { SearchDocument(seq: $0.key, tokens: $0.value.split(separator: " ").map(String.init)) })
        }
        return store
    }

    private func newest(_ store: Store, _ terms: [SearchTerm], before: Int64? = nil, limit: Int = 50) async throws -> [Int64] {
        try await store.read { tx in try tx.newest(terms, before: before, limit: limit) }
    }

    private func word(_ text: String) -> SearchTerm { SearchTerm(tokens: [text], isPrefix: false) }
    private func phrase(_ text: String, isPrefix: Bool = false) -> SearchTerm {
        SearchTerm(tokens: text.split(separator: " ").map(String.init), isPrefix: isPrefix)
    }

    @Test(arguments: TestEngine.here) func findsWordsPhrasesAndBeginnings(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try await store(
            folder, on: engine, [1: "swap failed on mainnet", 2: "mainnet swap ok", 3: "钱包 包里 里没 没到", 4: "swapping again", 5: "on failed swap"])
        #expect(try await newest(store, [word("swap")]) == [5, 2, 1])
        #expect(try await newest(store, [word("swap"), word("mainnet")]) == [2, 1])
        #expect(try await newest(store, [phrase("swap failed")]) == [1])
        #expect(try await newest(store, [phrase("failed swap")]) == [5])
        #expect(try await newest(store, [phrase("swap", isPrefix: true)]) == [5, 4, 2, 1])
        #expect(try await newest(store, [phrase("swap fai", isPrefix: true)]) == [1])
        #expect(try await newest(store, [phrase("钱包 包里")]) == [3])
        #expect(try await newest(store, [word("absent")]).isEmpty)
        #expect(try await newest(store, [word("swap"), word("absent")]).isEmpty)
        #expect(try await newest(store, []).isEmpty)
        #expect(try await newest(store, [SearchTerm(tokens: [], isPrefix: true)]).isEmpty)
    }

    @Test(arguments: ["\"", "a\" OR \"b", "swap*", "swap OR failed", "NEAR(swap failed)", "-swap", "^swap", "tokens:swap", "(", "{", "'", "AND"])
    func whatLooksLikeSyntaxIsText(text: String) async throws {
        let folder = try TestFolder()
        let store = try await store(folder, [1: "swap failed", 2: "b"])
        let found = try await newest(store, [word(text)])
        #expect(found.isEmpty || found == [1] && text.contains("swap"))
    }

    @Test(arguments: TestEngine.here, [21] as [UInt64])
    func pagesOverPartitionsLeaveNothingOutAndRepeatNothing(engine: TestEngine, seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let folder = try TestFolder()
        var documents: [Int64: String] = [:]
        for _ in 0..<300 {
            let seq = Int64.random(in: 0..<(Self.partition * 12), using: &random)
            documents[seq] = Bool.random(using: &random) ? "wanted other" : "other"
        }
        // The edges of a partition.
        for seq in [0, Self.partition - 1, Self.partition, Self.partition * 2 - 1] { documents[seq] = "wanted" }
        let store = try await store(folder, on: engine, documents)
        let expected = documents.filter { $0.value.contains("wanted") }.keys.sorted(by: >)
        for limit in [1, 7, 50, 1000] {
            var found: [Int64] = []
            var before: Int64?
            while true {
                let page = try await newest(store, [word("wanted")], before: before, limit: limit)
                #expect(page.count <= limit, "seed \(seed)")
                found += page
                guard let last = page.last else { break }
                before = last
            }
            #expect(found == expected, "seed \(seed), limit \(limit)")
        }
    }

    @Test(arguments: TestEngine.here) func theBestComeFirstFromTheNewestEightPartitions(engine: TestEngine) async throws {
        let folder = try TestFolder()
        var documents: [Int64: String] = [:]
        for partition in 0..<10 as Range<Int64> {
            let first = partition * Self.partition
            documents[first] = "wanted" + String(repeating: " other", count: 60)
            documents[first + 1] = "wanted wanted wanted"
            for filler in 2..<20 as Range<Int64> { documents[first + filler] = "other filler words" }
        }
        let store = try await store(folder, on: engine, documents)
        let best = try await store.read { tx in try tx.ranked([SearchTerm(tokens: ["wanted"], isPrefix: false)], limit: 8) }
        #expect(Set(best) == Set((2..<10).map { $0 * Self.partition + 1 }))
        let all = try await store.read { tx in try tx.ranked([SearchTerm(tokens: ["wanted"], isPrefix: false)], limit: 100) }
        #expect(all.count == 16)
        let none = try await store.read { tx in try tx.ranked([], limit: 100) }
        #expect(none.isEmpty)
    }

    @Test(arguments: TestEngine.here) func indexingAgainReplaces(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try await store(folder, on: engine, [1: "before"])
        try await store.write { tx in try tx.addToSearch([SearchDocument(seq: 1, tokens: ["after"])]) }
        #expect(try await newest(store, [word("before")]).isEmpty)
        #expect(try await newest(store, [word("after")]) == [1])
    }

    @Test(arguments: TestEngine.here) func aCommandThatUndoesItselfIndexesNothing(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        for seq in [5, Self.partition * 3] {
            await #expect(throws: Refused.self) {
                try await store.write { tx in
                    try tx.addToSearch([SearchDocument(seq: seq, tokens: ["undone"])])
                    throw Refused()
                } as Void
            }
            #expect(try await newest(store, [word("undone")]).isEmpty)
            try await store.write { tx in try tx.addToSearch([SearchDocument(seq: seq, tokens: ["done"])]) }
        }
        #expect(try await newest(store, [word("done")]) == [Self.partition * 3, 5])
        #expect(try await store.problems().isEmpty)
    }

    @Test(arguments: TestEngine.here) func erasingWhatIsNotThereIsNoError(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try await store(folder, on: engine, [1: "kept"])
        try await store.write { tx in
            try tx.eraseFromSearch(2)
            try tx.eraseFromSearch(Self.partition * 9)
        }
        #expect(try await newest(store, [word("kept")]) == [1])
    }
}
