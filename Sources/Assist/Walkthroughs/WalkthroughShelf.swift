import Kit
import Synchronization

/// The walkthroughs in use, in memory.
final class WalkthroughShelf: Sendable {
    private let shelf = Mutex<[Walkthrough]>([])

    func replace(with walkthroughs: [Walkthrough]) { shelf.withLock { $0 = walkthroughs } }

    var all: [Walkthrough] { shelf.withLock { $0 } }

    func walkthrough(_ slug: String) -> Walkthrough? { all.first { $0.slug == slug } }

    func beginning(with text: String) -> Walkthrough? { all.beginning(with: text) }
}

extension [Walkthrough] {
    /// The one that a message asks for; nil where none does or several do, and where something more urgent or a look at the chain comes first.
    func beginning(with text: String) -> Walkthrough? {
        guard Triage.reason(text) == nil, FlowIntent.flow(for: text) == nil else { return nil }
        let read = FlowText(text)
        let found = filter { $0.begins(with: read) }
        return found.count == 1 ? found.first : nil
    }
}
