package import Kit
package import Logging

/// A job about to be scheduled. `kind` and `key` together are its identity: scheduling it again moves it.
package struct NewJob: Sendable {
    package let kind: String
    package let key: String
    package let runAt: Instant
    /// What the handler needs: ids, never text of a message.
    package let payload: String

    package init(kind: String, key: String, runAt: Instant, payload: String = "{}") {
        self.kind = kind
        self.key = key
        self.runAt = runAt
        self.payload = payload
    }
}

/// A job that is due.
package struct Job: Sendable, RowDecodable {
    package let kind: String
    package let key: String
    package let runAt: Instant
    package let payload: String
    package let attempts: Int

    package init(row: Row) throws {
        kind = try row("kind")
        key = try row("key")
        runAt = try row("run_at")
        payload = try row("payload")
        attempts = try row("attempts")
    }
}

/// Runs jobs when they are due: each at least once, with growing pauses after a failure, and set aside after many. One runner at a time does that.
package struct JobRunner: Sendable {
    package typealias Handler = @Sendable (Job) async throws -> Void

    /// Jobs taken at a time.
    private static let batch = 32
    /// How long a taken job belongs to the runner that took it; after a crash it becomes due again.
    private static let claim = Span.minutes(2)
    /// Failures before a job is set aside (kept, marked by `failed_at`).
    private static let tries = 10
    /// The longest sleep, so that a moved system clock is noticed.
    private static let longestSleep = Span.minutes(1)

    let store: Store
    let handlers: [String: Handler]
    let clock: DeskClock
    let logger: Logger

    package init(store: Store, handlers: [String: Handler], clock: DeskClock, logger: Logger) {
        self.store = store
        self.handlers = handlers
        self.clock = clock
        self.logger = logger
    }

    /// Runs jobs as they become due, until the task is cancelled or the hub closes.
    package func run() async {
        await store.hub.listen(to: [.jobs]) { listener in
            await takeOver()
            while !Task.isCancelled {
                var pause = Span.seconds(5)
                do {
                    try await runDue()
                    let next = try await nextUnclaimed()
                    pause = next.map { max(.milliseconds(20), min($0 - clock.now(), Self.longestSleep)) } ?? Self.longestSleep
                } catch {
                    logger.error("jobs stopped, will go on", metadata: ["error": "\(error)"])
                }
                if await wake(listener, after: pause).contains(.closed) { return }
            }
        }
    }

    /// What was begun by a runner that is no more is due again at once.
    private func takeOver() async {
        do { try await store.write { tx in try tx.execute("UPDATE job SET claimed_until = NULL WHERE claimed_until IS NOT NULL") } } catch {
            logger.error("jobs of before are waited for", metadata: ["error": "\(error)"])
        }
    }

    /// Runs every job that is due now, and those that become due by them.
    package func runDue() async throws {
        while true {
            let now = clock.now()
            let due = try await store.write { tx in
                try tx.all(
                    """
                    UPDATE job SET claimed_until = \(now + Self.claim), attempts = attempts + 1
                    WHERE (kind, key) IN (
                      SELECT kind, key FROM job
                      WHERE failed_at IS NULL AND run_at <= \(now) AND (claimed_until IS NULL OR claimed_until < \(now))
                      ORDER BY run_at LIMIT \(Self.batch))
                    RETURNING kind, key, run_at, payload, attempts
                    """, as: Job.self)
            }
            if due.isEmpty { return }
            // What RETURNING gives comes in no order.
            for job in due.sorted(by: { $0.runAt < $1.runAt }) { try await run(job) }
        }
    }

    /// When the next job is due. One that another runner holds is not waited for: it may be held for minutes.
    private func nextUnclaimed() async throws -> Instant? {
        let now = clock.now()
        return try await store.read { tx in
            try tx.value(
                """
                SELECT run_at FROM job WHERE failed_at IS NULL AND (claimed_until IS NULL OR claimed_until < \(now)) ORDER BY run_at LIMIT 1
                """)
        }
    }

    private func run(_ job: Job) async throws {
        do {
            guard let handler = handlers[job.kind] else { throw UnknownJob(kind: job.kind) }
            try await handler(job)
            // A handler may have scheduled its successor under the same key: only the row that was taken goes.
            try await store.write { tx in
                try tx.execute(
                    "DELETE FROM job WHERE kind = \(job.kind) AND key = \(job.key) AND run_at = \(job.runAt) AND attempts = \(job.attempts)")
            }
        } catch let error as CancellationError {
            throw error
        } catch {
            logger.error("job failed", metadata: ["kind": "\(job.kind)", "attempt": "\(job.attempts)", "error": "\(error)"])
            try await putBack(job)
        }
    }

    private func putBack(_ job: Job) async throws {
        let now = clock.now()
        let pause = Span.seconds(1 << Int64(min(job.attempts, 11)))
        let isOver = job.attempts >= Self.tries
        try await store.write { tx in
            try tx.execute(
                """
                UPDATE job SET claimed_until = NULL, run_at = \(now + pause), failed_at = \(isOver ? now : nil)
                WHERE kind = \(job.kind) AND key = \(job.key) AND attempts = \(job.attempts)
                """)
        }
    }

    private func wake(_ listener: Listener, after pause: Span) async -> WakeReasons {
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                try? await Task.sleep(for: .milliseconds(pause.milliseconds))
                if !Task.isCancelled { listener.wake(.heartbeat) }
            }
            let reasons = await listener.next()
            group.cancelAll()
            return reasons
        }
    }
}

struct UnknownJob: Error, CustomStringConvertible {
    let kind: String
    var description: String { "no handler for jobs of kind \(kind)" }
}
