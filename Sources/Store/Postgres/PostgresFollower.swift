import Foundation
import Kit
import Synchronization

/// Follows the event log of all nodes and tells this node's hub of it, in the order of the numbers and without a hole.
///
/// Numbers are given out before the commit, so that a lower one may appear after a higher one was seen. Whoever may append takes a shared advisory lock
/// with the newest number as it is before it gets its own (`PostgresConnection.announce`). The follower reads the newest number first and then who holds
/// such locks: everything up to the lower of both is settled, committed or given up, and nothing will be added below. See ADR 27.
final class PostgresFollower: @unchecked Sendable {
    // Unchecked: `wanted`, `answered` and `isClosed` are used under `condition` alone.
    private static let channel = "walletdesk"
    /// Without a notification the log is looked at so often, in seconds: a node may have died between its commit and its notification.
    private static let idle: TimeInterval = 0.2
    private static let batch = 1_000
    /// So often where somebody waits for it.
    private static let haste: TimeInterval = 0.004

    /// What this node has committed and the others have to be told, and who waits until this node's hub knows of it.
    private struct Own {
        var hasEvents = false
        var hasJobs = false
        var signals: [Signal] = []
        var waiting: [Acknowledgement] = []
    }

    private struct Acknowledgement {
        let upTo: Int64
        let deadline: Date
        let commands: [Command]
    }

    /// An acknowledgement is not kept back for longer than this, in seconds: somebody else's transaction may take its time.
    private static let patience: TimeInterval = 0.1

    private let url: String
    private let hub: EventHub
    private let condition = NSCondition()
    private var wanted = 0
    private var answered = 0
    private var isClosed = false
    private var isRunning = false
    private let known = Atomic<Int64>(0)
    private let own = Mutex(Own())
    private let alarm = Wakener()

    init(url: String, hub: EventHub) {
        self.url = url
        self.hub = hub
    }

    /// Up to where the log is settled, and the hub has been told.
    var horizon: Int64 { known.load(ordering: .acquiring) }

    func start() throws {
        let connection = try Self.listening(url)
        let start = try Self.settled(connection)
        known.store(start, ordering: .releasing)
        hub.begin(after: start)
        isRunning = true
        let thread = Thread { [self] in follow(connection) }
        thread.name = "database follower"
        thread.start()
    }

    /// This node has committed something. The others are told, outside of any transaction, since the server's notifications wait for one another; and
    /// whoever gave the commands hears of it when this node's hub knows of their events, so that they find their own work.
    func committed(_ commands: [Command], upTo seq: Int64?, jobs: Bool) {
        guard seq != nil || jobs else {
            for command in commands { command.finish(nil) }
            return
        }
        let acknowledgement = Acknowledgement(upTo: seq ?? 0, deadline: Date().addingTimeInterval(Self.patience), commands: commands)
        own.withLock { own in
            own.hasEvents = true
            own.hasJobs = own.hasJobs || jobs
            own.waiting.append(acknowledgement)
        }
        alarm.wake()
    }

    /// The other nodes are told of it with what else they are told.
    func spread(_ signal: Signal) {
        own.withLock { $0.signals.append(signal) }
        alarm.wake()
    }

    /// Lets go whoever waits for what is known by now, or has waited long enough.
    private func acknowledge(all: Bool = false) {
        let (now, known) = (Date(), horizon)
        let ready = own.withLock { own in
            let ready = own.waiting.filter { all || $0.upTo <= known || $0.deadline <= now }
            own.waiting.removeAll { all || $0.upTo <= known || $0.deadline <= now }
            return ready
        }
        for command in ready.flatMap(\.commands) { command.finish(nil) }
    }

    /// Waits until everything that is committed now has been told.
    func catchUp() async throws {
        await withCheckedContinuation { (continuation: CheckedContinuation<Void, Never>) in
            let thread = Thread { [self] in
                condition.lock()
                wanted += 1
                let mine = wanted
                condition.unlock()
                alarm.wake()
                condition.lock()
                while answered < mine, !isClosed { condition.wait() }
                condition.unlock()
                continuation.resume()
            }
            thread.start()
        }
    }

    func abandon() {
        condition.lock()
        isClosed = true
        condition.broadcast()
        condition.unlock()
        alarm.wake()
    }

    func close() {
        abandon()
        condition.lock()
        while isRunning { condition.wait() }
        condition.unlock()
    }

    // MARK: - The thread

    private func follow(_ first: PostgresConnection) {
        var connection: PostgresConnection? = first
        while !closed {
            do {
                let current = try connection ?? Self.listening(url)
                connection = current
                alarm.wait(for: current.socket, atMost: own.withLock { $0.waiting.isEmpty } ? Self.idle : Self.haste)
                try look(current)
                acknowledge()
            } catch {
                connection = nil
                acknowledge(all: true)
                Thread.sleep(forTimeInterval: Self.idle)
            }
        }
        acknowledge(all: true)
        condition.lock()
        isRunning = false
        condition.broadcast()
        condition.unlock()
    }

    private func look(_ connection: PostgresConnection) throws {
        condition.lock()
        let asked = wanted
        condition.unlock()
        let (events, jobs, signals) = own.withLock { own in
            defer { (own.hasEvents, own.hasJobs, own.signals) = (false, false, []) }
            return (own.hasEvents, own.hasJobs, own.signals)
        }
        let heard = try connection.notifications().compactMap { NodeNotice($0) }
        try tell(connection, upTo: try Self.settled(connection), jobs: jobs || heard.contains(.news(jobs: true)))
        // After the events that came before them.
        for case .signal(let signal) in heard { hub.hear(signal) }
        let notices = (events || jobs ? [.news(jobs: jobs)] : []) + signals.map { NodeNotice.signal($0) }
        if !notices.isEmpty { try connection.notify(notices.map(\.text), on: Self.channel) }
        condition.lock()
        answered = max(answered, asked)
        condition.broadcast()
        condition.unlock()
    }

    private func tell(_ connection: PostgresConnection, upTo settled: Int64, jobs: Bool) throws {
        var jobs = jobs
        while horizon < settled {
            connection.horizon = settled
            let events = try connection.events(after: horizon, limit: Self.batch)
            let upTo = events.count < Self.batch ? settled : events.last?.seq ?? settled
            known.store(upTo, ordering: .releasing)
            hub.publish(events, upTo: upTo, jobs: jobs)
            jobs = false
        }
        if jobs { hub.publish([], jobs: true) }
    }

    private var closed: Bool {
        condition.lock()
        defer { condition.unlock() }
        return isClosed
    }

    private static func listening(_ url: String) throws -> PostgresConnection {
        let connection = try PostgresConnection(url: url)
        try connection.run("LISTEN \(channel)")
        return connection
    }

    /// The number up to which every event is settled. Two looks, in this order.
    private static func settled(_ connection: PostgresConnection) throws -> Int64 {
        let newest: Int64 = try connection.value(PostgresConnection.newestNumber) ?? 0
        let floor: Int64? = try connection.value(
            """
            SELECT min(((classid::bigint & 65535) << 32) | objid::bigint) FROM pg_locks
            WHERE locktype = 'advisory' AND objsubid = 1 AND classid::bigint >> 16 = \(PostgresLock.events >> 48)
              AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
            """)
        return min(newest, floor ?? newest)
    }
}

/// What nodes tell one another.
private enum NodeNotice: Equatable {
    /// There are events or jobs in the tables.
    case news(jobs: Bool)
    case signal(Signal)

    init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
        switch parts.first {
        case "news": self = .news(jobs: parts.count > 1)
        default:
            guard parts.count == 3, let reasons = UInt8(parts[0]), let conversation = UUIDv7(String(parts[1])) else { return nil }
            self = .signal(Signal(conversation, WakeReasons(rawValue: reasons), note: String(parts[2])))
        }
    }

    var text: String {
        switch self {
        case .news(let jobs): jobs ? "news jobs" : "news"
        case .signal(let signal): "\(signal.reasons.rawValue) \(signal.conversation) \(signal.note)"
        }
    }
}

extension PostgresConnection {
    /// The number of the newest event that was given out; 0 before the first.
    static let newestNumber: SQL = "SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM event_seq_seq"

    /// Says, once in a transaction, after which number its events will stand.
    func announce() throws {
        guard !isAnnounced else { return }
        try execute("SELECT pg_advisory_xact_lock_shared(\(PostgresLock.events) | (\(Self.newestNumber)))")
        isAnnounced = true
    }
}
