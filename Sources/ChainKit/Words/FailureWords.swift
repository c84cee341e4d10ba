import Kit

/// What a user is told of a transaction that was packed and failed: what stayed where it was, what it cost, why, and what to do.
enum FailureWords {
    /// A sentence. `{loss}` is the clause of what was burnt.
    static func verdict(_ action: TransactionFinding.Action, hasAmount: Bool, isToken: Bool) -> Phrase {
        switch action {
        case .transferNative, .transferTRC10, .transferToken, .transferTokenFrom:
            Phrase(en: "The {noun} failed: the {asset} did not move and is still in {wallet}{loss}.", zh: "这笔{noun}失败了，{asset} 没有转出，还在{wallet}里{loss}。")
        case .approve, .approveAll: Phrase(en: "The {noun} failed: nothing was approved{loss}.", zh: "这次{noun}失败了，授权没有生效{loss}。")
        case .callContract where hasAmount:
            Phrase(en: "The {noun} failed: the {amount} that went with it came back{loss}.", zh: "这次{noun}失败了，附带的 {amount} 已退回{loss}。")
        case .callContract where isToken: Phrase(en: "The {noun} failed: no {asset} moved{loss}.", zh: "这次{noun}失败了，{asset} 没有变动{loss}。")
        default: Phrase(en: "The {noun} failed: nothing was moved{loss}.", zh: "这笔{noun}失败了，没有转出任何资产{loss}。")
        }
    }

    /// A clause behind the verdict.
    static let loss = Phrase(en: ", but {fee} in fees was burned and cannot be returned", zh: "，但烧掉了 {fee} 手续费，无法退回")

    static func waitForFinality(on chain: Chain) -> Phrase {
        switch chain {
        case .tron: Phrase(en: "wait about one minute until that is final before you decide what to do", zh: "请等大约 1 分钟，最终确认后再决定下一步")
        case .evm: Phrase(en: "wait until its block is final before you decide what to do", zh: "请等所在区块最终确认后再决定下一步")
        }
    }

    /// Parts of sentences about energy that ran out.
    static let shortageOfKnownSize = Phrase(
        en: "the energy ran out: it needed at least {needed} and was limited to {limit}", zh: "能量不够，至少需要 {needed}，上限只有 {limit}")
    static let shortageOfKnownLimit = Phrase(en: "the energy ran out at the limit of {limit}", zh: "能量不够，用到上限 {limit} 就停止了")
    static let raiseFeeLimit = Phrase(
        en: "before another try, raise the fee limit and see that there is enough TRX or energy", zh: "请调高手续费上限，准备足够的 TRX 或能量，再重新发起")
    static let addBalance = Phrase(
        en: "before another try, see that there is enough TRX, or stake or rent energy", zh: "请准备足够的 TRX，或质押、租用能量，再重新发起")

    /// Parts of sentences about what a contract said.
    static let toldReason = Phrase(en: "the contract refused it with the words \"{reason}\"", zh: "合约拒绝了这次操作，给出的原因是“{reason}”")
    static let knownReason = Phrase(en: "the contract refused it because {meaning}", zh: "合约拒绝了这次操作，原因是{meaning}")
}
