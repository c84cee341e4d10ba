public import Foundation
@_exported public import Wire

/// A wallet's way to its support desk, for one customer.
///
/// ```swift
/// let desk = WalletDeskClient(desk: URL(string: "https://support.wallet.example")!, storage: KeychainStorage())
/// try await desk.session()
///
/// let conversation = try await desk.startConversation("My transfer has been pending for an hour.")
/// for try await event in desk.events(conversation: conversation.id) {
///     if let message = event.message { show(message) }
///     if let queue = event.queue { show(place: queue.position, minutes: queue.eta) }
/// }
/// ```
///
/// A call is repeated with growing pauses after a network error, a 5xx or a 429, and never after a refusal. Everything that writes a
/// text or a file carries a client id, so a repetition is stored once. An app that keeps a text until it is sent keeps its client id
/// beside it, and may send it again after its next start.
///
/// The desk takes seed phrases and private keys out of every text before it stores it; `removed` says what it took. An app should still
/// never send one: show the customer the desk's warning.
public struct WalletDeskClient: Sendable {
    let link: DeskLink
    let keeper: SessionKeeper

    /// - Parameters:
    ///   - desk: the desk's public address, without a path unless it is served under one.
    ///   - locale: BCP 47 tags in order of preference, such as `zh-CN,en`; messages of the desk come in the first that it speaks.
    public init(
        desk: URL, locale: String = Locale.preferredLanguages.joined(separator: ","), storage: any SessionStorage = MemorySessionStorage(),
        transport: any Transport = URLSessionTransport(), retry: RetryPolicy = .standard
    ) {
        link = DeskLink(desk: desk, locale: locale, transport: transport, retry: retry)
        keeper = SessionKeeper(storage)
    }

    /// An id for a message, a conversation or a file that is about to be sent.
    public static func newClientId() -> String { UUID().uuidString }

    // MARK: - Session

    /// The session that the storage holds, or a new one. Call it before anything else.
    /// - Parameter identity: a JWT of the wallet's backend (HS256, `sub`, `exp`) that proves who the customer is; without it they are
    ///   anonymous. It is used only where a session has to be started.
    @discardableResult
    public func session(identity: String? = nil) async throws(WalletDeskError) -> Session {
        let (link, locale) = (link, link.locale)
        return try await keeper.session { () async throws(WalletDeskError) -> Session in
            try await link.value(.post("sessions", body: SessionRequest(locale: locale, identity: identity)), token: nil)
        }
    }

    /// Forgets the session: after signing out of the wallet, before a session with another identity, and after `.unauthenticated`.
    public func forgetSession() async throws(WalletDeskError) { try await keeper.keep(nil) }

    func token() async throws(WalletDeskError) -> String {
        guard let session = try await keeper.kept() else { throw .unauthenticated }
        return session.token
    }

    func value<Value: Decodable>(_ request: DeskRequest, as type: Value.Type = Value.self) async throws(WalletDeskError) -> Value {
        try await link.value(request, token: try await token())
    }
}
