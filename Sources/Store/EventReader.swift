package import Kit
package import Logging

/// Something that follows from events. It sees each event at least once and in order, so what it does must be idempotent.
package struct EventReader: Sendable {
    package let name: String
    /// Types of interest; empty means all.
    package let types: Set<String>
    /// Handles events in order. Where it throws, the events come again.
    package let handle: @Sendable ([StoredEvent]) async throws -> Void

    package init(name: String, types: Set<String> = [], handle: @escaping @Sendable ([StoredEvent]) async throws -> Void) {
        self.name = name
        self.types = types
        self.handle = handle
    }
}

/// Runs one reader: keeps its durable cursor, waits for what is new, tries again what failed, and sets aside what fails for ever.
package struct ReaderRunner: Sendable {
    /// Events taken at a time.
    private static let batch = 200
    /// Tries of one event before it is set aside in `reader_failure`, so that it can't hold up those behind it.
    private static let tries = 6

    let store: Store
    let reader: EventReader
    let clock: DeskClock
    let logger: Logger

    package init(store: Store, reader: EventReader, clock: DeskClock, logger: Logger) {
        self.store = store
        self.reader = reader
        self.clock = clock
        self.logger = logger
    }

    /// Follows the log until the task is cancelled or the hub closes.
    package func run() async throws {
        try await store.hub.listen(to: [.everything]) { listener in
            var pause: Span?
            while !Task.isCancelled {
                do {
                    try await catchUp()
                    pause = nil
                } catch {
                    let wait = min((pause ?? .milliseconds(125)) * 2, .seconds(30))
                    logger.error("reader stopped, will go on", metadata: ["reader": "\(reader.name)", "error": "\(error)"])
                    pause = wait
                    try await Task.sleep(for: .milliseconds(wait.milliseconds))
                    continue
                }
                if await listener.next().contains(.closed) { return }
            }
        }
    }

    /// Handles everything that is in the log now.
    package func catchUp() async throws {
        while true {
            let events = try await store.read { [reader] tx in
                let seq: Int64 = try tx.value("SELECT seq FROM reader WHERE name = \(reader.name)") ?? 0
                return try tx.events(after: seq, limit: Self.batch)
            }
            guard let last = events.last else { return }
            let mine = reader.types.isEmpty ? events : events.filter { reader.types.contains($0.type) }
            if !mine.isEmpty { try await handle(mine) }
            try await save(last.seq)
        }
    }

    private func handle(_ events: [StoredEvent]) async throws {
        do {
            try await reader.handle(events)
        } catch {
            for event in events { try await handleAlone(event) }
        }
    }

    private func handleAlone(_ event: StoredEvent) async throws {
        for attempt in 1...Self.tries {
            do {
                return try await reader.handle([event])
            } catch let error as CancellationError {
                throw error
            } catch {
                if let error = error as? StoreError, error == .overloaded || error == .diskFull { throw error }
                guard attempt == Self.tries else {
                    try await Task.sleep(for: .milliseconds(20 << attempt))
                    continue
                }
                logger.error("event set aside", metadata: ["reader": "\(reader.name)", "seq": "\(event.seq)", "error": "\(error)"])
                try await setAside(event, because: "\(error)")
            }
        }
    }

    private func setAside(_ event: StoredEvent, because error: String) async throws {
        let now = clock.now()
        try await store.write { [reader] tx in
            try tx.execute(
                """
                INSERT INTO reader_failure (reader, seq, at, error) VALUES (\(reader.name), \(event.seq), \(now), \(error))
                ON CONFLICT (reader, seq) DO NOTHING
                """)
        }
    }

    private func save(_ seq: Int64) async throws {
        try await store.write { [reader] tx in
            try tx.execute(
                """
                INSERT INTO reader (name, seq) VALUES (\(reader.name), \(seq))
                ON CONFLICT (name) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > reader.seq
                """)
        }
    }
}
