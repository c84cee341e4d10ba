import Assist
import ChainKit
import Kit
import Testing

/// Scripted customers, in both languages.
@Suite struct FlowTests {
    // MARK: - Transfers

    @Test(arguments: ["失败还扣了TRX，哈希在这", "it failed and took my TRX, hash here"])
    func aFailedTransferIsExplainedAtOnceWhereTheHashIsThere(_ opening: String) {
        let run = FlowRun(.whyDidItFail, FlowScript(opening: opening, references: Named.transaction(), chain: FakeChain(status: .failed)))
        #expect(run.questions.isEmpty)
        #expect(run.turns.first?.count == 1)
        #expect(run.answers.first?.text == FakeChain.words)
        #expect(run.answers.first?.source == FakeChain.source)
        #expect(run.isDone)
    }

    @Test func addressesInTheWordsAreShortened() throws {
        var state = FlowState(.whyDidItFail)
        let id = try #require(TransactionID(hex: Named.hash))
        _ = state.on(.message("失败", references: Named.transaction()), now: FakeChain.now)
        let words = Phrase(en: "It went to \(Named.other).", zh: "已转到\(Named.other)，哈希\(Named.hash)")
        let read = TransactionRead(id: id, finding: TransactionFinding(chain: .tron, status: .failed), words: words, source: FakeChain.source)
        let answer = FlowAnswer(
            Phrase(en: "It went to TBy2NE…KAiYE3.", zh: "已转到TBy2NE…KAiYE3，哈希ababab…ababab"), source: FakeChain.source,
            articles: ["transfer-failed-fee-charged", "fee-not-refundable"])
        #expect(state.on(.transactionRead(read), now: FakeChain.now) == [.say(answer), .done])
    }

    @Test func theSourceNamesNodeAndTime() {
        #expect(FakeChain.source.line.zh == "链上数据，节点 test-node，2026-11-18 11:06 UTC")
        #expect(FakeChain.source.line.en == "from the chain, node test-node, at 2026-11-18 11:06 UTC")
    }

    @Test(arguments: [
        ("转账没到账", "充到币安了", "交易所来做"), ("my usdt has not arrived", "it is Binance", "up to the exchange"), ("转账没到账", "我自己的另一个钱包", "可能只是没显示"),
        ("my usdt has not arrived", "my other wallet", "it may only be hidden"), ("转账没到账", "朋友那里", "发给对方"),
        ("my usdt has not arrived", "a friend", "Send the other person"),
    ])
    func aFinalTransferIsExplainedByWhereItWent(_ opening: String, _ receiver: String, _ said: String) {
        let script = FlowScript(opening: opening, answers: [.transactionHash: .init("", Named.transaction()), .receiver: .init(receiver)])
        let run = FlowRun(.whereIsMyTransfer, script)
        #expect(run.questions == [.transactionHash, .receiver])
        #expect(run.said(said))
        #expect(run.isDone)
    }

    @Test(arguments: ["充值到币安没到账", "I sent it to Binance and it was not credited"])
    func whatTheFirstMessageSaysIsNotAskedAgain(_ opening: String) {
        let run = FlowRun(.whereIsMyTransfer, FlowScript(opening: opening, references: Named.transaction()))
        #expect(run.questions.isEmpty)
        #expect(run.said("交易所来做"))
        #expect(run.isDone)
    }

    @Test(arguments: ["转账没到账，对方说没收到", "I sent usdt to my friend and he says it never arrived"])
    func whoeverNamesTheRecipientIsNotAskedForIt(_ opening: String) {
        let run = FlowRun(.whereIsMyTransfer, FlowScript(opening: opening, references: Named.transaction()))
        #expect(run.questions.isEmpty)
        #expect(run.said("发给对方"))
    }

    @Test func aTransferOnTheOtherChainIsToldSo() {
        let run = FlowRun(.whereIsMyTransfer, FlowScript(opening: "TRC20转账没到账", references: Named.transaction(), chain: FakeChain(network: .evm)))
        #expect(run.said("走的是以太坊网络"))
    }

    @Test func aTransferThatIsNotFinalIsToldSo() {
        let run = FlowRun(.whereIsMyTransfer, FlowScript(opening: "没到账", references: Named.transaction(), chain: FakeChain(isFinal: false)))
        #expect(run.said("1 分钟"))
        #expect(run.isDone)
    }

    @Test(arguments: [TransactionFinding.Status.pending, .expired, .notBroadcast, .failed])
    func everyOtherStatusIsToldAndThatIsAll(_ status: TransactionFinding.Status) {
        for flow in [Flow.whereIsMyTransfer, .whyDidItFail] {
            let run = FlowRun(flow, FlowScript(opening: "转账", references: Named.transaction(), chain: FakeChain(status: status)))
            #expect(run.said(FakeChain.words.zh))
            #expect(run.said("不能加速") == (status == .pending))
            #expect(run.questions.isEmpty)
            #expect(run.isDone)
        }
    }

    private static let missing: [(String, String, String, Bool)] = [
        ("3 天前", "波场", "最多 24 小时内有效", true), ("three days ago", "TRC20", "24 hours at most", true), ("20分钟前", "波场", "还有可能上链", false),
        ("an hour ago", "tron", "may still be packed", false), ("昨天", "TRC20", "还有可能上链", false), ("11月1号", "波场", "最多 24 小时内有效", true),
        ("刚刚", "BSC", "BNB Smart Chain", false), ("today", "polygon", "Polygon", false),
    ]

    @Test(arguments: missing)
    func whatIsNotFoundDependsOnTimeAndNetwork(_ time: String, _ network: String, _ said: String, _ isOver24Hours: Bool) {
        let answers: [FlowQuestion: FlowScript.Reply] = [.sentAt: .init(time), .network: .init(network)]
        let script = FlowScript(opening: "没到账", references: Named.transaction(), answers: answers, chain: FakeChain(status: .notFound))
        let run = FlowRun(.whereIsMyTransfer, script)
        #expect(run.questions == [.sentAt, .network])
        #expect(run.said(said))
        #expect(run.said("不会再有了") == isOver24Hours)
        #expect(run.isDone)
    }

    @Test func ifTheNetworkIsUnknownNothingIsClaimedOfIt() {
        let answers: [FlowQuestion: FlowScript.Reply] = [.sentAt: .init("3天前"), .network: .init("不知道")]
        let script = FlowScript(opening: "没到账", references: Named.transaction(), answers: answers, chain: FakeChain(status: .notFound))
        let run = FlowRun(.whereIsMyTransfer, script)
        #expect(!run.said("不会再有了"))
        #expect(run.handover?.reason == .unanswered)
        #expect(run.handover?.facts.contains { $0.zh.contains("还缺：网络") } == true)
    }

    @Test func onEthereumNothingExpires() {
        let answers: [FlowQuestion: FlowScript.Reply] = [.sentAt: .init("5天前"), .network: .init("ERC20")]
        let script = FlowScript(opening: "没到账", references: Named.transaction(), answers: answers, chain: FakeChain(status: .notFound))
        let run = FlowRun(.whereIsMyTransfer, script)
        #expect(run.said("以太坊"))
        #expect(!run.said("不会再有了"))
        #expect(run.handover?.reason == .needsPerson)
    }

    @Test func aWrongHashIsReplacedByTheRightOne() throws {
        var state = FlowState(.whereIsMyTransfer)
        var chain = FakeChain(status: .notFound)
        let id = try #require(TransactionID(hex: Named.hash))
        #expect(state.on(.message("没到账", references: Named.transaction()), now: FakeChain.now) == [.lookUpTransaction(id, chain: nil)])
        let missing = try #require(chain.event(for: .lookUpTransaction(id, chain: nil)))
        #expect(state.on(missing, now: FakeChain.now).last == .ask(.sentAt))
        let other = try #require(TransactionID(hex: Named.otherHash))
        #expect(state.on(.message("发错了，是这个", references: Named.transaction(Named.otherHash)), now: FakeChain.now) == [.lookUpTransaction(other, chain: nil)])
        // What is still on its way of the first is of no interest any more.
        #expect(state.on(missing, now: FakeChain.now).isEmpty)
        chain.status = .success
        let found = try #require(chain.event(for: .lookUpTransaction(other, chain: nil)))
        #expect(state.on(found, now: FakeChain.now).last == .ask(.receiver))
    }

    @Test(arguments: ["没有", "我不想发", "I don't have it", "no"])
    func whoeverHasNoHashIsAskedWhereItCameFrom(_ refusal: String) {
        let answers: [FlowQuestion: FlowScript.Reply] = [.transactionHash: .init(refusal), .sender: .init("从交易所提的 from an exchange")]
        let run = FlowRun(.whereIsMyTransfer, FlowScript(opening: "没到账", answers: answers))
        #expect(run.questions == [.transactionHash, .sender])
        #expect(run.said("交易所还没往链上发"))
        #expect(run.isDone)
    }

    @Test func whoeverAnswersSomethingElseIsToldHowToFindTheHashAndThenMeetsAPerson() {
        let run = FlowRun(.whereIsMyTransfer, FlowScript(opening: "没到账", otherwise: .init("你们到底管不管啊")))
        #expect(run.questions == [.transactionHash])
        #expect(run.said("回执单号"))
        #expect(run.handover?.reason == .unanswered)
    }

    @Test(arguments: [
        ("能量不足转不了", "能量不够"), ("out of energy", "the energy did not suffice"), ("缺少TRX", "只收 TRX"), ("not enough TRX", "TRON takes fees in TRX only"),
    ])
    func aKnownReasonNeedsNoHash(_ opening: String, _ said: String) {
        let run = FlowRun(.whyDidItFail, FlowScript(opening: opening))
        #expect(run.questions.isEmpty)
        #expect(run.said(said))
        #expect(run.isDone)
    }

    @Test func aLostPermissionInTheWalletsMessageIsForSecurity() {
        let answers: [FlowQuestion: FlowScript.Reply] = [.transactionHash: .init("没有"), .errorText: .init("is not contained of permission")]
        let run = FlowRun(.whyDidItFail, FlowScript(opening: "转账失败", answers: answers))
        #expect(run.questions == [.transactionHash, .errorText])
        #expect(run.handover?.isSecurity == true)
    }

    @Test(arguments: [TransactionFinding.Flag.permissionTakeover, .foreignSigner, .unlimitedApproval])
    func dangerInATransactionIsForSecurity(_ flag: TransactionFinding.Flag) {
        for flow in Flow.allCases
        where flow != .addressCheck && flow != .feesBeforeSending && flow != .cannotConnect && flow != .unstaking && flow != .permissionCheck {
            let run = FlowRun(flow, FlowScript(opening: "看看这笔", references: Named.transaction(), chain: FakeChain(flags: [flag])))
            #expect(run.said(FakeChain.words.zh), "\(flow)")
            #expect(run.handover?.isSecurity == true, "\(flow)")
        }
    }

    @Test func withNodesDownNothingIsClaimed() {
        for status in [TransactionFinding.Status.unknown, .success] {
            let chain = FakeChain(isDown: status == .success, status: status)
            let run = FlowRun(.whereIsMyTransfer, FlowScript(opening: "没到账", references: Named.transaction(), chain: chain))
            #expect(run.said("现在查不了链上数据"))
            #expect(run.handover?.reason == .lookupFailed)
            #expect(run.handover?.facts.contains { $0.zh.contains(Named.hash) } == true)
        }
    }

    @Test func anUnclearHashIsWaitedFor() {
        var state = FlowState(.whereIsMyTransfer)
        _ = state.on(.message("没到账", references: []), now: FakeChain.now)
        #expect(state.on(.unclearHash, now: FakeChain.now).count == 1)
        #expect(state.on(.unclearHash, now: FakeChain.now).isEmpty)
        #expect(state.open == .transactionHash)
        #expect(state.on(.message("", references: Named.transaction()), now: FakeChain.now).count == 1)
    }

    // MARK: - Topics

    @Test func anotherTopicTakesOver() {
        var state = FlowState(.whereIsMyTransfer)
        _ = state.on(.message("转账没到账", references: []), now: FakeChain.now)
        let actions = state.on(.message("算了，先问下怎么取消授权", references: []), now: FakeChain.now)
        #expect(state.flow == .approvals)
        #expect(actions.last == .ask(.ownAddress))
    }

    @Test func aQuestionOfItsOwnIsPassedOnWhereAllIsSaid() {
        var state = FlowState(.unstaking)
        #expect(state.on(.message("解质押多久到账", references: []), now: FakeChain.now).last == .ask(.ownAddress))
        #expect(state.on(.message("那助记词怎么备份？", references: []), now: FakeChain.now) == [.passOn])
        #expect(state.isOver)
    }

    @Test func whenItHasArrivedAllIsWell() {
        var state = FlowState(.whereIsMyTransfer)
        _ = state.on(.message("转账没到账", references: []), now: FakeChain.now)
        #expect(state.on(.message("刚刚到账了，谢谢", references: []), now: FakeChain.now).last == .done)
    }

    @Test func aFlowThatIsOverSaysNothing() {
        var state = FlowState(.whyDidItFail)
        _ = state.on(.message("能量不足", references: []), now: FakeChain.now)
        #expect(state.isOver)
        #expect(state.on(.message("转账没到账", references: Named.transaction()), now: FakeChain.now).isEmpty)
    }
}
