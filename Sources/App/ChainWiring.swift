import Assist
import ChainKit
import ChainNodes
import Kit
import Safety

extension ChainReader {
    /// A reader of the nodes in the settings.
    init(_ settings: DeskSettings.ChainSettings, transport: NodeTransport, clock: DeskClock) {
        // Two nodes can be asked one after the other.
        let whole = Duration.seconds(settings.timeLimit)
        let limits = NodeLimits(whole: whole, attempt: whole * 2 / 5)
        self.init(pool: NodePool(settings.nodes, transport: transport, clock: clock, limits: limits), tether: KnownTokens.usdt, clock: clock)
    }
}

extension ChainDesk {
    /// What the assistant learns from the chain is kept with its conversation.
    static func reading(_ chain: ChainService, monitor: NodeMonitor) -> ChainDesk {
        ChainDesk(
            transaction: { id, network, conversation in
                guard case .transaction(let reading)? = try? await chain.read(.transaction(id, chain: network), in: conversation),
                    reading.finding.status != .unknown || !reading.finding.flags.isEmpty
                else { return nil }
                let words = Phrase(en: FindingWords(reading.finding, .en).user, zh: FindingWords(reading.finding, .zh).user)
                return TransactionRead(id: id, finding: reading.finding, words: words, source: FlowSource(node: reading.node, at: reading.at))
            },
            account: { address, conversation in
                guard case .account(let inquiry)? = try? await chain.read(.account(address), in: conversation), inquiry.finding.state != .unknown else {
                    return nil
                }
                return AccountFacts(inquiry, of: address)
            },
            freeze: { address in
                let reading = await chain.reader.isFrozen(address)
                return reading.isFrozen.map {
                    FreezeFacts(address: address.base58, isFrozen: $0, source: FlowSource(node: reading.node, at: reading.at))
                }
            },
            weather: {
                let weather = await monitor.weather(of: .tron)
                guard let at = weather.at else { return nil }
                return WeatherFacts(
                    isReachable: weather.isReachable, headAgeSeconds: weather.headAge.map { $0.milliseconds / 1000 }, energyPrice: weather.energyPrice,
                    level: weather.level == .normal ? .normal : .busy, source: FlowSource(node: "\(weather.nodesUp)/\(weather.nodes)", at: at))
            })
    }
}

extension AccountFacts {
    fileprivate init(_ inquiry: AccountInquiry, of address: TronAddress) {
        let finding = inquiry.finding
        self.init(address: address.base58, source: FlowSource(node: inquiry.node, at: inquiry.at))
        isActivated = finding.state != .notActivated
        isContract = finding.state == .contract
        flags = finding.flags.compactMap { PermissionFlag(rawValue: $0.rawValue) }
        balance = finding.balance
        holdsUSDT = inquiry.usdt.map { $0 > 0 }
        fees = Fees(
            usdtToHolder: inquiry.fee(of: .usdt(doesRecipientHoldIt: true)).total, usdtToNewHolder: inquiry.fee(of: .usdt(doesRecipientHoldIt: false)).total,
            trx: inquiry.fee(of: .trx(amount: 0, isRecipientNew: false)).total)
        staked = finding.staking?.stakedTotal ?? 0
        delegated = finding.staking?.lentTotal ?? 0
        unstaking = finding.staking?.waiting.map { Unstaking(amount: $0.amount, due: $0.due) } ?? []
        withdrawable = finding.staking?.maturedTotal ?? 0
        approvals = inquiry.approvals?.open.map { approval in
            Approval(
                token: approval.token?.symbol ?? approval.contract.base58, spender: approval.spender.base58, isUnlimited: approval.reach == .unlimited,
                isKnown: approval.spenderName != nil)
        }
    }
}
