package import Accounts
package import Assist
import ChainNodes
package import Channels
import Crypto
import Foundation
package import HTTPKit
package import Inbox
package import Kit
package import Logging
import Pictures
package import Routing
package import Safety
package import ServiceLifecycle
package import Store
import WalletSafety
import Wire

extension Migration {
    /// Every feature's schema, in order.
    package static let all: [Migration] = [
        .accounts, .inbox, .routing, .assist, .channels, .safety, .screening, .chain, .flows, .understanding, .walkthroughs, .offers,
        .assignment, .escalations, .phones, .regrouping, .sideConversations, .receipts, .confirmedAddresses, .otherTopics, .promiseRecords,
    ]
}

/// The whole desk: every feature, wired.
package struct Desk: Sendable {
    package static let version = "1.0.0"

    package let settings: DeskSettings
    package let store: Store
    package let accounts: AccountsService
    package let inbox: InboxService
    package let sides: SideConversationService
    package let routing: RoutingService
    package let assist: AssistService
    package let links: LinkRegister
    package let officials: OfficialService
    package let chain: ChainService
    package let proofs: WalletProofService
    package let traces: MoneyTraceService
    package let wire: CustomerWire
    package let places: PlaceBoard
    package let metrics = Metrics()
    package let duties: Duties
    let monitor: NodeMonitor
    let mailer: NoticeMailer?
    let drain = Drain()
    /// The newest event of which everything that is kept in memory knows.
    let loadedUpTo: Int64
    let clock: DeskClock
    let logger: Logger

    /// Opens the desk's folder, creating and migrating what is missing.
    /// - Parameter post: takes the desk's letters; nil for the mail server of the settings, where there is one.
    package init(
        settings: DeskSettings, clock: DeskClock, ids: IDSource, cost: PasswordCost = .standard, post: LetterPost? = nil, logger: Logger
    ) async throws {
        self.settings = settings
        self.clock = clock
        self.logger = logger
        try FileManager.default.createDirectory(atPath: settings.data, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let post = post ?? settings.mail.map { mail in MailServer(mail, publicURL: settings.publicURL).post }
        let store = try Store(settings)
        self.store = store
        accounts = AccountsService(store: store, clock: clock, ids: ids, cost: cost)
        let links = LinkRegister(store: store, clock: clock, ids: ids, publicURL: settings.publicURL)
        self.links = links
        inbox = InboxService(
            store: store, clock: clock, ids: ids, files: try AttachmentShelf(settings),
            policy: ScreeningPolicy(
                takesPersonal: settings.takesPersonal,
                fingerprints: FingerprintKey(Array(try await Self.secret("fingerprint-secret", store).utf8))),
            pictures: PictureInspection(settings.pictures, logger),
            codes: DeskCodes(key: SymmetricKey(data: Array(try await Self.secret("code-secret", store).utf8))),
            isOnDuty: { agent, tx in try tx.isOnDuty(agent, now: clock.now()) },
            deadlines: { conversations, tx in try tx.deadlines(of: conversations) },
            isThanks: { text in text.count <= 80 && Talk(text, vector: nil).map { $0 == .thanks || $0 == .goodbye } ?? false },
            samePeople: { contact, tx in try tx.contactsConfirmed(like: contact) }, linkJudge: { links.judge })
        let reader = ChainReader(settings.chain, transport: HTTPNodeTransport.shared.transport, clock: clock)
        let monitor = NodeMonitor(pool: reader.pool)
        self.monitor = monitor
        let routing = RoutingService(
            store: store, clock: clock, publicURL: settings.publicURL, post: Self.alertPost(settings, post, clock),
            topic: { conversation, tx in try tx.sorting(of: conversation.id)?.topic.rawValue ?? conversation.topic },
            watched: { try await Self.watched(store, monitor, now: clock.now()) }, logger: logger)
        self.routing = routing
        let node = DeskNode(id: ids.next(DeskNode.self).value, name: "\(settings.host):\(settings.port)", version: Self.version, startedAt: clock.now())
        let duties = Duties(store: store, node: node, clock: clock, logger: logger)
        self.duties = duties
        let places = PlaceBoard(routing: routing, isLeading: { [dispatching = routing.dispatcher.name] in duties.has(dispatching) })
        self.places = places
        chain = ChainService(inbox: inbox, reader: reader, clock: clock, ids: ids, limitFactor: settings.limitFactor)
        traces = MoneyTraceService(inbox: inbox, reader: reader, clock: clock, ids: ids)
        assist = AssistService(
            store: store, inbox: inbox, chain: .reading(chain, monitor: monitor), embedder: Self.embedder(settings.embedding, logger),
            phraser: settings.phrasing.map(Phraser.init), accounts: Self.accounts(settings, clock, post),
            clock: clock, ids: ids, logger: logger)
        let linkSecret = try await Self.secret("link-secret", store)
        let sessions = await CustomerSessions(
            store: store, inbox: inbox, clock: clock, identitySecret: settings.identitySecret?.reveal { $0 }, linkSecret: linkSecret)
        sides = SideConversationService(inbox: inbox, post: post, publicURL: settings.publicURL, linkSecret: linkSecret) { id, tx in
            try tx.caseFacts(of: id)
        }
        let line = Line.kept(by: places, routing, clock: clock)
        wire = CustomerWire(
            store: store, inbox: inbox, sessions: sessions, line: line,
            articles: { [assist] words, language in assist.find(words, in: language, limit: 8).map { ArticleHit($0) } },
            limits: WireLimits(factor: settings.limitFactor), clock: clock, ids: ids)
        officials = OfficialService(inbox: inbox, clock: clock, ids: ids, limitFactor: settings.limitFactor) { call in
            try? await sessions.customer(token: call.bearer).contact
        }
        let gate = wire.gate
        proofs = WalletProofService(
            inbox: inbox, clock: clock, ids: ids, publicURL: settings.publicURL, limitFactor: settings.limitFactor,
            customer: Gate(gate.label) { call in try await gate.admit(to: call).contact })
        mailer = post.map { post in
            NoticeMailer(
                store: store, post: post, publicURL: settings.publicURL, sessions: sessions, line: line,
                grace: settings.mail?.grace ?? .minutes(1), clock: clock)
        }
        loadedUpTo = try await store.read { tx in try tx.newestEvent() }
        try await inbox.prepare()
        try await sides.prepare()
        try await assist.prepare()
        try await assist.scheduleLearning()
        try await links.load()
    }

    /// One of the desk's own secrets, made once: private links are keyed with one, the codes of messages and people with another.
    private static func secret(_ name: String, _ store: Store) async throws -> String {
        let fresh = SecretToken.make()
        return try await store.write { tx in try tx.set(name, onceTo: fresh).value }
    }

    /// What the assistant may do about the accounts of a wallet's users.
    private static func accounts(_ settings: DeskSettings, _ clock: DeskClock, _ post: LetterPost?) -> AccountDesk {
        let hook = settings.accounts.map { AccountHook(address: $0.address, key: $0.key, clock: clock) }
        let messages = settings.messages.map { MessageHook(address: $0.address, key: $0.key, clock: clock) }
        return AccountDesk(hook: hook, messages: messages, publicURL: settings.publicURL, post: post)
    }

    /// Without its library the desk understands by words alone, and says so to its operator.
    private static func embedder(_ settings: DeskSettings.EmbeddingSettings?, _ logger: Logger) -> (any Embedder)? {
        switch settings {
        case nil: return nil
        case .endpoint(let endpoint, let prefix): return EndpointEmbedder(endpoint, prefix: prefix)
        case .library(let folder):
            do { return try LoadedEmbedder(folder: folder) } catch {
                logger.warning("questions are understood by words alone", metadata: ["reason": "\(error.wording)"])
                return nil
            }
        }
    }

    // MARK: - Parts that run

    package var readers: [EventReader] {
        var readers = [
            inbox.searchIndexer, chain.watcher, assist.sorter, links.loader(since: loadedUpTo),
        ]
        readers += assist.loaders(since: loadedUpTo)
        readers += routing.readers
        readers.append(settings.assistant ? assist.bot : assist.silentBot)
        if let mailer { readers += mailer.readers }
        return readers
    }

    package var jobRunner: JobRunner {
        var handlers = inbox.jobs.merging(assist.jobs) { first, _ in first }.merging(routing.jobs) { first, _ in first }
            .merging(sides.jobs) { first, _ in first }
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

extension Store {
    fileprivate convenience init(_ settings: DeskSettings) throws {
        switch settings.database {
        case .file: try self.init(file: settings.databaseFile, migrations: Migration.all)
        case .postgres(let url, let connections): try self.init(postgres: url.reveal { $0 }, connections: connections, migrations: Migration.all)
        }
    }
}

extension AttachmentShelf {
    init(_ settings: DeskSettings) throws {
        if let bucket = settings.bucket {
            self = .objects(ObjectStorage(bucket))
        } else {
            self = .folder(try AttachmentFolder(path: settings.attachmentFolder))
        }
    }
}

extension PictureInspection {
    /// Decides once whether pictures are looked into: from then on what fails is refused, and not passed over.
    fileprivate init(_ settings: DeskSettings.PictureSettings, _ logger: Logger) {
        guard settings.areRead else {
            self = .none
            return
        }
        let program = settings.reader ?? Self.besideThisProgram
        guard PictureReaders.isAvailable(program) else {
            logger.warning("pictures are not looked into: there is no reading program", metadata: ["path": "\(program)"])
            self = .none
            return
        }
        self.init(readers: PictureReaders(executable: program, processes: settings.readers), keepsBlurredCopy: settings.keepsBlurredCopy)
    }

    private static var besideThisProgram: String {
        let own = Bundle.main.executableURL ?? URL(filePath: CommandLine.arguments[0])
        return own.resolvingSymlinksInPath().deletingLastPathComponent().appending(path: "walletdesk-picture-reader").path
    }
}

extension Line {
    fileprivate static func kept(by places: PlaceBoard, _ routing: RoutingService, clock: DeskClock) -> Line {
        Line(
            place: { conversation, tx in
                guard case .queued = conversation.state else { return nil }
                let told = places.place(of: conversation.id)
                return try (told ?? routing.place(of: conversation.id, tx, now: clock.now())).map { Wire.Queue($0) }
            },
            lastPlace: { conversation in places.place(of: conversation).map { Wire.Queue($0) } })
    }
}

extension Wire.Queue {
    fileprivate init(_ place: Place) {
        switch place.wait {
        case .minutes(let low, let high, let isLonger): self.init(position: place.position, eta: Range(low: low, high: high), isLonger: isLonger ? true : nil)
        case .opens(let at): self.init(position: place.position, opensAt: at.iso8601)
        case .unknown: self.init(position: place.position)
        }
        switch place.growth {
        case .urgent(let count): passedBy = PassedBy(count: count, urgent: true)
        case .others(let count): passedBy = PassedBy(count: count, urgent: false)
        case nil: break
        }
    }
}

extension ArticleHit {
    fileprivate init(_ card: ArticleCard) {
        self.init(title: card.title, summary: card.summary, path: card.path, topic: card.topic)
    }
}

extension MailServer {
    init(_ mail: DeskSettings.MailSettings, publicURL: String) {
        self.init(url: mail.url, user: mail.user, password: mail.password, from: mail.from, requiresTLS: mail.requiresTLS, publicURL: publicURL)
    }
}
