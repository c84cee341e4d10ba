import Accounts
import Inbox
import Kit

/// Those who wait for the same kind of agent, in the order in which they will be taken.
struct Lane: Sendable {
    struct Key: Sendable, Hashable {
        let queue: ID<Queue>
        let needs: Needs
        let kind: WorkKind
        let isSecurity: Bool
    }

    let key: Key
    /// Agents on duty who meet the needs, free or not.
    var fit: AgentSet
    /// Sorted, without those who are being offered to somebody. Those before `first` have left.
    private var entries: [WaitingConversation.Standing] = []
    private var first = 0

    init(key: Key, fit: AgentSet) {
        self.key = key
        self.fit = fit
    }

    var count: Int { entries.count - first }
    var isEmpty: Bool { count == 0 }

    /// - Parameter place: 0 is next.
    subscript(place: Int) -> WaitingConversation.Standing { entries[first + place] }

    mutating func insert(_ standing: WaitingConversation.Standing) {
        entries.insert(standing, at: first + count(before: standing))
    }

    mutating func remove(_ standing: WaitingConversation.Standing) {
        let place = first + count(before: standing)
        guard place < entries.count, entries[place] == standing else { return }
        if place == first { first += 1 } else { entries.remove(at: place) }
        // Half of the room is empty: move up.
        if first > 64, first * 2 > entries.count {
            entries.removeFirst(first)
            first = 0
        }
    }

    /// How many stand before.
    func count(before standing: WaitingConversation.Standing) -> Int {
        var (low, high) = (first, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle] < standing { low = middle + 1 } else { high = middle }
        }
        return low - first
    }
}
