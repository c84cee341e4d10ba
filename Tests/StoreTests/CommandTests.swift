import DeskTesting
import Foundation
import Kit
import Store
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2))) struct CommandTests {
    @Test(arguments: TestEngine.here) func aThrowingCommandUndoesItselfAlone(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let results = await withTaskGroup(of: (Int, Result<Int, any Error>).self, returning: [Int: Result<Int, any Error>].self) { group in
            for number in 0..<200 {
                group.addTask {
                    do {
                        let answer = try await store.write { tx in
                            try tx.execute("INSERT INTO note (text) VALUES (\("first \(number)"))")
                            try tx.append(NewEvent(type: "note.added", data: "\(number)"), at: TestClock.start)
                            if number % 3 == 0 { throw Refused() }
                            try tx.execute("INSERT INTO note (text) VALUES (\("second \(number)"))")
                            return number
                        }
                        return (number, .success(answer))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        let kept = (0..<200).filter { $0 % 3 != 0 }
        for number in 0..<200 {
            switch try #require(results[number]) {
            case .success(let answer): #expect(answer == number && number % 3 != 0)
            case .failure(let error): #expect(error is Refused && number % 3 == 0)
            }
        }
        #expect(try await Set(store.notes) == Set(kept.flatMap { ["first \($0)", "second \($0)"] }))
        try await store.catchUp()
        let events = try await store.read { tx in try tx.events(after: 0, limit: 1000) }
        #expect(Set(events.map(\.data)) == Set(kept.map { "\($0)" }))
        if engine == .sqlite {
            #expect(events.map(\.seq) == (1...Int64(kept.count)).map { $0 }, "numbers without gaps, so that no reader waits for one")
        }
        let recent = try #require(store.hub.recent(after: 0) { _ in true })
        #expect(recent.events == events)
    }

    @Test(arguments: TestEngine.here) func aRefusedRowIsAnErrorOfItsCommandAlone(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        try await store.add("taken")
        let error = await #expect(throws: StoreError.self) { try await store.add("taken") }
        guard case .constraint = error else {
            Issue.record("no refusal by the schema: \(String(describing: error))")
            return
        }
        #expect(error?.description.contains("taken") == false)
        try await store.add("free")
        #expect(try await store.notes == ["taken", "free"])
    }

    @Test(arguments: TestEngine.here) func eventsAreInTheTableWhenTheyAreHeardOf(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        try await store.hub.listen(to: [.everything]) { listener in
            async let writing: Void = {
                for number in 0..<100 {
                    _ = try? await store.write { tx in
                        try tx.append(NewEvent(type: "a"), at: TestClock.start)
                        if number % 5 == 0 { throw Refused() }
                        return try tx.append(NewEvent(type: "b"), at: TestClock.start)
                    }
                }
            }()
            var seen: Int64 = 0
            while seen < 160 {
                if await listener.next().contains(.closed) { break }
                guard let recent = store.hub.recent(after: seen, where: { _ in true }) else { continue }
                let after = seen
                let stored = try await store.read { tx in try tx.events(after: after, limit: 1000) }
                #expect(Array(stored.prefix(recent.events.count)) == recent.events)
                seen = recent.upTo
            }
            await writing
        }
    }

    @Test(arguments: TestEngine.here) func aCommandSeesWhatItWroteAndOthersSeeItAfter(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        let inside = try await store.write { tx in
            try tx.execute("INSERT INTO note (text) VALUES ('mine')")
            return try tx.value("SELECT count(*) FROM note", as: Int.self)
        }
        #expect(inside == 1)
        #expect(try await store.notes == ["mine"])
    }

    @Test(arguments: TestEngine.here) func aClosedStoreSaysSo(engine: TestEngine) async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder, on: engine)
        try await store.add("kept")
        try await store.close()
        await #expect(throws: StoreError.closed) { try await store.add("late") }
        #expect(try await Store.test(in: folder, on: engine).notes == ["kept"])
    }

    /// 20,000 commands may wait for a commit; the next is refused at once, and those that wait are served.
    @Test(.timeLimit(.minutes(2))) func tooManyWaitingCommandsAreRefused() async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        let isHeld = Atomic(true)
        let isWriting = Atomic(false)
        async let slow: Void = store.write { _ in
            isWriting.store(true, ordering: .releasing)
            // Stands still, as a slow disk would, until the test lets it go on.
            let deadline = ContinuousClock.now + .seconds(60)
            while isHeld.load(ordering: .acquiring), ContinuousClock.now < deadline { sched_yield() }
        }
        while !isWriting.load(ordering: .acquiring), !Task.isCancelled { await Task.yield() }
        let served = await withTaskGroup(of: Bool.self, returning: Int.self) { group in
            for _ in 0..<20_000 { group.addTask { await (try? store.write { _ in }) != nil } }
            while store.waitingCommands < 20_000, !Task.isCancelled { await Task.yield() }
            await #expect(throws: StoreError.overloaded) { try await store.add("one too many") }
            isHeld.store(false, ordering: .releasing)
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        try await slow
        #expect(served == 20_000)
        try await store.add("room again")
        #expect(try await store.notes == ["room again"])
    }
}
