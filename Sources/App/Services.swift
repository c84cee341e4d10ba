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
import Synchronization
import UnixSignals

extension Desk {
    /// Everything that runs, in the order in which it starts; it stops in reverse.
    package func services(onRunning: @escaping @Sendable (Int) async -> Void) -> [any Service] {
        var services: [any Service] = [StoreCloser(desk: self), ReaderStopper(pictures: inbox.pictures), Loop { try await duties.keep() }]
        let background = BackgroundThreads()
        services += readers.map { following($0, thinkingOn: background) }
        let jobs = jobRunner
        services.append(Loop { try await duties.perform("jobs") { await jobs.run() } })
        services.append(Loop { try await places.run() })
        services.append(Loop { await monitor.run() })
        services.append(Loop { try await duties.perform("traces") { try await traces.run() } })
        services.append(Loop { try await withTaskExecutorPreference(background) { try await assist.keepLearning() } })
        services.append(Heartbeat(desk: self))
        services.append(server(onRunning: onRunning))
        // Open streams end, so that the server can finish the rest.
        services.append(StreamCloser(desk: self))
        services.append(Draining(drain: drain, time: settings.drain))
        return services
    }

    private func following(_ reader: EventReader, thinkingOn background: BackgroundThreads) -> any Service {
        let runner = ReaderRunner(store: store, reader: reader, clock: clock, logger: logger)
        return Loop {
            try await withTaskExecutorPreference(reader.isThoughtful ? background : nil) {
                switch reader.scope {
                case .desk: try await duties.perform(reader.name) { try await runner.run() }
                case .node: try await runner.run()
                }
            }
        }
    }

    /// Serves until the process is told to stop.
    /// - Throws: `ObjectStorageProblem` where attachments can't be kept.
    package func run(onRunning: @escaping @Sendable (Int) async -> Void, beside others: [any Service] = []) async throws {
        try await inbox.files.check()
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

/// Whether this node may be sent customers.
final class Drain: Sendable {
    private let isOver = Atomic<Bool>(false)

    var isDraining: Bool { isOver.load(ordering: .relaxed) }
    func begin() { isOver.store(true, ordering: .relaxed) }
}

/// First to stop: the balancer in front is told, and has time to send customers elsewhere.
private struct Draining: Service {
    let drain: Drain
    let time: Span

    func run() async throws {
        try? await gracefulShutdown()
        drain.begin()
        try? await Task.sleep(for: .milliseconds(time.milliseconds))
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
