import DeskTesting
import Kit
import Logging
import Testing

@testable import Store

/// Who of several nodes does what, on one PostgreSQL server.
@Suite(.enabled(if: TestDatabase.server != nil, "WALLETDESK_TEST_POSTGRES names no server"), .timeLimit(.minutes(2))) struct DutyTests {
    private static let names = ["a", "b", "c", "d", "e", "f"]

    /// A node of which a test takes the hands off the clock: renewals are called by name.
    private struct Node: Sendable {
        let store: Store
        let node: DeskNode

        init(_ folder: TestFolder, _ number: UInt64) throws {
            store = try Store.test(in: folder, on: .postgres)
            node = DeskNode(id: UUIDv7(test: number), name: "node \(number)", version: "1", startedAt: TestClock.start)
        }

        func renew(_ wanted: Set<String>, for term: Span = .hours(1)) async throws -> (leases: [Lease], surplus: Int) {
            try await store.renew(wanted, for: term, of: node, now: TestClock.start)
        }
    }

    @Test func aDutyIsOneNodesAtATime() async throws {
        let folder = try TestFolder()
        let (one, other) = (try Node(folder, 1), try Node(folder, 2))
        #expect(try await one.renew(["a"]).leases.map(\.duty) == ["a"])
        #expect(try await other.renew(["a"]).leases.isEmpty)
        #expect(try await one.renew(["a"]).leases == [Lease(duty: "a", fence: 1)], "and stays there while it is renewed")
    }

    @Test func whoIsNotHeardOfLosesIt() async throws {
        let folder = try TestFolder()
        let (one, other) = (try Node(folder, 1), try Node(folder, 2))
        _ = try await one.renew(["a"], for: .milliseconds(1))
        #expect(try await other.renew(["a"]).leases == [Lease(duty: "a", fence: 2)])
        #expect(try await one.renew(["a"]).leases.isEmpty)
    }

    @Test func whoStopsGivesItBackAtOnce() async throws {
        let folder = try TestFolder()
        let (one, other) = (try Node(folder, 1), try Node(folder, 2))
        _ = try await one.renew(["a"])
        try await one.store.leave(one.node)
        #expect(try await other.renew(["a"]).leases.map(\.duty) == ["a"])
        #expect(try await other.store.nodes().map(\.name) == ["node 2"])
    }

    @Test func nodesShareThemOut() async throws {
        let folder = try TestFolder()
        let wanted = Set(Self.names)
        let (one, other) = (try Node(folder, 1), try Node(folder, 2))
        #expect(try await one.renew(wanted).leases.count == 6, "one alone has all")
        #expect(try await other.renew(wanted).leases.isEmpty)
        let (leases, surplus) = try await one.renew(wanted)
        #expect(surplus == 3)
        for lease in leases.prefix(3) { try await one.store.release(lease, of: one.node) }
        #expect(try await other.renew(wanted).leases.count == 3)
        #expect(try await one.renew(wanted).surplus == 0)
    }

    /// The one that has lost it doesn't know yet: what it still writes is refused.
    @Test func whatComesTooLateIsRefused() async throws {
        let folder = try TestFolder()
        let (one, other) = (try Node(folder, 1), try Node(folder, 2))
        let old = try #require(try await one.renew(["a"], for: .milliseconds(1)).leases.first)
        let new = try #require(try await other.renew(["a"]).leases.first)
        await #expect(throws: StoreError.passedOn("a")) { try await Lease.$current.withValue(old) { try await one.store.add("late") } }
        try await Lease.$current.withValue(new) { try await other.store.add("in time") }
        #expect(try await one.store.notes == ["in time"])
    }

    /// While commands come in its name, the duty goes from node to node; each command counts what it saw, and none counts twice.
    @Test func noTwoWriteInOnesName() async throws {
        let folder = try TestFolder()
        let nodes = try (0..<3).map { try Node(folder, UInt64($0 + 1)) }
        try await nodes[0].store.add("0")
        let done = Collected<String>()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for node in nodes {
                group.addTask {
                    for _ in 0..<60 {
                        guard let lease = try await node.renew(["count"], for: .milliseconds(3)).leases.first else { continue }
                        // What it reads outside of the command is only true while it has the duty.
                        let seen = try await node.store.notes[0]
                        do {
                            try await Lease.$current.withValue(lease) {
                                try await node.store.write { tx in
                                    guard try tx.value("SELECT text FROM note", as: String.self) == seen else { throw Refused() }
                                    try tx.execute("UPDATE note SET text = \(String((Int(seen) ?? 0) + 1))")
                                }
                            }
                            done.add(seen)
                        } catch StoreError.passedOn { continue } catch StoreError.busy { continue }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await nodes[0].store.notes == [String(done.items.count)])
        #expect(done.items.count > 20)
    }

    @Test(arguments: TestEngine.here) func aReaderGoesOnElsewhereWhereItsNodeStops(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let stores = try (0..<(engine == .postgres ? 2 : 1)).map { _ in try Store.test(in: folder, on: engine) }
        let seen = Collected<Int64>()
        let nodes = stores.enumerated().map { number, store in
            let node = DeskNode(id: UUIDv7(test: UInt64(number + 1)), name: "node \(number)", version: "1", startedAt: TestClock.start)
            let duties = Duties(store: store, node: node, clock: .system, logger: .silent)
            let reader = EventReader(name: "all") { events in for event in events { seen.add(event.seq) } }
            let runner = ReaderRunner(store: store, reader: reader, clock: .system, logger: .silent)
            return Task {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await duties.keep() }
                    group.addTask { try await duties.perform("all") { try await runner.run() } }
                    try await group.waitForAll()
                }
            }
        }
        var written: [Int64] = []
        for node in nodes {
            written.append(try await stores[0].append("said"))
            // Not only until it is seen: what is seen and not yet saved is rightly seen again elsewhere.
            while try await stores[0].place(of: "all") != written.last { await Task.yield() }
            node.cancel()
            _ = try? await node.value
        }
        #expect(seen.items == written, "each once, on whichever node")
    }

    @Test func whatIsToldOnOneNodeIsHeardOnAll() async throws {
        let folder = try TestFolder()
        let (one, other) = (try Node(folder, 1), try Node(folder, 2))
        let heard = Collected<Signal>()
        other.store.hub.onSignal { heard.add($0) }
        let signal = Signal(UUIDv7(test: 9), .typing, note: "types customer")
        await other.store.hub.listen(to: [.conversation(signal.conversation)]) { listener in
            one.store.tell(signal)
            #expect(await listener.next() == .typing)
        }
        #expect(heard.items == [signal])
    }
}
