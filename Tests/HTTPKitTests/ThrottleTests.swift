import DeskTesting
import HTTPKit
import Kit
import Testing

@Suite struct ThrottleTests {
    private let time = TestClock()

    private func isTaken(_ throttle: Throttle, _ key: String = "a") -> Bool {
        (try? throttle.take(key, now: time.now)) != nil
    }

    @Test func givesABurstAndThenSaysHowLongToWait() throws {
        let throttle = Throttle(limit: 3, per: .minutes(1))
        for _ in 1...3 { try throttle.take("a", now: time.now) }
        let error = #expect(throws: APIError.self) { try throttle.take("a", now: time.now) }
        #expect(error?.code == .tooMany)
        #expect(error?.retryAfter == 20)
        #expect(!throttle.allows("a", now: time.now))
        #expect(throttle.allows("b", now: time.now))
        #expect(isTaken(throttle, "b"))
    }

    @Test func whoWaitsAsLongAsWasSaidIsLetIn() throws {
        let throttle = Throttle(limit: 7, per: .seconds(100))
        for _ in 1...7 { try throttle.take("a", now: time.now) }
        for _ in 0..<20 {
            let error = #expect(throws: APIError.self) { try throttle.take("a", now: time.now) }
            time.advance(by: .seconds(Int64(error?.retryAfter ?? 0)))
            #expect(isTaken(throttle))
        }
    }

    @Test func refillsSlowlyAndNeverAboveItsBurst() {
        let throttle = Throttle(limit: 4, per: .seconds(40))
        for _ in 1...4 { #expect(isTaken(throttle)) }
        time.advance(by: .seconds(9))
        #expect(!isTaken(throttle))
        time.advance(by: .seconds(1))
        #expect(isTaken(throttle))
        #expect(!isTaken(throttle))
        time.advance(by: .days(10))
        #expect((0..<10).count { _ in isTaken(throttle) } == 4)
    }

    /// Over any time no more pass than the burst and one for each share of the period.
    @Test(arguments: [41, 42, 43] as [UInt64])
    func neverLetsMoreThrough(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let limit = Int.random(in: 1...20, using: &random)
            let period = Span.seconds(Int64.random(in: 1...100, using: &random))
            let throttle = Throttle(limit: limit, per: period)
            let start = time.now
            var taken = 0
            for _ in 0..<200 {
                if isTaken(throttle) { taken += 1 }
                time.advance(by: .milliseconds(Int64.random(in: 0...2000, using: &random)))
                let passed = (time.now - start).seconds
                #expect(Double(taken) <= Double(limit) + passed * Double(limit) / period.seconds + 1e-6, "seed \(seed)")
            }
        }
    }

    @Test func aClockThatGoesBackIsNoGift() {
        let throttle = Throttle(limit: 2, per: .minutes(1))
        #expect(isTaken(throttle))
        #expect(isTaken(throttle))
        time.advance(by: .seconds(-3600))
        #expect(!isTaken(throttle))
        time.advance(by: .seconds(3600))
        #expect(!isTaken(throttle))
    }
}
