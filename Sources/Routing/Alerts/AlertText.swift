import Kit

/// An alert in words.
struct AlertText {
    let title: String
    private let language: Language
    private let path: String

    init(_ alert: RaisedAlert, _ language: Language) {
        self.language = language
        path = alert.conversation.map { "/console/conversations/\($0)" } ?? "/console/board"
        title =
            switch alert.subject {
            case .promise(let kind, let percent):
                (percent < 100 ? Self.soon : Self.broken)(
                    language, ["number": alert.number.map { "#\($0)" } ?? "", "promise": kind.name(language), "percent": String(percent)])
            case .alarm(let kind):
                kind.sentence(
                    language, ["place": alert.place ?? "", "figure": alert.figure.map(String.init) ?? "", "limit": alert.limit.map(String.init) ?? ""])
            }
    }

    /// The letter's text: what it is, and where it is seen.
    func letter(_ publicURL: String) -> String { "\(title)\n\n\(Self.open(language)) \(publicURL)\(path)\n" }

    private static let soon = Phrase(en: "{number}: {promise} is due soon ({percent} % of the time is used).", zh: "{number}：{promise}即将到期（已用 {percent}% 的时间）。")
    private static let broken = Phrase(en: "{number}: {promise} is overdue ({percent} % of the time).", zh: "{number}：{promise}已超时（已用 {percent}% 的时间）。")
    private static let open = Phrase(en: "Open it here:", zh: "点此查看：")
}

extension PromiseKind {
    var name: Phrase {
        switch self {
        case .firstResponse: Phrase(en: "first response", zh: "首次响应")
        case .nextResponse: Phrase(en: "next response", zh: "后续响应")
        case .update: Phrase(en: "update", zh: "进展通报")
        case .solve: Phrase(en: "solution", zh: "解决")
        }
    }
}

extension AlarmKind {
    /// What it watches, with the unit of its limit.
    var name: Phrase {
        switch self {
        case .waiting: Phrase(en: "People in a queue", zh: "单个队列排队人数")
        case .longestWait: Phrase(en: "Minutes of waiting", zh: "最长等待（分钟）")
        case .unstaffed: Phrase(en: "Minutes of waiting with nobody on duty", zh: "无人接待时的等待（分钟）")
        case .unmatched: Phrase(en: "Minutes without a fitting agent", zh: "无合适客服（分钟）")
        case .unanswered: Phrase(en: "Conversations without an answer for half an hour", zh: "半小时未回复的会话数")
        case .silent: Phrase(en: "Minutes of silence on a channel", zh: "渠道无消息（分钟）")
        case .nodes: Phrase(en: "Chain nodes that can't be reached", zh: "无法连接的节点数")
        case .failures: Phrase(en: "Tasks that failed for good", zh: "最终失败的任务数")
        }
    }

    var sentence: Phrase {
        switch self {
        case .waiting: Phrase(en: "{place}: {figure} people are waiting (limit {limit}).", zh: "{place}：{figure} 人正在排队（上限 {limit}）。")
        case .longestWait: Phrase(en: "{place}: somebody has waited {figure} minutes (limit {limit}).", zh: "{place}：有客户已等待 {figure} 分钟（上限 {limit}）。")
        case .unstaffed: Phrase(en: "{place}: nobody is on duty, and somebody has waited {figure} minutes.", zh: "{place}：无人接待，已有客户等待 {figure} 分钟。")
        case .unmatched:
            Phrase(en: "{place}: somebody has waited {figure} minutes, and no agent on duty fits.", zh: "{place}：有客户已等待 {figure} 分钟，但在岗客服均不匹配。")
        case .unanswered: Phrase(en: "{place}: {figure} conversations have had no answer for half an hour.", zh: "{place}：{figure} 个会话超过半小时未回复。")
        case .silent: Phrase(en: "{place}: nothing has come in for {figure} minutes.", zh: "{place}：已 {figure} 分钟没有收到消息。")
        case .nodes: Phrase(en: "{place}: {figure} nodes can't be reached.", zh: "{place}：{figure} 个节点无法连接。")
        case .failures: Phrase(en: "{place}: {figure} tasks have failed for good.", zh: "{place}：{figure} 个任务最终失败。")
        }
    }
}
