import ChainKit
import DeskTesting
import Foundation
import Kit
import Testing

@Suite struct TraceDrawingTests {
    static let seed = UInt64.random(in: .min ... .max)

    private func graph(_ random: inout SeededGenerator) -> TraceGraph {
        var ledger = Ledger()
        let accounts = Int.random(in: 2...150, using: &random)
        for minute in 0..<Int.random(in: 1...300, using: &random) {
            ledger.send(
                Int.random(in: 0..<accounts, using: &random) % (minute + 1), Int.random(in: 0..<accounts, using: &random),
                Int.random(in: 1...100_000, using: &random), at: minute)
        }
        return ledger.traced(from: 0, limits: TraceLimits(depth: 8, leastShare: 0, serviceCounterparties: 1000)).graph
    }

    @Test func drawsBoxesThatDoNotOverlapAndLinesThatEndAtThem() {
        print("seed \(Self.seed)")
        var random = SeededGenerator(seed: Self.seed)
        for _ in 0..<200 {
            let graph = graph(&random)
            let drawing = TraceDrawing(graph)
            #expect(drawing.boxes.count <= 60)
            #expect(drawing.lines.count <= TraceDrawing.mostLines)
            let shown = drawing.boxes.reduce(0) { sum, box in if case .more(let count) = box.content { sum + count } else { sum + 1 } }
            #expect(shown == graph.nodes.count)
            for (index, box) in drawing.boxes.enumerated() {
                #expect(box.x >= 0 && box.y >= 0)
                #expect(box.x + TraceDrawing.boxWidth <= drawing.width && box.y + TraceDrawing.boxHeight <= drawing.height)
                for other in drawing.boxes.dropFirst(index + 1) {
                    #expect(abs(box.x - other.x) >= TraceDrawing.boxWidth || abs(box.y - other.y) >= TraceDrawing.boxHeight)
                }
            }
            for line in drawing.lines {
                let (from, to) = (drawing.boxes[line.from], drawing.boxes[line.to])
                #expect((1...12).contains(line.width) && line.from != line.to)
                #expect((from.y...(from.y + TraceDrawing.boxHeight)).contains(line.start.y))
                #expect((to.y...(to.y + TraceDrawing.boxHeight)).contains(line.end.y))
                #expect(line.course == (from.column < to.column ? .forward : from.column == to.column ? .within : .backward))
            }
        }
    }

    @Test func drawsThePictureTheSameEveryTime() {
        var random = SeededGenerator(seed: 7)
        let graph = graph(&random)
        #expect(TraceSVG(TraceDrawing(graph), language: .zh).text == TraceSVG(TraceDrawing(graph), language: .zh).text)
    }

    @Test func ordersRowsSoThatLinesDoNotCrossWhereTheyNeedNot() {
        var ledger = Ledger()
        ledger.send(0, 1, 500, at: 1)
        ledger.send(0, 2, 400, at: 1)
        ledger.send(0, 3, 300, at: 1)
        ledger.send(1, 13, 300, at: 2)
        ledger.send(2, 12, 400, at: 2)
        ledger.send(3, 11, 300, at: 2)
        let drawing = TraceDrawing(ledger.traced(from: 0).graph)
        let second = drawing.lines.filter { drawing.boxes[$0.from].column == 1 }
        for line in second { for other in second { #expect((line.start.y - other.start.y) * (line.end.y - other.end.y) >= 0) } }
    }

    @Test(arguments: Language.allCases)
    func writesPlainSVG(_ language: Language) throws {
        var ledger = Ledger()
        ledger.send(0, 1, 12_000, at: 1)
        ledger.send(1, 2, 4000, at: 2)
        ledger.send(2, 1, 1000, at: 3)
        ledger.send(1, 3, 20, at: 4, .trx)
        var labels = AddressLabels.standard()
        labels[Ledger.address(2)] = AddressLabel(kind: .wallet, name: "<script>alert(1)</script>\"' onload=x", source: "&lt;", date: "2026-11-22")
        let svg = TraceSVG(TraceDrawing(ledger.traced(from: 0, labels: labels).graph), language: language, id: "a\" onload=\"x").text
        #expect(!svg.contains("<script") && !svg.contains("style=") && !svg.contains("onload=\""))
        #expect(svg.contains("role=\"img\"") && svg.contains("aria-labelledby=\"aonloadx-title aonloadx-desc\""))
        #expect(svg.contains(Ledger.address(2).base58))
        #expect(svg.contains("trace-back"))
        #expect(svg.contains(language == .zh ? "资金去向图" : "Where the money went"))
        #expect(svg.filter { $0 == "<" }.count == svg.filter { $0 == ">" }.count)
        let parser = XMLParserCheck(svg)
        #expect(parser.isWellFormed)
    }

    @Test func drawsNothingOfNothing() {
        let drawing = TraceDrawing(.empty)
        #expect(drawing.boxes.isEmpty && drawing.lines.isEmpty)
        #expect(TraceSVG(drawing, language: .en).text.hasSuffix("</svg>"))
    }
}

/// Whether every element that begins ends in its turn, and every quote closes.
struct XMLParserCheck {
    let isWellFormed: Bool

    init(_ text: String) {
        var open: [Substring] = []
        var isSound = true
        var rest = text[...]
        while let start = rest.firstIndex(of: "<"), let end = rest[start...].firstIndex(of: ">") {
            let tag = rest[rest.index(after: start)..<end]
            if tag.count(where: { $0 == "\"" }) % 2 != 0 { isSound = false }
            let name = tag.drop { $0 == "/" }.prefix { $0 != " " && $0 != "/" }
            if tag.hasPrefix("/") {
                isSound = isSound && open.popLast() == name
            } else if !tag.hasSuffix("/") {
                open.append(name)
            }
            rest = rest[rest.index(after: end)...]
        }
        isWellFormed = isSound && open.isEmpty
    }
}
