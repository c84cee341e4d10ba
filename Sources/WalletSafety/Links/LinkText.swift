/// A text made ready for the search of links: nothing invisible, full-width letters and signs of an address made ASCII, brackets around dots
/// undone. Each code knows where it comes from.
struct LinkText {
    let scalars: [Unicode.Scalar]
    private(set) var codes: [UInt32] = []
    /// For each code, where its original starts in `scalars`; one more than there are codes.
    private(set) var origins: [Int] = []
    /// Whether a code was made of brackets (`[.]`, `(dot)`).
    private(set) var defanged: [Bool] = []

    /// A full stop of Chinese, which parts labels or ends a sentence.
    static let chineseStop: UInt32 = 0x3002
    /// The most codes between brackets that may mean a dot (` dot `).
    private static let longestMark = 5

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        codes.reserveCapacity(scalars.count)
        origins.reserveCapacity(scalars.count + 1)
        defanged.reserveCapacity(scalars.count)
        var index = 0
        while index < scalars.count {
            if let mark = mark(at: index) {
                // A dot that replaces brackets has no spaces around it.
                if mark.codes == [HostScalar.dot] { dropSpaces() }
                for code in mark.codes { append(code, from: index, isDefanged: true) }
                index = mark.end
                if mark.codes == [HostScalar.dot] {
                    while index < scalars.count, scalars[index] == " " { index += 1 }
                }
                continue
            }
            if let code = LinkText.made(scalars[index].value) { append(code, from: index, isDefanged: false) }
            index += 1
        }
        origins.append(scalars.count)
    }

    private mutating func append(_ code: UInt32, from index: Int, isDefanged: Bool) {
        codes.append(code)
        origins.append(index)
        defanged.append(isDefanged)
    }

    private mutating func dropSpaces() {
        while codes.last == 0x20 {
            codes.removeLast()
            origins.removeLast()
            defanged.removeLast()
        }
    }

    private static func made(_ value: UInt32) -> UInt32? {
        if value < 0x80 { return value }
        if HostScalar.isInvisible(value) { return nil }
        switch value {
        case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF0D...0xFF0F, 0xFF05, 0xFF1A, 0xFF20, 0xFF3C, 0xFF3F: return value - 0xFEE0
        case 0xFF61: return chineseStop
        case 0x2024: return HostScalar.dot
        case 0x3000, 0xA0, 0x2002...0x200A: return 0x20
        default: return value
        }
    }

    private struct Mark {
        let codes: [UInt32]
        let end: Int
    }

    /// What stands in brackets at `index`, where it is a sign of an address that was made harmless.
    private func mark(at index: Int) -> Mark? {
        guard let closing = LinkText.closing(scalars[index].value) else { return nil }
        var inside = ""
        var place = index + 1
        while place < scalars.count, place - index <= LinkText.longestMark + 1, scalars[place].value != closing {
            if scalars[place] != " " { inside.unicodeScalars.append(scalars[place]) }
            place += 1
        }
        guard place < scalars.count, scalars[place].value == closing, let meaning = LinkText.meaning(inside.lowercased()) else { return nil }
        // `[.](address)` is the text and the address of a Markdown link.
        if place + 1 < scalars.count, scalars[place + 1] == "(", closing == 0x5D { return nil }
        if meaning == "s", !codes.suffix(4).elementsEqual("http".unicodeScalars.map(\.value)),
            !codes.suffix(4).elementsEqual("hxxp".unicodeScalars.map(\.value))
        {
            return nil
        }
        return Mark(codes: meaning.unicodeScalars.map(\.value), end: place + 1)
    }

    private static func closing(_ value: UInt32) -> UInt32? {
        switch value {
        case 0x28: 0x29
        case 0x5B: 0x5D
        case 0x7B: 0x7D
        case 0xFF08: 0xFF09
        case 0xFF3B: 0xFF3D
        case 0x3010: 0x3011
        default: nil
        }
    }

    private static func meaning(_ inside: String) -> String? {
        switch inside {
        case ".", "dot", "点", "。", "．": "."
        case "/": "/"
        case ":", "：": ":"
        case "://": "://"
        case ":/": ":/"
        case "//": "//"
        case "@", "at": "@"
        case "s": "s"
        default: nil
        }
    }

    func original(_ range: Range<Int>) -> String { LinkText.string(scalars[origins[range.lowerBound]..<origins[range.upperBound]].lazy.map(\.value)) }

    /// As `String(codes:)`, in one piece: nearly all of an address is ASCII.
    static func string(_ codes: some Sequence<UInt32>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(codes.underestimatedCount)
        for code in codes {
            if code < 0x80 { bytes.append(UInt8(truncatingIfNeeded: code)) } else if let scalar = Unicode.Scalar(code) { bytes += String(scalar).utf8 }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    func isHostCode(_ index: Int) -> Bool {
        guard index < codes.count else { return false }
        let code = codes[index]
        if code < 0x80 { return HostScalar.isPlain(code) || code == HostScalar.dot || code == 0x25 }
        return HostScalar.isEastAsian(code) || code == LinkText.chineseStop || HostScalar.isAllowed(code)
    }
}
