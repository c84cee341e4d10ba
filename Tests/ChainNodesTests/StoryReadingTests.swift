import BigInt
import ChainKit
import ChainNodes
import Kit
import StandInNode
import Testing

/// What the desk finds in the story that the demo shows.
@Suite struct StoryReadingTests {
    private struct Expected {
        let status: TransactionFinding.Status
        let cost: BigInt?
        let flags: Set<TransactionFinding.Flag>

        init(_ status: TransactionFinding.Status, _ cost: BigInt?, _ flags: Set<TransactionFinding.Flag> = []) {
            self.status = status
            self.cost = cost
            self.flags = flags
        }
    }

    private static let expected: [String: Expected] = [
        "activation": Expected(.success, 1_100_000, [.activatedAccount]), "assetSpam": Expected(.success, 1_000_000, [.unsolicitedToken, .memoAdvert]),
        "coinTransfer": Expected(.success, 0), "emptyTransfer": Expected(.success, 13_877_850, [.dustPoisoning]), "expiredTransfer": Expected(.notFound, nil),
        "failedTransfer": Expected(.failed, 27_255_900, [.feeWasted]), "fakeToken": Expected(.success, 2_814_000, [.fakeToken]),
        "poisoning": Expected(.success, 0, [.dustPoisoning]), "refusedTransfer": Expected(.failed, 1_811_040, [.feeWasted]),
        "stake": Expected(.success, 0), "successfulTransfer": Expected(.success, 13_499_850), "takenByApproval": Expected(.success, 13_499_850),
        "takeover": Expected(.success, 100_000_000, [.permissionTakeover]), "theft": Expected(.success, 27_359_850),
        "theftOfCoins": Expected(.success, 269_000), "turningBack": Expected(.success, 27_359_850),
        "unlimitedApproval": Expected(.success, 4_827_900, [.unlimitedApproval]), "unstaking": Expected(.success, 0),
        "withdrawal": Expected(.success, 27_359_850),
    ]

    @Test func everyCaseIsFoundForWhatItIs() async throws {
        try await LiveDesk.run(nodes: 2) { desk in
            #expect(Set(desk.chain.story.transactions.keys) == Set(StoryReadingTests.expected.keys))
            for (name, expected) in StoryReadingTests.expected {
                let finding = await desk.reader.transaction(try desk.transaction(name)).finding
                #expect(finding.status == expected.status, "\(name)")
                #expect(finding.cost?.total == expected.cost, "\(name)")
                #expect(expected.flags.isSubset(of: finding.flags), "\(name): \(finding.flags)")
                #expect(finding.isFinal == (expected.status == .notFound ? nil : true), "\(name)")
            }
        }
    }

    @Test func theFailedTransferRanOutForLackOfCoins() async throws {
        try await LiveDesk.run(nodes: 1) { desk in
            let energy = try found(await desk.reader.transaction(try desk.transaction("failedTransfer")).finding.energy)
            #expect(energy.limit == 129_790)
            #expect(energy.needed == 130_285)
        }
    }
}
