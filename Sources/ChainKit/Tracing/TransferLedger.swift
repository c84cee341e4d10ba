import Kit

/// All transfers that were read, each once, in time order. Addresses and assets are numbered, so that walking through them again and again is quick.
struct TransferLedger: Sendable, Hashable {
    struct Row: Sendable, Hashable {
        let transfer: Transfer
        let from: Int
        let to: Int
        let asset: Int
    }

    private(set) var rows: [Row] = []
    private(set) var addresses: [TronAddress] = []
    private(set) var assets: [TraceAsset] = []
    private var known: Set<Transfer> = []
    private var addressNumbers: [TronAddress: Int] = [:]
    private var assetNumbers: [TraceAsset: Int] = [:]

    func number(of address: TronAddress) -> Int? { addressNumbers[address] }

    /// Takes what isn't there yet.
    mutating func add(_ transfers: some Sequence<Transfer>) {
        let fresh = transfers.filter { known.insert($0).inserted }.sorted(by: Transfer.isOrdered)
        merge(fresh.map { Row(transfer: $0, from: number($0.from), to: number($0.to), asset: number($0.asset)) })
    }

    private mutating func merge(_ fresh: [Row]) {
        guard let first = fresh.first else { return }
        let kept = rows.partitioningIndex { !Transfer.isOrdered($0.transfer, first.transfer) }
        let late = Array(rows[kept...])
        rows.removeSubrange(kept...)
        rows.reserveCapacity(kept + late.count + fresh.count)
        var (old, new) = (0, 0)
        while old < late.count, new < fresh.count {
            if Transfer.isOrdered(late[old].transfer, fresh[new].transfer) {
                rows.append(late[old])
                old += 1
            } else {
                rows.append(fresh[new])
                new += 1
            }
        }
        rows += late[old...]
        rows += fresh[new...]
    }

    private mutating func number(_ address: TronAddress) -> Int {
        if let number = addressNumbers[address] { return number }
        addresses.append(address)
        addressNumbers[address] = addresses.count - 1
        return addresses.count - 1
    }

    private mutating func number(_ asset: TraceAsset) -> Int {
        if let number = assetNumbers[asset] { return number }
        assets.append(asset)
        assetNumbers[asset] = assets.count - 1
        return assets.count - 1
    }
}

extension Array {
    /// The first index from which on the condition holds, which it does for none before.
    fileprivate func partitioningIndex(_ holds: (Element) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
