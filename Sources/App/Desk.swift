package import Accounts
package import Assist
package import Channels
import Crypto
import Foundation
package import HTTPKit
package import Inbox
package import Kit
package import Logging
package import Routing
package import ServiceLifecycle
package import Store
import Wire

extension Migration {
    /// Every feature's schema, in order.
    package static let all: [Migration] = [.accounts, .inbox, .routing, .assist, .channels]
}

/// The whole desk: every feature, wired.
package struct Desk: Sendable {
    package let settings: DeskSettings
    package let store: Store
    package let accounts: AccountsService
    package let inbox: InboxService
    package let routing: RoutingService
    package let assist: AssistService
    package let wire: CustomerWire
    package let places: PlaceBoard
    package let metrics = Metrics()
    let mailer: NoticeMailer?
    let clock: DeskClock
    let logger: Logger

    /// Opens the desk's folder, creating and migrating what is missing.
    package init(settings: DeskSettings, clock: DeskClock, ids: IDSource, cost: PasswordCost = .standard, logger: Logger) async throws {
        self.settings = settings
        self.clock = clock
        self.logger = logger
        try FileManager.default.createDirectory(atPath: settings.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let store = try Store(file: settings.databaseFile, migrations: Migration.all)
        self.store = store
        accounts = AccountsService(store: store, clock: clock, ids: ids, cost: cost)
        inbox = InboxService(
            store: store, clock: clock, ids: ids, files: try AttachmentFiles(folder: settings.attachmentFolder),
            isOnDuty: { agent, tx in try tx.isOnDuty(agent, now: clock.now()) })
        routing = RoutingService(store: store, clock: clock, logger: logger)
        let places = PlaceBoard(routing: routing)
        self.places = places
        assist = AssistService(store: store, inbox: inbox, clock: clock, ids: ids, logger: logger)
        let sessions = await CustomerSessions(
            store: store, inbox: inbox, clock: clock, identitySecret: settings.identitySecret?.reveal { $0 },
            linkSecret: try await Self.linkSecret(store))
        wire = CustomerWire(
            store: store, inbox: inbox, sessions: sessions, line: .kept(by: places, clock: clock),
            articles: { [assist] words, language in assist.find(words, in: language, limit: 8).map { ArticleHit($0) } },
            limits: WireLimits(factor: settings.limitFactor), clock: clock, ids: ids)
        mailer = settings.mail.map { mail in
            NoticeMailer(
                store: store, server: MailServer(url: mail.url, user: mail.user, password: mail.password, from: mail.from, requiresTLS: mail.requiresTLS),
                publicURL: settings.publicURL, sessions: sessions, grace: mail.grace, clock: clock)
        }
        try await inbox.prepare()
        try await assist.load()
    }

    /// The desk's own secret, made once: private links are keyed with it.
    private static func linkSecret(_ store: Store) async throws -> String {
        let fresh = SecretToken.make()
        return try await store.write { tx in
            try tx.execute("INSERT INTO setting (name, value) VALUES ('link-secret', \(fresh)) ON CONFLICT (name) DO NOTHING")
            return try tx.value("SELECT value FROM setting WHERE name = 'link-secret'") ?? fresh
        }
    }

    // MARK: - Parts that run

    package var readers: [EventReader] {
        var readers = [inbox.searchIndexer, routing.dispatcher, routing.handlingTimes, assist.loader]
        readers.append(settings.assistant ? assist.bot : assist.silentBot)
        if let mailer { readers.append(mailer.reader) }
        return readers
    }

    package var jobRunner: JobRunner {
        var handlers = inbox.jobs
        if let mailer { handlers.merge(mailer.jobs) { first, _ in first } }
        return JobRunner(store: store, handlers: handlers, clock: clock, logger: logger)
    }

    package func server(onRunning: @escaping @Sendable (Int) async -> Void = { _ in }) -> any Service {
        deskServer.service(onRunning: onRunning)
    }

    /// The routes as a server without a socket.
    package var deskServer: DeskServer {
        DeskServer(
            table: table,
            settings: ServerSettings(
                host: settings.host, port: settings.port, trustedProxies: settings.trustedProxies, allowedOrigins: settings.widgetOrigins,
                isSecure: settings.isSecure),
            metrics: metrics, logger: logger, explain: ErrorPages.explain, errorPage: ErrorPages.page)
    }
}

extension Line {
    fileprivate static func kept(by places: PlaceBoard, clock: DeskClock) -> Line {
        Line(
            place: { conversation, tx in try tx.place(of: conversation, now: clock.now()).map { Wire.Queue($0) } },
            lastPlace: { conversation in places.place(of: conversation).map { Wire.Queue($0) } })
    }
}

extension Wire.Queue {
    fileprivate init(_ place: Place) {
        switch place.wait {
        case .minutes(let low, let high): self.init(position: place.position, eta: Range(low: low, high: high))
        case .opens(let at): self.init(position: place.position, opensAt: at.iso8601)
        case .unknown: self.init(position: place.position)
        }
    }
}

extension ArticleHit {
    fileprivate init(_ card: ArticleCard) {
        self.init(title: card.title, summary: card.summary, path: card.path, topic: card.topic)
    }
}
