import Kit
import StandInNode
import Synchronization
import Testing

@testable import ChainNodes

@Suite struct ReadingCacheTests {
    let clock = StandInClock()

    /// Counts how often something is read.
    final class Reads: Sendable {
        private let count = Mutex(0)
        var total: Int { count.withLock { $0 } }
        func read(_ value: Int) -> Int {
            count.withLock { $0 += 1 }
            return value
        }
    }

    @Test func valuesLiveAsLongAsTheyMay() async {
        let cache = ReadingCache<Int, Int>(capacity: 10, clock: clock.clock) { _ in .seconds(5) }
        let reads = Reads()
        for (pause, total) in [(0, 1), (4999, 1), (1, 2), (4999, 2), (5000, 3)] as [(Int64, Int)] {
            clock.advance(by: .milliseconds(pause))
            _ = await cache.value(for: 1) { reads.read(1) }
            #expect(reads.total == total)
        }
    }

    @Test func whatIsNotKeptIsReadAgain() async {
        let cache = ReadingCache<Int, Int>(capacity: 10, clock: clock.clock) { _ in nil }
        let reads = Reads()
        for total in 1...3 {
            _ = await cache.value(for: 1) { reads.read(1) }
            #expect(reads.total == total)
        }
    }

    @Test func theLeastAskedForLeaveFirst() async {
        let cache = ReadingCache<Int, Int>(capacity: 80, clock: clock.clock) { _ in .hours(1) }
        let reads = Reads()
        for key in 0..<80 { _ = await cache.value(for: key) { reads.read(key) } }
        for key in 0..<40 { _ = await cache.value(for: key) { reads.read(key) } }
        #expect(reads.total == 80)
        for key in 100..<105 { _ = await cache.value(for: key) { reads.read(key) } }
        #expect(await cache.count <= 80)
        for key in 0..<40 { _ = await cache.value(for: key) { reads.read(key) } }
        #expect(reads.total == 85)
        for key in 1000..<20_000 { _ = await cache.value(for: key) { reads.read(key) } }
        #expect(await cache.count <= 80)
    }
}
