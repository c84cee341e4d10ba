package import Kit

/// A trace as lines for a spreadsheet and as a document for programs. Both say the same as the graph, whole and in a fixed order.
package enum TraceTable {
    private static let columns = [
        "number", "transaction", "time_utc", "from", "to", "asset", "contract", "amount", "units", "attributed_estimate", "attributed_estimate_units",
        "from_step",
        "to_step", "to_end", "to_label_kind", "to_label_name", "to_label_source", "to_label_date",
    ]

    /// Every transfer that carries stolen money, oldest first (RFC 4180). Nothing in it runs in a spreadsheet.
    package static func csv(_ graph: TraceGraph) -> String {
        let nodes = Dictionary(graph.nodes.map { ($0.address, $0) }) { first, _ in first }
        var names: [TronAddress: String] = [:]
        let lines = graph.edges.enumerated().map { index, edge in CommaSeparated.line(fields(index + 1, edge, nodes, &names)) }
        return CommaSeparated.line(columns) + lines.joined()
    }

    private static func fields(_ number: Int, _ edge: TraceEdge, _ nodes: [TronAddress: TraceNode], _ names: inout [TronAddress: String]) -> [String] {
        func name(_ address: TronAddress) -> String {
            if let known = names[address] { return known }
            let name = address.base58
            names[address] = name
            return name
        }
        let transfer = edge.transfer
        let target = nodes[transfer.to]
        return [
            "\(number)", transfer.transaction, transfer.at.iso8601, name(transfer.from), name(transfer.to), transfer.asset.name,
            transfer.asset.contract.map(name) ?? "", transfer.amount.text, String(transfer.units), transfer.asset.amount(edge.carried).text,
            String(edge.carried), (nodes[transfer.from]?.hop).map { "\($0)" } ?? "0", (target?.hop).map { "\($0)" } ?? "0", target?.end?.code ?? "",
            target?.label?.kind.rawValue ?? "", target?.label?.name ?? "", target?.label?.source ?? "", target?.label?.date ?? "",
        ]
    }
}

extension MoneyTrace {
    /// The graph with all that belongs to it: the plan, the limits, who answered what and when, what is missing. Names ending in `estimate` hold
    /// reckonings; `standing` says of an end whether it is a fact, somebody's claim or a guess.
    package var document: JSONValue {
        .object([
            "version": .number("1"), "chain": .string("tron"), "plan": planDocument, "outflow": TraceDocument.amounts(graph.stolen),
            "nodes": .array(graph.nodes.map(TraceDocument.node)), "edges": .array(graph.edges.map(TraceDocument.edge)),
            "readings": .array(readings.map(TraceDocument.reading)), "dust_ignored": .number("\(dust)"),
            "other_assets": .array(
                otherAssets.sorted { TraceAsset.isOrdered($0.key, $1.key) }.map {
                    .object(["asset": .string($0.key.name), "transfers": .number("\($0.value)")])
                }),
            "finished": .bool(isFinished), "method": .string(TraceWords.method.en),
        ])
    }

    private var planDocument: JSONValue {
        .object([
            "origin": .string(plan.origin.base58), "since": .string(plan.since.iso8601), "until": plan.until.map { .string($0.iso8601) } ?? .null,
            "transactions": .array((plan.transactions.sorted() + plan.theft.map(\.transaction)).map { .string($0) }),
            "depth": .number("\(plan.limits.depth)"), "addresses": .number("\(plan.limits.addresses)"),
            "transfers_per_address": .number("\(plan.limits.transfersPerAddress)"), "dust_thousandths": .number("\(plan.limits.dustThousandths)"),
            "least_share_ten_thousandths": .number("\(plan.limits.leastShare)"),
            "service_counterparties": .number("\(plan.limits.serviceCounterparties)"),
        ])
    }
}

private enum TraceDocument {
    static func amounts(_ amounts: [TraceAsset: UInt128]) -> JSONValue {
        .array(amounts.sorted { TraceAsset.isOrdered($0.key, $1.key) }.map { amount($0.value, $0.key) })
    }

    private static func amount(_ units: UInt128, _ asset: TraceAsset) -> JSONValue {
        .object([
            "asset": .string(asset.name), "contract": asset.contract.map { .string($0.base58) } ?? .null, "amount": .string(asset.amount(units).text),
            "units": .string(String(units)),
        ])
    }

    static func node(_ node: TraceNode) -> JSONValue {
        .object([
            "address": .string(node.address.base58), "step": .number("\(node.hop)"), "first_arrival": time(node.firstArrival),
            "last_arrival": time(node.lastArrival), "arrived_estimate": amounts(node.arrived), "resting_estimate": amounts(node.resting),
            "share_estimate_ten_thousandths": .number("\(node.share)"), "label": node.label.map(label) ?? .null,
            "end": node.end.map { .string($0.code) } ?? .null, "standing": node.end.map { .string(TraceWords.standing($0).rawValue) } ?? .null,
            "counterparties": .number("\(node.counterparties)"), "has_more_transfers": .bool(node.isCut), "gap": node.gap.map { .string($0) } ?? .null,
        ])
    }

    private static func label(_ label: AddressLabel) -> JSONValue {
        .object([
            "kind": .string(label.kind.rawValue), "name": .string(label.name), "source": .string(label.source), "date": .string(label.date),
        ])
    }

    static func edge(_ edge: TraceEdge) -> JSONValue {
        let transfer = edge.transfer
        return .object([
            "transaction": .string(transfer.transaction), "time": .string(transfer.at.iso8601), "from": .string(transfer.from.base58),
            "to": .string(transfer.to.base58), "moved": amount(transfer.units, transfer.asset), "attributed_estimate": amount(edge.carried, transfer.asset),
        ])
    }

    static func reading(_ reading: TraceReading) -> JSONValue {
        .object([
            "address": .string(reading.address.base58), "list": .string(reading.content.rawValue), "since": .string(reading.since.iso8601),
            "node": .string(reading.node), "at": .string(reading.at.iso8601), "transfers": .number("\(reading.rows)"),
            "refused": .number("\(reading.refused)"), "sha256": reading.digest.map { .string($0) } ?? .null,
        ])
    }

    private static func time(_ instant: Instant?) -> JSONValue { instant.map { .string($0.iso8601) } ?? .null }
}
