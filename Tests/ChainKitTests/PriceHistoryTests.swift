import ChainKit
import Kit
import Testing

@Suite("TRON's prices over time")
struct PriceHistoryTests {
    @Test(.enabled(if: RecordedTron.hasSharedFolder, "\(RecordedTron.absence)")) func theRecordedAnswerIsRead() throws {
        let prices = try #require(RecordedTron.answers.first { $0.name == "energyprices" }?["response"])
        let history = try PriceHistory(node: prices)
        #expect(history.prices.count == 11)
        #expect(history.price(at: Instant(milliseconds: 1_726_283_400_000)) == 210)
    }

    @Test(arguments: [(0, 100), (9, 100), (10, 20), (11, 20), (30, 40), (99, 40)] as [(Int64, Int64)])
    func aPriceHoldsUntilTheNext(_ time: Int64, _ price: Int64) throws {
        let history = try PriceHistory(node: .object(["prices": .string("30:40,0:100,10:20")]))
        #expect(history.price(at: Instant(milliseconds: time)) == price)
    }

    @Test func beforeTheFirstThereIsNone() throws {
        #expect(try PriceHistory(node: .object(["prices": .string("10:20")])).price(at: Instant(milliseconds: 9)) == nil)
    }

    @Test(arguments: ["", "1", "1:", ":1", "a:b", "1:2,", "-1:2", "1:-2", "1:2:3", "99999999999999999999:1", String(repeating: "1:2,", count: 2_000)])
    func whatIsNoHistoryIsRefused(_ text: String) {
        #expect(throws: TronDecodingError.self) { try PriceHistory(node: .object(["prices": .string(text)])) }
    }
}
