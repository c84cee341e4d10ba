import Assist
import ChainNodes
import HTTPKit
import Inbox
import Kit
import Logging
import Routing
import Safety
package import ServiceLifecycle
import Store
import UnixSignals

extension Desk {
    /// Everything that runs, in the order in which it starts; it stops in reverse.
    package func services(onRunning: @escaping @Sendable (Int) async -> Void) -> [any Service] {
        var services: [any Service] = [StoreCloser(desk: self), ReaderStopper(pictures: inbox.pictures)]
        for reader in readers {
            services.append(Loop { try await ReaderRunner(store: store, reader: reader, clock: clock, logger: logger).run() })
        }
        let jobs = jobRunner
        services.append(Loop { await jobs.run() })
        services.append(Loop { try await places.run() })
        services.append(Loop { await monitor.run() })
        services.append(Loop { try await traces.run() })
        services.append(Loop { try await assist.keepLearning() })
        services.append(Heartbeat(desk: self))
        services.append(server(onRunning: onRunning))
        // First to stop: open streams end, so that the server can finish the rest.
        services.append(StreamCloser(desk: self))
        return services
    }

    /// Serves until the process is told to stop.
    package func run(onRunning: @escaping @Sendable (Int) async -> Void, beside others: [any Service] = []) async throws {
        registerMetrics()
        let group = ServiceGroup(
            configuration: .init(
                services: (services(onRunning: onRunning) + others).map { .init(service: $0) },
                gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        try await group.run()
    }

    private func registerMetrics() {
        metrics.gauge("walletdesk_streams") { [hub = store.hub] in Double(hub.listenerCount) }
        metrics.gauge("walletdesk_waiting_commands") { [store] in Double(store.waitingCommands) }
    }
}

/// A loop that ends when it is cancelled or the hub closes.
private struct Loop: Service {
    let body: @Sendable () async throws -> Void

    init(_ body: @escaping @Sendable () async throws -> Void) { self.body = body }

    func run() async throws {
        do {
            try await cancelWhenGracefulShutdown { try await body() }
        } catch is CancellationError {
            return
        }
        // The hub has closed: stay until the group stops, or it would take the end of one part for a failure.
        try? await gracefulShutdown()
    }
}

/// A tick a second; every stream gets a sign of life in its turn.
private struct Heartbeat: Service {
    private static let period = 20

    let desk: Desk

    func run() async throws {
        try? await cancelWhenGracefulShutdown {
            var tick = 0
            while true {
                try await Task.sleep(for: .seconds(1))
                tick += 1
                desk.store.hub.heartbeat(tick: tick, period: Self.period)
            }
        }
    }
}

private struct StreamCloser: Service {
    let desk: Desk

    func run() async throws {
        try? await gracefulShutdown()
        desk.store.hub.close()
    }
}

/// Ends the processes that read pictures.
private struct ReaderStopper: Service {
    let pictures: PictureInspection

    func run() async throws {
        try? await gracefulShutdown()
        await pictures.stop()
    }
}

/// Last to stop: what waits for its commit gets it.
private struct StoreCloser: Service {
    let desk: Desk

    func run() async throws {
        try? await gracefulShutdown()
        try await desk.store.close()
    }
}
