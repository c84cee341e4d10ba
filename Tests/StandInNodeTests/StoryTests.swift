import BigInt
import ChainKit
import Foundation
import Kit
import Testing

@testable import StandInNode

/// The story was written by another program with other libraries: what the package reads and writes must agree with it.
@Suite struct StoryTests {
    let chain = StandInChain(clock: StandInClock().clock, story: .recorded)
    let document: JSONValue

    init() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        document = try JSONValue(parsing: Array(try Data(contentsOf: root.appending(path: "Sources/StandInData/story.json"))))
    }

    func answer(_ call: String, _ body: [String: JSONValue], isSolid: Bool = false) throws -> JSONValue {
        try #require(WalletAnswers(view: NodeView(chain: chain, lag: .milliseconds(0)), isSolid: isSolid, body: .object(body)).answer(call))
    }

    @Test func keysAndAddressesAreTheSame() throws {
        let people = try #require(document["people"]?.object)
        #expect(people.count == 26)
        for (name, address) in people {
            let key = StandInKey(document["keys"]?[name]?.string ?? name)
            #expect(key?.address.base58 == address.string, "\(name)")
        }
    }

    @Test func transactionsAndReceiptsAreAnsweredAsTheyStandThere() throws {
        let history = try #require(document["history"]?.array)
        #expect(history.count == 38)
        for entry in history {
            let id = try #require(entry["transaction"]?["txID"])
            #expect(try answer("gettransactionbyid", ["value": id], isSolid: true) == entry["transaction"])
            #expect(try answer("gettransactioninfobyid", ["value": id], isSolid: true) == entry["info"])
        }
    }

    @Test func accountsAreAnsweredAsTheyStandThere() throws {
        for account in try #require(document["accounts"]?.array) {
            guard case .object(var expected) = account else { continue }
            expected["asset_optimized"] = .bool(true)
            if expected["balance"] == .number("0") { expected["balance"] = nil }
            #expect(try answer("getaccount", ["address": try #require(account["address"])]) == .object(expected))
        }
    }

    @Test func hashesAndSignersAreRight() throws {
        for entry in chain.story.history {
            let transaction = try TronTransaction(rawData: entry.transaction.rawData, signatures: entry.transaction.signatures)
            #expect(transaction.signers == [transaction.raw.contract.owner])
            #expect(entry.transaction.size == transaction.bandwidthBytes)
        }
        let expired = try TronTransaction(node: try #require(chain.story.expired))
        #expect(expired.isIDRight == true)
        #expect(expired.isReadableFormTrue == true)
        #expect(expired.signers == [expired.raw.contract.owner])
    }

    /// What the writer computed and what the ledger's rules give for the same transactions are one.
    @Test func theLedgersRulesGiveTheSameReceipts() throws {
        for entry in chain.story.history {
            guard case .call(let call) = entry.transaction.raw.contract, call.contract == StandInChain.tether else { continue }
            var ledger = StandInLedger.empty
            let parties = Parts(call)
            ledger.accounts[call.owner] = StandInAccount(address: call.owner, created: Instant(milliseconds: 0))
            let isBroke = entry.receipt.result == .outOfEnergy
            ledger.accounts[call.owner]?.balance = isBroke ? 27_255_900 : 1_000_000_000
            if entry.receipt.bandwidth.burnt > 0 { ledger.accounts[call.owner]?.bandwidth.use(600, at: entry.receipt.blockTime ?? StandInClock.start) }
            if entry.receipt.result != .revert { ledger.tokens[StandInChain.tether]?.balances[parties.from] = 1 << 100 }
            if entry.receipt.energy.total == 64_285 { ledger.tokens[StandInChain.tether]?.balances[parties.to] = 5 }
            ledger.tokens[StandInChain.tether]?.allowances[StandInToken.Pair(owner: parties.from, spender: call.owner)] = 1 << 100
            let receipt = ledger.execute(entry.transaction, block: entry.receipt.blockNumber, time: try #require(entry.receipt.blockTime))
            #expect(receipt == entry.receipt)
        }
    }

    private struct Parts {
        let from: TronAddress
        let to: TronAddress

        init(_ call: ContractCall) {
            let data = CallData(call.data)
            let isFrom = KnownFunction(selector: data.selector) == .transferFrom
            from = isFrom ? TronAddress(data.word(0)?.account ?? .zero) : call.owner
            to = TronAddress(data.word(isFrom ? 1 : 0)?.account ?? .zero)
        }
    }

    @Test func theDemoHasATransferThatWaits() async throws {
        let clock = StandInClock()
        let chain = StandInChain.demo(clock: clock.clock)
        let id = try #require(chain.waiting.first)
        clock.advance(by: .hours(2))
        #expect(chain.waiting == [id])
        clock.advance(by: .hours(22))
        #expect(chain.waiting.isEmpty)
    }

    @Test func theDemoRunsAheadOfAClockThatIsBehindTheStory() throws {
        let chain = StandInChain.demo(clock: StandInClock(Instant(milliseconds: 1_700_000_000_000)).clock)
        let id = try #require(chain.story.transactions["failedTransfer"])
        let view = NodeView(chain: chain, lag: .milliseconds(0))
        #expect(view.sight.entry(id, isSolid: true) != nil)
    }

    @Test func whoHoldsTheFakeTokenIsListedWithIt() throws {
        let lin = try #require(chain.story.people["lin"])
        let fake = try #require(chain.story.fakeToken)
        let path: [Substring] = ["v1", "accounts", Substring(lin.base58)]
        let answer = GridAnswers(view: NodeView(chain: chain, lag: .milliseconds(0)), path: path, query: GridParameters("")).answer()
        #expect(answer?["data"]?.array?.first?["trc20"]?.array?.contains { $0[fake.base58] != nil } == true)
    }
}
