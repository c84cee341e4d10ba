import BigInt
import ChainKit
import Kit
import Testing

@testable import StandInNode

@Suite struct BroadcastTests {
    let clock = StandInClock()
    let chain: StandInChain
    let ann: StandInKey
    let bob: StandInKey

    init() throws {
        chain = StandInChain(clock: clock.clock, story: .empty)
        ann = try #require(StandInKey("ann"))
        bob = try #require(StandInKey("bob"))
        chain.credit(ann.address, sun: 500_000_000)
        chain.credit(ann.address, usdt: 1_000_000_000)
        chain.credit(bob.address, sun: 1_000_000)
    }

    func receipt(_ id: TransactionID) -> TronReceipt? { chain.read { state, _ in state.entries[id]?.receipt } }
    func balance(_ address: TronAddress) -> Int64 { chain.read { state, _ in state.ledger.accounts[address]?.balance ?? 0 } }

    /// Signs, sends and waits for the block.
    func packed(_ draft: SignedTransaction?, _ keys: [StandInKey]? = nil) throws -> TronReceipt {
        let signed = (keys ?? [ann]).reduce(try #require(draft)) { $1.signed($0) }
        let answer = chain.send(signed)
        #expect(answer.code == .success, "\(answer.message)")
        clock.advance(by: .seconds(3))
        return try #require(receipt(signed.id))
    }

    func refusal(_ draft: SignedTransaction?, _ keys: [StandInKey]? = nil) throws -> (code: BroadcastCode, message: String) {
        chain.send((keys ?? [ann]).reduce(try #require(draft)) { $1.signed($0) })
    }

    @Test func aTransferMovesCoinsAndUsesFreeBandwidthOnce() throws {
        let first = try packed(chain.draft(from: ann.address, to: bob.address, sun: 2_000_000))
        #expect(first.fee == 0)
        #expect((265...269).contains(first.bandwidth.used))
        _ = try packed(chain.draft(from: ann.address, to: bob.address, sun: 2_000_000))
        let third = try packed(chain.draft(from: ann.address, to: bob.address, sun: 2_000_000))
        #expect(third.fee == third.bandwidth.burnt)
        #expect((265_000...269_000).contains(third.fee))
        #expect(balance(bob.address) == 7_000_000)
        #expect(balance(ann.address) == 494_000_000 - third.fee)
    }

    @Test func anAccountThatIsMadeCostsItsSender() throws {
        let nobody = try #require(StandInKey("nobody"))
        let receipt = try packed(chain.draft(from: ann.address, to: nobody.address, sun: 2_000_000))
        #expect(receipt.fee == 1_100_000)
        #expect(balance(nobody.address) == 2_000_000)
    }

    @Test func memosAndSecondSignaturesCostATRXEach() throws {
        #expect(try packed(chain.draft(from: ann.address, to: bob.address, sun: 1, memo: "hello")).fee == 1_000_000)
    }

    @Test func tokensTakeTheRecordedEnergy() throws {
        let first = try packed(chain.draft(from: ann.address, to: bob.address, usdt: 5_000_000))
        #expect(first.result == .success)
        #expect(first.energy == TronReceipt.Energy(total: 130_285, penalty: 100_635, burnt: 130_285 * 210))
        #expect(first.bandwidth.used == 345)
        #expect(first.logs.count == 1)
        let second = try packed(chain.draft(from: ann.address, to: bob.address, usdt: 5_000_000))
        #expect(second.energy.total == 64_285)
        #expect(chain.read { state, _ in state.ledger.tokens[StandInChain.tether]?.balance(of: bob.address) } == 10_000_000)
    }

    @Test func aLimitThatIsTooLowBurnsAllOfIt() throws {
        let before = balance(ann.address)
        let receipt = try packed(chain.draft(from: ann.address, to: bob.address, usdt: 5_000_000, feeLimit: 16_500_120))
        #expect(receipt.result == .outOfEnergy)
        #expect(receipt.energy.total == 78_572)
        #expect(receipt.energy.burnt == 16_500_120)
        // The recorded failure of the same kind, word for word.
        #expect(
            receipt.message
                == "Not enough energy for 'SSTORE' operation executing: curInvokeEnergyLimit[78572], curOpEnergy[20000], "
                + "penaltyEnergy[68000], usedEnergy[33567]"
        )
        #expect(receipt.logs.isEmpty)
        #expect(balance(ann.address) == before - 16_500_120)
        #expect(chain.read { state, _ in state.ledger.tokens[StandInChain.tether]?.balance(of: ann.address) } == 1_000_000_000)
    }

    @Test func moreThanThereIsAndFrozenSendersAreRefusedByTheContract() throws {
        let tooMuch = try packed(chain.draft(from: ann.address, to: bob.address, usdt: 1_000_000_001))
        #expect(tooMuch.result == .revert)
        #expect(tooMuch.energy.total == 8_624)
        chain.setFrozen(ann.address, true)
        #expect(try packed(chain.draft(from: ann.address, to: bob.address, usdt: 1)).result == .revert)
        chain.setFrozen(ann.address, false)
        #expect(try packed(chain.draft(from: ann.address, to: bob.address, usdt: 1)).result == .success)
        chain.setFrozen(bob.address, true)
        #expect(try packed(chain.draft(from: ann.address, to: bob.address, usdt: 1)).result == .success)
    }

    @Test func aSpenderTakesWhatWasApproved() throws {
        chain.credit(bob.address, sun: 100_000_000)
        let data = CallData.approve(bob.address.account, amount: 7).bytes
        let call = ContractCall(owner: ann.address, contract: StandInChain.tether, callValue: 0, tokenValue: 0, tokenID: 0, data: data)
        #expect(try packed(chain.draft(.call(call), .triggerSmartContract, feeLimit: 100_000_000)).result == .success)
        for (amount, result) in [(8, .revert), (7, .success), (1, .revert)] as [(BigUInt, ContractResult)] {
            let data = CallData.transfer(from: ann.address.account, to: bob.address.account, amount: amount).bytes
            let call = ContractCall(owner: bob.address, contract: StandInChain.tether, callValue: 0, tokenValue: 0, tokenID: 0, data: data)
            #expect(try packed(chain.draft(.call(call), .triggerSmartContract, feeLimit: 100_000_000), [bob]).result == result)
        }
    }

    @Test func aTakeoverShutsTheOldKeyOut() throws {
        let keys = [TronPermission.Key(address: bob.address, weight: 1)]
        let owner = TronPermission(kind: .owner, id: 0, name: "owner", threshold: 1, keys: keys, operations: [])
        let active = TronPermission(kind: .active, id: 2, name: "active0", threshold: 1, keys: keys, operations: StandInAccount.defaultOperations)
        let update = PermissionUpdate(account: ann.address, owner: owner, witness: nil, actives: [active])
        #expect(try packed(chain.draft(.updatePermissions(update), .accountPermissionUpdate)).fee >= 100_000_000)
        let refused = try refusal(chain.draft(from: ann.address, to: bob.address, sun: 5))
        #expect(refused.code == .signature)
        #expect(refused.message.hasSuffix("is signed by \(ann.address.base58) but it is not contained of permission."))
        _ = try packed(chain.draft(from: ann.address, to: bob.address, sun: 5), [bob])
    }

    @Test func severalSignaturesReachAThreshold() throws {
        let keys = [TronPermission.Key(address: ann.address, weight: 1), TronPermission.Key(address: bob.address, weight: 1)]
        let owner = TronPermission(kind: .owner, id: 0, name: "owner", threshold: 2, keys: keys, operations: [])
        let active = TronPermission(kind: .active, id: 2, name: "active0", threshold: 2, keys: keys, operations: StandInAccount.defaultOperations)
        let update = PermissionUpdate(account: ann.address, owner: owner, witness: nil, actives: [active])
        _ = try packed(chain.draft(.updatePermissions(update), .accountPermissionUpdate))
        let draft = try #require(chain.draft(from: ann.address, to: bob.address, sun: 5))
        #expect(try refusal(draft).message == "Validate signature error: sig error")
        #expect(try refusal(draft, [ann, ann]).message == "Validate signature error: \(ann.address.base58) has signed twice!")
        let other = try #require(StandInKey("other"))
        #expect(try refusal(draft, [ann, other]).code == .signature)
        let receipt = try packed(chain.draft(from: ann.address, to: bob.address, sun: 5), [ann, bob])
        #expect(receipt.fee >= 1_000_000)
    }

    @Test func stakesComeBackAfterFourteenDays() throws {
        _ = try packed(chain.draft(.stake(owner: ann.address, amount: 300_000_000, resource: .energy), .freezeBalanceV2))
        let energy = try packed(chain.draft(from: ann.address, to: bob.address, usdt: 5_000_000)).energy
        #expect(energy.staked > 20_000)
        #expect(energy.staked + energy.burnt / 210 == energy.total)
        _ = try packed(chain.draft(.unstake(owner: ann.address, amount: 100_000_000, resource: .energy), .unfreezeBalanceV2))
        let early = try refusal(chain.draft(.withdrawUnstaked(owner: ann.address), .withdrawExpireUnfreeze))
        #expect(early.code == .validation)
        clock.advance(by: .days(14))
        let receipt = try packed(chain.draft(.withdrawUnstaked(owner: ann.address), .withdrawExpireUnfreeze))
        #expect(receipt.payouts.unstaked == 100_000_000)
    }

    @Test func refusalsHaveJavaTronsCodesAndWords() throws {
        let wrongReference = RawTransaction(
            refBlockBytes: [0, 1], refBlockHash: [UInt8](repeating: 1, count: 8), expiration: clock.clock.now() + .seconds(60), timestamp: nil,
            contract: .transfer(from: ann.address, to: bob.address, amount: 1), type: .transfer, permissionID: 0, feeLimit: 0, memo: [])
        let cases: [(SignedTransaction?, [StandInKey], BroadcastCode, String)] = [
            (SignedTransaction(wrongReference), [ann], .referenceBlock, "Tapos check error."),
            (chain.draft(from: ann.address, to: bob.address, sun: 1, life: .seconds(-3)), [ann], .expiration, "Transaction expired."),
            (chain.draft(from: ann.address, to: bob.address, sun: 1, life: .hours(25)), [ann], .expiration, "Transaction expired."),
            (chain.draft(from: ann.address, to: bob.address, sun: 1), [], .signature, "Validate signature error: miss sig or contract"),
            (
                chain.draft(from: ann.address, to: bob.address, sun: 600_000_000), [ann], .validation,
                "Contract validate error : Validate TransferContract error, balance is not sufficient."
            ),
            (
                chain.draft(from: ann.address, to: bob.address, sun: .max), [ann], .validation,
                "Contract validate error : Validate TransferContract error, balance is not sufficient."
            ),
            (
                chain.draft(from: ann.address, to: ann.address, sun: 1), [ann], .validation,
                "Contract validate error : Cannot transfer TRX to yourself."
            ),
            (
                chain.draft(from: ann.address, to: StandInChain.tether, sun: 1), [ann], .validation,
                "Contract validate error : Cannot transfer TRX to a smartContract."
            ),
            (chain.draft(from: ann.address, to: bob.address, sun: 0), [ann], .validation, "Contract validate error : Amount must be greater than 0."),
            (
                chain.draft(.stake(owner: ann.address, amount: 999_999, resource: .energy), .freezeBalanceV2), [ann], .validation,
                "Contract validate error : frozenBalance must be greater than or equal to 1 TRX"
            ),
            (
                chain.draft(from: bob.address, to: ann.address, sun: 1, memo: "x"), [bob], .bandwidth, "Account resource insufficient error."
            ),
        ]
        for (draft, keys, code, message) in cases {
            let refused = try refusal(draft, keys)
            #expect(refused.code == code)
            #expect(refused.message == message)
        }
    }

    @Test func theSameTransactionTwiceIsADuplicate() throws {
        let signed = ann.signed(try #require(chain.draft(from: ann.address, to: bob.address, sun: 1)))
        #expect(chain.send(signed).code == .success)
        #expect(chain.send(signed).code == .duplicate)
        clock.advance(by: .seconds(3))
        #expect(chain.send(signed).code == .duplicate)
    }

    @Test func whatCantBePaidAnyMoreIsNotPacked() throws {
        let both = try [1, 2].map { _ in
            clock.advance(by: .milliseconds(1))
            return ann.signed(try #require(chain.draft(from: ann.address, to: bob.address, sun: 300_000_000)))
        }
        for signed in both { #expect(chain.send(signed).code == .success) }
        clock.advance(by: .seconds(3))
        #expect(both.map { receipt($0.id) != nil } == [true, false])
        #expect(balance(ann.address) == 200_000_000)
    }

    @Test func coinsAreNeitherMadeNorLostButForFees() throws {
        var generator = SeededGenerator(seed: UInt64.random(in: .min ... .max))
        let people = try ["ann", "bob", "c", "d"].map { try #require(StandInKey($0)) }
        for key in people { chain.credit(key.address, sun: 1_000_000_000) }
        let before = people.map { balance($0.address) }.reduce(0, +)
        var fees: Int64 = 0
        for _ in 0..<300 {
            let (from, to) = (Int.random(in: 0..<4, using: &generator), Int.random(in: 0..<4, using: &generator))
            let amount = Int64.random(in: -5...400_000_000, using: &generator)
            let draft = chain.draft(from: people[from].address, to: people[to].address, sun: amount)
            let signed = people[from].signed(try #require(draft))
            _ = chain.send(signed)
            clock.advance(by: .seconds(3))
            fees += receipt(signed.id)?.fee ?? 0
        }
        #expect(people.map { balance($0.address) }.reduce(0, +) == before - fees, "seed \(generator.seed)")
        #expect(people.allSatisfy { balance($0.address) >= 0 })
    }
}
