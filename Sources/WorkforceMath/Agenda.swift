/// What is still to come, the earliest first; of the same time, what was put in first. A binary heap.
package struct Agenda<Item: Sendable>: Sendable {
    private struct Entry: Sendable {
        let time: Double
        let number: Int
        let item: Item

        func isBefore(_ other: Entry) -> Bool { (time, number) < (other.time, other.number) }
    }

    private var heap: [Entry] = []
    private var count = 0

    package init() {}

    /// - Parameter time: seconds.
    package mutating func add(_ item: Item, at time: Double) {
        heap.append(Entry(time: time, number: count, item: item))
        count += 1
        var place = heap.count - 1
        while place > 0, heap[place].isBefore(heap[(place - 1) / 2]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    /// nil where nothing is left.
    package mutating func next() -> (time: Double, item: Item)? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        if !heap.isEmpty {
            heap[0] = last
            sink()
        }
        return (first.time, first.item)
    }

    private mutating func sink() {
        var place = 0
        while let child = earlierChild(of: place), heap[child].isBefore(heap[place]) {
            heap.swapAt(place, child)
            place = child
        }
    }

    private func earlierChild(of place: Int) -> Int? {
        let left = 2 * place + 1
        guard left < heap.count else { return nil }
        return left + 1 < heap.count && heap[left + 1].isBefore(heap[left]) ? left + 1 : left
    }
}
