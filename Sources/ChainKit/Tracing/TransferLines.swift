import Kit

/// An address's transfers as a stored trace holds them: one line each, with the others and the assets by their number in a list. A trace may hold
/// tens of thousands, and is stored every few seconds.
struct TransferLines: Codable {
    private let others: [String]
    private let assets: [TraceAsset]
    /// `transaction >other asset units milliseconds occurrence`: `>` for what leaves, `<` for what comes.
    private let lines: String

    init(_ transfers: [Transfer], of address: TronAddress) {
        var others = Numbering<TronAddress>()
        var assets = Numbering<TraceAsset>()
        var lines = ""
        for transfer in transfers {
            let isOut = transfer.from == address
            let other = others.number(isOut ? transfer.to : transfer.from)
            let asset = assets.number(transfer.asset)
            lines += "\(transfer.transaction) \(isOut ? ">" : "<")\(other) \(asset) \(transfer.units) \(transfer.at.milliseconds) \(transfer.occurrence)\n"
        }
        self.others = others.items.map(\.hex)
        self.assets = assets.items
        self.lines = lines
    }

    /// - Throws: `DecodingError` for what this type hasn't written.
    func transfers(of address: TronAddress) throws -> [Transfer] {
        let others = try self.others.map { text in
            guard let other = TronAddress(hex: text) else { throw TransferLines.corrupted }
            return other
        }
        return try lines.utf8.split(separator: UInt8(ascii: "\n")).map { line in
            guard let transfer = transfer(line, address, others) else { throw TransferLines.corrupted }
            return transfer
        }
    }

    private static let corrupted = DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no line of a transfer"))

    private func transfer(_ line: Substring.UTF8View, _ address: TronAddress, _ others: [TronAddress]) -> Transfer? {
        let words = line.split(separator: UInt8(ascii: " ")).map { Substring($0) }
        guard words.count == 6, let direction = words[1].first, let number = Int(words[1].dropFirst()), others.indices.contains(number),
            let asset = Int(words[2]), assets.indices.contains(asset), let units = TraceUnits.reading(words[3]),
            let milliseconds = Int64(words[4]), let occurrence = Int(words[5])
        else { return nil }
        let isOut = direction == ">"
        return Transfer(
            transaction: String(words[0]), asset: assets[asset], units: units, from: isOut ? address : others[number], to: isOut ? others[number] : address,
            at: Instant(milliseconds: milliseconds), occurrence: occurrence)
    }
}

/// Gives each item a number, in the order in which they come.
private struct Numbering<Item: Hashable> {
    private(set) var items: [Item] = []
    private var numbers: [Item: Int] = [:]

    mutating func number(_ item: Item) -> Int {
        if let number = numbers[item] { return number }
        items.append(item)
        numbers[item] = items.count - 1
        return items.count - 1
    }
}
