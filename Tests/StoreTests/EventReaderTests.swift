import DeskTesting
import Kit
import Logging
import Store
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2))) struct EventReaderTests {
    private func runner(_ store: Store, _ reader: EventReader) -> ReaderRunner {
        ReaderRunner(store: store, reader: reader, clock: TestClock().clock, logger: .silent)
    }

    @Test(arguments: TestEngine.here) func seesEveryEventInOrderAndOnce(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let seen = Collected<Int64>()
        let follow = runner(store, EventReader(name: "test") { events in for event in events { seen.add(event.seq) } })
        for _ in 0..<450 { _ = try await store.append("said") }
        try await follow.catchUp()
        try await follow.catchUp()
        #expect(seen.items == (1...450).map { Int64($0) })
        _ = try await store.append("said")
        try await follow.catchUp()
        #expect(seen.items.suffix(2) == [450, 451])
    }

    @Test(arguments: TestEngine.here) func seesOnlyTheTypesItAskedFor(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let seen = Collected<String>()
        for type in ["a", "b", "c", "a"] { _ = try await store.append(type) }
        try await runner(store, EventReader(name: "test", types: ["a", "c"]) { events in for event in events { seen.add(event.type) } }).catchUp()
        #expect(seen.items == ["a", "c", "a"])
    }

    @Test(arguments: TestEngine.here) func goesOnWhereItWasAfterARestart(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let seen = Collected<Int64>()
        let reader = EventReader(name: "test") { events in for event in events { seen.add(event.seq) } }
        for _ in 0..<3 {
            let store = try Store.test(in: folder, on: engine)
            for _ in 0..<5 { _ = try await store.append("said") }
            try await runner(store, reader).catchUp()
            try await store.close()
        }
        #expect(seen.items == (1...15).map { Int64($0) })
    }

    /// Where all together fail and the node comes no further than the third, the next one begins there.
    @Test(arguments: TestEngine.here) func whatWasDoneAloneIsNotDoneAgain(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        for _ in 0..<5 { _ = try await store.append("said") }
        let seen = Collected<Int64>()
        let stopped = EventReader(name: "test") { events in
            guard events.count == 1, events[0].seq < 4 else { throw StoreError.passedOn("test") }
            seen.add(events[0].seq)
        }
        await #expect(throws: StoreError.passedOn("test")) { try await runner(store, stopped).catchUp() }
        try await runner(store, EventReader(name: "test") { events in for event in events { seen.add(event.seq) } }).catchUp()
        #expect(seen.items == [1, 2, 3, 4, 5])
    }

    @Test(arguments: TestEngine.here) func readersDoNotShareACursor(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let counts = Collected<String>()
        _ = try await store.append("said")
        for name in ["one", "two"] {
            try await runner(store, EventReader(name: name) { events in for _ in events { counts.add(name) } }).catchUp()
        }
        #expect(counts.items == ["one", "two"])
    }

    @Test(arguments: TestEngine.here) func whatWasCancelledComesAgain(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let seen = Collected<[Int64]>()
        let reader = EventReader(name: "test") { events in
            if seen.add(events.map(\.seq)) <= 2 { throw CancellationError() }
        }
        for _ in 0..<3 { _ = try await store.append("said") }
        await #expect(throws: CancellationError.self) { try await runner(store, reader).catchUp() }
        try await runner(store, reader).catchUp()
        #expect(seen.items == [[1, 2, 3], [1], [1, 2, 3]], "all, the first alone, and after the restart all again")
    }

    @Test(arguments: TestEngine.here) func aPoisonousEventIsSetAsideAndThoseBehindItAreHandled(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let seen = Collected<Int64>()
        let tries = Atomic(0)
        let reader = EventReader(name: "test") { events in
            for event in events where event.type == "poison" {
                if events.count == 1 { tries.add(1, ordering: .relaxed) }
                throw Refused()
            }
            for event in events { seen.add(event.seq) }
        }
        for type in ["said", "poison", "said"] { _ = try await store.append(type) }
        try await runner(store, reader).catchUp()
        #expect(seen.items == [1, 3])
        #expect(tries.load(ordering: .relaxed) == 6)
        let aside = try await store.read { tx in try tx.column("SELECT seq FROM reader_failure WHERE reader = 'test'", as: Int64.self) }
        #expect(aside == [2])
        try await runner(store, reader).catchUp()
        #expect(seen.items == [1, 3], "and it is not tried for ever")
    }

    @Test(arguments: TestEngine.here) func aPassingFailureLosesNothing(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let calls = Atomic(0)
        let seen = Collected<Int64>()
        let reader = EventReader(name: "test") { events in
            if calls.add(1, ordering: .relaxed).newValue <= 2 { throw Refused() }
            for event in events { seen.add(event.seq) }
        }
        for _ in 0..<3 { _ = try await store.append("said") }
        try await runner(store, reader).catchUp()
        #expect(seen.items == [1, 2, 3])
        #expect(try await store.read { tx in try tx.value("SELECT count(*) FROM reader_failure", as: Int.self) } == 0)
    }

    @Test(arguments: TestEngine.here) func followsTheLogUntilTheHubCloses(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let (stream, seen) = AsyncStream.makeStream(of: Int64.self)
        let follow = runner(store, EventReader(name: "test") { events in for event in events { seen.yield(event.seq) } })
        async let running: Void = follow.run()
        var heard = stream.makeAsyncIterator()
        for expected in 1...20 as ClosedRange<Int64> {
            _ = try await store.append("said")
            #expect(await heard.next() == expected)
        }
        store.hub.close()
        try await running
    }
}
