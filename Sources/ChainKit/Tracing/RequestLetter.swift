import Kit

/// The request texts of a pack. They say what the chain says, what is asked and how to check it; what the sender has to fill in stands in brackets.
struct RequestLetter {
    private let pack: EvidencePack
    private let language: Language

    /// Lines of addresses and transfers in a letter; the table has all.
    private static let mostLines = 20

    init(_ pack: EvidencePack) {
        self.pack = pack
        language = pack.language
    }

    // MARK: Letters

    var police: String {
        compose([
            .say(LetterWords.policeHead), .say(LetterWords.reference), .gap, .say(LetterWords.policeFacts), .lines(outflows(of: nil)), .gap,
            .say(LetterWords.policeWhere), .lines(ends), .gap, .say(LetterWords.policeAsks), .gap, .say(LetterWords.verify), .gap,
            .say(LetterWords.limits), .gap, .say(LetterWords.policeSign),
        ])
    }

    /// To the exchange that these addresses are said to belong to.
    func exchange(_ nodes: [TraceNode]) -> String {
        compose(
            [
                .say(LetterWords.exchangeHead), .say(LetterWords.reference), .gap, .say(LetterWords.exchangeFacts), .lines(nodes.flatMap(deposits)), .gap,
                .say(LetterWords.exchangeAsks), .gap, .say(LetterWords.verify), .gap, .say(LetterWords.limits), .gap, .say(LetterWords.sign),
            ], ["exchange": nodes.first?.label?.name ?? "", "source": sources(nodes)])
    }

    /// To whoever issues the stolen tokens, by way of the police.
    var issuer: String {
        let tokens = pack.trace.graph.stolen.filter { pack.issuers.contains($0.key) }
        return compose(
            [
                .say(LetterWords.issuerHead), .say(LetterWords.reference), .gap, .say(LetterWords.issuerFacts), .lines(outflows(of: pack.issuers)), .gap,
                .say(LetterWords.issuerWhere), .lines(pack.issuers.flatMap(holdings)), .gap, .say(LetterWords.issuerAsks), .gap, .say(LetterWords.verify),
                .gap, .say(LetterWords.limits), .gap, .say(LetterWords.issuerSign),
            ], ["sums": sums(tokens)])
    }

    // MARK: Parts

    private enum Part {
        case say(Phrase)
        case lines([String])
        /// An empty line.
        case gap
    }

    private func compose(_ parts: [Part], _ more: [String: String] = [:]) -> String {
        let values = common.merging(more) { $1 }
        return parts.map { part in
            switch part {
            case .say(let phrase): phrase(language, values)
            case .lines(let lines): listed(lines)
            case .gap: ""
            }
        }.joined(separator: "\n") + "\n"
    }

    private var common: [String: String] {
        [
            "case": pack.caseNumber, "organisation": pack.organisation ?? LetterWords.organisation(language), "maker": pack.maker,
            "made": TraceWords.time(pack.madeAt, language), "origin": pack.trace.plan.origin.base58, "since": TraceWords.time(pack.trace.plan.since, language),
            "sums": pack.trace.graph.stolen.isEmpty ? LetterWords.none(language) : sums(pack.trace.graph.stolen), "table": pack.table.digest,
            "document": pack.document.digest,
            "tokens": pack.issuers.map { LetterWords.token(language, ["name": $0.name, "contract": $0.contract?.base58 ?? ""]) }
                .joined(separator: LetterWords.and(language)),
            "nodes": pack.nodes.map(\.name).joined(separator: LetterWords.comma(language)),
        ]
    }

    private func sums(_ amounts: [TraceAsset: UInt128]) -> String {
        amounts.sorted { TraceAsset.isOrdered($0.key, $1.key) }.map { TraceWords.amount($0.value, $0.key, language) }
            .joined(separator: LetterWords.and(language))
    }

    private func listed(_ lines: [String]) -> String {
        guard !lines.isEmpty else { return LetterWords.none(language) }
        let rest = lines.count - RequestLetter.mostLines
        return (lines.prefix(RequestLetter.mostLines) + (rest > 0 ? [LetterWords.rest(language, ["count": "\(rest)"])] : [])).joined(separator: "\n")
    }

    private func sources(_ nodes: [TraceNode]) -> String {
        Set(nodes.compactMap { $0.label.map { LetterWords.source(language, ["source": $0.source, "date": $0.date]) } }).sorted()
            .joined(separator: LetterWords.and(language))
    }

    /// What left the origin.
    /// - Parameter assets: nil for all.
    private func outflows(of assets: [TraceAsset]?) -> [String] {
        let senders = Set(pack.trace.plan.theft.map(\.from)).union([pack.trace.plan.origin])
        return pack.trace.graph.edges.filter { senders.contains($0.transfer.from) && assets?.contains($0.transfer.asset) ?? true }.map(line)
    }

    private func line(_ edge: TraceEdge) -> String {
        let transfer = edge.transfer
        return LetterWords.transfer(
            language,
            [
                "time": TraceWords.time(transfer.at, language), "amount": TraceWords.amount(transfer.units, transfer.asset, language),
                "from": transfer.from.base58,
                "to": transfer.to.base58, "transaction": transfer.transaction,
            ])
    }

    /// What went into an exchange's address.
    private func deposits(_ node: TraceNode) -> [String] {
        pack.trace.graph.edges.filter { $0.transfer.to == node.address }.map { edge in
            line(edge)
                + LetterWords.ofIt(language, ["estimate": TraceWords.estimate(edge.carried, edge.transfer.asset, language)])
        }
    }

    /// Where the money was followed to, where most of it lies first.
    private var ends: [String] {
        let graph = pack.trace.graph
        let nodes = graph.nodes.filter { !$0.resting.isEmpty }.map { node in
            (node: node, share: node.resting.map { graph.share(of: $0.value, $0.key) }.max() ?? 0, hex: node.address.hex)
        }
        return nodes.sorted { ($1.share, $0.hex) < ($0.share, $1.hex) }.map(\.node).map { node in
            let sum = node.resting.sorted { TraceAsset.isOrdered($0.key, $1.key) }.map { TraceWords.estimate($0.value, $0.key, language) }
                .joined(separator: LetterWords.and(language))
            return LetterWords.holding(language, ["address": node.address.base58, "sum": sum, "what": what(node)])
        }
    }

    private func holdings(_ asset: TraceAsset) -> [String] {
        pack.resting(asset).map { node, units in
            LetterWords.holding(
                language, ["address": node.address.base58, "sum": TraceWords.estimate(units, asset, language), "what": what(node)])
        }
    }

    private func what(_ node: TraceNode) -> String {
        if let label = node.label {
            return LetterWords.labelled(
                language, ["kind": TraceWords.kind(label.kind)(language), "name": label.name, "source": label.source, "date": label.date])
        }
        return node.end.map { TraceWords.short($0)(language) } ?? LetterWords.passed(language)
    }
}
