import BigInt
import ChainKit
import Kit
import Testing

@Suite("What became of a TRON transaction")
struct TransactionVerdictTests {
    private typealias Samples = TransactionSamples
    private static let before = Instant(milliseconds: Samples.expiration.milliseconds - 1)
    private static let behind = Instant(milliseconds: Samples.expiration.milliseconds + 1)

    private func status(
        _ transaction: TronTransaction?, _ lookup: TronEvidence.Lookup, _ solidified: Instant? = nil, refusal: BroadcastCode? = nil, isAccepted: Bool = false,
        receipt: TronReceipt? = nil
    ) -> TransactionFinding.Status {
        TransactionDiagnosis.finding(
            of: TronEvidence(
                transaction: transaction, receipt: receipt, lookup: lookup, solidifiedTime: solidified, refusal: refusal.map { ($0, "") },
                isAccepted: isAccepted),
            tokens: KnownTokens.book
        ).status
    }

    @Test func ofASignedOneFollowsTheLadder() throws {
        let signed = try Samples.payment()
        #expect(status(signed, .notAsked) == .pending)
        #expect(status(signed, .answered) == .pending)
        #expect(status(signed, .failed) == .unknown)
        #expect(status(signed, .failed, isAccepted: true) == .pending)
        #expect(status(signed, .notFound(nodes: 2)) == .pending)
        #expect(status(signed, .notFound(nodes: 2), Self.before) == .pending)
        #expect(status(signed, .notFound(nodes: 2), Samples.expiration) == .pending)
        #expect(status(signed, .notFound(nodes: 2), Self.behind) == .expired)
    }

    @Test func isNotExpiredBeforeTwoNodesKnowNothing() throws {
        let signed = try Samples.payment()
        #expect(status(signed, .notFound(nodes: 1), Self.behind) == .pending)
        #expect(status(signed, .notAsked, Self.behind) == .pending)
        #expect(status(signed, .failed, Self.behind) == .unknown)
    }

    @Test func ofADraftIsThatItWasNotBroadcast() throws {
        let draft = try Samples.payment(signedBy: [])
        #expect(status(draft, .notAsked) == .notBroadcast)
        #expect(status(draft, .notFound(nodes: 2), Self.behind) == .notBroadcast)
        // A constant call comes back with an empty result and without a signature.
        let tried = try Samples.transaction(.transfer(from: Samples.owner, to: Samples.other, amount: 1), .transfer, signedBy: [], results: [nil])
        #expect(status(tried, .answered) == .notBroadcast)
    }

    @Test func withoutBytesDependsOnWhoAnswered() {
        #expect(status(nil, .notFound(nodes: 2)) == .notFound)
        #expect(status(nil, .notFound(nodes: 2), Self.behind) == .notFound)
        #expect(status(nil, .failed) == .unknown)
        #expect(status(nil, .notAsked) == .unknown)
        #expect(status(nil, .notAsked, isAccepted: true) == .pending)
    }

    @Test(arguments: [ContractResult?.none, .success, .default]) func packedWithoutFailureIsSuccess(result: ContractResult?) throws {
        let packed = try Samples.transaction(
            .transfer(from: Samples.owner, to: Samples.other, amount: 1), .transfer, results: [result])
        #expect(status(packed, .answered) == .success)
    }

    @Test(arguments: ContractResult.allCases.filter { $0 != .success && $0 != .default }) func everyOtherResultIsFailure(result: ContractResult) throws {
        let packed = try Samples.transaction(.transfer(from: Samples.owner, to: Samples.other, amount: 1), .transfer, results: [result])
        let byTransaction = Samples.finding(packed)
        #expect(byTransaction.status == .failed)
        #expect(byTransaction.reason == .contract(result))
        #expect(byTransaction.moved.isEmpty)
        let byReceipt = Samples.finding(nil, Samples.receipt(of: nil, result))
        #expect(byReceipt.status == .failed)
        #expect(byReceipt.reason?.code == result.rawValue)
    }

    @Test func aReceiptAloneIsEnough() {
        #expect(Samples.finding(nil, Samples.receipt(of: nil)).status == .success)
        #expect(Samples.finding(nil, Samples.receipt(of: nil, .success)).status == .success)
        let failed = TronReceipt(id: nil, isFailed: true)
        #expect(Samples.finding(nil, failed).status == .failed)
        #expect(Samples.finding(nil, failed).reason == .contract(.unknown))
    }

    @Test func thatUSDTReturnsFalseIsNoFailure() throws {
        let call = try Samples.call(Samples.usdt, .transfer(to: Samples.other.account, amount: 1_000_000))
        let receipt = Samples.receipt(
            of: call, .success, returned: [UInt8](repeating: 0, count: 32),
            logs: [Samples.transferLog(Samples.usdt, from: Samples.owner, to: Samples.other, 1_000_000)])
        let finding = Samples.finding(call, receipt)
        #expect(finding.status == .success)
        #expect(finding.moved.map(\.amount.text) == ["1"])
    }

    @Test func logsOfAFailureMoveNothing() throws {
        let call = try Samples.call(Samples.usdt, .transfer(to: Samples.other.account, amount: 1_000_000))
        let logs = [Samples.transferLog(Samples.usdt, from: Samples.owner, to: Samples.other, 1_000_000)]
        #expect(Samples.finding(call, Samples.receipt(of: call, .revert, logs: logs)).moved.isEmpty)
    }

    @Test(arguments: BroadcastCode.allCases) func aRefusalIsNoProofOfDeath(code: BroadcastCode) throws {
        let signed = try Samples.payment()
        let refused = status(signed, .notAsked, refusal: code)
        switch code {
        case .success, .duplicate: #expect(refused == .pending)
        case .expiration, .referenceBlock: #expect(refused == .unknown)
        default: #expect(refused == .notBroadcast)
        }
        #expect(status(signed, .answered, refusal: code, receipt: Samples.receipt(of: signed)) == .success)
        #expect(status(signed, .notFound(nodes: 2), Self.behind, refusal: code) == .expired)
    }
}

@Suite("Nodes that can't be right")
struct ContradictionTests {
    private typealias Samples = TransactionSamples

    private func expectNoClaim(_ finding: TransactionFinding) {
        #expect(finding.status == .unknown)
        #expect(finding.flags == [.nodeLies])
        #expect(finding.moved.isEmpty && finding.intended == nil && finding.cost == nil && finding.signers.isEmpty)
    }

    @Test func aFalseIDSaysNothing() throws {
        let forged = try Samples.transaction(
            .transfer(from: Samples.owner, to: Samples.other, amount: 1), .transfer, results: [.success],
            claimedID: String(repeating: "a", count: 64))
        expectNoClaim(Samples.finding(forged))
        #expect(Samples.finding(forged).isIDRight == false)
    }

    @Test func aReceiptOfAnotherTransactionSaysNothing() throws {
        let (one, two) = (try Samples.payment(1), try Samples.payment(2))
        expectNoClaim(Samples.finding(one, Samples.receipt(of: two)))
    }

    @Test func twoEndsSayNothing() throws {
        let packed = try Samples.transaction(.transfer(from: Samples.owner, to: Samples.other, amount: 1), .transfer, results: [.outOfEnergy])
        expectNoClaim(Samples.finding(packed, Samples.receipt(of: packed, .success)))
    }

    @Test func finalityComesFromTheSolidifiedBlock() throws {
        let payment = try Samples.payment()
        let receipt = Samples.receipt(of: payment)
        func isFinal(_ solidified: Int64?, _ isSolidified: Bool? = nil) -> Bool? {
            TransactionDiagnosis.finding(
                of: TronEvidence(
                    transaction: payment, receipt: receipt, lookup: .answered, isSolidified: isSolidified,
                    solidifiedTime: solidified.map { Instant(milliseconds: Samples.packed.milliseconds + $0) }),
                tokens: KnownTokens.book
            ).isFinal
        }
        #expect(isFinal(nil) == nil)
        #expect(isFinal(-1) == false)
        #expect(isFinal(0) == true)
        #expect(isFinal(57_000) == true)
        #expect(isFinal(-1, true) == true)
        #expect(isFinal(nil, false) == false)
    }
}
