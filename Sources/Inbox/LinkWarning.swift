import Kit
import Store
import WalletSafety

/// Tells a customer that what they wrote holds links to known scams, and those who help them as well.
struct LinkWarning: Sendable {
    /// The most links that are named.
    private static let most = 5

    /// Registrable names, defanged so that nobody opens them from the warning.
    private let names: [String]

    /// - Returns: nil where no link of `text` is known to be bad.
    init?(_ text: String, judge: LinkJudge) {
        let bad = judge.judgements(in: text).filter { $0.verdict == .malicious }.map(\.link.host)
        var names: [String] = []
        for host in bad where names.count < Self.most {
            let name = host.unicode.replacing(".", with: "[.]")
            if !names.contains(name) { names.append(name) }
        }
        guard !names.isEmpty else { return nil }
        self.names = names
    }

    var text: Phrase {
        Phrase(
            en: """
                ⚠ Don't open \(names.joined(separator: ", ")): by all signs it is a scam. If you have typed your seed phrase or private key there, your wallet is \
                known to others: make a new wallet and move everything to it now. If you have connected your wallet or signed something there, revoke the \
                approvals now. Then tell us here what you did: a person takes over from here.
                """,
            zh: """
                ⚠ 请不要打开 \(names.joined(separator: "、"))，种种迹象表明它是诈骗网站。如果您在那里输入过助记词或私钥，钱包已经泄露：请马上新建钱包，把资产全部转过去。\
                如果您在那里连接过钱包或签过名，请马上取消授权。然后在这里告诉我们您做了什么，接下来由人工客服处理。
                """)
    }

    /// What makes the warning one for a conversation, however often the link is written.
    var clientID: ClientID { ClientID(derived: "links:" + names.joined(separator: ",")) }
}

extension WriteTransaction {
    /// Says the warning once, flags the conversation, lets it jump the line and brings a person.
    func warn(of links: LinkWarning?, in id: ID<Conversation>, message: ID<Message>, at now: Instant) throws {
        guard let links, let conversation = try conversation(id) else { return }
        let isSaid: Int? = try value("SELECT 1 FROM message WHERE conversation_id = \(id) AND client_id = \(links.clientID.text)")
        guard isSaid == nil else { return }
        try insert(Draft(clientID: links.clientID, author: .system, text: links.text(conversation.language)), id: message, into: id, at: now)
        try execute("UPDATE conversation SET security = 1, priority = 1, updated_at = \(now) WHERE id = \(id)")
        try append(.conversationChanged, id, at: now)
        if conversation.state == .bot { try move(conversation, .handOver, at: now) }
    }
}
