import DeskTesting
import Kit
import Logging
import Store
import Testing

@Suite(.timeLimit(.minutes(2))) struct JobTests {
    private let time = TestClock()

    private func runner(_ store: Store, _ handlers: [String: JobRunner.Handler]) -> JobRunner {
        JobRunner(store: store, handlers: handlers, clock: time.clock, logger: .silent)
    }

    private func schedule(_ store: Store, key: String = "k", after span: Span, payload: String = "{}") async throws {
        let job = NewJob(kind: "test", key: key, runAt: time.now + span, payload: payload)
        try await store.write { tx in try tx.schedule(job) }
    }

    @Test(arguments: TestEngine.here) func runsAtItsInstantAndOnce(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let ran = Collected<String>()
        let jobs = runner(store, ["test": { job in ran.add(job.payload) }])
        try await schedule(store, after: .seconds(10), payload: "{\"id\":1}")
        time.advance(by: .milliseconds(9_999))
        try await jobs.runDue()
        #expect(ran.items.isEmpty)
        time.advance(by: .milliseconds(1))
        try await jobs.runDue()
        #expect(ran.items == ["{\"id\":1}"])
        time.advance(by: .days(1))
        try await jobs.runDue()
        #expect(ran.items.count == 1)
    }

    @Test(arguments: TestEngine.here) func runInTheOrderInWhichTheyAreDue(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let ran = Collected<String>()
        for (key, seconds) in [("c", 3), ("a", 1), ("b", 2)] { try await schedule(store, key: key, after: .seconds(Int64(seconds))) }
        time.advance(by: .seconds(5))
        try await runner(store, ["test": { job in ran.add(job.key) }]).runDue()
        #expect(ran.items == ["a", "b", "c"])
    }

    @Test(arguments: TestEngine.here) func theSameKeyReplacesAndTakesBack(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let ran = Collected<String>()
        let jobs = runner(store, ["test": { job in ran.add(job.payload) }])
        try await schedule(store, after: .seconds(10), payload: "old")
        try await schedule(store, after: .seconds(20), payload: "new")
        try await schedule(store, key: "other", after: .seconds(10), payload: "other")
        time.advance(by: .seconds(10))
        try await jobs.runDue()
        #expect(ran.items == ["other"])
        time.advance(by: .seconds(10))
        try await jobs.runDue()
        #expect(ran.items == ["other", "new"])
        try await schedule(store, after: .seconds(1))
        try await store.write { tx in
            try tx.cancelJob(kind: "test", key: "k")
            try tx.cancelJob(kind: "test", key: "unknown")
        }
        time.advance(by: .minutes(1))
        try await jobs.runDue()
        #expect(ran.items.count == 2)
    }

    @Test(arguments: TestEngine.here) func failuresPauseLongerAndLongerAndTheTenthSetsAside(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let attempts = Collected<Int>()
        let jobs = runner(
            store,
            [
                "test": { job in
                    attempts.add(job.attempts)
                    throw Refused()
                }
            ])
        try await schedule(store, after: .seconds(0))
        var pauses: [Span] = []
        for _ in 1...10 {
            try await jobs.runDue()
            guard let next = try await store.read({ tx in try tx.value("SELECT run_at FROM job WHERE failed_at IS NULL", as: Instant.self) }) else { break }
            let pause = next - time.now
            pauses.append(pause)
            time.advance(by: .milliseconds(pause.milliseconds - 1))
            try await jobs.runDue()
            time.advance(by: .milliseconds(1))
        }
        #expect(attempts.items == Array(1...10))
        #expect(pauses == (1...9).map { .seconds(1 << $0) })
        time.advance(by: .days(30))
        try await jobs.runDue()
        #expect(attempts.items.count == 10)
        let aside = try await store.read { tx in try tx.value("SELECT count(*) FROM job WHERE failed_at IS NOT NULL", as: Int.self) }
        #expect(aside == 1, "kept for the operator")
    }

    @Test(arguments: TestEngine.here) func oneThatFailedGoesOnWhenItsCauseIsGone(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let ran = Collected<Int>()
        let jobs = runner(store, ["test": { job in if ran.add(job.attempts) < 3 { throw Refused() } }])
        try await schedule(store, after: .seconds(0))
        for _ in 0..<5 {
            try await jobs.runDue()
            time.advance(by: .minutes(1))
        }
        #expect(ran.items == [1, 2, 3])
        #expect(try await store.read { tx in try tx.value("SELECT count(*) FROM job", as: Int.self) } == 0)
    }

    @Test(arguments: TestEngine.here) func twoRunnersTakeEachJobOnce(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let ran = Collected<String>()
        for number in 0..<150 { try await schedule(store, key: "\(number)", after: .seconds(0)) }
        let handlers: [String: JobRunner.Handler] = [
            "test": { job in
                await Task.yield()
                ran.add(job.key)
            }
        ]
        async let one: Void = runner(store, handlers).runDue()
        async let two: Void = runner(store, handlers).runDue()
        try await one
        try await two
        #expect(ran.items.count == 150)
        #expect(Set(ran.items).count == 150)
    }

    @Test(arguments: TestEngine.here) func whatACrashedRunnerHeldIsDueAgainAfterItsClaim(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let ran = Collected<Int>()
        let store = try Store.test(in: folder, on: engine)
        try await schedule(store, after: .seconds(0))
        await #expect(throws: CancellationError.self) { try await runner(store, ["test": { _ in throw CancellationError() }]).runDue() }
        try await store.close()
        let reopened = try Store.test(in: folder, on: engine)
        let jobs = runner(reopened, ["test": { job in ran.add(job.attempts) }])
        time.advance(by: .minutes(2))
        try await jobs.runDue()
        #expect(ran.items.isEmpty, "it may still be running elsewhere")
        time.advance(by: .milliseconds(1))
        try await jobs.runDue()
        #expect(ran.items == [2])
    }

    @Test(arguments: TestEngine.here) func surviveARestart(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let first = try Store.test(in: folder, on: engine)
        try await schedule(first, after: .hours(1), payload: "kept")
        try await first.close()
        let ran = Collected<String>()
        time.advance(by: .hours(1))
        try await runner(try Store.test(in: folder, on: engine), ["test": { job in ran.add(job.payload) }]).runDue()
        #expect(ran.items == ["kept"])
    }

    @Test(arguments: TestEngine.here) func aHandlerMayScheduleItsSuccessorUnderTheSameKey(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let ran = Collected<Instant>()
        let time = time
        let jobs = runner(
            store,
            [
                "test": { job in
                    ran.add(time.now)
                    let next = NewJob(kind: job.kind, key: job.key, runAt: time.now + .hours(1))
                    try await store.write { tx in try tx.schedule(next) }
                }
            ])
        try await schedule(store, after: .seconds(0))
        for _ in 0..<3 {
            try await jobs.runDue()
            time.advance(by: .hours(1))
        }
        #expect(ran.items == (0..<3).map { TestClock.start + .hours($0) })
    }

    @Test(arguments: TestEngine.here) func aKindThatNobodyHandlesIsKept(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        try await schedule(store, after: .seconds(0))
        try await runner(store, [:]).runDue()
        #expect(try await store.read { tx in try tx.value("SELECT count(*) FROM job", as: Int.self) } == 1)
    }

    @Test(arguments: TestEngine.here) func aCommandThatUndoesItselfSchedulesNothing(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let now = time.now
        await #expect(throws: Refused.self) {
            try await store.write { tx in
                try tx.schedule(NewJob(kind: "test", key: "k", runAt: now))
                throw Refused()
            } as Void
        }
        #expect(try await store.read { tx in try tx.value("SELECT count(*) FROM job", as: Int.self) } == 0)
    }

    @Test(arguments: TestEngine.here) func aRunningRunnerHearsOfNewJobsAndStopsWithTheHub(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let (stream, ran) = AsyncStream.makeStream(of: String.self)
        let jobs = runner(store, ["test": { job in ran.yield(job.key) }])
        async let running: Void = jobs.run()
        var heard = stream.makeAsyncIterator()
        for number in 0..<10 {
            try await schedule(store, key: "\(number)", after: .seconds(0))
            #expect(await heard.next() == "\(number)")
        }
        store.hub.close()
        await running
    }
}
