package import BigInt

/// Something that a contract reported and that the desk can name. A contract can report anything: only a known contract's report is a fact.
package enum KnownEvent: Sendable, Hashable {
    case transfer(from: AccountBytes, to: AccountBytes, amount: BigUInt)
    /// An NFT, which has its number as a fourth topic (EIP-721).
    case nftTransfer(from: AccountBytes, to: AccountBytes, id: BigUInt)
    case approval(owner: AccountBytes, spender: AccountBytes, amount: BigUInt)
    case approvalForAll(owner: AccountBytes, operator: AccountBytes, isGranted: Bool)
    case blacklisted(AccountBytes)
    case unblacklisted(AccountBytes)
    case destroyedFunds(AccountBytes, BigUInt)
    case other(name: String)

    /// nil for an event that isn't known, and where its arguments aren't all there.
    ///
    /// Arguments are taken from the topics first and then from the data: of an event whose indexed parameters come first this is their order,
    /// however many are indexed. The events of Tether's contract are indexed on TRON and aren't on Ethereum.
    package init?(_ log: EventLog) {
        guard let topic = log.topics.first, let kind = KnownTopic(topic) else { return nil }
        let words = KnownEvent.arguments(of: log, count: kind.parameterCount)
        guard words.count == kind.parameterCount else { return nil }
        self.init(kind, words, isNFT: log.topics.count == 4)
    }

    private static func arguments(of log: EventLog, count: Int) -> [ABIWord] {
        let indexed = log.topics.dropFirst().prefix(count).compactMap { ABIWord($0) }
        let plain = (0..<max(0, count - indexed.count)).compactMap { index in
            let start = index * ABIWord.size
            return start + ABIWord.size <= log.data.count ? ABIWord(log.data[start..<start + ABIWord.size]) : nil
        }
        return indexed + plain
    }

    /// `words` are as many as the event has parameters.
    private init(_ topic: KnownTopic, _ words: [ABIWord], isNFT: Bool) {
        switch topic {
        case .transfer where isNFT: self = .nftTransfer(from: words[0].account, to: words[1].account, id: words[2].number)
        case .transfer: self = .transfer(from: words[0].account, to: words[1].account, amount: words[2].number)
        case .approval: self = .approval(owner: words[0].account, spender: words[1].account, amount: words[2].number)
        case .approvalForAll: self = .approvalForAll(owner: words[0].account, operator: words[1].account, isGranted: words[2].bool)
        case .addedBlackList: self = .blacklisted(words[0].account)
        case .removedBlackList: self = .unblacklisted(words[0].account)
        case .destroyedBlackFunds: self = .destroyedFunds(words[0].account, words[1].number)
        case .issue, .redeem, .deprecate, .params, .pause, .unpause, .ownershipTransferred: self = .other(name: topic.plainName)
        }
    }
}
