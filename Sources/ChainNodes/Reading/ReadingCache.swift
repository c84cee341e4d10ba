import Kit

/// Answers that are kept for as long as they can be believed, and questions that are being asked right now: who asks the same meanwhile gets the same
/// answer. Holds a bounded number of answers; those that nobody asked for the longest leave first.
actor ReadingCache<Key: Hashable & Sendable, Value: Sendable> {
    private let capacity: Int
    private let clock: DeskClock
    private let lifetime: @Sendable (Value) -> Span?
    private var entries: [Key: Entry] = [:]
    private var underWay: [Key: Task<Value, Never>] = [:]
    private var uses: UInt64 = 0

    private struct Entry {
        let value: Value
        let until: Instant
        var lastUse: UInt64
    }

    /// - Parameter lifetime: how long a value is kept; nil for one that isn't.
    init(capacity: Int, clock: DeskClock, lifetime: @escaping @Sendable (Value) -> Span?) {
        self.capacity = capacity
        self.clock = clock
        self.lifetime = lifetime
    }

    var count: Int { entries.count }

    func value(for key: Key, reading: @escaping @Sendable () async -> Value) async -> Value {
        if let kept = kept(key) { return kept }
        if let task = underWay[key] { return await task.value }
        // Several callers wait for one reading, so it is no child of any: the first to give up must not end it for the others. It ends by its own limit.
        let task = Task { await reading() }
        underWay[key] = task
        let value = await task.value
        underWay[key] = nil
        keep(value, for: key)
        return value
    }

    private func kept(_ key: Key) -> Value? {
        guard let entry = entries[key], clock.now() < entry.until else { return nil }
        uses += 1
        entries[key]?.lastUse = uses
        return entry.value
    }

    private func keep(_ value: Value, for key: Key) {
        guard let span = lifetime(value) else { return }
        uses += 1
        entries[key] = Entry(value: value, until: clock.now() + span, lastUse: uses)
        if entries.count > capacity { makeRoom() }
    }

    /// Drops what has passed and, where that isn't enough, the eighth that wasn't asked for the longest.
    private func makeRoom() {
        let now = clock.now()
        entries = entries.filter { now < $0.value.until }
        guard entries.count > capacity else { return }
        let oldest = entries.sorted { $0.value.lastUse < $1.value.lastUse }.prefix(entries.count - capacity + capacity / 8)
        for (key, _) in oldest { entries[key] = nil }
    }
}
