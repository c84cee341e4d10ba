package import Kit

/// What somebody says an address is. It is a claim with a source, never a fact of the chain.
package struct AddressLabel: Sendable, Hashable, Codable {
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case exchange
        case bridge
        case mixer
        case swap
        case token
        case burn
        /// Any other that many people's money goes through: a payment service, an energy rental.
        case service
        /// One person's: it is followed even where it looks like a service's.
        case wallet

        /// Whether following the money ends there, because it mixes with other people's or leaves the chain.
        package var isEnd: Bool { self != .wallet }
    }

    package let kind: Kind
    /// Cleaned, at most 60 characters.
    package let name: String
    /// Who says so: cleaned, at most 120 characters.
    package let source: String
    /// The day on which it was said: `2026-11-22`.
    package let date: String

    package init(kind: Kind, name: String, source: String, date: String) {
        self.kind = kind
        self.name = CleanText.cleaned(name, limit: 60)
        self.source = CleanText.cleaned(source, limit: 120)
        self.date = date
    }
}

/// The desk's list of labels. It begins with what the chain itself defines; nobody's word is in it that the desk's people didn't enter.
package struct AddressLabels: Sendable, Hashable {
    package private(set) var entries: [TronAddress: AddressLabel]

    /// More would make every stored trace heavy.
    package static let most = 20_000

    package init(_ entries: [TronAddress: AddressLabel] = [:]) { self.entries = entries }

    package subscript(address: TronAddress) -> AddressLabel? {
        get { entries[address] }
        set { entries[address] = newValue }
    }

    /// The addresses of zeros, to which nobody can have a key, of the main network's genesis block (java-tron, `config.conf`, "Blackhole"),
    /// and of the tokens in the book.
    package static func standard(tokens: TokenBook = KnownTokens.book) -> AddressLabels {
        var labels = AddressLabels(tokens.tron.mapValues { AddressLabel(kind: .token, name: $0.symbol, source: "token book", date: "2026-11-22") })
        labels[TronAddress(.zero)] = AddressLabel(kind: .burn, name: "zero address", source: "twenty zero bytes", date: "2026-11-22")
        for (address, label) in genesis { labels[address] = label }
        return labels
    }

    private static let genesis: [TronAddress: AddressLabel] = {
        guard let blackhole = TronAddress(base58: "TLsV52sRDL79HXGGm9yzwKibb6BeruhUzy") else { return [:] }
        return [blackhole: AddressLabel(kind: .burn, name: "Blackhole", source: "genesis block, java-tron config.conf", date: "2018-06-25")]
    }()

    /// Takes over the other's entries, also where there is one already.
    package mutating func merge(_ other: AddressLabels) { entries.merge(other.entries) { $1 } }
}

/// A line of a list of labels that can't be used.
package struct LabelProblem: Sendable, Hashable {
    /// From 1.
    package let line: Int
    package let explanation: Phrase
}

extension AddressLabels {
    private static let columns = ["address", "kind", "name", "source", "date"]
    private static let longestField = 500

    /// One line each, ordered by address, below a line with the names of the columns.
    package var csv: String {
        let lines = entries.map { ($0.key.base58, $0.value) }.sorted { $0.0 < $1.0 }
        return CommaSeparated.line(AddressLabels.columns)
            + lines.map { CommaSeparated.line([$0, $1.kind.rawValue, $1.name, $1.source, $1.date]) }.joined()
    }

    /// Reads lines of address, kind, name, source and date; a line with the names of the columns may stand first. Lines that can't be used are
    /// told, and the others taken.
    package static func reading(_ text: String) -> (labels: AddressLabels, problems: [LabelProblem]) {
        var labels = AddressLabels()
        var problems: [LabelProblem] = []
        let records: [CommaSeparated.Record]
        do { records = try CommaSeparated.records(text) } catch { return (labels, [LabelProblem(line: error.line, explanation: LabelWords.openQuote)]) }
        for record in records where record.fields.first?.lowercased() != columns[0] {
            switch entry(record) {
            case .success(let (address, label)):
                if labels.entries.count >= most {
                    return (labels, problems + [LabelProblem(line: record.line, explanation: LabelWords.tooMany)])
                }
                labels[address] = label
            case .failure(let problem): problems.append(LabelProblem(line: record.line, explanation: problem.explanation))
            }
        }
        return (labels, problems)
    }

    private struct EntryProblem: Error {
        let explanation: Phrase
    }

    private static func entry(_ record: CommaSeparated.Record) -> Result<(TronAddress, AddressLabel), EntryProblem> {
        let fields = record.fields.map { String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
        guard fields.count == columns.count else { return .failure(EntryProblem(explanation: LabelWords.fieldCount)) }
        guard fields.allSatisfy({ $0.utf8.count <= longestField }) else { return .failure(EntryProblem(explanation: LabelWords.tooLong)) }
        guard let address = TronAddress(base58: fields[0]) else { return .failure(EntryProblem(explanation: LabelWords.noAddress)) }
        guard let kind = AddressLabel.Kind(rawValue: fields[1].lowercased()) else { return .failure(EntryProblem(explanation: LabelWords.noKind)) }
        guard !fields[2].isEmpty else { return .failure(EntryProblem(explanation: LabelWords.noName)) }
        guard !fields[3].isEmpty else { return .failure(EntryProblem(explanation: LabelWords.noSource)) }
        guard isDay(fields[4]) else { return .failure(EntryProblem(explanation: LabelWords.noDate)) }
        return .success((address, AddressLabel(kind: kind, name: fields[2], source: fields[3], date: fields[4])))
    }

    /// `2026-11-22`; a day that no month has is read as one of the next, and isn't the same when it is written again.
    private static func isDay(_ text: String) -> Bool {
        let midnight = text + "T00:00:00.000Z"
        return Instant(iso8601: midnight)?.iso8601 == midnight
    }
}

private enum LabelWords {
    static let openQuote = Phrase(en: "A quote is opened here and not closed properly.", zh: "这里的引号没有正确闭合。")
    static let tooMany = Phrase(en: "The list is too long; 20,000 labels fit.", zh: "标签太多，最多 20,000 条。")
    static let fieldCount = Phrase(
        en: "There must be five fields: address, kind, name, source, date.", zh: "每行需要五列：地址、类别、名称、来源、日期。")
    static let tooLong = Phrase(en: "A field is longer than 500 bytes.", zh: "有一列超过 500 字节。")
    static let noAddress = Phrase(en: "The first field is not a TRON address with a right checksum.", zh: "第一列不是校验正确的 TRON 地址。")
    static let noKind = Phrase(
        en: "The kind is one of exchange, bridge, mixer, swap, token, burn, service, wallet.",
        zh: "类别只能是 exchange、bridge、mixer、swap、token、burn、service、wallet 之一。")
    static let noName = Phrase(en: "The name is missing.", zh: "缺少名称。")
    static let noSource = Phrase(en: "The source is missing: who says so?", zh: "缺少来源：这是谁说的？")
    static let noDate = Phrase(en: "The date must be like 2026-11-22.", zh: "日期格式应为 2026-11-22。")
}

extension AddressLabels: Codable {
    private struct Entry: Codable {
        let address: TronAddressText
        let label: AddressLabel
    }

    package init(from decoder: any Decoder) throws {
        let entries = try decoder.singleValueContainer().decode([Entry].self)
        self.init(Dictionary(entries.map { ($0.address.address, $0.label) }) { $1 })
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(
            entries.map { Entry(address: TronAddressText($0.key), label: $0.value) }.sorted { $0.address.address.hex < $1.address.address.hex })
    }
}
