package import ChainKit
import HTTPKit
import Kit

/// The page of an evidence pack: one file that needs nothing beside it, to be read on a screen and printed on A4. Facts, estimates, and what others say
/// stand apart.
package struct EvidencePage {
    private let pack: EvidencePack
    private let graph: TraceGraph
    private let language: Language

    /// Transfers listed on the page. The table beside it has all.
    private static let mostRows = 2000

    private init(_ pack: EvidencePack) {
        self.pack = pack
        graph = pack.trace.graph
        language = pack.language
    }

    /// All files of a pack with the page first and the checksums last.
    package static func files(of pack: EvidencePack) -> [EvidencePack.File] {
        let page = EvidencePack.File(name: "evidence.html", content: EvidencePage(pack).document.text)
        let files = [page, pack.table, pack.document] + pack.letters
        return files + [EvidencePack.manifest(files)]
    }

    private var document: HTML {
        """
        <!doctype html>
        <html lang="\(language.htmlTag)"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(PageWords.title(language)) · \(pack.caseNumber)</title><style>\(HTML(trusted: EvidenceStyle.text))</style></head><body>
        \(head)\(drawing)\(transfers)\(estimates)\(statements)\(gaps)\(findings)\(sources)\(readers)\(checksums)
        </body></html>

        """
    }

    // MARK: Sections

    private var head: HTML {
        let plan = pack.trace.plan
        let sums = graph.stolen.sorted { TraceAsset.isOrdered($0.key, $1.key) }.map { TraceWords.amount($0.value, $0.key, language) }
        var rows: [(Phrase, HTML)] = [
            (PageWords.number, "\(pack.caseNumber)"),
            (PageWords.made, "\(TraceWords.time(pack.madeAt, language)) · \(pack.maker)\(pack.organisation.map { " · " + $0 } ?? "")"),
            (PageWords.origin, code(plan.origin.base58)), (PageWords.since, "\(TraceWords.time(plan.since, language))"),
        ]
        if let until = plan.until { rows.append((PageWords.until, "\(TraceWords.time(until, language))")) }
        rows.append((PageWords.outflow, "\(sums.isEmpty ? PageWords.nothing(language) : sums.joined(separator: " · "))"))
        rows.append((PageWords.extent, "\(extent)"))
        return
            "<header><h1>\(PageWords.title(language))</h1>\(pairs(rows))<p>\(TraceWords.method(language))</p><p>\(PageWords.times(language)) \(PageWords.custody(language))</p></header>"
    }

    private var extent: String {
        let progress = pack.trace.progress
        let text = PageWords.extentText(
            language,
            [
                "addresses": "\(progress.read)", "reached": "\(max(0, progress.reached - 1))", "transfers": "\(progress.transfers)",
                "depth": "\(pack.trace.plan.limits.depth)", "dust": "\(pack.trace.dust)",
            ])
        return progress.isFinished ? text : text + PageWords.unfinished(language)
    }

    private var drawing: HTML {
        guard !graph.edges.isEmpty else { return .nothing }
        return
            "<section class=\"wide\"><h2>\(PageWords.picture(language))</h2>\(HTML(trusted: TraceSVG(TraceDrawing(graph), language: language).text))</section>"
    }

    private var transfers: HTML {
        let rows = graph.edges.prefix(EvidencePage.mostRows).enumerated().map { index, edge -> HTML in
            let transfer = edge.transfer
            return """
                <tbody><tr><td>\(index + 1)</td><td>\(TraceWords.time(transfer.at, language))</td><td class="sum">\(amount(transfer))</td>\
                <td>\(code(transfer.from.base58))</td><td>\(code(transfer.to.base58))</td></tr>\
                <tr class="hash"><td></td><td colspan="4">\(code(transfer.transaction))</td></tr></tbody>
                """
        }
        let rest = graph.edges.count - EvidencePage.mostRows
        return """
            <section><h2>\(PageWords.facts(language))</h2><p>\(PageWords.factsNote(language))</p>
            <table><thead><tr>\(heads([PageWords.index, PageWords.time, PageWords.amount, PageWords.from, PageWords.to]))</tr></thead>\(rows)</table>\
            \(when: rest > 0, "<p>\(PageWords.rest(language, ["count": "\(rest)"]))</p>")</section>

            """
    }

    /// What reached each address, in the order of steps.
    private var estimates: HTML {
        let rows = graph.nodes.filter { $0.hop > 0 }.map { node -> HTML in
            """
            <tr><td>\(node.hop)</td><td>\(code(node.address.base58))</td><td>\(node.firstArrival.map { TraceWords.time($0, language) } ?? "")</td>\
            <td class="sum">\(sums(node.arrived))</td><td>\(TraceWords.share(node.share))</td><td class="sum">\(sums(node.resting))</td></tr>
            """
        }
        let columns = [PageWords.step, PageWords.address, PageWords.first, PageWords.arrived, PageWords.share, PageWords.resting]
        return """
            <section class="estimate"><h2>\(PageWords.estimates(language))</h2><p>\(PageWords.estimatesNote(language))</p>
            <table><thead><tr>\(heads(columns))</tr></thead><tbody>\(rows)</tbody></table></section>

            """
    }

    /// Where the trail ends, and who says what about it.
    private var statements: HTML {
        let rows = graph.nodes.compactMap { node -> HTML? in
            guard node.end != nil || node.label != nil else { return nil }
            let standing = node.label == nil ? node.end.map(TraceWords.standing) ?? .fact : .claim
            return """
                <tr class="\(standing.rawValue)"><td>\(code(node.address.base58))</td><td>\(standing.name(language))</td>\
                <td>\(statement(node))\(node.end.map { TraceWords.explanation($0)(language) } ?? "")\(node.isCut ? " " + TraceWords.cut(language) : "")</td></tr>
                """
        }
        return """
            <section class="claims"><h2>\(PageWords.ends(language))</h2><p>\(PageWords.endsNote(language))</p>
            <table><thead><tr>\(heads([PageWords.address, PageWords.standing, PageWords.statement]))</tr></thead><tbody>\(rows)</tbody></table></section>

            """
    }

    private func statement(_ node: TraceNode) -> HTML {
        guard let label = node.label else { return .nothing }
        return """
            <strong>\(label.name)</strong> (\(TraceWords.kind(label.kind)(language))) · \
            \(PageWords.source(language, ["source": label.source, "date": label.date]))<br>
            """
    }

    private var gaps: HTML {
        let missing = graph.gaps.map { node -> HTML in "<li>\(code(node.address.base58)): \(node.gap ?? "")</li>" }
        let others = pack.trace.otherAssets.sorted { TraceAsset.isOrdered($0.key, $1.key) }.prefix(50).map { asset, count -> HTML in
            "<li>\(asset.name): \(PageWords.transfersSeen(language, ["count": "\(count)"]))</li>"
        }
        return """
            <section><h2>\(PageWords.gaps(language))</h2>\
            \(missing.isEmpty ? "<p>\(PageWords.noGaps(language))</p>" : "<ul>\(missing)</ul>" as HTML)\
            \(when: !others.isEmpty, "<p>\(PageWords.others(language))</p><ul>\(others)</ul>")</section>

            """
    }

    private var findings: HTML {
        guard !pack.findings.isEmpty else { return .nothing }
        let items = pack.findings.map { finding -> HTML in
            """
            <article><h3>\(finding.title)</h3><ul>\(finding.facts.map { "<li>\($0)</li>" as HTML })</ul>\
            <p>\(PageWords.readFrom(language, ["node": finding.node, "time": TraceWords.time(finding.at, language)]))</p></article>
            """
        }
        return "<section><h2>\(PageWords.findings(language))</h2>\(items)</section>\n"
    }

    private var sources: HTML {
        let rows = pack.nodes.map { node -> HTML in
            "<tr><td>\(node.name)</td><td>\(TraceWords.time(node.first, language))</td><td>\(TraceWords.time(node.last, language))</td><td>\(node.pages)</td></tr>"
        }
        return """
            <section><h2>\(PageWords.nodes(language))</h2><table><thead><tr>\
            \(heads([PageWords.node, PageWords.firstAnswer, PageWords.lastAnswer, PageWords.pages]))</tr></thead><tbody>\(rows)</tbody></table></section>

            """
    }

    private var readers: HTML {
        guard !pack.readers.isEmpty else { return .nothing }
        let rows = pack.readers.map { reader -> HTML in "<tr><td>\(reader.name)</td><td>\(TraceWords.time(reader.at, language))</td></tr>" }
        return """
            <section><h2>\(PageWords.readers(language))</h2><table><thead><tr>\(heads([PageWords.name, PageWords.time]))</tr></thead>\
            <tbody>\(rows)</tbody></table></section>

            """
    }

    private var checksums: HTML {
        let rows = [pack.table, pack.document].map { file -> HTML in "<tr><td>\(file.name)</td><td>\(code(file.digest))</td></tr>" }
        return """
            <section><h2>\(PageWords.checksums(language))</h2><p>\(PageWords.checksumsNote(language))</p>
            <table><thead><tr><th>\(PageWords.file(language))</th><th>SHA-256</th></tr></thead><tbody>\(rows)</tbody></table></section>

            """
    }

    // MARK: Pieces

    private func heads(_ names: [Phrase]) -> [HTML] { names.map { "<th>\($0(language))</th>" } }

    private func pairs(_ rows: [(Phrase, HTML)]) -> HTML {
        "<dl>\(rows.map { name, value -> HTML in "<dt>\(name(language))</dt><dd>\(value)</dd>" })</dl>"
    }

    private func code(_ text: String) -> HTML { "<code>\(text)</code>" }

    private func amount(_ transfer: Transfer) -> HTML {
        let amount: HTML = "\(TraceWords.amount(transfer.units, transfer.asset, language))"
        guard let contract = transfer.asset.contract else { return amount }
        return "<span title=\"\(contract.base58)\">\(amount)</span>"
    }

    private func sums(_ amounts: [TraceAsset: UInt128]) -> HTML {
        let lines = amounts.sorted { TraceAsset.isOrdered($0.key, $1.key) }.map { TraceWords.estimate($0.value, $0.key, language) }
        return "\(lines.joined(separator: " · "))"
    }
}
