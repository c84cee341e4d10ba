import Kit
import Store
import WalletSafety

/// Tells a customer that what they wrote holds links to known scams, and those who help them as well.
struct LinkWarning: Sendable {
    /// The most names in a warning, and the most warnings in a conversation.
    private static let most = 5

    /// Hosts of different owners, in the order of these.
    private let hosts: [LinkHost]

    /// - Returns: nil where no link of `text` is known to be bad.
    init?(_ text: String, judge: LinkJudge) {
        var owners: Set<String> = []
        let bad = judge.judgements(in: text).filter { $0.verdict == .malicious && owners.insert($0.link.host.registrable).inserted }
        self.init(hosts: bad.map(\.link.host).sorted { $0.registrable < $1.registrable })
    }

    private init?(hosts: [LinkHost]) {
        guard !hosts.isEmpty else { return nil }
        self.hosts = Array(hosts.prefix(Self.most))
    }

    private static let mark = "links:"

    /// What is new in it for a conversation with these warnings; nil where nothing is.
    /// - Parameter said: client ids of warnings.
    func news(after said: [String]) -> LinkWarning? {
        guard said.count < Self.most else { return nil }
        let known = Set(said.flatMap { $0.dropFirst(Self.mark.count).split(separator: ",") })
        return LinkWarning(hosts: hosts.filter { !known.contains($0.registrable[...]) })
    }

    var clientID: ClientID { ClientID(derived: Self.mark + hosts.map(\.registrable).joined(separator: ",")) }

    /// The hosts defanged, so that nobody opens them from the warning.
    private var shown: [String] { hosts.map { $0.unicode.replacing(".", with: "[.]") } }

    var text: Phrase {
        Phrase(
            en: """
                ⚠ Don't open \(shown.joined(separator: ", ")): that is a scam by all signs. If you have typed your seed phrase or private key there, your wallet is \
                compromised: make a new wallet and move everything to it now. If you have connected your wallet or signed something there, revoke the \
                approvals now. Then tell us here what you did: a person takes over from here.
                """,
            zh: """
                ⚠ 请不要打开 \(shown.joined(separator: "、"))，种种迹象表明这是诈骗网站。如果您在那里输入过助记词或私钥，钱包已经泄露：请马上新建钱包，把资产全部转过去。\
                如果您在那里连接过钱包或签过名，请马上取消授权。然后在这里告诉我们您做了什么，接下来由人工客服处理。
                """)
    }
}

extension WriteTransaction {
    /// Says what is new in the warning, flags the conversation, lets it jump the line and brings a person.
    func warn(of links: LinkWarning?, in id: ID<Conversation>, message: ID<Message>, at now: Instant) throws {
        guard let links, let conversation = try conversation(id) else { return }
        let said: [String] = try column("SELECT client_id FROM message WHERE conversation_id = \(id) AND client_id >= 'links:' AND client_id < 'links;'")
        guard let news = links.news(after: said) else { return }
        try insert(Draft(clientID: news.clientID, author: .system, text: news.text(conversation.language)), id: message, into: id, at: now)
        try execute("UPDATE conversation SET security = 1, priority = 1, updated_at = \(now) WHERE id = \(id)")
        try append(.conversationChanged, id, at: now)
        if conversation.state == .bot { try move(conversation, .handOver, at: now) }
    }
}
