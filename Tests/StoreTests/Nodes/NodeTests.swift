import DeskTesting
import Kit
import Store
import Testing

/// Several nodes on one PostgreSQL server.
@Suite(.enabled(if: TestDatabase.server != nil, "WALLETDESK_TEST_POSTGRES names no server"), .timeLimit(.minutes(3))) struct NodeTests {
    private func node(_ folder: TestFolder) throws -> Store { try Store.test(in: folder, on: .postgres) }

    @Test func whatOneNodeWritesTheOtherHearsOf() async throws {
        let folder = try TestFolder()
        let (one, other) = (try node(folder), try node(folder))
        try await other.hub.listen(to: [.everything]) { listener in
            let seq = try await one.append("said")
            var seen: Int64 = 0
            while seen < seq {
                guard !(await listener.next().contains(.closed)) else { break }
                seen = other.hub.recent(after: 0, where: { _ in true })?.events.last?.seq ?? 0
            }
            #expect(seen == seq)
        }
        try await one.close()
        try await other.close()
    }

    /// Many writers on three nodes, some slow, some undone; readers on all nodes go by what they have heard and must miss nothing.
    @Test(arguments: [3] as [UInt64]) func noReaderSkipsWhatIsCommittedLate(seed: UInt64) async throws {
        let folder = try TestFolder()
        let nodes = try (0..<3).map { _ in try node(folder) }
        let written = Collected<Int64>()
        let over = Collected<Bool>()
        let heard = try await withThrowingTaskGroup(of: [Int64]?.self, returning: [[Int64]].self) { group in
            for reader in nodes {
                group.addTask {
                    var (seen, cursor): ([Int64], Int64) = ([], 0)
                    while true {
                        let last = !over.items.isEmpty
                        try await reader.catchUp()
                        let after = cursor
                        let events = try await reader.read { tx in try tx.events(after: after, limit: 10_000) }
                        seen += events.map(\.seq)
                        cursor = events.last?.seq ?? cursor
                        if last { return seen }
                    }
                }
            }
            group.addTask {
                try await withThrowingTaskGroup(of: Void.self) { writers in
                    for writer in 0..<60 {
                        writers.addTask {
                            var random = SeededGenerator(seed: seed &+ UInt64(writer))
                            for number in 0..<10 {
                                let (slow, gives) = (Int.random(in: 0..<10, using: &random) == 0, Int.random(in: 0..<5, using: &random) == 0)
                                let seq = try? await nodes[writer % 3].write { tx in
                                    let seq = try tx.append(NewEvent(type: "said", data: "\(writer).\(number)"), at: TestClock.start)
                                    if slow { _ = try tx.rows("SELECT pg_sleep(0.02)") }
                                    if gives { throw Refused() }
                                    return seq
                                }
                                if let seq { written.add(seq) }
                            }
                        }
                    }
                    try await writers.waitForAll()
                }
                over.add(true)
                return nil
            }
            return try await group.reduce(into: []) { if let seen = $1 { $0.append(seen) } }
        }
        let all = written.items.sorted()
        #expect(all.count > 300)
        for seen in heard { #expect(seen == all, "seed \(seed)") }
        for node in nodes { try await node.close() }
    }

    /// Read, then written by what was read: on one node or on several it is as if one came after the other.
    @Test func whatWasReadIsStillTrueWhenItIsWritten() async throws {
        let folder = try TestFolder()
        let nodes = try (0..<3).map { _ in try node(folder) }
        try await nodes[0].write { tx in _ = try tx.execute("INSERT INTO note (text) VALUES ('0')") }
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<60 {
                group.addTask {
                    try await nodes[number % 3].write { tx in
                        let value = Int(try tx.value("SELECT text FROM note", as: String.self) ?? "") ?? -1
                        try tx.execute("UPDATE note SET text = \(String(value + 1))")
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await nodes[1].notes == ["60"])
        for node in nodes { try await node.close() }
    }

    @Test func aServerThatIsNotThereIsNamed() throws {
        let error = #expect(throws: StoreError.self) { try Store(postgres: "postgresql:///x?host=/nowhere", migrations: []) }
        #expect(error?.description.contains("/nowhere") == true)
    }
}
