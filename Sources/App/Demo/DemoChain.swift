import ChainKit
package import ChainNodes
import Kit
import StandInNode

/// The stand-in for a TRON node that the demo desk asks, and what a visitor can try on it.
package struct DemoChain: Sendable {
    private let node: StandInNode

    package static func start() async throws -> DemoChain {
        DemoChain(node: try await StandInNode.start(StandInChain(clock: .system, story: .recorded)))
    }

    package var endpoint: NodeEndpoint { NodeEndpoint(name: "stand-in (not TRON)", url: node.url, kind: .tronGrid) }

    /// Lines for the terminal: what to paste into the widget.
    package var tips: [String] {
        [
            "The demo asks a stand-in node with made-up transactions, not TRON. Paste into the widget:",
            "  转账失败了还扣了手续费，哈希 \(hash("failedTransfer"))",
        ]
    }

    /// Who writes what, of things that happened on the node's chain.
    var cases: [(name: String, text: String)] {
        [
            ("林*", "转账失败了还扣了27个TRX，哈希 \(hash("failedTransfer"))"),
            ("周*", "我的USDT被转走了，不是我操作的。我的地址是 \(address("wang"))"),
            ("陈*", "钱包里的币转不出来，提示权限不对，地址 \(address("chen"))"),
        ]
    }

    /// Whose the addresses are at which the demo's theft ends.
    var labels: AddressLabels {
        let story = node.chain.story.people
        let ends = [("exchange one deposit", "Exchange One"), ("exchange two deposit", "Exchange Two")]
        let entries = ends.compactMap { person, name in
            story[person].map { ($0, AddressLabel(kind: .exchange, name: name, source: "demo", date: "2026-11-20")) }
        }
        return AddressLabels(Dictionary(entries, uniquingKeysWith: { first, _ in first }))
    }

    private func hash(_ name: String) -> String { node.chain.story.transactions[name]?.hex ?? "" }
    private func address(_ name: String) -> String { node.chain.story.people[name]?.base58 ?? "" }
}
