import ChainKit

/// Signed transactions that somebody saw before they were packed. Holds a bounded number; the first to come are the first to go.
actor SeenTransactions<Transaction: Sendable> {
    private let capacity: Int
    private var sightings: [TransactionID: Sighting<Transaction>] = [:]
    private var order: [TransactionID] = []

    init(capacity: Int) { self.capacity = capacity }

    subscript(id: TransactionID) -> Sighting<Transaction>? { sightings[id] }

    func remember(_ sighting: Sighting<Transaction>, as id: TransactionID) {
        if sightings.updateValue(sighting, forKey: id) == nil { order.append(id) }
        guard order.count > capacity else { return }
        for id in order.prefix(capacity / 8) { sightings[id] = nil }
        order.removeFirst(capacity / 8)
    }
}
