import Assist
import ChainKit
import Kit
import Testing

/// Flows that look at an account or an address.
@Suite struct AccountFlowTests {
    private static let day = Span.days(1)

    private func facts(_ change: (inout AccountFacts) -> Void) -> AccountFacts {
        var facts = AccountFacts(address: Named.own, source: FakeChain.source)
        facts.balance = 5_000_000
        facts.canActAlone = true
        facts.fees = AccountFacts.Fees(usdtToHolder: 6_773_500, usdtToNewHolder: 13_373_500, trx: 268_000)
        change(&facts)
        return facts
    }

    private func run(_ flow: Flow, _ opening: String, answers: [FlowQuestion: FlowScript.Reply] = [:], _ facts: AccountFacts) -> FlowRun {
        var answers = answers
        answers[.ownAddress] = answers[.ownAddress] ?? .init("是这个", Named.address())
        return FlowRun(flow, FlowScript(opening: opening, answers: answers, chain: FakeChain(account: facts)))
    }

    // MARK: - Address check

    @Test(arguments: ["这个地址能转吗", "is this address right?"])
    func anAddressIsCheckedByFormAndChain(_ opening: String) {
        let run = FlowRun(.addressCheck, FlowScript(opening: opening, references: Named.address(Named.other), chain: FakeChain(account: facts { _ in })))
        #expect(run.questions.isEmpty)
        #expect(run.turns.first == [.lookUpAccount(Named.other), .lookUpFreeze(Named.other)])
        #expect(run.said("已经激活") && run.said("没有被 Tether 冻结") && run.said("逐字比对"))
        #expect(run.answers.allSatisfy { !$0.text.zh.contains(Named.other) })
        #expect(run.isDone)
    }

    @Test func everyStateOfAnAddressIsTold() {
        func told(_ facts: AccountFacts, frozen: Bool = false) -> FlowRun {
            FlowRun(.addressCheck, FlowScript(opening: "查下", references: Named.address(Named.other), chain: FakeChain(account: facts, isFrozen: frozen)))
        }
        #expect(told(facts { $0.isActivated = false }).said("还没有激活"))
        #expect(told(facts { $0.isContract = true }).said("是合约"))
        #expect(told(facts { _ in }, frozen: true).said("已被 Tether 冻结"))
    }

    @Test func aBrokenAddressIsNotMended() {
        let hint = Phrase(en: "it differs at position 7", zh: "第 7 个字符不对")
        let run = FlowRun(.addressCheck, FlowScript(opening: "这个地址对不对", references: [.brokenAddress(hint: hint)]))
        #expect(run.said("不是有效的地址") && run.said("position 7"))
        #expect(run.isDone)
    }

    @Test func addressesOfOtherChainsAreNamed() {
        #expect(FlowRun(.addressCheck, FlowScript(opening: "对吗", references: Named.address("0xab", chain: .evm, name: "Ethereum"))).said("不是波场地址"))
        #expect(FlowRun(.addressCheck, FlowScript(opening: "对吗", references: Named.address("bc1q", chain: nil, name: "Bitcoin"))).said("Bitcoin"))
    }

    @Test func withNodesDownTheFormIsToldAndAPersonGoesOn() {
        let run = FlowRun(.addressCheck, FlowScript(opening: "这个地址对不对", references: Named.address(Named.other), chain: FakeChain(isDown: true)))
        #expect(run.said("写法正确") && run.said("没能查到"))
        #expect(run.handover?.reason == .lookupFailed)
    }

    // MARK: - Fees

    @Test(arguments: ["转一笔U要多少手续费", "how much is the fee to send usdt"])
    func feesAreToldAtOnceAndThenExactly(_ opening: String) {
        let run = run(.feesBeforeSending, opening, facts { _ in })
        #expect(run.questions == [.ownAddress])
        #expect(run.said("6.8 TRX") && run.said("13.4 TRX") && run.said("6.8 TRX，对方没有大约烧 13.4 TRX"))
        #expect(run.said("还差大约 8.4 TRX"))
        #expect(run.isDone)
    }

    @Test func whatTheRecipientHoldsDecides() {
        let recipient = facts { $0.holdsUSDT = false }
        let script = FlowScript(
            opening: "给这个地址转U要多少TRX", references: Named.address(Named.other), answers: [.ownAddress: .init("不发")], chain: FakeChain(account: recipient))
        let run = FlowRun(.feesBeforeSending, script)
        #expect(run.said("对方还没有 USDT") && run.said("13.4 TRX"))
        #expect(run.isDone)
    }

    @Test func aDearerNetworkIsReckonedWith() {
        var chain = FakeChain()
        chain.weather = WeatherFacts(isReachable: true, headAgeSeconds: 3, energyPrice: 210, level: .busy, source: FakeChain.source)
        let run = FlowRun(.feesBeforeSending, FlowScript(opening: "转U多少手续费", answers: [.ownAddress: .init("不用了")], chain: chain))
        #expect(run.said("13.9 TRX") && run.said("27.8 TRX"))
    }

    // MARK: - Unstaking

    @Test(arguments: ["质押的TRX什么时候到", "when do I get my staked TRX"])
    func unstakingIsToldByDateAndByWhatIsReady(_ opening: String) {
        let own = facts {
            $0.unstaking = [AccountFacts.Unstaking(amount: 100_000_000, due: FakeChain.now + .days(3))]
            $0.withdrawable = 40_000_000
            $0.staked = 1_000_000
        }
        let run = run(.unstaking, opening, own)
        #expect(run.said("14 天") && run.said("有 40 TRX 已经到期") && run.said("100 TRX，2026-11-21") && run.said("还有 1 TRX"))
        #expect(run.isDone)
    }

    @Test func nothingUnstakedIsToldToo() {
        #expect(run(.unstaking, "解质押没到", facts { _ in }).said("没有正在解质押的 TRX"))
    }

    // MARK: - Approvals

    @Test func approvalsAreListedAndADangerousOneIsForSecurity() {
        func own(_ isKnown: Bool) -> AccountFacts {
            facts { $0.approvals = [AccountFacts.Approval(token: "USDT", spender: Named.other, isUnlimited: true, isKnown: isKnown)] }
        }
        let known = run(.approvals, "怎么取消授权", own(true))
        #expect(known.said("仍有 1 个授权有效") && known.said("改成 0"))
        #expect(known.isDone)
        let unknown = run(.approvals, "怎么取消授权", own(false))
        #expect(unknown.said("随时能把那个代币转走"))
        #expect(unknown.handover?.isSecurity == true)
        #expect(run(.approvals, "查授权", facts { $0.approvals = [] }).said("没有查到仍然有效的授权"))
        #expect(run(.approvals, "查授权", facts { _ in }).said("授权列表现在没能读到"))
    }

    // MARK: - Permissions

    @Test func aReplacedOwnerIsForSecurityInEveryFlow() {
        for flow in [Flow.permissionCheck, .unstaking, .approvals, .feesBeforeSending] {
            let run = run(flow, "转不出来", facts { $0.flags = [.ownerReplaced, .extraSigner] })
            #expect(run.said("控制权已经不在您手里"), "\(flow)")
            #expect(run.handover?.isSecurity == true, "\(flow)")
            #expect(run.handover?.facts.contains { $0.en.contains("owner_replaced") } == true)
        }
    }

    @Test(arguments: [("不是", true), ("不知道", true), ("no, never", true), ("是的，我们公司设的", false), ("yes, we set it up", false)])
    func aSharedAccountIsAskedAbout(_ reply: String, _ isSecurity: Bool) {
        let own = facts {
            $0.flags = [.ownerShared]
            $0.canActAlone = false
        }
        let run = run(.permissionCheck, "转不出来", answers: [.ownMultisig: .init(reply)], own)
        #expect(run.questions == [.ownAddress, .ownMultisig])
        #expect(run.said("不要往这个地址放 TRX"))
        #expect((run.handover?.isSecurity == true) == isSecurity)
        #expect(run.isDone != isSecurity)
    }

    @Test func aLawfulMultisigGetsItsAnswer() {
        let own = facts {
            $0.flags = [.ownerShared]
            $0.withdrawable = 7_000_000
        }
        let run = run(.unstaking, "解质押没到", answers: [.ownMultisig: .init("是我自己设的")], own)
        #expect(run.said("有 7 TRX 已经到期"))
        #expect(run.isDone)
    }

    @Test func withPermissionsInOrderTheNextCausesAreLookedAt() {
        let run = run(.permissionCheck, "u转不出来", facts { $0.balance = 1_000_000 })
        #expect(run.said("不是权限的原因") && run.said("缺的是手续费") && run.said("没有被 Tether 冻结"))
        #expect(run.isDone)
        #expect(self.run(.permissionCheck, "转不出来", facts { $0.isActivated = false }).said("还没有激活"))
    }

    @Test func anAddressOfAnotherChainIsNoAnswer() {
        let answers: [FlowQuestion: FlowScript.Reply] = [.ownAddress: .init("0xab", Named.address("0xab", chain: .evm, name: "Ethereum"))]
        let run = run(.permissionCheck, "转不出来", answers: answers, facts { _ in })
        #expect(run.said("T 开头"))
        #expect(run.handover?.reason == .unanswered)
    }

    // MARK: - Unknown coins, connections

    @Test(arguments: [("没有", false), ("no, nothing", false), ("我点了授权", true), ("yes I signed something", true), ("没注意，好像签了", true)])
    func anUnknownCoinIsLeftAloneUnlessTheyActed(_ reply: String, _ isSecurity: Bool) {
        let run = FlowRun(.unknownToken, FlowScript(opening: "多了不认识的币", answers: [.touchedToken: .init(reply)]))
        #expect(run.said("放着别动"))
        #expect((run.handover?.isSecurity == true) == isSecurity)
        #expect(run.isDone != isSecurity)
    }

    @Test func aConnectionIsLookedAtFromHere() {
        let answers: [FlowQuestion: FlowScript.Reply] = [.connectionError: .init("还是不行，显示 network error"), .appVersion: .init("2.4.1")]
        let run = FlowRun(.cannotConnect, FlowScript(opening: "钱包连不上", answers: answers))
        #expect(run.said("3 秒前"))
        #expect(run.questions == [.connectionError, .appVersion])
        #expect(run.handover?.facts.contains { $0.zh.contains("2.4.1") } == true)
        let busy = FlowRun(.cannotConnect, FlowScript(opening: "钱包连不上", answers: [.connectionError: .init("frequency limit")]))
        #expect(busy.said("节点太忙"))
        #expect(busy.isDone)
        let down = FlowRun(.cannotConnect, FlowScript(opening: "钱包连不上", answers: [.connectionError: .init("好了")], chain: FakeChain(isDown: true)))
        #expect(down.said("也连不上波场"))
        #expect(down.isDone)
    }
}
