/// Which flow a message asks for.
package enum FlowIntent {
    /// Conservative: nil where the message may as well mean something else, and for everything that is about theft, fraud or secrets.
    package static func flow(for text: String) -> Flow? { flow(for: FlowText(text)) }

    /// The same, and for a message that is little more than a transaction's hash or link: where that transfer is.
    package static func flow(for text: String, references: [FoundReference]) -> Flow? {
        let read = FlowText(text)
        if let flow = flow(for: read) { return flow }
        guard references.contains(where: \.isTransaction), read.length <= bareLimit, !read.has(FlowRules.elsewhere) else { return nil }
        return .whereIsMyTransfer
    }

    /// Characters beside a hash that add no question of their own: "交易哈希", "here is the link", what is left of an explorer's address.
    private static let bareLimit = 40

    static func flow(for text: FlowText) -> Flow? {
        guard !text.has(FlowRules.elsewhere), !text.has(FlowRules.settled) else { return nil }
        var found: [Flow] = []
        for rule in FlowRules.all where !found.contains(rule.flow) && rule.matches(text) { found.append(rule.flow) }
        let first = found.filter { flow in !found.contains { $0.comesBefore(flow) } }
        return first.count == 1 ? first.first : nil
    }
}

/// Terms that must all be there and terms that must not.
struct FlowRule: Sendable {
    let flow: Flow
    let all: [FlowTerms]
    let none: [FlowTerms]

    init(_ flow: Flow, _ all: FlowTerms..., unless none: [FlowTerms] = []) {
        self.flow = flow
        self.all = all
        self.none = none
    }

    func matches(_ text: FlowText) -> Bool { all.allSatisfy(text.has) && !none.contains(where: text.has) }
}

extension Flow {
    /// Where a message speaks of both, this one is what it is about: a failed transfer doesn't arrive either.
    fileprivate func comesBefore(_ other: Flow) -> Bool {
        switch self {
        case .whyDidItFail: other == .whereIsMyTransfer
        case .unstaking: other == .whereIsMyTransfer
        case .permissionCheck: other == .whyDidItFail || other == .whereIsMyTransfer
        case .approvals: other == .permissionCheck
        case .addressCheck: other == .whereIsMyTransfer
        case .whereIsMyTransfer, .feesBeforeSending, .unknownToken, .cannotConnect: false
        }
    }
}

extension FoundReference {
    var isAddress: Bool { !isTransaction }

    var isTransaction: Bool {
        switch self {
        case .transaction: true
        case .address, .brokenAddress: false
        }
    }
}
