import Kit

/// How a text is made, of any length: the same recipe makes the same text, and a longer one continues it.
struct Recipe: Sendable {
    /// How the text between opening and closing grows.
    private enum Shape: CaseIterable {
        /// All units in a row, again and again.
        case repeated
        /// One of the units, again and again, each time another.
        case mixed
        /// The first unit many times, the others, then the last one as many times.
        case nested
        /// The first unit for half of the text, then the last one.
        case halves
        /// The first unit many times with nothing else, which ends in one long token.
        case token
    }

    private static let mostUnits = 4
    private static let mostPieces = 6

    private var shape: Shape
    /// Never empty.
    private var units: [[Piece]]
    private var opening: [Piece]
    private var closing: [Piece]
    /// Of the pieces that are drawn while writing.
    private var drawn: UInt64

    init(_ generator: inout SeededGenerator) {
        shape = generator.pick(Shape.allCases)
        // Half of all recipes are short: what makes a search begin again and again is mostly one piece in a row.
        let isShort = generator.hits(oneIn: 2)
        units = (0..<Int.random(in: 1...(isShort ? 2 : Recipe.mostUnits), using: &generator)).map { _ in
            Recipe.pieces(1...(isShort ? 2 : Recipe.mostPieces), &generator)
        }
        opening = Recipe.pieces(0...2, &generator)
        closing = Recipe.pieces(0...2, &generator)
        drawn = generator.next()
    }

    private static func pieces(_ count: ClosedRange<Int>, _ generator: inout SeededGenerator) -> [Piece] {
        (0..<Int.random(in: count, using: &generator)).map { _ in Piece(&generator) }
    }

    // MARK: - Change

    /// Changes one thing, sometimes several.
    mutating func change(_ generator: inout SeededGenerator) {
        repeat { changeOnce(&generator) } while generator.hits(oneIn: 3)
    }

    private mutating func changeOnce(_ generator: inout SeededGenerator) {
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: shape = generator.pick(Shape.allCases)
        case 1: opening = Recipe.pieces(0...2, &generator)
        case 2: closing = Recipe.pieces(0...2, &generator)
        case 3: drawn = generator.next()
        case 4: addUnit(&generator)
        case 5: if units.count > 1 { units.remove(at: Int.random(in: 0..<units.count, using: &generator)) }
        case 6: units.swapAt(0, units.count - 1)
        default: changePiece(of: Int.random(in: 0..<units.count, using: &generator), &generator)
        }
    }

    private mutating func addUnit(_ generator: inout SeededGenerator) {
        guard units.count < Recipe.mostUnits else { return }
        let unit = generator.hits(oneIn: 2) ? generator.pick(units) : Recipe.pieces(1...Recipe.mostPieces, &generator)
        units.insert(unit, at: Int.random(in: 0...units.count, using: &generator))
    }

    private mutating func changePiece(of unit: Int, _ generator: inout SeededGenerator) {
        var pieces = units[unit]
        let place = Int.random(in: 0..<pieces.count, using: &generator)
        switch Int.random(in: 0..<6, using: &generator) {
        case 0 where pieces.count < Recipe.mostPieces: pieces.insert(Piece(&generator), at: place)
        case 1 where pieces.count > 1: pieces.remove(at: place)
        case 2: pieces.swapAt(place, Int.random(in: 0..<pieces.count, using: &generator))
        case 3: pieces[place] = pieces[place].multiplied(&generator)
        case 4: pieces[place] = pieces[place].bent(&generator)
        default: pieces[place] = Piece(&generator)
        }
        units[unit] = pieces
    }

    // MARK: - Text

    /// A text of so many bytes of UTF-8, or up to three fewer where a scalar would be cut.
    func text(bytes: Int) -> String {
        var generator = SeededGenerator(seed: drawn)
        var end = ""
        for piece in closing { piece.write(to: &end, &generator) }
        end = end.cut(to: bytes / 4)
        let space = bytes - end.utf8.count
        var text = ""
        text.reserveCapacity(bytes + Piece.longest)
        for piece in opening { piece.write(to: &text, &generator) }
        text = text.cut(to: space / 2)
        switch shape {
        case .repeated: while text.utf8.count < space { write(units, to: &text, &generator) }
        case .mixed: while text.utf8.count < space { write([generator.pick(units)], to: &text, &generator) }
        case .token: while text.utf8.count < space { write(units.prefix(1), to: &text, &generator) }
        case .nested: writeNested(space, to: &text, &generator)
        case .halves:
            while text.utf8.count < space / 2 { write(units.prefix(1), to: &text, &generator) }
            while text.utf8.count < space { write(units.suffix(1), to: &text, &generator) }
        }
        return text.cut(to: space) + end
    }

    private func writeNested(_ space: Int, to text: inout String, _ generator: inout SeededGenerator) {
        var depth = 0
        while text.utf8.count < space / 2 {
            write(units.prefix(1), to: &text, &generator)
            depth += 1
        }
        write(units.dropFirst().dropLast(), to: &text, &generator)
        while depth > 0, text.utf8.count < space {
            write(units.suffix(1), to: &text, &generator)
            depth -= 1
        }
    }

    private func write(_ units: some Sequence<[Piece]>, to text: inout String, _ generator: inout SeededGenerator) {
        let length = text.utf8.count
        for unit in units {
            for piece in unit { piece.write(to: &text, &generator) }
        }
        // Every round makes the text longer, whatever the pieces are.
        if text.utf8.count == length { text += " " }
    }
}

extension String {
    /// The first bytes, without a part of a scalar.
    fileprivate func cut(to bytes: Int) -> String {
        guard utf8.count > bytes else { return self }
        var end = utf8.index(startIndex, offsetBy: bytes)
        while end > startIndex, end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
        return String(unicodeScalars[..<end])
    }
}
