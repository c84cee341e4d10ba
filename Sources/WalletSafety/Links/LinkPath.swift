/// What follows the host and port of a link in running text.
struct LinkPath {
    /// With its `/`, `?` or `#`; backslashes before the query are slashes, as browsers read them. Empty where the link has none.
    let text: String
    /// Where it ends, without the marks and brackets that belong to the sentence around the link.
    let end: Int
    let hasBackslash: Bool

    private static let starts = ASCIISet("/\\?#")
    private static let ends = ASCIISet(" \"<>`|^{}\t\n\r")
    /// What ends a sentence and not a path.
    private static let trailing = ASCIISet(".,;:!?'*_~")

    private static let backslash: UInt32 = 0x5C
    private static let slash: UInt32 = 0x2F

    init(_ codes: [UInt32], at start: Int) {
        let end = LinkPath.end(codes, start)
        let query = codes[start..<end].firstIndex { $0 == "?" || $0 == "#" } ?? end
        hasBackslash = codes[start..<query].contains(LinkPath.backslash)
        self.end = end
        let straight = codes[start..<query].lazy.map { $0 == "\\" ? LinkPath.slash : $0 }
        text = hasBackslash ? LinkText.string(straight) + LinkText.string(codes[query..<end]) : LinkText.string(codes[start..<end])
    }

    private static func end(_ codes: [UInt32], _ start: Int) -> Int {
        guard start < codes.count, starts.contains(codes[start]) else { return start }
        var end = codes[start...].firstIndex { !isPart($0) } ?? codes.count
        var balance = Balance(codes[start..<end])
        while end > start, trailing.contains(codes[end - 1]) || balance.closesTooMuch(codes[end - 1]) { end -= 1 }
        return end
    }

    private static func isPart(_ code: UInt32) -> Bool {
        if code < 0x80 { return code > 0x20 && code != 0x7F && !ends.contains(code) }
        return !HostScalar.isEastAsian(code) && HostScalar.isAllowed(code)
    }

    /// Brackets of a path, so that one which closes the sentence's is left to the sentence.
    private struct Balance {
        private var round = 0
        private var square = 0

        init(_ codes: ArraySlice<UInt32>) {
            for code in codes {
                switch code {
                case 0x28: round += 1
                case 0x29: round -= 1
                case 0x5B: square += 1
                case 0x5D: square -= 1
                default: continue
                }
            }
        }

        mutating func closesTooMuch(_ code: UInt32) -> Bool {
            switch code {
            case 0x29 where round < 0: round += 1
            case 0x5D where square < 0: square += 1
            default: return false
            }
            return true
        }
    }
}
