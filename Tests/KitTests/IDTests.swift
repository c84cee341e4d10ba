import DeskTesting
import Foundation
import Kit
import Testing

@Suite struct IDTests {
    private enum Thing {}

    @Test(arguments: [1, 2, 3] as [UInt64])
    func aThousandIDsComeBackFromTheirText(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let time = Instant(milliseconds: Int64.random(in: 0..<(1 << 48), using: &random))
            let id = UUIDv7(time: time, random: (random.next(), random.next()))
            let text = id.description
            try #require(text.count == 36, "seed \(seed)")
            #expect(UUIDv7(text) == id, "seed \(seed): \(text)")
            #expect(UUIDv7(text.uppercased()) == id, "seed \(seed): \(text)")
            #expect(UUID(uuidString: text) != nil, "seed \(seed): \(text)")
            let digits = Array(text)
            #expect(digits[14] == "7", "seed \(seed): the version of \(text)")
            #expect("89ab".contains(digits[19]), "seed \(seed): the variant of \(text)")
        }
    }

    @Test(arguments: [4, 5] as [UInt64])
    func idsSortByTimeAndAsTheirText(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let times = [Int64.random(in: 0..<(1 << 48), using: &random), Int64.random(in: 0..<(1 << 48), using: &random)].sorted()
            let early = UUIDv7(time: Instant(milliseconds: times[0]), random: (random.next(), random.next()))
            let late = UUIDv7(time: Instant(milliseconds: times[1]), random: (random.next(), random.next()))
            if times[0] < times[1] { #expect(early < late, "seed \(seed)") }
            #expect((early < late) == (early.description < late.description), "seed \(seed): \(early) \(late)")
        }
    }

    @Test func carriesTheTimeInItsFirst48Bits() {
        let id = UUIDv7(time: Instant(milliseconds: 0x0123_4567_89AB), random: (.max, .max))
        #expect(id.description == "01234567-89ab-7fff-bfff-ffffffffffff")
    }

    @Test(arguments: [
        "", "0", "01234567-89ab-7fff-bfff-fffffffffff", "01234567-89ab-7fff-bfff-fffffffffffff", "0123456789ab7fffbfffffffffffffff",
        "01234567-89ab-7fff-bfff-ffffffffffff-", "{01234567-89ab-7fff-bfff-ffffffffffff}", "01234567_89ab_7fff_bfff_ffffffffffff",
        "01234567-89ab-7fff-bfff-fffffffffffg", "01234567-89ab-7fffb-fff-ffffffffffff", "０1234567-89ab-7fff-bfff-ffffffffffff",
        " 01234567-89ab-7fff-bfff-ffffffffffff", "01234567-89ab-7fff-bfff-ffffffffffff\n", "------------------------------------",
        "01234567-89ab-7fff-bfff-fffffffffff\u{0}", "' OR 1=1 --",
    ])
    func otherFormsAreNoID(text: String) {
        #expect(UUIDv7(text) == nil)
        #expect(ID<Thing>(text) == nil)
    }

    @Test func isItsTextInJSON() throws {
        let id = ID<Thing>(UUIDv7(time: TestClock.start, random: (7, 7)))
        let json = try JSONEncoder().encode([id])
        #expect(String(decoding: json, as: UTF8.self) == "[\"\(id)\"]")
        #expect(try JSONDecoder().decode([ID<Thing>].self, from: json) == [id])
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([ID<Thing>].self, from: Data("[\"7\"]".utf8)) }
    }

    @Test func randomIDsDifferAndCarryTheClocksTime() {
        let source = IDSource.random(clock: TestClock().clock)
        let ids = (0..<1000).map { _ in source.next(Thing.self) }
        #expect(Set(ids).count == 1000)
        #expect(Set(ids.map { $0.description.prefix(13) }).count == 1)
    }
}
