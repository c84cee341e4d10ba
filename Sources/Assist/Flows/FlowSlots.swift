package import ChainKit
import Kit

/// What is known of the customer's case from what they wrote.
package struct FlowSlots: Sendable, Hashable, Codable {
    /// Where a transfer comes from or goes to.
    package enum Party: String, Sendable, Hashable, Codable {
        case exchange
        case ownWallet
        case somebodyElse
    }

    /// 64 digits in small letters.
    package internal(set) var transactionID: String?
    package internal(set) var chain: Chain?
    package internal(set) var ownAddress: FoundAddress?
    /// A recipient's, or one to be checked.
    package internal(set) var otherAddress: FoundAddress?
    /// In the customer's words: `100 USDT`.
    package internal(set) var amount: String?
    package internal(set) var token: String?
    var sentAt: SentTime?
    package internal(set) var network: TransferNetwork?
    package internal(set) var receiver: Party?
    package internal(set) var sender: Party?
    var failure: FailureReason?
    /// In the customer's words, at most 200 characters.
    package internal(set) var errorText: String?
    package internal(set) var appVersion: String?
    package internal(set) var isOwnMultisig: Bool?
    package internal(set) var touchedToken: Bool?
    /// An address came that can't be one.
    var isAddressBroken = false
    var brokenHint: String?

    package init() {}

    var transaction: TransactionID? { transactionID.flatMap { TransactionID(hex: $0) } }

    // MARK: - Reading messages

    /// Takes from a message what answers the open question, and what else it says.
    /// - Returns: whether it answers the open question.
    mutating func read(_ text: String, _ references: [FoundReference], open: FlowQuestion?, flow: Flow, now: Instant) -> Bool {
        let read = FlowText(text)
        takeReferences(references, read, open: open, flow: flow)
        takeFacts(read, text, now: now, isReply: open != nil)
        return open.map { answers($0, read, text, references) } ?? false
    }

    private mutating func takeReferences(_ references: [FoundReference], _ text: FlowText, open: FlowQuestion?, flow: Flow) {
        for reference in references.prefix(20) {
            switch reference {
            case .transaction(let id, let chain):
                if transactionID != id.hex { self.chain = nil }
                transactionID = id.hex
                self.chain = chain ?? self.chain
            case .address(let address):
                isAddressBroken = false
                if isOwn(text, open: open, flow: flow) { ownAddress = address } else { otherAddress = address }
            case .brokenAddress(let hint):
                isAddressBroken = true
                brokenHint = hint.map { "\($0.en)\n\($0.zh)" }
            }
        }
    }

    private func isOwn(_ text: FlowText, open: FlowQuestion?, flow: Flow) -> Bool {
        switch open {
        case .ownAddress: true
        case .addressToCheck: false
        default: flow.asksAboutOwnAddress || text.has(FlowSlots.ownWords)
        }
    }

    private mutating func takeFacts(_ read: FlowText, _ text: String, now: Instant, isReply: Bool) {
        network = TransferNetwork(read) ?? network
        if sentAt == nil, let time = SentTime(text, now: now) { sentAt = time }
        if receiver == nil { receiver = FlowSlots.receiver(in: read) }
        if sender == nil, read.has(FlowSlots.fromExchange) { sender = .exchange }
        failure = FailureReason(read) ?? failure
        if token == nil { token = FlowSlots.tokens.first { read.has($0.terms) }?.name }
    }

    private mutating func answers(_ question: FlowQuestion, _ read: FlowText, _ text: String, _ references: [FoundReference]) -> Bool {
        switch question {
        case .transactionHash: return references.contains(where: \.isTransaction)
        case .sentAt: return sentAt != nil
        case .network: return network != nil
        case .receiver:
            receiver = FlowSlots.party(in: read) ?? receiver
            return receiver != nil
        case .sender:
            sender = FlowSlots.party(in: read) ?? sender
            return sender != nil
        case .addressToCheck: return otherAddress != nil || isAddressBroken
        case .ownAddress: return ownAddress?.chain == .tron
        case .ownMultisig:
            isOwnMultisig = FlowReply.yesOrNo(read)
            return isOwnMultisig != nil
        case .touchedToken:
            touchedToken = FlowReply.didAct(read)
            return touchedToken != nil
        case .errorText, .connectionError:
            guard read.length > 1, !FlowReply.isSettled(read) else { return false }
            errorText = FlowSlots.kept(text)
            return failure != nil || !FlowReply.isRefusal(read)
        case .appVersion:
            guard text.contains(where: { $0.isASCII && $0.isNumber }) else { return false }
            appVersion = FlowSlots.kept(text)
            return true
        }
    }

    /// One line of the customer's words.
    private static func kept(_ text: String) -> String {
        String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(200))
    }

    // MARK: - Words

    private static let ownWords = FlowTerms(zh: "我的地址|我自己的|我的钱包|自己的地址|我地址|本人地址", en: "my address|my own|my wallet|mine|my account")
    private static let exchange = FlowTerms(
        zh: "交易所|币安|欧易|火币|抹茶|芝麻开门|库币|平台",
        en: "exchange|binance|okx|okex|huobi|htx|bybit|kraken|coinbase|kucoin|gate|gateio|mexc|bitget|bitfinex|upbit|cex"
    )
    private static let fromExchange = FlowTerms(
        zh: "从交易所|交易所提|从币安|从欧易|从火币|币安提|欧易提|火币提|提币到|提现到|交易所转出|交易所提现",
        en:
            "from binance|from okx|from an exchange|from the exchange|from my exchange|from coinbase|from kraken|from huobi|from bybit|from kucoin|withdrew from|withdrawal from"
    )
    private static let toExchange = FlowTerms(
        zh: """
            充值到交易所|充到交易所|转到交易所|充值到币安|充到币安|转到币安|充值到欧易|充到欧易|转到欧易|充到火币|转到火币|充币到|充进交易所|转进交易所|\
            交易所没到账|交易所没收到|交易所没入账|交易所未到账|交易所不入账|币安没到账|欧易没到账|往交易所|往币安|往欧易
            """,
        en: """
            to binance|to okx|to an exchange|to the exchange|to my exchange|to coinbase|to kraken|to huobi|to bybit|to kucoin|exchange hasnt|exchange has not|\
            binance hasnt|okx hasnt|exchange didnt|binance didnt|not credited|hasnt been credited
            """)
    private static let ownWallet = FlowTerms(
        zh: "自己的钱包|我的钱包|另一个钱包|自己另一个|我另一个|自己钱包|我自己|冷钱包|钱包app|钱包里|自己的",
        en: "my wallet|own wallet|other wallet|another wallet|my own|wallet app|cold wallet|myself|my other|mine"
    )
    private static let somebodyElse = FlowTerms(
        zh: "朋友|对方|商家|卖家|买家|客户|别人|家人|同事|老板|他那|她那",
        en: "friend|someone|somebody|seller|buyer|merchant|customer|other person|recipient|receiver|family|boss|colleague"
    )

    private static func receiver(in text: FlowText) -> Party? {
        if text.has(fromExchange) { return text.has(FlowTerms(zh: "到钱包|到我的钱包", en: "to my wallet")) ? .ownWallet : nil }
        if text.has(toExchange) { return .exchange }
        return text.has(somebodyElse) && !text.has(exchange) ? .somebodyElse : nil
    }

    private static func party(in text: FlowText) -> Party? {
        if text.has(exchange) { return .exchange }
        if text.has(somebodyElse) { return .somebodyElse }
        return text.has(ownWallet) || text.has(FlowTerms(zh: "钱包", en: "wallet")) ? .ownWallet : nil
    }

    private static let tokens: [(name: String, terms: FlowTerms)] = [
        ("USDT", FlowTerms(zh: "转u|u|usdt|一笔u|泰达", en: "usdt|tether")),
        ("TRX", FlowTerms(zh: "转trx|trx", en: "trx")),
    ]
}
