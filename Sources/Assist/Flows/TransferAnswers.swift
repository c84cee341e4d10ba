import Kit

/// What the flows say about a transfer, beside the words of its finding.
enum TransferAnswers {
    static let didNotFail = Phrase(
        en: "The transfer you sent me did not fail. If you mean another one, send its hash.",
        zh: "您发来的这笔没有失败。如果说的是另一笔，把那一笔的哈希发来。")

    static let noSpeedUp = Phrase(
        en: """
            There is nothing to pay and nothing to press: on TRON a transfer cannot be sped up or cancelled. It is packed while it is valid, or it expires.
            """,
        zh: "不用付费，也没有什么要点的：波场上的转账不能加速，也不能取消，要么在有效期内打包，要么过期作废。")

    static let notFinal = Phrase(
        en: "Send the hash again when that minute is over, and I look once more.", zh: "过了这 1 分钟，把哈希再发来，我再查一次。")

    static let onEthereum = Phrase(
        en: "This transfer is on Ethereum, not on TRON. The receiving wallet shows it only when switched to Ethereum.",
        zh: "这笔走的是以太坊网络，不是波场。收款的钱包要切到以太坊，才看得到它。")

    static let toExchange = Phrase(
        en: """
            On the chain it has arrived; putting it on your balance there is up to the exchange. Please don't deposit a second time. Compare with its \
            deposit page: the network, the coin, the smallest amount, and whether a memo was asked for. Then give the transaction hash to the \
            exchange's support, inside its own app. We can't see into an exchange's books.
            """,
        zh: """
            币在链上已经到了，记进您在交易所的余额，要由交易所来做。先不要再充一笔。对照它的充值页看四样：网络、币种、最小充值额、要不要填备注。\
            然后在交易所自己的 App 里找它的客服，把交易哈希给他们。交易所内部的账，我们看不到。
            """)

    static let toOwnWallet = Phrase(
        en: """
            It is at the address in the record, so what is left is where you look. Compare that address, whole, with the one the receiving wallet \
            shows. If they are the same, switch that wallet to the same network and add the coin to its list: it may only be hidden. If they differ, \
            tell me.
            """,
        zh: """
            币已经在记录里的收款地址上，剩下的是在哪里看。把这个地址和收款钱包里显示的地址整串比对。一致的话，在那个钱包里切到同一条网络，\
            再把这个币加进列表，可能只是没显示；不一致的话，告诉我。
            """)

    static let toSomebody = Phrase(
        en: """
            It is at the address in the record. Send the other person the transaction hash: it is public, and anyone can see in a block explorer what \
            arrived. Let them compare the address, whole, and the network with what they gave you. Please don't send it a second time.
            """,
        zh: """
            币已经在记录里的收款地址上。把交易哈希发给对方，哈希是公开的，用区块浏览器一查就能看到到账；请对方把地址整串核对一遍，\
            再看网络是不是他给您的那条。先不要再转一笔。
            """)

    static let toUnknown = Phrase(
        en: """
            It is at the address in the record. If that is an exchange, give its support the transaction hash; if it is a wallet, compare the \
            address, whole, and switch the wallet to the same network. Please don't send it a second time.
            """,
        zh: """
            币已经在记录里的收款地址上。收款方是交易所的，把交易哈希给它的客服；是钱包的，整串核对地址，再切到同一条网络看。先不要再转一笔。
            """)

    static let exchangeWithoutHash = Phrase(
        en: """
            As long as the exchange shows no transaction hash for the withdrawal, it has not sent it to the chain yet, and there is nothing I could \
            look up. Please ask the exchange's support, inside its own app, about the state of the withdrawal. As soon as there is a hash, send it \
            here.
            """,
        zh: """
            提币记录里还没有交易哈希，说明交易所还没往链上发，链上也就没有可查的。请在交易所自己的 App 里问它的客服，这笔提币到哪一步了。\
            有了哈希，发来我马上查。
            """)

    static let notFoundSoFar = Phrase(
        en: "I can't find this hash so far. That alone proves nothing: it may still be on its way, or be on another network, or be copied incompletely.",
        zh: "目前查不到这个哈希。光凭查不到还不能下结论：可能还在路上，可能走的是别的网络，也可能没复制完整。")

    static let cannotBePacked = Phrase(
        en: """
            No transfer with this hash is on TRON, and it can't get there any more: a transfer is valid for 24 hours at most. Such a transfer moved \
            no coins. One thing is left to make sure of: compare the hash with the one in the wallet's record, digit by digit, and look at your \
            balance in a block explorer. If the record shows another hash, send me that one.
            """,
        zh: """
            波场上没有这个哈希的转账，也不会再有了：一笔转账最多 24 小时内有效。没上链的转账不会动您的币。还要核对一点：把哈希和钱包记录里的逐位比对，\
            再到区块浏览器看看余额。如果记录里是另一个哈希，把那个发来。
            """)

    static let mayStillBePacked = Phrase(
        en: """
            It may still be packed: a transfer on TRON can be valid for up to 24 hours after it was made. Please don't send it again before then, or \
            it may be paid twice. It can't be sped up or cancelled. Send the hash again when 24 hours are over, and I look once more; if it still \
            isn't there then, it never will be.
            """,
        zh: """
            它还有可能上链：波场上的转账最长 24 小时内有效。没过这个时间先不要重新转，不然可能付两次。加速和取消都没有。\
            从转出算起满 24 小时后，把哈希再发来，我再查一次；那时还查不到，它就不会再上链了。
            """)

    static let otherNetwork = Phrase(
        en: """
            I looked on TRON and on Ethereum; {network} I can't read. Please look the hash up in a block explorer of {network}. That I don't find it \
            here says nothing about it.
            """,
        zh: "我查的是波场和以太坊，{network}上的我读不了。请到{network}的区块浏览器里查这个哈希。我这里查不到，不说明它有问题。")

    static let notOnEthereum = Phrase(
        en: """
            Our node for Ethereum doesn't know this hash. There a transfer may wait for long, or may never have been sent. Please don't send it again \
            before it is clear which.
            """,
        zh: "我们的以太坊节点查不到这个哈希。以太坊上的转账可能等很久，也可能根本没发出去。弄清楚之前先不要重新转。")

    /// What the wallet showed, without a transaction to look at.
    static func explanation(of reason: FailureReason) -> Phrase {
        switch reason {
        case .outOfEnergy:
            Phrase(
                en: """
                    By that message, the energy did not suffice. A transfer that ends this way moves no tokens; the TRX burned for it cannot be \
                    returned. Don't repeat it as it is, or it may fail and cost again. A USDT transfer takes about 6.8 TRX if the recipient holds \
                    USDT and about 13.4 TRX if not, where no energy is staked (checked 2026-11). To see what happened to one transfer, send its hash.
                    """,
                zh: """
                    按这个提示，是能量不够。这样结束的转账，代币没有动；为它烧掉的 TRX 退不回来。先别原样再试，不然可能再失败、再扣一次。\
                    没有质押能量时，转一笔 USDT，对方已有 USDT 大约要 6.8 TRX，没有大约要 13.4 TRX（2026 年 11 月核对）。想看某一笔扣在哪里，把哈希发来。
                    """)
        case .lackOfTRX:
            Phrase(
                en: """
                    By that message, the address lacks TRX, energy or bandwidth for the fee. TRON takes fees in TRX only; your USDT stays where it \
                    is. A USDT transfer takes about 6.8 TRX if the recipient holds USDT and about 13.4 TRX if not (checked 2026-11). If somebody gave \
                    you this wallet or its words, put nothing in: it is a trap.
                    """,
                zh: """
                    按这个提示，这个地址的 TRX、能量或带宽不够付手续费。波场的手续费只收 TRX，USDT 还在原处。转一笔 USDT，对方已有 USDT 大约要 6.8 TRX，\
                    没有大约要 13.4 TRX（2026 年 11 月核对）。如果这个钱包是别人给的，一分钱都不要往里放，那是圈套。
                    """)
        case .notPermitted:
            Phrase(
                en: """
                    By that message, the key in your wallet has no right to sign for this address any more, or it is not the key of this address. \
                    Please don't put any TRX or other coins into it. A person has to look at its permissions now.
                    """,
                zh: "按这个提示，您钱包里的密钥已经没有权限替这个地址签名，或者它不是这个地址的密钥。先不要往这个地址放 TRX 或任何币，它的权限要马上有人看。")
        case .balanceTooLow:
            Phrase(
                en: """
                    By that message, the amount is larger than what the address holds; for TRX the fee comes on top. Nothing was sent. Enter a \
                    smaller amount, or look in a block explorer at what the address holds.
                    """,
                zh: "按这个提示，要转的数量超过了地址里的余额；转 TRX 的话，还要留出手续费。没有发出去。把数量改小，或者到区块浏览器看看地址里实际有多少。")
        case .reverted:
            Phrase(
                en: """
                    By that message, the contract refused the call, so no tokens moved; the fee for what it had worked is burned and can't be \
                    returned. Usual reasons: the balance is smaller than the amount, or an address is frozen by the token's issuer. Send the hash, \
                    and I see which.
                    """,
                zh: "按这个提示，合约拒绝了这次操作，代币没有动；已经用掉的手续费烧掉了，退不回来。常见原因是余额小于转账数量，或者有地址被发币方冻结。把哈希发来，我查是哪一种。")
        case .timedOut:
            Phrase(
                en: """
                    Such a message doesn't say whether the transfer was packed. Don't repeat it yet: look in the wallet's record for its hash and send it to me.
                    """,
                zh: "光看这个提示，还不知道这笔有没有上链。先不要重新转：在钱包的转账记录里找到它的哈希，发来我查。")
        case .expired:
            Phrase(
                en: """
                    By that message, the transaction was not taken because its time was over or it referred to an old block. Let the phone set its \
                    clock automatically. Before you do it anew, look in the wallet's record whether there is a hash, and send it to me: then I can \
                    say whether it was packed.
                    """,
                zh: """
                    按这个提示，交易因为过了有效期，或者引用的区块太旧，没有被接收。把手机时间改成自动设置。重新操作之前，先看转账记录里有没有哈希，\
                    有就发来，我查它有没有上链。
                    """)
        case .busy:
            Phrase(
                en: """
                    By that message, the node was busy. It says nothing about your account, and not whether the transfer was packed. Choose another \
                    node from the app's own list. Don't repeat the transfer before its hash was looked up: send it to me.
                    """,
                zh: "按这个提示，是节点太忙，跟您的账户没有关系，也看不出这笔有没有上链。换一个 App 自带的节点。先不要重新转，把哈希发来查过再说。")
        case .notActivated:
            Phrase(
                en: """
                    By that message, the address is not active on TRON yet: it may hold USDT, but can send nothing until it has received some TRX once.
                    """,
                zh: "按这个提示，这个地址在波场上还没有激活：可以存放 USDT，但要收到过一次 TRX 之后，才能转出。")
        }
    }
}
