import Kit

/// What staff read when a person goes on: what was asked, what is known and from where, what is missing.
struct FlowSummary {
    let state: FlowState

    var lines: [Phrase] {
        var lines = [Summary.flow.filled(["flow": state.flow.title])]
        lines += said
        lines += looked
        let missing = state.asked.filter { !isAnswered($0) }.map(\.missing)
        if !missing.isEmpty {
            let list = Phrase(en: missing.map(\.en).joined(separator: ", "), zh: missing.map(\.zh).joined(separator: "、"))
            lines.append(Summary.missing.filled(["list": list]))
        }
        return lines
    }

    /// What the customer said.
    private var said: [Phrase] {
        let slots = state.slots
        var lines: [Phrase] = []
        if let id = slots.transactionID { lines.append(Summary.hash.filled(["id": id])) }
        if let address = slots.ownAddress { lines.append(Summary.ownAddress.filled(["address": address.text])) }
        if let address = slots.otherAddress { lines.append(Summary.otherAddress.filled(["address": address.text])) }
        if slots.isAddressBroken { lines.append(Summary.brokenAddress) }
        if let token = slots.token { lines.append(Summary.token.filled(["token": token])) }
        if let network = slots.network { lines.append(Summary.network.filled(["network": network.name])) }
        if let sent = slots.sentAt { lines.append(Summary.sentAt.filled(["time": sent.latest.minuteInUTC])) }
        if let sender = slots.sender { lines.append(Summary.sender.filled(["party": sender.name])) }
        if let receiver = slots.receiver { lines.append(Summary.receiver.filled(["party": receiver.name])) }
        if let text = slots.errorText { lines.append(Summary.errorText.filled(["text": text])) }
        if let version = slots.appVersion { lines.append(Summary.version.filled(["text": version])) }
        if let own = slots.isOwnMultisig { lines.append(own ? Summary.ownMultisig : Summary.foreignMultisig) }
        if slots.touchedToken == true { lines.append(Summary.touched) }
        return lines
    }

    /// What was looked up, and how that ended.
    private var looked: [Phrase] {
        var lines: [Phrase] = []
        if let known = state.transaction { lines.append(line(known)) }
        lines += state.accounts.map(line)
        if let freeze = state.freeze {
            lines.append((freeze.isFrozen ? Summary.frozen : Summary.notFrozen).filled(values(["address": freeze.address], freeze.source)))
        }
        if let weather = state.weather {
            lines.append((weather.isReachable ? Summary.reachable : Summary.unreachable).filled(values([:], weather.source)))
        }
        lines += state.failed.map { Summary.failed.filled(["what": $0.name]) }
        lines += state.awaited.map { Summary.pending.filled(["what": $0.name]) }
        return lines
    }

    private func line(_ known: KnownTransaction) -> Phrase {
        var parts = [known.status]
        if known.isFinal == true { parts.append("final") }
        if known.isFinal == false { parts.append("not final") }
        if let reason = known.reason { parts.append(reason) }
        if let cost = known.cost { parts.append(cost) }
        parts += known.flags
        return Summary.transaction.filled(values(["facts": parts.joined(separator: ", ")], known.source))
    }

    private func line(_ account: AccountFacts) -> Phrase {
        var parts = ["\(FlowState.trx(account.balance)) TRX"]
        if !account.isActivated { parts.append("not_activated") }
        if account.isContract { parts.append("contract") }
        parts += account.flags.map(\.rawValue)
        if let approvals = account.approvals { parts.append("approvals \(approvals.count)") }
        if account.hasDangerousApproval { parts.append("unlimited approval to unknown") }
        return Summary.account.filled(values(["address": account.address, "facts": parts.joined(separator: ", ")], account.source))
    }

    private func values(_ values: [String: String], _ source: FlowSource) -> [String: String] {
        values.merging(["node": source.node, "time": source.at.minuteInUTC]) { value, _ in value }
    }

    private func isAnswered(_ question: FlowQuestion) -> Bool {
        let slots = state.slots
        return switch question {
        case .transactionHash: slots.transactionID != nil
        case .sender: slots.sender != nil
        case .sentAt: slots.sentAt != nil
        case .network: slots.network != nil
        case .receiver: slots.receiver != nil
        case .errorText, .connectionError: slots.errorText != nil
        case .addressToCheck: slots.otherAddress != nil
        case .ownAddress: slots.ownAddress != nil
        case .ownMultisig: slots.isOwnMultisig != nil
        case .touchedToken: slots.touchedToken != nil
        case .appVersion: slots.appVersion != nil
        }
    }

    private enum Summary {
        static let flow = Phrase(en: "Asked about: {flow}", zh: "来意：{flow}")
        static let hash = Phrase(en: "Transaction hash: {id}", zh: "交易哈希：{id}")
        static let ownAddress = Phrase(en: "Customer's own address (not proven): {address}", zh: "客户自己的地址（未证明）：{address}")
        static let otherAddress = Phrase(en: "Other address: {address}", zh: "其他地址：{address}")
        static let brokenAddress = Phrase(en: "Sent an address that can't be one", zh: "发来的地址无效")
        static let token = Phrase(en: "Token, as they say: {token}", zh: "币种（客户说）：{token}")
        static let network = Phrase(en: "Network, as they say: {network}", zh: "网络（客户说）：{network}")
        static let sentAt = Phrase(en: "Sent, as they say, at the latest: {time}", zh: "转出时间（客户说），最晚：{time}")
        static let sender = Phrase(en: "Sent from: {party}", zh: "转出方：{party}")
        static let receiver = Phrase(en: "Was to arrive at: {party}", zh: "收款方：{party}")
        static let errorText = Phrase(en: "The app shows: {text}", zh: "App 提示：{text}")
        static let version = Phrase(en: "App version: {text}", zh: "App 版本：{text}")
        static let ownMultisig = Phrase(en: "Says the multi-signature is their own", zh: "客户说多签是自己设的")
        static let foreignMultisig = Phrase(en: "Says the multi-signature is not their own", zh: "客户说多签不是自己设的")
        static let touched = Phrase(en: "Opened, connected or confirmed something because of the coin", zh: "因为这个币打开过网站、连接过或确认过")
        static let transaction = Phrase(en: "Chain: {facts} (node {node}, {time})", zh: "链上：{facts}（节点 {node}，{time}）")
        static let account = Phrase(en: "Account {address}: {facts} (node {node}, {time})", zh: "账户 {address}：{facts}（节点 {node}，{time}）")
        static let frozen = Phrase(en: "USDT frozen by Tether: {address} (node {node}, {time})", zh: "USDT 已被 Tether 冻结：{address}（节点 {node}，{time}）")
        static let notFrozen = Phrase(en: "USDT not frozen by Tether: {address} (node {node}, {time})", zh: "USDT 未被 Tether 冻结：{address}（节点 {node}，{time}）")
        static let reachable = Phrase(en: "Our nodes reach TRON ({node}, {time})", zh: "我们的节点能连上波场（{node}，{time}）")
        static let unreachable = Phrase(en: "Our nodes don't reach TRON ({node}, {time})", zh: "我们的节点连不上波场（{node}，{time}）")
        static let failed = Phrase(en: "Could not be looked up: {what}", zh: "没能查到：{what}")
        static let pending = Phrase(en: "Still being looked up: {what}", zh: "还在查：{what}")
        static let missing = Phrase(en: "Missing: {list}", zh: "还缺：{list}")
    }
}

extension FlowSlots.Party {
    fileprivate var name: Phrase {
        switch self {
        case .exchange: Phrase(en: "an exchange", zh: "交易所")
        case .ownWallet: Phrase(en: "a wallet of their own", zh: "自己的钱包")
        case .somebodyElse: Phrase(en: "somebody else", zh: "别人")
        }
    }
}

extension FlowLookup {
    fileprivate var name: Phrase {
        switch self {
        case .transaction(let id, _): Phrase(en: "transaction \(id)", zh: "交易 \(id)")
        case .account(let address): Phrase(en: "account \(address)", zh: "账户 \(address)")
        case .freeze(let address): Phrase(en: "freeze check of \(address)", zh: "冻结查询 \(address)")
        case .weather: Phrase(en: "state of the network", zh: "网络状况")
        }
    }
}
