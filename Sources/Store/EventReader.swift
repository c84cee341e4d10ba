package import Kit
package import Logging
import Synchronization

/// Something that follows from events. It sees each event at least once and in order, so what it does must be idempotent.
package struct EventReader: Sendable {
    /// Who has to do it.
    package enum Scope: Sendable, Equatable {
        /// One node for all; how far it has come is in the database.
        case desk
        /// Each node for itself: it keeps in memory what was in the database when the event of that number was the newest.
        case node(since: Int64)
    }

    package let name: String
    package let scope: Scope
    /// Types of interest; empty means all.
    package let types: Set<String>
    package static let usualBatch = 40

    /// Events taken at a time. They are often one command of the writer, behind which customers wait.
    let batch: Int
    /// How long it rests after each turn, so that more comes together for the next.
    let rest: Span
    /// Whether it takes so much thought that it stands back while people are served.
    package let isThoughtful: Bool
    /// Handles events in order, and answers what is to be written of them; nil where nothing is, or it was written already. Where it throws, or that does, the
    /// events come again.
    let handle: @Sendable ([StoredEvent]) async throws -> Outcome?

    /// What is written together with how far the reader has come: so it costs no commit of its own, and is done once.
    package typealias Outcome = @Sendable (WriteTransaction) throws -> Void

    package init(
        name: String, scope: Scope = .desk, types: Set<String> = [], isThoughtful: Bool = false,
        handle: @escaping @Sendable ([StoredEvent]) async throws -> Void
    ) {
        self.init(
            name: name, scope: scope, types: types, batch: Self.usualBatch, rest: .milliseconds(0), isThoughtful: isThoughtful,
            outcome: { events in
                try await handle(events)
                return nil
            })
    }

    /// One that writes what follows from events.
    /// - Parameters:
    ///   - batch: events taken at a time; more where a commit costs much beside each of them.
    ///   - rest: how long it lets more come together; so much later is what it writes.
    ///   - prepare: does what takes time, and answers what is left to be written.
    package static func writing(
        _ name: String, types: Set<String>, batch: Int = usualBatch, rest: Span = .milliseconds(0),
        prepare: @escaping @Sendable ([StoredEvent]) async throws -> Outcome
    ) -> EventReader {
        EventReader(name: name, scope: .desk, types: types, batch: batch, rest: rest, isThoughtful: false, outcome: prepare)
    }

    private init(
        name: String, scope: Scope, types: Set<String>, batch: Int, rest: Span, isThoughtful: Bool,
        outcome: @escaping @Sendable ([StoredEvent]) async throws -> Outcome?
    ) {
        self.name = name
        self.scope = scope
        self.types = types
        self.batch = batch
        self.rest = rest
        self.isThoughtful = isThoughtful
        handle = outcome
    }
}

/// Runs one reader: keeps its durable cursor, waits for what is new, tries again what failed, and sets aside what fails for ever.
package struct ReaderRunner: Sendable {
    /// Where several nodes write, a long transaction is likelier to be in somebody's way, and to be begun again.
    private var batch: Int { store.isShared ? reader.batch / 2 : reader.batch }
    /// Events of no interest after which the cursor is saved nevertheless.
    private static let saveInterval: Int64 = 1_000
    /// Tries of one event before it is set aside in `reader_failure`, so that it can't hold up those behind it.
    private static let tries = 6
    /// The longest pause where the store itself fails: when it is back, what waits is not to wait much longer.
    private static let longestPause = Span.seconds(2)

    let store: Store
    let reader: EventReader
    let clock: DeskClock
    let logger: Logger
    private let position = Position()

    package init(store: Store, reader: EventReader, clock: DeskClock, logger: Logger) {
        self.store = store
        self.reader = reader
        self.clock = clock
        self.logger = logger
    }

    /// Follows the log until the task is cancelled or the hub closes.
    package func run() async throws {
        // Another node may have had it since.
        position.reached.withLock { $0 = nil }
        try await store.hub.listen(to: [.everything]) { listener in
            var pause: Span?
            while !Task.isCancelled {
                do {
                    try await handleNews(resting: reader.rest)
                    pause = nil
                } catch {
                    let wait = min((pause ?? .milliseconds(125)) * 2, Self.longestPause)
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
        try await store.catchUp()
        try await handleNews(resting: .milliseconds(0))
    }

    private func handleNews(resting rest: Span) async throws {
        var (seq, saved) = try await start()
        while true {
            let (events, upTo) = try await news(after: seq)
            guard upTo > seq else { return }
            if !events.isEmpty {
                try await handle(events, upTo: upTo)
                saved = upTo
                if rest > .milliseconds(0), events.count < batch { try? await Task.sleep(for: .milliseconds(rest.milliseconds)) }
            } else if reader.scope == .desk, upTo - saved >= Self.saveInterval {
                // What was of no interest may be looked at again: that is cheaper than a commit for each.
                try await keep(nil, upTo: upTo)
                saved = upTo
            }
            seq = upTo
            position.reached.withLock { [seq, saved] in $0 = (seq, saved) }
        }
    }

    private func start() async throws -> (seq: Int64, saved: Int64) {
        if let reached = position.reached.withLock({ $0 }) { return reached }
        if case .node(let seq) = reader.scope { return (seq, seq) }
        let saved = try await store.read { [reader] tx in try tx.value("SELECT seq FROM reader WHERE name = \(reader.name)", as: Int64.self) ?? 0 }
        return (saved, saved)
    }

    /// Events of interest after `seq`, and how far they have been looked for: in memory where it reaches back so far, else in the log.
    private func news(after seq: Int64) async throws -> (events: [StoredEvent], upTo: Int64) {
        let types = reader.types
        let isWanted: (StoredEvent) -> Bool = { types.isEmpty || types.contains($0.type) }
        if let recent = store.hub.recent(after: seq, where: isWanted) {
            guard recent.events.count > batch else { return recent }
            let events = Array(recent.events.prefix(batch))
            return (events, events.last?.seq ?? seq)
        }
        let events = try await store.read { [batch] tx in try tx.events(after: seq, limit: batch) }
        return (events.filter(isWanted), events.last?.seq ?? seq)
    }

    private func handle(_ events: [StoredEvent], upTo: Int64) async throws {
        do {
            try await keep(try await reader.handle(events), upTo: upTo)
        } catch {
            for event in events { try await handleAlone(event) }
            try await keep(nil, upTo: upTo)
        }
    }

    private func handleAlone(_ event: StoredEvent) async throws {
        for attempt in 1...Self.tries {
            do {
                return try await keep(try await reader.handle([event]), upTo: event.seq)
            } catch let error as CancellationError {
                throw error
            } catch {
                if let error = error as? StoreError, !error.isOfTheEvent { throw error }
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
        let note: EventReader.Outcome = { [reader] tx in
            try tx.execute(
                """
                INSERT INTO reader_failure (reader, seq, at, error) VALUES (\(reader.name), \(event.seq), \(now), \(error))
                ON CONFLICT (reader, seq) DO NOTHING
                """)
        }
        try await keep(note, upTo: event.seq)
    }

    /// Writes what has come of the events up to a number, and that it was done. What a node does for itself it begins anew after a start.
    private func keep(_ outcome: EventReader.Outcome?, upTo seq: Int64) async throws {
        guard outcome != nil || reader.scope == .desk else { return }
        try await store.write { [reader] tx in
            try outcome?(tx)
            guard reader.scope == .desk else { return }
            try tx.execute(
                """
                INSERT INTO reader (name, seq) VALUES (\(reader.name), \(seq))
                ON CONFLICT (name) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > reader.seq
                """)
        }
    }
}

extension StoreError {
    /// Whether it may have to do with what was to be done, and not with the store as such.
    fileprivate var isOfTheEvent: Bool {
        switch self {
        case .overloaded, .diskFull, .passedOn, .away, .closed: false
        case .input, .busy, .constraint, .newerSchema, .nodesRun, .engine: true
        }
    }
}

/// How far one runner has come, and what of that is on disk; nil before it has looked.
private final class Position: Sendable {
    let reached = Mutex<(seq: Int64, saved: Int64)?>(nil)
}
