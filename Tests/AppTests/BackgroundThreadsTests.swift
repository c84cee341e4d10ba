import Foundation
import Testing

@testable import App

@Suite struct BackgroundThreadsTests {
    private var niceness: Int32 { getpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0) }

    @Test func whatRunsThereStandsBackWithAllThatItBegins() async {
        let usual = niceness
        await withTaskExecutorPreference(BackgroundThreads(count: 2)) {
            #expect(niceness == usual + 10)
            let all = await withTaskGroup(of: Int32.self) { group in
                for _ in 0..<200 {
                    group.addTask {
                        await Task.yield()
                        return niceness
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(all == Array(repeating: usual + 10, count: 200))
        }
        #expect(niceness == usual)
    }
}
