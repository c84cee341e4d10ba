package import Kit

/// A drawing as SVG for an inline picture: classes and presentation attributes alone, no script, no style attribute, so that it needs no exception
/// from a content security policy. Every text is escaped. The colours are the page's (`.trace-…` in its style sheet).
package struct TraceSVG: Sendable {
    private let drawing: TraceDrawing
    private let language: Language
    private let id: String

    /// - Parameter id: distinguishes this picture's title from others' on the page: letters, digits and hyphens are kept.
    package init(_ drawing: TraceDrawing, language: Language, id: String = "trace") {
        self.drawing = drawing
        self.language = language
        self.id = String(id.unicodeScalars.filter { $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-") }.map(Character.init))
    }

    package var text: String {
        var svg = """
            <svg class="trace" role="img" lang="\(language.htmlTag)" aria-labelledby="\(id)-title \(id)-desc" \
            viewBox="0 0 \(drawing.width) \(drawing.height)" width="\(drawing.width)" height="\(drawing.height)" xmlns="http://www.w3.org/2000/svg">\
            <title id="\(id)-title">\(Markup.escaped(SVGWords.title(language)))</title><desc id="\(id)-desc">\(Markup.escaped(description))</desc>
            """
        for line in drawing.lines { svg += draw(line) }
        for box in drawing.boxes { svg += draw(box) }
        return svg + "</svg>"
    }

    private var description: String {
        let addresses = drawing.boxes.reduce(0) { sum, box in if case .more(let count) = box.content { sum + count } else { sum + 1 } }
        let steps = drawing.boxes.map(\.column).max() ?? 0
        let text = SVGWords.description(language, ["addresses": "\(addresses)", "steps": "\(steps)", "lines": "\(drawing.lines.count)"])
        return drawing.linesLeftOut == 0 ? text : text + SVGWords.leftOut(language, ["count": "\(drawing.linesLeftOut)"])
    }

    // MARK: Boxes

    private func draw(_ box: TraceDrawing.Box) -> String {
        switch box.content {
        case .node(let node): draw(node, at: box)
        case .more(let count):
            group("trace-more", box, title: SVGWords.moreTitle(language, ["count": "\(count)"]))
                + label(box, row: 1, "trace-name", TraceWords.more(language, ["count": "\(count)"])) + "</g>"
        }
    }

    private func draw(_ node: TraceNode, at box: TraceDrawing.Box) -> String {
        let kind = node.hop == 0 ? "trace-origin" : node.end.map { "trace-end trace-" + $0.code.replacing("_", with: "-") } ?? "trace-passed"
        return group("trace-node " + kind, box, title: title(node)) + label(box, row: 0, "trace-address", TraceWords.elided(node.address))
            + label(box, row: 1, "trace-sum", sum(node)) + label(box, row: 2, "trace-name", name(node)) + "</g>"
    }

    private func group(_ classes: String, _ box: TraceDrawing.Box, title: String) -> String {
        """
        <g class="\(classes)"><title>\(Markup.escaped(title))</title><rect x="\(box.x)" y="\(box.y)" width="\(TraceDrawing.boxWidth)" \
        height="\(TraceDrawing.boxHeight)" rx="6"/>
        """
    }

    private func label(_ box: TraceDrawing.Box, row: Int, _ kind: String, _ text: String) -> String {
        guard !text.isEmpty else { return "" }
        return "<text class=\"\(kind)\" x=\"\(box.x + 10)\" y=\"\(box.y + 18 + row * 16)\">\(Markup.escaped(text))</text>"
    }

    /// The whole address, who says what of it, and what came.
    private func title(_ node: TraceNode) -> String {
        var lines = [node.address.base58]
        if let label = node.label { lines.append("\(label.name) (\(TraceWords.kind(label.kind)(language)); \(label.source), \(label.date))") }
        lines += sums(node)
        if let end = node.end { lines.append(TraceWords.explanation(end)(language)) }
        if node.isCut { lines.append(TraceWords.cut(language)) }
        return lines.joined(separator: "\n")
    }

    private func sums(_ node: TraceNode) -> [String] {
        node.arrived.sorted { TraceAsset.isOrdered($0.key, $1.key) }.map { TraceWords.estimate($0.value, $0.key, language) }
    }

    private func sum(_ node: TraceNode) -> String {
        let sums = sums(node)
        guard let last = sums.last else { return node.hop == 0 ? TraceWords.origin(language) : "" }
        return TraceSVG.fitted(sums.count == 1 ? last : last + " +\(sums.count - 1)")
    }

    private func name(_ node: TraceNode) -> String {
        if let label = node.label { return TraceSVG.fitted(SVGWords.label(language, ["kind": TraceWords.kind(label.kind)(language), "name": label.name])) }
        return node.end.map { TraceSVG.fitted(TraceWords.short($0)(language)) } ?? ""
    }

    /// Cut to the width of a box; a Chinese character takes the place of two letters.
    private static func fitted(_ text: String) -> String {
        var width = 0
        var fitted = ""
        for character in text {
            width += (character.unicodeScalars.first?.value ?? 0) >= 0x2E80 ? 2 : 1
            if width > 24 { return fitted + "…" }
            fitted.append(character)
        }
        return fitted
    }

    // MARK: Lines

    private func draw(_ line: TraceDrawing.Line) -> String {
        let kind = line.course == .forward ? "trace-line" : "trace-line trace-back"
        return """
            <g class="\(kind)"><title>\(Markup.escaped(title(line)))</title><path d="\(path(line))" stroke-width="\(line.width)" fill="none"/>\
            <polygon points="\(arrow(line, size: 5 + line.width / 2))"/>\(line.course == .forward ? amount(line, line.start, line.end) : "")</g>
            """
    }

    private func path(_ line: TraceDrawing.Line) -> String {
        let (start, end) = (line.start, line.end)
        switch line.course {
        case .forward:
            let middle = (start.x + end.x) / 2
            return "M\(start.x) \(start.y)C\(middle) \(start.y) \(middle) \(end.y) \(end.x - 4) \(end.y)"
        case .within:
            let edge = start.x + TraceDrawing.bulge
            return "M\(start.x) \(start.y)C\(edge) \(start.y) \(edge) \(end.y) \(end.x + 4) \(end.y)"
        case .backward:
            let depth = max(start.y, end.y) + TraceDrawing.sag
            return "M\(start.x) \(start.y)C\(start.x) \(depth) \(end.x) \(depth) \(end.x) \(end.y + 4)"
        }
    }

    private func arrow(_ line: TraceDrawing.Line, size: Int) -> String {
        let (x, y) = (line.end.x, line.end.y)
        return switch line.course {
        case .forward: "\(x),\(y) \(x - size),\(y - size) \(x - size),\(y + size)"
        case .within: "\(x),\(y) \(x + size),\(y - size) \(x + size),\(y + size)"
        case .backward: "\(x),\(y) \(x - size),\(y + size) \(x + size),\(y + size)"
        }
    }

    /// At the lines that carry a twentieth or more, where they lie apart: at the end where fewer of them meet.
    private func amount(_ line: TraceDrawing.Line, _ start: TraceDrawing.Point, _ end: TraceDrawing.Point) -> String {
        guard line.share >= 500, let (asset, units) = line.moved.max(by: { TraceAsset.isOrdered($0.key, $1.key) }) else { return "" }
        let isAtStart = drawing.lines.count { $0.to == line.to } > drawing.lines.count { $0.from == line.from }
        let (place, anchor) = isAtStart ? (start.x + 8, "start") : (end.x - 14, "end")
        return """
            <text class="trace-amount" text-anchor="\(anchor)" x="\(place)" y="\((isAtStart ? start.y : end.y) - line.width / 2 - 3)">\
            \(Markup.escaped(TraceWords.short(units, asset, language)))</text>
            """
    }

    private func title(_ line: TraceDrawing.Line) -> String {
        let moved = line.moved.sorted { TraceAsset.isOrdered($0.key, $1.key) }.map { asset, units in
            SVGWords.moved(
                language,
                ["moved": TraceWords.amount(units, asset, language), "carried": TraceWords.estimate(line.carried[asset] ?? 0, asset, language)])
        }
        return ([SVGWords.transfers(language, ["count": "\(line.transfers)"])] + moved).joined(separator: "\n")
    }
}

/// Text that means itself in XML and HTML, in content and in quoted attributes.
enum Markup {
    static func escaped(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count + 8)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            case "\n", "\t": escaped.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

private enum SVGWords {
    static let title = Phrase(en: "Where the money went", zh: "资金去向图")
    static let description = Phrase(
        en: "{addresses} addresses in {steps} steps from left to right, {lines} connections. The table lists every transfer.",
        zh: "从左到右共 {steps} 步、{addresses} 个地址、{lines} 条连线。每笔转账见表格。")
    static let leftOut = Phrase(en: " {count} thin connections are not drawn.", zh: "另有 {count} 条较细的连线未画出。")
    static let moreTitle = Phrase(
        en: "{count} more addresses that smaller shares reached; the table lists them", zh: "另有 {count} 个占比较小的地址，见表格")
    static let label = Phrase(en: "{kind}: {name}", zh: "{kind}：{name}")
    static let transfers = Phrase(en: "Transfers: {count}", zh: "转账笔数：{count}")
    static let moved = Phrase(en: "{moved}, of it followed {carried} (estimate)", zh: "{moved}，其中涉案资金 {carried}（估算）")
}
