import BigInt
import ChainKit
import Kit
import Testing

@Suite("Bait in a history")
struct PoisoningCheckTests {
    /// A case of the main network: 69 seconds after a payment 1 sun came from an address with the same last three characters.
    private static let victim = TronAddress(base58: "TL24LCps5FKwp3PoU1MvrYrwhi5LU1tHre") ?? TronAddress(.zero)
    private static let paid = TronAddress(base58: "TBy2NECVVZRS4Aia4oYXe669HuhgKAiYE3") ?? TronAddress(.zero)
    private static let bait = TronAddress(base58: "TD3UjWy82fFre6VEqEVpK2J2HKm3NewYE3") ?? TronAddress(.zero)

    private func event(
        _ from: TronAddress, _ to: TronAddress, _ amount: BigUInt, second: Int64, contract: TronAddress? = nil
    ) -> TokenEvent {
        TokenEvent(at: AccountVectors.now + .seconds(second), contract: contract, from: from, to: to, amount: amount)
    }

    private func check(_ events: [TokenEvent]) -> PoisoningCheck {
        PoisoningCheck(account: Self.victim, events: events, tokens: AccountVectors.book)
    }

    @Test("the case that happened")
    func real() throws {
        let check = check([event(Self.bait, Self.victim, 1, second: 69), event(Self.victim, Self.paid, 25_000_000, second: 0)])
        let bait = try #require(check.baits.first)
        #expect(bait.address == Self.bait && bait.imitated == Self.paid)
        #expect(bait.likeness.head == 0 && bait.likeness.tail == 3)
        #expect(bait.delay == .seconds(69) && !bait.seemsOwn)
        #expect(check.losses.isEmpty && check.otherDust == 0)
    }

    @Test("every kind of bait", arguments: [(BigUInt(0), true), (10_000, true), (10_001, false)])
    func amounts(_ amount: BigUInt, _ isBait: Bool) {
        let events = [
            event(Self.victim, Self.paid, 25_000_000, second: 0),
            event(Self.victim, Self.bait, amount, second: 5, contract: AccountVectors.usdt),
        ]
        #expect(check(events).baits.isEmpty == !isBait)
        #expect(check(events).baits.allSatisfy { $0.seemsOwn })
    }

    @Test("a token that nobody knows is bait in any amount")
    func fakeToken() {
        let events = [
            event(Self.victim, Self.paid, 25_000_000, second: 0),
            event(Self.bait, Self.victim, 25_000_000, second: 5, contract: AccountVectors.address(8)),
        ]
        #expect(check(events).baits.count == 1)
    }

    @Test("a payment to the bait is a loss")
    func loss() {
        let events = [
            event(Self.victim, Self.paid, 25_000_000, second: 0), event(Self.bait, Self.victim, 1, second: 69),
            event(Self.victim, Self.bait, 900_000_000, second: 9000, contract: AccountVectors.usdt),
        ]
        #expect(check(events).losses.map(\.to) == [Self.bait])
    }

    @Test("someone whom one really deals with is no bait, nor is dust from nobody in particular")
    func harmless() {
        let known = [
            event(Self.victim, Self.paid, 25_000_000, second: 0), event(Self.bait, Self.victim, 30_000_000, second: 5),
            event(Self.bait, Self.victim, 1, second: 9),
        ]
        #expect(check(known).baits.isEmpty)
        let stranger = check([event(Self.victim, Self.paid, 25_000_000, second: 0), event(AccountVectors.address(5), Self.victim, 1, second: 3)])
        #expect(stranger.baits.isEmpty && stranger.otherDust == 1)
        #expect(check([event(AccountVectors.address(2), AccountVectors.address(3), 0, second: 0)]).otherDust == 0, "not this account's")
    }

    @Test("a busy account is hardly ever alarmed by chance")
    func chance() {
        var dice = SeededGenerator(seed: 5)
        func random() -> TronAddress {
            AccountBytes((0..<20).map { _ in UInt8.random(in: 0...255, using: &dice) }).map { TronAddress($0) } ?? TronAddress(.zero)
        }
        let events = (0..<500).flatMap { index in
            [
                event(random(), Self.victim, 50_000_000, second: Int64(index) * 2),
                event(random(), Self.victim, 1, second: Int64(index) * 2 + 1),
            ]
        }
        #expect(check(events).baits.count < 5, "seed \(dice.seed)")
    }

    @Test("ten thousand with the same end are compared within bounds")
    func crowd() {
        let ends = [Self.paid, Self.bait]
        let events = (0..<20_000).map { event(Self.victim, ends[$0 % 2], BigUInt($0 % 2 == 0 ? 50_000_000 : 0), second: Int64($0)) }
        #expect(check(events).baits.count == 5000, "the newest ten thousand, every second one a bait")
    }

    @Test("words in both languages", arguments: Language.allCases)
    func words(_ language: Language) {
        let paid = event(Self.victim, Self.paid, 25_000_000, second: 0)
        let dust = event(Self.bait, Self.victim, 1, second: 69)
        let lost = event(Self.victim, Self.bait, 900_000_000, second: 9000)
        for check in [check([]), check([paid, dust]), check([paid, dust, lost])] {
            let lines = [PoisoningWords.user(check, language)] + PoisoningWords.facts(check, language)
            #expect(lines.allSatisfy { !$0.isEmpty && !$0.contains("{") })
        }
    }
}
