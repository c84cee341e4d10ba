import Kit

extension OutboundFinding {
    /// - Parameter words: quoted in the explanation, cut to 160 characters.
    init(_ rule: OutboundRule, words: String) {
        let words = String(words.prefix(OutboundFinding.mostCharacters))
        self.init(rule: rule, words: words, explanation: OutboundFinding.explanation(of: rule, words))
    }

    static let mostCharacters = 160

    private static func explanation(of rule: OutboundRule, _ words: String) -> Phrase {
        switch rule {
        case .asksForSecret: secretRequest(words)
        case .containsSecret: Phrase(en: "The text holds a secret. Take it out.", zh: "文字里有不能外传的内容，请删掉。")
        case .asksForRemoteControl: remoteControl(words)
        case .asksForFunds: funds(words)
        case .promisesRecovery: recovery(words)
        case .badLink: badLink(words)
        case .foreignAddress: foreignAddress(words)
        case .unknownLink: unknownLink(words)
        case .investmentAdvice: investment(words)
        case .blame: blame(words)
        case .doubtfulRequest: doubtful(words)
        }
    }

    /// The secret itself is not repeated.
    static func secret(_ kind: SecretKind) -> OutboundFinding {
        OutboundFinding(rule: .containsSecret, words: "", explanation: held(kind))
    }

    private static func held(_ kind: SecretKind) -> Phrase {
        if kind.opensWallet {
            return Phrase(
                en: "The text holds \(kind.described.en). Take it out; the person it belongs to must treat it as known to others.",
                zh: "文字里有\(kind.name.zh)，请删掉；它的主人应当按已泄露处理。")
        }
        if kind == .ambiguousHash {
            return Phrase(
                en: """
                    The text holds letters and digits that may be a private key. If it is a transaction hash, write “transaction hash” \
                    beside it or give the explorer's link.
                    """,
                zh: "文字里有一长串字母数字，可能是私钥。如果是交易哈希，请在旁边写明“交易哈希”，或者给出区块浏览器的链接。")
        }
        return Phrase(en: "The text holds \(kind.described.en). Take it out.", zh: "文字里有\(kind.name.zh)，请删掉。")
    }

    private static func secretRequest(_ words: String) -> Phrase {
        Phrase(
            en: """
                “\(words)” asks for a secret. Nobody here may ask for a seed phrase, private key, password or code, in whole or in \
                part. Ask for the transaction hash, an explorer link or the public address instead. Where a phrase has its place, say \
                that it is typed only in the wallet app.
                """,
            zh: """
                “\(words)”是在索要机密信息。任何人都不可以要助记词、私钥、密码或验证码，一部分也不行。请改为索要交易哈希、区块浏览器链接或公开地址；\
                需要讲解时，说明助记词只在钱包 App 里输入。
                """)
    }

    private static func remoteControl(_ words: String) -> Phrase {
        Phrase(
            en: """
                “\(words)” asks to see or control the customer's screen. Support never does; this is how wallets are emptied. Ask for a \
                screenshot of the error, or describe the steps one by one.
                """,
            zh: "“\(words)”是在要求看对方屏幕或远程操作。客服从不这样做，骗子正是这样把钱包搬空的。请改为要一张报错截图，或者把步骤一条一条写出来。")
    }

    private static func funds(_ words: String) -> Phrase {
        Phrase(
            en: """
                “\(words)” asks the customer to pay or to send coins. Nothing here is unlocked, verified or released by a payment. Name the \
                network fee as a fact if that is meant, and say that it stays in the customer's own wallet until it is used.
                """,
            zh: "“\(words)”是在让对方付钱或转币。这里没有任何事要靠付款来解锁、验证或放行。如果说的是网络手续费，请直接写明是链上收取的，TRX 留在对方自己的钱包里就行。")
    }

    private static func recovery(_ words: String) -> Phrase {
        Phrase(
            en: """
                “\(words)” promises that money comes back. A confirmed transfer can't be reversed by us, and only swindlers promise it. Say \
                what is known, and who may still help: the exchange it went to, the police, the issuer of the token.
                """,
            zh: "“\(words)”等于承诺钱能回来。已确认的转账我们撤不回，只有骗子才打包票。请写清楚查到了什么，以及还能找谁：收款的交易所、警方、代币发行方。")
    }

    private static func badLink(_ words: String) -> Phrase {
        Phrase(
            en: "“\(words)” leads to a site known for fraud. Take it out. To warn of it, name it without a link, in words.",
            zh: "“\(words)”指向已知的诈骗网站，请删掉。想提醒对方，用文字描述，不要放链接。")
    }

    private static func foreignAddress(_ words: String) -> Phrase {
        Phrase(
            en: """
                “\(words)” is an address that the customer has not written. Support sends no addresses: a single one that is wrong, or \
                planted, costs everything. Say where to copy it from, or refer to the transaction by its hash.
                """,
            zh: "“\(words)”不是对方发过的地址。客服不发地址：发错一个，或者被人掉包，钱就没了。请说明从哪里复制，或者用交易哈希来指明。")
    }

    private static func unknownLink(_ words: String) -> Phrase {
        Phrase(
            en: "“\(words)” is not on the list of sites that we link to. Open it and look before you send it, or link an article of our own.",
            zh: "“\(words)”不在我们常用的网站之列。发送之前请亲自打开看过，或者换成我们自己的文章。")
    }

    private static func investment(_ words: String) -> Phrase {
        Phrase(
            en: """
                “\(words)” reads as advice to buy or sell, or as a forecast. We give none. Say what the function does and what it costs, and \
                leave the decision to the customer.
                """,
            zh: "“\(words)”像是在建议买卖或预测涨跌。我们不提供投资建议。请只说明功能和费用，买不买由对方自己决定。")
    }

    private static func blame(_ words: String) -> Phrase {
        Phrase(
            en: "“\(words)” blames the customer. Say what happened and what helps now; what was missed can wait.",
            zh: "“\(words)”是在责怪对方。请说发生了什么、现在怎么做；当时哪里没注意，以后再说。")
    }

    private static func doubtful(_ words: String) -> Phrase {
        Phrase(
            en: """
                “\(words)” reads like a request or a promise that swindlers make. If it is none, confirm it. Otherwise reword it: say what the \
                customer can do in their own wallet, and ask for nothing but hashes, public addresses and screenshots of errors.
                """,
            zh: """
                “\(words)”读起来像骗子常用的索要或承诺。如果您确定没有这个意思，请确认后发送；否则请换个说法：只说对方在自己钱包里能做什么，\
                需要核对的话，只要交易哈希、公开地址或报错截图。
                """)
    }
}
