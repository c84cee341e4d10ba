import BigInt
import ChainKit
import Foundation
import Kit
import Testing

@Suite("What nodes say of accounts")
struct AccountReadingTests {
    private static let address = AccountVectors.address(1)

    private func account(_ fields: String) throws -> TronAccount {
        try TronAccount(node: try JSONValue(parsing: #"{"address": "\#(Self.address.hex)", \#(fields)}"#))
    }

    @Test("staking of both kinds")
    func staking() throws {
        let account = try account(
            """
            "frozenV2": [{"amount": 3000000}, {"type": "ENERGY", "amount": 402000000}, {"type": "TRON_POWER"}],
            "unfrozenV2": [{"type": "ENERGY", "unfreeze_amount": 5000000, "unfreeze_expire_time": 1795305600000},
                {"unfreeze_amount": 7000000, "unfreeze_expire_time": 1795305600001}, {}],
            "frozen": [{"frozen_balance": 1000000, "expire_time": 1670681610000}],
            "delegated_frozenV2_balance_for_bandwidth": 9000000, "acquired_delegated_frozen_balance_for_bandwidth": 4000000,
            "account_resource": {"frozen_balance_for_energy": {"frozen_balance": 2000000}, "acquired_delegated_frozenV2_balance_for_energy": 6000000}
            """.replacing("{}]", with: "{\"unfreeze_expire_time\": 1795305600000}]"))
        #expect(account.stake.own == [.bandwidth: 3_000_000, .energy: 402_000_000])
        #expect(account.stake.lent == [.bandwidth: 9_000_000])
        #expect(account.stake.borrowed == [.bandwidth: 4_000_000, .energy: 6_000_000])
        #expect(account.stake.old.map(\.amount) == [1_000_000, 2_000_000])
        let staking = StakingFinding(account, delegations: nil, now: AccountVectors.now)
        #expect(staking.matured.map(\.amount) == [5_000_000], "what is due now can be withdrawn now")
        #expect(staking.waiting.map(\.amount) == [7_000_000])
        #expect(staking.nextDue == Instant(milliseconds: 1_795_305_600_001))
        #expect(staking.stakedTotal == 405_000_000 && staking.oldTotal == 3_000_000)
        #expect(!staking.isFull && !staking.isEmpty)
    }

    @Test("the 32nd unstaking is the last")
    func full() {
        func account(_ count: Int) -> TronAccount {
            let waiting = TronAccount.Unstaking(amount: 1, resource: .energy, due: AccountVectors.now + .days(1))
            return TronAccount(address: Self.address, stake: TronAccount.Stake(unstaking: Array(repeating: waiting, count: count)))
        }
        #expect(!StakingFinding(account(31), delegations: nil, now: AccountVectors.now).isFull)
        #expect(StakingFinding(account(32), delegations: nil, now: AccountVectors.now).isFull)
    }

    @Test("delegations and their locks")
    func delegations() throws {
        let answer = try JSONValue(
            parsing: """
                {"delegatedResource": [{"from": "\(Self.address.base58)", "to": "\(AccountVectors.address(2).base58)", "frozen_balance_for_energy": 677377195,
                    "expire_time_for_energy": 1795305600001}, {"from": "\(Self.address.base58)", "to": "\(AccountVectors.address(3).base58)",
                    "frozen_balance_for_bandwidth": 5}]}
                """)
        let delegations = try Delegation.list(node: answer)
        #expect(delegations.map(\.energy) == [677_377_195, 0])
        let finding = StakingFinding(TronAccount(address: Self.address), delegations: delegations, now: AccountVectors.now)
        #expect(finding.locked == [delegations[0]])
        #expect(try Delegation.list(node: .object([:])).isEmpty)
    }

    @Test("tokens by number and by contract")
    func tokens() throws {
        let account = try account(
            """
            "assetV2": [{"key": "1002000", "value": 899000}], "asset": [{"key": "old", "value": 1}],
            "trc20": [{"\(AccountVectors.usdt.base58)": "1000000"},
                {"\(AccountVectors.address(7).base58)": "115792089237316195423570985008687907853269984665640564039457584007913129639935"}]
            """)
        #expect(account.trc10 == [TronAccount.TRC10Balance(id: "1002000", amount: 899_000)])
        #expect(account.trc20.map(\.amount) == [1_000_000, BigUInt(2).power(256) - 1])
    }

    private static let unreadable = [
        #""balance": -1"#, #""balance": "x""#, #""balance": 1e3"#, #""balance": 99999999999999999999"#, #""owner_permission": 7"#,
        #""owner_permission": {"keys": [{"address": "TLost", "weight": 1}], "threshold": 1}"#, #""owner_permission": {"keys": [{"weight": 1}]}"#,
        #""active_permission": {}"#, #""active_permission": [{"operations": "7fff"}]"#, #""active_permission": [{"operations": "zz"}]"#,
        #""frozenV2": [{"type": "GOLD", "amount": 1}]"#, #""unfrozenV2": [{"unfreeze_amount": 1, "unfreeze_expire_time": -5}]"#,
        #""trc20": [{"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t": "-1"}]"#, #""votes": [{"vote_count": 1}]"#,
        #""trc20": [{"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t": "115792089237316195423570985008687907853269984665640564039457584007913129639936"}]"#,
    ]

    @Test("what can't be read is no account, and nothing is claimed of it", arguments: unreadable)
    func refused(_ fields: String) throws {
        #expect(throws: AccountUnreadable.self) { try account(fields) }
        let finding = try AccountVectors.finding(#"{"address": "\#(Self.address.hex)", \#(fields)}"#)
        #expect(finding.state == .unknown && finding.flags.isEmpty)
    }

    private static let failures = [
        #"{"Error": "class java.lang.NullPointerException : null"}"#, #"{"Success": false, "Error": "The key exceeds", "StatusCode": 403}"#,
        #"{"success": false}"#, #"{"success": false, "data": []}"#, #"{"data": {}}"#, #""this API is closed""#, #"{"data": [7]}"#, "[]", "null",
    ]

    @Test("an error is never a missing account", arguments: failures)
    func failed(_ json: String) throws {
        let finding = try AccountVectors.finding(json)
        #expect(finding.state == .unknown && finding.flags.isEmpty)
    }

    @Test("what a node said instead is shown, cleaned")
    func nodeMessage() throws {
        let finding = try AccountVectors.finding(#"{"Error": "lack of \u202e\u0000computing resources"}"#)
        guard case .said(let message) = finding.trouble else {
            Issue.record("the node said something")
            return
        }
        #expect(message.contains("computing resources") && !message.contains("\u{202E}") && !message.contains("\0"))
        #expect(try AccountVectors.finding(#"{"address": "T"}"#).trouble == .unreadable(field: "address"))
        #expect(AccountFactLines.all(finding, .zh).contains { $0.contains("computing resources") })
    }

    @Test("resources recover over a day")
    func resources() throws {
        let resources = try AccountResources(
            node: try JSONValue(
                parsing: #"{"freeNetUsed": 441, "freeNetLimit": 600, "EnergyUsed": 80000, "EnergyLimit": 100000, "NetUsed": 9, "NetLimit": 5}"#))
        #expect(resources.freeBandwidth.available == 159)
        #expect(resources.stakedBandwidth.available == 0, "a limit below what was used")
        #expect(resources.energy.available == 20_000)
        #expect(resources.energy.available(after: .hours(12)) == 60_000)
        #expect(resources.energy.available(after: .hours(48)) == 100_000)
        #expect(resources.energy.wait(for: 60_000) == .hours(12))
        #expect(resources.energy.wait(for: 1) == .hours(0))
        #expect(resources.energy.wait(for: 100_001) == nil)
        #expect(try AccountResources(node: .object([:])) == AccountResources(), "what is left out is zero")
        #expect(throws: AccountUnreadable.self) { try AccountResources(node: .object(["Error": .string("x")])) }
    }

    @Test("recovery never leaves its bounds, whatever the numbers")
    func recovery() {
        var dice = SeededGenerator(seed: 7)
        for round in 0..<1000 {
            let pool = AccountResources.Pool(
                used: Int64.random(in: 0...Int64.max, using: &dice) >> Int64.random(in: 0...62, using: &dice),
                limit: Int64.random(in: 0...Int64.max, using: &dice) >> Int64.random(in: 0...62, using: &dice))
            let early = pool.available(after: .hours(Int64.random(in: 0...24, using: &dice)))
            #expect((0...pool.limit).contains(early), "seed \(dice.seed), round \(round)")
            if let wait = pool.wait(for: pool.limit) { #expect(wait >= .hours(0) && wait <= .hours(24), "seed \(dice.seed), round \(round)") }
        }
    }

    @Test("damaged answers never crash and never claim more than they say")
    func damage() throws {
        var dice = SeededGenerator(seed: 99)
        let texts = try AccountVectors.made.prefix(40).map { try #require(String(data: JSONEncoder().encode(Damaged($0.answer)), encoding: .utf8)) }
        for _ in 0..<3000 {
            var bytes = Array(texts[Int.random(in: 0..<texts.count, using: &dice)].utf8)
            for _ in 0..<Int.random(in: 1...4, using: &dice) {
                bytes[Int.random(in: 0..<bytes.count, using: &dice)] = UInt8.random(in: 0...127, using: &dice)
            }
            guard let value = try? JSONValue(parsing: bytes), let question = try? AccountQuestion(value) else { continue }
            let finding = AccountDiagnosis.finding(of: question.evidence, tokens: AccountVectors.book, now: AccountVectors.now)
            let answer = AccountAnswer(finding, language: .zh)
            #expect(!answer.text.isEmpty && !answer.facts.isEmpty, "seed \(dice.seed)")
        }
    }
}

/// Writes a document whose form isn't known beforehand.
private struct Damaged: Encodable {
    let value: JSONValue

    init(_ value: JSONValue) { self.value = value }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch value {
        case .null: try container.encodeNil()
        case .bool(let bool): try container.encode(bool)
        case .number: try container.encode(value.int64 ?? 0)
        case .string(let text): try container.encode(text)
        case .array(let values): try container.encode(values.map(Damaged.init))
        case .object(let members): try container.encode(members.mapValues(Damaged.init))
        }
    }
}
