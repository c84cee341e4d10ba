import DeskTesting
import Foundation
import Testing
import WalletDeskClient
import Wire

@Suite(.timeLimit(.minutes(2))) struct ResumeTests {
    /// The stream runs on over a desk that stops and comes back on the same port and folder.
    @Test func aStreamThatOutlivesTheDeskLosesAndDoublesNothing() async throws {
        let storage = MemorySessionStorage()
        let (conversation, port, folder, watch) = try await LiveDesk.serve { live in
            let desk = live.client(storage)
            try await desk.session()
            let started = try await desk.startConversation("Is anybody there?")
            let watch = EventWatch(desk.events(conversation: started.id))
            for number in 1...20 { _ = try await desk.send("before \(number)", to: started.id) }
            _ = try await watch.message(from: .customer, "before 20")
            return (started.id, live.port, live.folder, watch)
        }
        // Nobody serves here: what is sent now waits for the desk to come back.
        let unsent = Task { try await LiveDesk.client(port: port, storage).send("meanwhile", to: conversation, clientId: "meanwhile") }
        try await LiveDesk.serve(folder: folder, port: port) { live in
            _ = try await unsent.value
            let desk = live.client(storage)
            for number in 1...20 { _ = try await desk.send("after \(number)", to: conversation) }
            _ = try await watch.message(from: .customer, "after 20")
            let numbers = await watch.numbers
            #expect(numbers == numbers.sorted())
            #expect(Set(numbers).count == numbers.count)
            let shown = await watch.messages.filter { $0.author == .customer }
            #expect(shown.count == 42)
            #expect(try await desk.messages(in: conversation).messages.filter { $0.author == .customer } == shown)
        }
    }

    @Test func aWrongTokenIsUnauthenticated() async throws {
        try await LiveDesk.serve { live in
            let wrong = MemorySessionStorage(Session(token: "not-a-token", contactId: "nobody", expiresAt: "2100-01-01T00:00:00.000Z"))
            let desk = live.client(wrong)
            await #expect(throws: WalletDeskError.unauthenticated) { try await desk.startConversation("Hello?") }
            await #expect(throws: WalletDeskError.unauthenticated) {
                for try await _ in desk.events(conversation: "0197f7a0-0000-7000-8000-000000000000") {}
            }
            let none = live.client()
            await #expect(throws: WalletDeskError.unauthenticated) { try await none.conversations() }
        }
    }

    @Test func whatIsNotMineIsNotThere() async throws {
        try await LiveDesk.serve { live in
            let (mine, other) = (live.client(), live.client())
            try await mine.session()
            try await other.session()
            let started = try await mine.startConversation("Private.")
            await #expect(throws: WalletDeskError.notFound) { try await other.conversation(started.id) }
            await #expect(throws: WalletDeskError.notFound) { for try await _ in other.events(conversation: started.id) {} }
            await #expect(throws: WalletDeskError.refused(code: "unacceptable", message: "Write something first.")) {
                try await mine.send("  ", to: started.id)
            }
        }
    }

    @Test func aCancelledReaderEndsItsStream() async throws {
        try await LiveDesk.serve { live in
            let desk = live.client()
            try await desk.session()
            let started = try await desk.startConversation("Hello?")
            let (arrivals, arrived) = AsyncStream<Void>.makeStream()
            let reader = Task {
                for try await _ in desk.events(conversation: started.id) { arrived.yield() }
            }
            _ = await arrivals.first { true }
            reader.cancel()
            try await reader.value
        }
    }

    @Test func nobodyThereIsANetworkError() async throws {
        let port = try await LiveDesk.serve { $0.port }
        let desk = LiveDesk.client(port: port, MemorySessionStorage(), retry: RetryPolicy(tries: 2, firstPause: .zero, longestPause: .zero))
        await #expect(throws: WalletDeskError.network(.cannotConnectToHost)) { try await desk.session() }
    }
}
