import Synchronization
public import Wire

/// Where the app keeps the customer's session between its starts. The token opens the customer's conversations: keep it where
/// the app keeps secrets (the keychain, the key store), never in plain preferences.
public protocol SessionStorage: Sendable {
    func load() async throws -> Session?
    /// Replaces what is kept; nil forgets it.
    func save(_ session: Session?) async throws
}

/// Forgets with the process.
public final class MemorySessionStorage: SessionStorage {
    private let session: Mutex<Session?>

    public init(_ session: Session? = nil) { self.session = Mutex(session) }

    public func load() async -> Session? { session.withLock { $0 } }
    public func save(_ session: Session?) async { self.session.withLock { $0 = session } }
}

/// One session at a time, also where two calls ask for it at once.
actor SessionKeeper {
    private let storage: any SessionStorage
    private var starting: Task<Result<Session, WalletDeskError>, Never>?

    init(_ storage: any SessionStorage) { self.storage = storage }

    func kept() async throws(WalletDeskError) -> Session? {
        do { return try await storage.load() } catch { throw .storage }
    }

    func keep(_ session: Session?) async throws(WalletDeskError) {
        do { try await storage.save(session) } catch { throw .storage }
    }

    /// The one that is kept and still good, or the one that `start` makes.
    func session(_ start: @escaping @Sendable () async throws(WalletDeskError) -> Session) async throws(WalletDeskError) -> Session {
        if let starting { return try await starting.value.get() }
        let task = Task { () -> Result<Session, WalletDeskError> in
            do throws(WalletDeskError) { return .success(try await self.find(start)) } catch { return .failure(error) }
        }
        starting = task
        defer { starting = nil }
        return try await task.value.get()
    }

    private func find(_ start: @Sendable () async throws(WalletDeskError) -> Session) async throws(WalletDeskError) -> Session {
        if let kept = try await kept(), !kept.isExpired { return kept }
        let fresh = try await start()
        try await keep(fresh)
        return fresh
    }
}
