import Kit

/// What keeps a desk's data. A `Store` speaks to one of these.
protocol Engine: Sendable {
    /// Commands that wait for a commit.
    var waitingCommands: Int { get }
    /// Takes a command; refuses it by its `finish` where it can't be taken.
    func enqueue(_ command: Command)
    /// What went wrong in a command, as a `StoreError` where it is the engine's.
    func explained(_ error: any Error) -> any Error
    func read<T: Sendable>(_ body: @escaping @Sendable (any Searching) throws -> T) async throws -> T
    /// Runs those migrations that were not run yet, in order, all or none.
    /// - Throws: `StoreError.newerSchema` where the database knows one that is not among them.
    func migrate(_ migrations: [Migration]) throws
    func checkpoint() async throws
    /// - Parameter migrations: those of the desk, without the store's own.
    func copy(to file: String, migrations: [Migration]) async throws
    func problems() async throws -> [String]
    func schema() async throws -> String
    func plan(of sql: SQL) async throws -> [String]
    /// Learns of everything that is committed by now, by whomever.
    func catchUp() async throws
    func close() async throws
    /// Ends what runs, without waiting for it: nobody has the store any more.
    func abandon()
    /// The nodes that share the database; nil where one program has it alone.
    var nodes: (any SharedEngine)? { get }
}

/// An engine whose database several nodes use at once.
protocol SharedEngine: Sendable {
    /// Renews what a node has and takes its share of what is free.
    /// - Returns: what it has now, and how many of them another node should have.
    func renew(_ wanted: Set<String>, for term: Span, of node: DeskNode, now: Instant) async throws -> (leases: [Lease], surplus: Int)
    func release(_ lease: Lease, of node: DeskNode) async throws
    func leave(_ node: DeskNode) async throws
    func running() async throws -> [DeskNode]
    /// Has the other nodes hear of it.
    func spread(_ signal: Signal)
}

/// A command on its way to the disk.
struct Command: @unchecked Sendable {
    // Sendable by hand: the writer calls `run`, perhaps again after it undid everything, then `finish`, one after the other.
    /// Runs the command; answers why it failed, if it did.
    let run: (WriteTransaction) -> (any Error)?
    /// Tells the command's caller how the commit ended.
    let finish: ((any Error)?) -> Void

    init<T: Sendable>(
        _ body: @escaping @Sendable (WriteTransaction) throws -> T, explained: @escaping (any Error) -> any Error,
        for continuation: CheckedContinuation<T, any Error>
    ) {
        let outcome = Outcome<T>()
        run = { transaction in
            do {
                outcome.result = .success(try body(transaction))
                return nil
            } catch {
                let error = explained(error)
                outcome.result = .failure(error)
                return error
            }
        }
        finish = { error in
            if let error { return continuation.resume(throwing: error) }
            continuation.resume(with: outcome.result ?? .failure(StoreError.closed))
        }
    }
}

/// What a command answered, kept until its commit is on disk. Only the writer touches it, then the caller's continuation: never both at once.
private final class Outcome<T> {
    var result: Result<T, any Error>?
}

/// Commands that wait for a writer.
struct CommandLine {
    /// Commands that may wait. Beyond it the desk answers "try again" at once instead of later.
    static let limit = 20_000

    private(set) var waiting: [Command] = []
    private(set) var isClosed = false

    /// - Returns: why it is refused; nil where it waits now.
    mutating func add(_ command: Command) -> StoreError? {
        if isClosed { return .closed }
        if waiting.count >= Self.limit { return .overloaded }
        waiting.append(command)
        return nil
    }

    /// The next ones, at most so many.
    mutating func take(_ count: Int) -> [Command] {
        let batch = Array(waiting.prefix(count))
        waiting.removeFirst(batch.count)
        return batch
    }

    mutating func close() { isClosed = true }
}
