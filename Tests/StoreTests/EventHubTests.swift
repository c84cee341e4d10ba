import DeskTesting
import Kit
import Store
import Testing

@Suite(.timeLimit(.minutes(5))) struct EventHubTests {
    /// A listener reads what is new, then waits. Were one wake-up lost between the two, it would wait for ever.
    @Test(arguments: [11] as [UInt64])
    func noWakeUpIsMissed(seed: UInt64) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        var random = SeededGenerator(seed: seed)
        for round in 0..<1000 {
            let conversation = UUIDv7(test: UInt64(round))
            let pauses = (0..<Int.random(in: 1...3, using: &random)).map { _ in Int.random(in: 0...6, using: &random) }
            let patience = Int.random(in: 0...6, using: &random)
            async let written: Void = {
                for pause in pauses {
                    for _ in 0..<pause { await Task.yield() }
                    _ = try await store.append("said", of: conversation)
                }
            }()
            let heard = try await store.hub.listen(to: [.conversation(conversation)]) { listener in
                var seen: Int64 = 0
                var count = 0
                while true {
                    let after = seen
                    let events = try await store.read { tx in try tx.events(of: conversation, after: after, limit: 10) }
                    count += events.count
                    seen = events.last?.seq ?? seen
                    if count == pauses.count { return count }
                    for _ in 0..<patience { await Task.yield() }
                    if await listener.next().contains(.closed) { return count }
                }
            }
            #expect(heard == pauses.count, "seed \(seed), round \(round)")
            try await written
        }
    }

    @Test(arguments: [12] as [UInt64])
    func everyReasonArrives(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let hub = EventHub()
        for round in 0..<1000 {
            let reasons: [WakeReasons] = [.place, .typing, .heartbeat].shuffled(using: &random)
            let pause = Int.random(in: 0...5, using: &random)
            await hub.listen(to: [.everything, .broadcast]) { listener in
                async let signals: Void = {
                    for reason in reasons {
                        for _ in 0..<pause { await Task.yield() }
                        hub.signal(.broadcast, reason)
                    }
                }()
                var heard: WakeReasons = []
                while !heard.isSuperset(of: [.place, .typing, .heartbeat]), !heard.contains(.closed) { heard.formUnion(await listener.next()) }
                #expect(heard == [.place, .typing, .heartbeat], "seed \(seed), round \(round)")
                await signals
            }
        }
        #expect(hub.listenerCount == 0)
    }

    @Test func onlyThoseConcernedAreWoken() async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        let mine = UUIDv7(test: 1)
        try await store.hub.listen(to: [.conversation(mine)]) { listener in
            _ = try await store.append("said", of: UUIDv7(test: 2))
            _ = try await store.append("announcement.published")
            store.hub.signal(.conversation(UUIDv7(test: 2)), .typing)
            store.hub.signal(.conversation(mine), .place)
            #expect(await listener.next() == .place)
            _ = try await store.append("said", of: mine)
            #expect(await listener.next() == .events)
        }
        try await store.hub.listen(to: [.broadcast]) { listener in
            _ = try await store.append("announcement.published")
            #expect(await listener.next() == .events)
        }
        #expect(!store.hub.isListening(to: .broadcast))
    }

    @Test func aCancelledListenerIsToldToStop() async {
        let hub = EventHub()
        let task = Task { await hub.listen(to: [.everything]) { await $0.next() } }
        while hub.listenerCount == 0, !Task.isCancelled { await Task.yield() }
        task.cancel()
        #expect(await task.value == .closed)
    }

    @Test func closingEndsThoseWhoListenAndThoseWhoCome() async {
        let hub = EventHub()
        let task = Task { await hub.listen(to: [.jobs]) { await $0.next() } }
        while hub.listenerCount == 0, !Task.isCancelled { await Task.yield() }
        hub.close()
        #expect(await task.value == .closed)
        #expect(await hub.listen(to: [.everything]) { await $0.next() } == .closed)
    }

    @Test func everyListenerHasOneHeartbeatAPeriod() async {
        let hub = EventHub()
        let beats = await withTaskGroup(of: WakeReasons.self, returning: Int.self) { group in
            for _ in 0..<50 { group.addTask { await hub.listen(to: [.everything]) { await $0.next() } } }
            while hub.listenerCount < 50, !Task.isCancelled { await Task.yield() }
            for tick in 0..<20 { hub.heartbeat(tick: tick, period: 20) }
            return await group.reduce(0) { $0 + ($1 == .heartbeat ? 1 : 0) }
        }
        #expect(beats == 50)
    }

    @Test(arguments: [13] as [UInt64])
    func memoryTellsTheSameAsTheTable(seed: UInt64) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        var random = SeededGenerator(seed: seed)
        let conversations = (1...5).map { UUIDv7(test: $0) }
        for _ in 0..<60 {
            let drafts = (0..<Int.random(in: 1...160, using: &random)).map { _ in conversations.randomElement(using: &random) }
            try await store.write { tx in
                for conversation in drafts { try tx.append(NewEvent(type: "said", conversation: conversation), at: TestClock.start) }
            }
            let newest = try await store.read { tx in try tx.newestEvent() }
            for _ in 0..<5 {
                let after = Int64.random(in: 0...newest, using: &random)
                let conversation = try #require(conversations.randomElement(using: &random))
                guard let recent = store.hub.recent(after: after, where: { $0.conversation == conversation }) else {
                    #expect(after < newest - 2048, "seed \(seed): the newest 2,048 are in memory")
                    continue
                }
                let stored = try await store.read { tx in try tx.events(of: conversation, after: after, limit: 10_000) }
                #expect(recent.events == stored, "seed \(seed), after \(after) of \(newest)")
                #expect(recent.upTo == newest, "seed \(seed)")
            }
        }
    }

    @Test func memoryOfAReopenedStoreReachesNoFurtherBackThanItsOpening() async throws {
        let folder = try TestFolder()
        let first = try Store.test(in: folder)
        for _ in 0..<3 { _ = try await first.append("said") }
        try await first.close()
        let second = try Store.test(in: folder)
        #expect(second.hub.recent(after: 0) { _ in true } == nil)
        #expect(try await second.append("said") == 4)
        #expect(second.hub.recent(after: 2) { _ in true } == nil)
        #expect(second.hub.recent(after: 3) { _ in true }?.events.map(\.seq) == [4])
    }
}
