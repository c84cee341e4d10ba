/// A trace laid out from left to right: a column for each step, rows ordered so that few lines cross. Lengths are in pixels at 100 %.
package struct TraceDrawing: Sendable, Hashable {
    package struct Box: Sendable, Hashable {
        package enum Content: Sendable, Hashable {
            case node(TraceNode)
            /// Addresses of this column that have no box of their own.
            case more(count: Int)
        }

        package let content: Content
        package let column: Int
        package let x: Int
        package let y: Int
    }

    /// All transfers between two boxes.
    package struct Line: Sendable, Hashable {
        /// Indices of boxes.
        package let from: Int
        package let to: Int
        /// 1 to 12, by the share of the stolen money.
        package let width: Int
        /// In ten-thousandths of what was stolen.
        package let share: Int
        package let transfers: Int
        package let moved: [TraceAsset: UInt128]
        package let carried: [TraceAsset: UInt128]
        /// Where it leaves and arrives.
        package let start: Point
        package let end: Point
        package let course: Course

        package enum Course: Sendable, Hashable {
            /// To a later column: from the right side of a box to the left side of another.
            case forward
            /// Within a column: from right side to right side.
            case within
            /// To an earlier column: from below to below.
            case backward
        }
    }

    package struct Point: Sendable, Hashable {
        package let x: Int
        package let y: Int
    }

    package let boxes: [Box]
    package let lines: [Line]
    /// The thinnest, beyond `mostLines`.
    package let linesLeftOut: Int
    package let width: Int
    package let height: Int

    package static let boxWidth = 168
    package static let boxHeight = 58
    package static let mostLines = 240
    /// Boxes of one column: more would make the picture too high to be seen at once.
    package static let mostRows = 14
    static let columnGap = 128
    static let rowGap = 18
    static let margin = 16
    /// What a backward line hangs below the boxes.
    static let sag = 34
    /// What a line within a column stands out to the right.
    static let bulge = 44

    /// - Parameter most: boxes drawn, 12 at the least; the addresses that got least are gathered, one box for each column.
    package init(_ graph: TraceGraph, most: Int = 60) {
        let cast = DrawingCast(graph, most: max(most, 12))
        let columns = DrawingOrder(cast).columns
        let tallest = columns.map(\.count).max() ?? 0
        let inner = tallest * TraceDrawing.boxHeight + max(0, tallest - 1) * TraceDrawing.rowGap
        let boxes = TraceDrawing.boxes(cast, columns, inner: inner)
        let routes = cast.routes.sorted { ($1.share, $0.from, $0.to) < ($0.share, $1.from, $1.to) }
        self.boxes = boxes
        lines = DrawingPorts(boxes, Array(routes.prefix(TraceDrawing.mostLines))).lines
        linesLeftOut = max(0, routes.count - TraceDrawing.mostLines)
        let hasBackward = lines.contains { $0.course == .backward }
        let bulges = lines.contains { $0.course == .within && boxes[$0.from].column == columns.count - 1 }
        width =
            2 * TraceDrawing.margin + columns.count * TraceDrawing.boxWidth + max(0, columns.count - 1) * TraceDrawing.columnGap
            + (bulges ? TraceDrawing.bulge : 0)
        height = 2 * TraceDrawing.margin + inner + (hasBackward ? TraceDrawing.sag : 0)
    }

    private static func boxes(_ cast: DrawingCast, _ columns: [[Int]], inner: Int) -> [Box] {
        var boxes: [Box?] = Array(repeating: nil, count: cast.contents.count)
        for (column, members) in columns.enumerated() {
            let used = members.count * boxHeight + max(0, members.count - 1) * rowGap
            let top = margin + (inner - used) / 2
            for (row, member) in members.enumerated() {
                boxes[member] = Box(
                    content: cast.contents[member], column: column, x: margin + column * (boxWidth + columnGap), y: top + row * (boxHeight + rowGap))
            }
        }
        return boxes.compactMap(\.self)
    }
}

/// Who is drawn, and what runs between them.
struct DrawingCast {
    struct Route: Hashable {
        let from: Int
        let to: Int
        var transfers = 0
        var moved: [TraceAsset: UInt128] = [:]
        var carried: [TraceAsset: UInt128] = [:]
        var share = 0
    }

    private(set) var contents: [TraceDrawing.Box.Content] = []
    private(set) var columnOf: [Int] = []
    private(set) var routes: [Route] = []

    init(_ graph: TraceGraph, most: Int) {
        let places = gather(graph.nodes, most: most)
        var routes: [[Int]: Route] = [:]
        for edge in graph.edges {
            guard let from = places[edge.transfer.from], let to = places[edge.transfer.to], from != to else { continue }
            var route = routes[[from, to]] ?? Route(from: from, to: to)
            route.transfers += 1
            route.moved[edge.transfer.asset] = TraceUnits.sum(route.moved[edge.transfer.asset] ?? 0, edge.transfer.units)
            route.carried[edge.transfer.asset] = TraceUnits.sum(route.carried[edge.transfer.asset] ?? 0, edge.carried)
            routes[[from, to]] = route
        }
        self.routes = routes.values.map { route in
            var route = route
            route.share = route.carried.map { graph.share(of: $0.value, $0.key) }.max() ?? 0
            return route
        }
    }

    /// Gives each address its place: a box of its own, or its column's box for the rest.
    private mutating func gather(_ nodes: [TraceNode], most: Int) -> [TronAddress: Int] {
        var places: [TronAddress: Int] = [:]
        let drawn = DrawingCast.drawn(nodes, most: most)
        for node in nodes where drawn.contains(node.address) { places[node.address] = add(.node(node), column: node.hop) }
        let rest = Dictionary(grouping: nodes.filter { !drawn.contains($0.address) }, by: \.hop)
        for (hop, members) in rest.sorted(by: { $0.key < $1.key }) {
            let place = add(.more(count: members.count), column: hop)
            for member in members { places[member.address] = place }
        }
        return places
    }

    /// Those that get a box of their own: the origin, and those that got most.
    private static func drawn(_ nodes: [TraceNode], most: Int) -> Set<TronAddress> {
        let rows = Dictionary(nodes.map { ($0.hop, 1) }, uniquingKeysWith: +)
        let isWhole = nodes.count <= most && rows.values.allSatisfy { $0 <= TraceDrawing.mostRows }
        let room = isWhole ? most : most - rows.count
        var drawn: Set<TronAddress> = []
        var used: [Int: Int] = [:]
        for node in nodes.sorted(by: isMoreImportant) where drawn.count < room {
            guard used[node.hop, default: 0] < TraceDrawing.mostRows - (isWhole ? 0 : 1) else { continue }
            used[node.hop, default: 0] += 1
            drawn.insert(node.address)
        }
        return drawn
    }

    private static func isMoreImportant(_ a: TraceNode, _ b: TraceNode) -> Bool {
        if (a.hop == 0) != (b.hop == 0) { return a.hop == 0 }
        if a.share != b.share { return a.share > b.share }
        return a.hop != b.hop ? a.hop < b.hop : a.address.hex < b.address.hex
    }

    private mutating func add(_ content: TraceDrawing.Box.Content, column: Int) -> Int {
        contents.append(content)
        columnOf.append(column)
        return contents.count - 1
    }
}

/// Orders the rows of each column by where their neighbours stand (barycentres, swept forth and back; Sugiyama, Tagawa and Toda 1981).
struct DrawingOrder {
    private(set) var columns: [[Int]]
    private let neighbours: [[Int]]
    private let columnOf: [Int]
    private static let sweeps = 4

    init(_ cast: DrawingCast) {
        columnOf = cast.columnOf
        columns = Array(repeating: [], count: (cast.columnOf.max() ?? -1) + 1)
        for (member, column) in cast.columnOf.enumerated() { columns[column].append(member) }
        var neighbours: [[Int]] = Array(repeating: [], count: cast.contents.count)
        for route in cast.routes.sorted(by: { ($0.from, $0.to) < ($1.from, $1.to) }) {
            neighbours[route.from].append(route.to)
            neighbours[route.to].append(route.from)
        }
        self.neighbours = neighbours
        var best = (columns: columns, crossings: crossings(cast))
        for _ in 0..<DrawingOrder.sweeps {
            for column in columns.indices.dropFirst() { order(column, by: column - 1) }
            for column in columns.indices.dropLast().reversed() { order(column, by: column + 1) }
            let count = crossings(cast)
            if count < best.crossings { best = (columns, count) }
        }
        columns = best.columns
    }

    private mutating func order(_ column: Int, by other: Int) {
        let places = Dictionary(columns[other].enumerated().map { ($1, $0) }) { first, _ in first }
        let keyed = columns[column].enumerated().map { row, member in
            let rows = neighbours[member].compactMap { places[$0] }
            return (centre: rows.isEmpty ? Double(row) : Double(rows.reduce(0, +)) / Double(rows.count), row: row, member: member)
        }
        columns[column] = keyed.sorted { ($0.centre, $0.row) < ($1.centre, $1.row) }.map(\.member)
    }

    /// How many pairs of lines between neighbouring columns cross.
    private func crossings(_ cast: DrawingCast) -> Int {
        var rows = Array(repeating: 0, count: columnOf.count)
        for column in columns { for (row, member) in column.enumerated() { rows[member] = row } }
        let spans = cast.routes.filter { columnOf[$0.to] == columnOf[$0.from] + 1 }
        return Dictionary(grouping: spans) { columnOf[$0.from] }.values.reduce(0) { sum, routes in
            sum
                + routes.indices.reduce(0) { count, first in
                    count
                        + routes[(first + 1)...].count { second in
                            (rows[routes[first].from] - rows[second.from]) * (rows[routes[first].to] - rows[second.to]) < 0
                        }
                }
        }
    }
}

/// Spreads the ends of lines along the sides of their boxes, so that lines of one box can be told apart.
struct DrawingPorts {
    private let boxes: [TraceDrawing.Box]
    private(set) var lines: [TraceDrawing.Line] = []

    init(_ boxes: [TraceDrawing.Box], _ routes: [DrawingCast.Route]) {
        self.boxes = boxes
        let forward = routes.filter { boxes[$0.from].column < boxes[$0.to].column }
        let leaving = ports(forward, side: \.from, far: \.to)
        let arriving = ports(forward, side: \.to, far: \.from)
        lines = routes.map { route in
            let course = course(route)
            let (start, end) =
                switch course {
                case .forward: (right(route.from, at: leaving[route]), left(route.to, at: arriving[route]))
                case .within: (right(route.from, at: boxes[route.from].y + 40), right(route.to, at: boxes[route.to].y + 18))
                case .backward: (below(route.from, 14), below(route.to, -14))
                }
            return TraceDrawing.Line(
                from: route.from, to: route.to, width: max(1, min(12, route.share * 12 / 10_000)), share: route.share, transfers: route.transfers,
                moved: route.moved, carried: route.carried, start: start, end: end, course: course)
        }
    }

    private func course(_ route: DrawingCast.Route) -> TraceDrawing.Line.Course {
        let (from, to) = (boxes[route.from].column, boxes[route.to].column)
        return from < to ? .forward : from == to ? .within : .backward
    }

    private func right(_ box: Int, at y: Int?) -> TraceDrawing.Point { TraceDrawing.Point(x: boxes[box].x + TraceDrawing.boxWidth, y: y ?? boxes[box].y) }
    private func left(_ box: Int, at y: Int?) -> TraceDrawing.Point { TraceDrawing.Point(x: boxes[box].x, y: y ?? boxes[box].y) }

    private func below(_ box: Int, _ offset: Int) -> TraceDrawing.Point {
        TraceDrawing.Point(x: boxes[box].x + TraceDrawing.boxWidth / 2 + offset, y: boxes[box].y + TraceDrawing.boxHeight)
    }

    private func ports(
        _ routes: [DrawingCast.Route], side: KeyPath<DrawingCast.Route, Int>, far: KeyPath<DrawingCast.Route, Int>
    ) -> [DrawingCast.Route: Int] {
        var ports: [DrawingCast.Route: Int] = [:]
        for (member, group) in Dictionary(grouping: routes, by: { $0[keyPath: side] }) {
            let sorted = group.sorted { (boxes[$0[keyPath: far]].y, $0[keyPath: far]) < (boxes[$1[keyPath: far]].y, $1[keyPath: far]) }
            for (index, route) in sorted.enumerated() {
                ports[route] = boxes[member].y + TraceDrawing.boxHeight * (index + 1) / (sorted.count + 1)
            }
        }
        return ports
    }
}
