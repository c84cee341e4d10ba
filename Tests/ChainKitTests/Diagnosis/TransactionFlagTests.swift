import BigInt
import ChainKit
import Kit
import Testing

@Suite("What somebody should look at in a TRON transaction")
struct TransactionFlagTests {
    private typealias Samples = TransactionSamples
    private static let unlimited = BigUInt(1) << 256 - 1

    private func flags(_ data: CallData, of contract: TronAddress = Samples.usdt) throws -> [TransactionFinding.Flag] {
        Samples.succeeded(try Samples.call(contract, data)).flags
    }

    @Test func approvals() throws {
        #expect(try flags(.approve(Samples.stranger.account, amount: 5_000_000)) == [.approval])
        #expect(try flags(.approve(Samples.stranger.account, amount: Self.unlimited)) == [.unlimitedApproval, .approval])
        #expect(try flags(.approve(Samples.stranger.account, amount: 0)) == [.approvalRevoked])
        let more = CallData(.increaseApproval, [ABIWord(Samples.stranger.account), ABIWord(Self.unlimited)])
        #expect(try flags(more) == [.unlimitedApproval, .approval])
        #expect(try flags(CallData(.increaseApproval, [ABIWord(Samples.stranger.account), ABIWord(0)])).isEmpty)
        #expect(try flags(CallData(.decreaseApproval, [ABIWord(Samples.stranger.account), ABIWord(5)])).isEmpty)
        #expect(try flags(CallData(.setApprovalForAll, [ABIWord(Samples.stranger.account), ABIWord(1)])) == [.unlimitedApproval, .approval])
        #expect(try flags(CallData(.setApprovalForAll, [ABIWord(Samples.stranger.account), ABIWord(0)])) == [.approvalRevoked])
    }

    @Test func anApprovalThatFailedApprovesNothing() throws {
        let call = try Samples.call(Samples.usdt, .approve(Samples.stranger.account, amount: Self.unlimited))
        #expect(Samples.finding(call, Samples.receipt(of: call, .revert)).flags.isEmpty)
        #expect(Samples.finding(call, Samples.receipt(of: call, fee: 5, .revert, energy: .init(burnt: 5))).flags == [.feeWasted])
        #expect(Samples.finding(call).flags == [.unlimitedApproval, .approval], "signed, it may still be packed")
    }

    private func update(_ keys: [TronAddress], weight: Int64 = 1) throws -> [TransactionFinding.Flag] {
        let owner = TronPermission(
            kind: .owner, id: 0, name: "owner", threshold: 1, keys: keys.map { TronPermission.Key(address: $0, weight: weight) }, operations: [])
        return Samples.succeeded(
            try Samples.transaction(
                .updatePermissions(PermissionUpdate(account: Samples.owner, owner: owner, witness: nil, actives: [])), .accountPermissionUpdate)
        ).flags
    }

    @Test func permissions() throws {
        #expect(try update([Samples.stranger]) == [.permissionTakeover, .permissionChange])
        #expect(try update([Samples.owner]) == [.permissionChange])
        #expect(try update([Samples.owner, Samples.other]) == [.permissionChange], "a wallet of several keys isn't a takeover")
        let untouched = try Samples.transaction(
            .updatePermissions(PermissionUpdate(account: Samples.owner, owner: nil, witness: nil, actives: [])), .accountPermissionUpdate)
        #expect(Samples.succeeded(untouched).flags == [.permissionChange])
    }

    @Test func signers() throws {
        #expect(Samples.succeeded(try Samples.payment()).flags.isEmpty)
        let foreign = Samples.succeeded(try Samples.payment(signedBy: [Samples.otherKey]))
        #expect(foreign.flags == [.foreignSigner])
        #expect(foreign.signers == [Samples.other.base58])
        #expect(Samples.succeeded(try Samples.payment(signedBy: [Samples.key, Samples.otherKey])).flags == [.foreignSigner, .multiSignature])
    }

    @Test func recipients() throws {
        #expect(Samples.succeeded(try Samples.payment(to: Samples.owner)).flags == [.sentToSelf])
        #expect(Samples.succeeded(try Samples.payment(to: TronAddress(.zero))).flags == [.sentToBurnAddress])
        #expect(Samples.succeeded(try Samples.payment(to: Samples.usdt)).flags == [.sentToTokenContract])
        #expect(try flags(.transfer(to: Samples.usdt.account, amount: 7_000_000)) == [.sentToTokenContract])
        #expect(try flags(.transfer(to: Samples.unknownToken.account, amount: 7), of: Samples.unknownToken) == [.sentToTokenContract])
        #expect(try flags(.transfer(to: Samples.other.account, amount: 7_000_000)).isEmpty)
    }

    @Test func tokensMovedByASpender() throws {
        let logs = [Samples.transferLog(Samples.usdt, from: Samples.stranger, to: Samples.owner, 900_000_000)]
        let call = try Samples.call(Samples.usdt, .transfer(from: Samples.stranger.account, to: Samples.owner.account, amount: 900_000_000))
        #expect(Samples.succeeded(call, logs: logs).flags == [.movedBySpender])
        #expect(Samples.finding(call).flags.isEmpty)
        // A pool that pays out isn't robbed by who trades with it; an account whose tokens go by somebody else's call is.
        let trade = try Samples.call(Samples.unknownToken, CallData([1, 2, 3, 4]))
        #expect(Samples.succeeded(trade, logs: logs).flags.isEmpty)
        #expect(Samples.succeeded(trade, logs: logs, account: Samples.stranger).flags == [.movedBySpender])
    }

    @Test func baitOfNothing() throws {
        let logs = [Samples.transferLog(Samples.usdt, from: Samples.stranger, to: Samples.other, 0)]
        let call = try Samples.call(Samples.unknownToken, CallData([1, 2, 3, 4]))
        #expect(Samples.succeeded(call, logs: logs).flags == [.dustPoisoning])
        #expect(Samples.succeeded(call, logs: logs, account: Samples.stranger).flags == [.dustPoisoning])
        #expect(Samples.succeeded(call, logs: logs, account: Samples.owner).flags.isEmpty)
    }

    @Test func baitOfNextToNothing() throws {
        #expect(Samples.succeeded(try Samples.payment(1)).flags == [.dustPoisoning])
        #expect(Samples.succeeded(try Samples.payment(1), account: Samples.owner).flags.isEmpty, "one's own try isn't bait for oneself")
        #expect(Samples.succeeded(try Samples.payment(9_000), account: Samples.other).flags == [.dustPoisoning])
        #expect(Samples.succeeded(try Samples.payment(9_000)).flags.isEmpty)
        #expect(Samples.succeeded(try Samples.payment(20_000), account: Samples.other).flags.isEmpty)
        let call = try Samples.call(Samples.usdt, .transfer(to: Samples.other.account, amount: 10_000))
        let logs = [Samples.transferLog(Samples.usdt, from: Samples.owner, to: Samples.other, 10_000)]
        #expect(Samples.succeeded(call, logs: logs, account: Samples.other).flags == [.dustPoisoning])
        #expect(Samples.succeeded(call, logs: logs).flags.isEmpty)
    }

    @Test func strangeTokens() throws {
        let call = try Samples.call(Samples.unknownToken, .transfer(to: Samples.other.account, amount: 5))
        let logs = [Samples.transferLog(Samples.unknownToken, from: Samples.owner, to: Samples.other, 5)]
        #expect(Samples.succeeded(call, logs: logs).flags.isEmpty)
        #expect(Samples.succeeded(call, logs: logs, account: Samples.other).flags == [.unsolicitedToken])
        #expect(Samples.succeeded(call, logs: logs, symbols: [Samples.unknownToken: "U\u{200B}SDТ"]).flags == [.fakeToken])
        #expect(Samples.succeeded(call, logs: logs, symbols: [Samples.unknownToken: "PEPE"]).flags.isEmpty)
        let real = try Samples.call(Samples.usdt, .transfer(to: Samples.other.account, amount: 5_000_000))
        #expect(Samples.succeeded(real, symbols: [Samples.usdt: "USDT"]).flags.isEmpty)
    }

    @Test func testNetworks() throws {
        #expect(try flags(.transfer(to: Samples.other.account, amount: 5_000_000), of: Samples.nileUSDT) == [.testNetwork])
    }

    @Test(arguments: [
        ("https://tronhelp.io", true), ("gas at tron-gas●com", true), ("join t.me/x", true), ("write a@b", true), ("Sent from TronWallet", false),
        ("0.5 for lunch.", false), ("order 12.5", false), ("", false), ("能量。租赁", false), ("见 tron。com", true),
    ]) func advertsPointSomewhere(_ memo: String, _ isAdvert: Bool) throws {
        #expect(Samples.succeeded(try Samples.payment(1, memo: memo)).flags.contains(.memoAdvert) == isAdvert)
        #expect(!Samples.succeeded(try Samples.payment(50_000_000, memo: memo)).flags.contains(.memoAdvert), "a payment isn't an advert")
    }

    @Test func whatCannotBeReadIsSaid() throws {
        let line = try JSONValue(parsing: #"{"transaction":{"raw_data_hex":"0a02","txID":"00"},"info":{"fee":-1}}"#)
        let question = try #require(TransactionQuestion(line: line))
        let finding = TransactionDiagnosis.finding(of: question.evidence, tokens: KnownTokens.book)
        #expect(finding.status == .unknown)
        #expect(finding.flags == [.unreadable])
    }
}
