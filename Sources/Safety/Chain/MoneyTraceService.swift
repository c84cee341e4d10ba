package import Accounts
import ChainKit
package import ChainNodes
import HTTPKit
package import Inbox
package import Kit
import Store

/// Follows the money of a conversation, a few pages at a time: a trace goes on after a restart, and can be stopped and resumed.
package struct MoneyTraceService: Sendable {
    static let changedEvent = "trace.changed"
    /// Pages between two savings.
    private static let pagesOfSlice = 9
    /// How far before the conversation a trace begins where nobody says.
    private static let reachBack = Span.days(90)
    private static let idlePause = Duration.seconds(2)
    /// Traces of one conversation.
    private static let mostTraces = 20

    let store: Store
    let inbox: InboxService
    private let pages: TransferPages
    private let clock: DeskClock
    private let ids: IDSource

    package init(inbox: InboxService, reader: ChainReader, clock: DeskClock, ids: IDSource) {
        store = inbox.store
        self.inbox = inbox
        pages = TransferPages(pool: reader.pool, tokens: KnownTokens.book)
        self.clock = clock
        self.ids = ids
    }

    var now: Instant { clock.now() }

    func newPack() -> ID<KeptPack> { ids.next() }

    /// - Throws: `APIError` where the address is none or the conversation has enough traces; `AccessDenied`.
    package func start(
        _ text: String, since: Instant?, depth: Int?, in conversation: ID<Conversation>, by me: SignedIn
    ) async throws -> ID<MoneyTraceRecord> {
        guard let address = TronAddress(base58: text) else {
            throw APIError.unacceptable("Money is followed from a TRON address (T…).", "请填写 TRON 地址（T 开头），从该地址开始追踪。")
        }
        let id = ids.next(MoneyTraceRecord.self)
        let now = clock.now()
        try await inbox.explaining {
            try await store.write { tx in
                let found = try tx.access(conversation: conversation, for: me)
                guard try tx.traceCards(of: conversation).count < Self.mostTraces else {
                    throw APIError.conflict("This conversation has 20 traces already.", "这个会话已有 20 个追踪。")
                }
                let limits = depth.map { TraceLimits(depth: $0) } ?? TraceLimits()
                let plan = TracePlan(origin: address, since: since ?? found.createdAt - Self.reachBack, limits: limits)
                let trace = MoneyTrace(plan: plan, labels: try tx.addressLabels())
                try tx.execute(
                    """
                    INSERT INTO money_trace (id, conversation_id, address, status, state, started_at, started_by, updated_at)
                    VALUES (\(id), \(conversation), \(address.base58), 'running', \(try JSON.text(trace)), \(now), \(me.staff.id), \(now))
                    """)
                try tx.tellTrace(id, in: conversation, at: now)
                try tx.audit(me.staff.id, "trace.started", address.base58, at: now)
            }
        }
        return id
    }

    package func stop(_ id: ID<MoneyTraceRecord>, by me: SignedIn) async throws { try await set(id, to: .stopped, from: .running, by: me) }

    /// Goes on where it stopped, and asks again for what could not be read.
    package func resume(_ id: ID<MoneyTraceRecord>, by me: SignedIn) async throws {
        let record = try await record(id, for: me)
        var trace = try record.trace()
        trace.retryGaps()
        let now = clock.now()
        let state = try JSON.text(trace)
        try await store.write { tx in
            try tx.execute("UPDATE money_trace SET status = 'running', state = \(state), updated_at = \(now) WHERE id = \(id) AND status <> 'running'")
            try tx.tellTrace(id, in: record.conversation, at: now)
        }
    }

    private func set(_ id: ID<MoneyTraceRecord>, to status: MoneyTraceRecord.Status, from: MoneyTraceRecord.Status, by me: SignedIn) async throws {
        let record = try await record(id, for: me)
        let now = clock.now()
        try await store.write { tx in
            try tx.execute("UPDATE money_trace SET status = \(status), updated_at = \(now) WHERE id = \(id) AND status = \(from)")
            try tx.tellTrace(id, in: record.conversation, at: now)
        }
    }

    /// - Throws: `APIError.notFound` for an unknown one and for one of a conversation that `me` doesn't reach.
    func record(_ id: ID<MoneyTraceRecord>, for me: SignedIn) async throws -> MoneyTraceRecord {
        try await inbox.explaining {
            try await store.read { tx in
                guard let record = try tx.trace(id) else { throw APIError.notFound }
                _ = try tx.access(conversation: record.conversation, for: me)
                return record
            }
        }
    }

    // MARK: - Running

    /// Reads for whatever trace has waited longest, until the task is cancelled.
    package func run() async throws {
        while !Task.isCancelled {
            // A full disk or an overloaded store is over some time: the trace waits for it.
            if (try? await step()) != true { try await Task.sleep(for: Self.idlePause) }
        }
    }

    /// Reads a few pages for the trace that has waited longest.
    /// - Returns: false where none is running.
    package func step() async throws -> Bool {
        guard let record = try await store.read({ tx in try tx.nextRunningTrace() }) else { return false }
        let id = record.id
        var trace = try record.trace()
        let start = trace.progress.pages
        await TraceRun { [pages] request in try await pages.page(for: request) }.run(&trace) { $0.progress.pages - start < Self.pagesOfSlice }
        let (state, isFinished, now) = (try JSON.text(trace), trace.isFinished, clock.now())
        try await store.write { tx in
            // Somebody may have stopped it meanwhile: what was read is kept all the same.
            try tx.execute(
                """
                UPDATE money_trace SET state = \(state), updated_at = \(now),
                  status = CASE WHEN status = 'running' AND \(isFinished) = 1 THEN 'finished' ELSE status END
                WHERE id = \(id)
                """)
            try tx.tellTrace(id, in: record.conversation, at: now)
        }
        return true
    }
}

extension WriteTransaction {
    fileprivate func tellTrace(_ id: ID<MoneyTraceRecord>, in conversation: ID<Conversation>, at now: Instant) throws {
        let data = try JSON.text(["trace": id.description])
        try append(NewEvent(type: MoneyTraceService.changedEvent, conversation: conversation.value, data: data), at: now)
    }
}
