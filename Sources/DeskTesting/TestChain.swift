package import Configuration
package import StandInNode

/// A stand-in TRON node whose blocks come with the test's clock, with the recorded story on it.
package struct TestChain: Sendable {
    package let node: StandInNode
    private let time: TestClock

    package init(_ time: TestClock) async throws {
        self.time = time
        node = try await StandInNode.start(StandInChain(clock: time.clock, story: .recorded))
    }

    /// What makes a desk ask this node.
    package var settings: [String: ConfigValue] {
        // A machine that runs a thousand tests at once answers late.
        ["chain.nodes": ConfigValue(.stringArray(["tron=\(node.url) name=stand-in"]), isSecret: false), "chain.time-limit-seconds": 240]
    }

    /// A desk that asks it, on the same clock.
    /// - Parameter folder: with what the desk has already.
    package func desk(in folder: TestFolder? = nil) async throws -> TestDesk { try await TestDesk(settings, folder: folder, time: time) }
}
