/// Reads a prepared text from left to right, each code a bounded number of times.
struct LinkReader {
    private let text: LinkText
    private var codes: [UInt32] { text.codes }

    private static let percent: UInt32 = 0x25

    init(_ text: LinkText) { self.text = text }

    /// A link and the codes of the text that it stands in.
    struct Found {
        let link: Link
        let range: Range<Int>
    }

    func all(limit: Int) -> [Link] { places(limit: limit).map(\.link) }

    /// The links in order of appearance, at most `limit`.
    func places(limit: Int) -> [Found] {
        var found: [Found] = []
        var index = 0
        while index < text.codes.count, found.count < limit {
            guard text.isHostCode(index) else {
                index += 1
                continue
            }
            let end = runEnd(index)
            if let opening = opening(at: end, runStart: index) {
                let next = withScheme(opening, where: isReachable)
                if let next { append(next, to: &found) }
                index = max(next?.range.upperBound ?? opening.authority, end + 1)
            } else {
                index = scanBare(index..<end, into: &found)
            }
        }
        return found
    }

    /// A lone label leads nowhere outside an office, and is mostly a piece of something broken.
    private func isReachable(_ host: LinkHost) -> Bool { host.kind == .address || host.ascii.contains(".") || host.ascii == "localhost" }

    /// The address that the whole text is, under any ending.
    func whole() -> Link? {
        guard !text.codes.isEmpty else { return nil }
        let end = runEnd(0)
        let found: Found?
        if let opening = opening(at: end, runStart: 0) {
            guard opening.start == 0 else { return nil }
            found = withScheme(opening) { _ in true }
        } else {
            let start = hostStart(0)
            found = link(start: 0, scheme: nil, authority: 0, host: start..<wholeHostEnd(start), signs: []) { _ in true }
        }
        guard let found, found.range == 0..<text.codes.count else { return nil }
        return found.link
    }

    private func runEnd(_ start: Int) -> Int {
        var end = start
        while text.isHostCode(end) { end += 1 }
        return end
    }

    private func append(_ next: Found, to found: inout [Found]) {
        var next = next
        // `[shown](address)`: a reader believes what is shown.
        if let shown = found.last, next.range.lowerBound >= 2, codes[next.range.lowerBound - 1] == "(", codes[next.range.lowerBound - 2] == "]",
            next.range.lowerBound - shown.range.upperBound <= 3, shown.link.host.registrable != next.link.host.registrable
        {
            next = Found(link: next.link.with(.mislabelled), range: next.range)
        }
        found.append(next)
    }
}

// MARK: - With a scheme

extension LinkReader {
    private struct Opening {
        let start: Int
        let scheme: String
        let authority: Int
        let signs: Link.Signs
    }

    /// How schemes are written, the longest first, and what they mean. Those with other letters are defanged.
    private static let schemes: [(written: [UInt32], meant: String)] = [
        ("https", "https"), ("hxxps", "https"), ("htxps", "https"), ("hxtps", "https"), ("http", "http"), ("hxxp", "http"), ("htxp", "http"),
        ("hxtp", "http"), ("wss", "wss"), ("ftp", "ftp"), ("ws", "ws"),
    ].map { (written: $0.0.unicodeScalars.map(\.value), meant: $0.1) }

    /// A scheme that ends at the colon `colon`, with the slashes after it. Browsers take any number of slashes, and backslashes for them.
    private func opening(at colon: Int, runStart: Int) -> Opening? {
        guard colon < codes.count, codes[colon] == ":" else { return nil }
        let before = codes[max(runStart, colon - 5)..<colon].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        guard let scheme = LinkReader.schemes.first(where: { before.suffix($0.written.count).elementsEqual($0.written) }) else { return nil }
        var authority = colon + 1
        var signs: Link.Signs = []
        while authority < codes.count, codes[authority] == "/" || codes[authority] == "\\" {
            if codes[authority] == "\\" { signs.insert(.backslash) }
            authority += 1
        }
        guard authority > colon + 1 else { return nil }
        let start = colon - scheme.written.count
        let isDefanged = scheme.written.contains { $0 == "x" } || text.defanged[start..<authority].contains(true)
        if isDefanged { signs.insert(.defanged) }
        return Opening(start: start, scheme: scheme.meant, authority: authority, signs: signs)
    }

    private func withScheme(_ opening: Opening, where isAccepted: (LinkHost) -> Bool) -> Found? {
        let start = hostStart(opening.authority)
        let host = start..<hostEnd(start, isDefanged: opening.signs.contains(.defanged))
        return link(start: opening.start, scheme: opening.scheme, authority: opening.authority, host: host, signs: opening.signs, where: isAccepted)
    }

    /// The longest user part of an authority that is looked at, in codes.
    private static let longestUserInfo = 512

    /// Where the host starts: after the last `@` before the path.
    private func hostStart(_ authority: Int) -> Int {
        var start = authority
        var index = authority
        while index < codes.count, index - authority <= LinkReader.longestUserInfo {
            let code = codes[index]
            if code <= 0x20 || code >= 0x80 || LinkReader.userInfoEnds.contains(code) { break }
            if code == "@" { start = index + 1 }
            index += 1
        }
        return start
    }

    private static let userInfoEnds = ASCIISet("/\\?#<>\"")
}

// MARK: - Without a scheme

extension LinkReader {
    /// Endings that are more often those of a file in a running text.
    private static let fileEndings: Set<String> = ["md", "py", "rs", "zip", "mov"]

    /// Looks for hosts in a run of host codes and says where to go on.
    private func scanBare(_ run: Range<Int>, into found: inout [Found]) -> Int {
        guard codes[run].contains(where: { $0 == HostScalar.dot || $0 == LinkText.chineseStop }) else { return run.upperBound }
        var start = run.lowerBound
        while start < run.upperBound {
            let code = codes[start]
            if code == HostScalar.dot || code == "-" || code == LinkText.chineseStop {
                start += 1
                continue
            }
            let end = bareEnd(start)
            guard end > start else {
                start = easternEnd(start)
                continue
            }
            let next = bare(start..<end)
            if let next { append(next, to: &found) }
            start = next?.range.upperBound ?? (end < codes.count && codes[end] == "@" ? bareEnd(end + 1) : end)
        }
        return max(start, run.upperBound)
    }

    private func easternEnd(_ start: Int) -> Int {
        codes[start...].firstIndex { !HostScalar.isEastAsian($0) } ?? codes.count
    }

    /// Where a host without a scheme ends. Each of its labels is East Asian or is not: `请打开example.com查询` holds one host. Nothing where
    /// none can start.
    private func bareEnd(_ start: Int) -> Int {
        var index = start
        var label = start
        var labels = 0
        while index < codes.count {
            let code = codes[index]
            if HostScalar.isEastAsian(code) {
                guard index == label else { return index }
                let end = easternEnd(index)
                if labels > 0, let ending = easternEnding(index) { return ending }
                guard end < codes.count, codes[end] == HostScalar.dot else { return max(label - 1, start) }
                index = end
            } else if code == HostScalar.dot || code == LinkText.chineseStop {
                guard index > label, !endsSentence(at: index, label: label, labels: labels) else { return index }
                labels += 1
                label = index + 1
                index = label
            } else {
                guard text.isHostCode(index) else { return index }
                index += 1
            }
        }
        return index
    }

    private func bare(_ host: Range<Int>) -> Found? {
        // A mail address, unless a path follows it.
        if host.upperBound < codes.count, codes[host.upperBound] == "@" {
            let domain = bareEnd(host.upperBound + 1)
            guard domain + 1 < codes.count, codes[domain] == "/" else { return nil }
            return link(start: host.lowerBound, scheme: nil, authority: host.lowerBound, host: host.upperBound + 1..<domain, signs: [], where: isKnown)
        }
        if host.lowerBound > 0, codes[host.lowerBound - 1] == "@" { return nil }
        let host = withoutNextSentence(host)
        let found = link(start: host.lowerBound, scheme: nil, authority: host.lowerBound, host: host, signs: [], where: isKnown)
        return found.flatMap { isPlausible($0, host) ? $0 : nil }
    }

    /// `example.com.Then we`: a sentence that begins without a space.
    private func withoutNextSentence(_ host: Range<Int>) -> Range<Int> {
        guard let dot = codes[host].lastIndex(of: HostScalar.dot), dot + 1 < host.upperBound, codes[dot + 1] >= 0x41, codes[dot + 1] <= 0x5A,
            !isTopLevel(codes[(dot + 1)..<host.upperBound])
        else { return host }
        return host.lowerBound..<dot
    }

    /// An address, or a name under an ending of the root zone.
    private func isKnown(_ host: LinkHost) -> Bool {
        if host.kind == .address { return true }
        guard let dot = host.ascii.utf8.lastIndex(of: UInt8(ascii: ".")) else { return false }
        return PublicSuffixes.isTopLevel(host.ascii.utf8[dot...].dropFirst())
    }

    private func isPlausible(_ found: Found, _ written: Range<Int>) -> Bool {
        let host = found.link.host
        let hasMore = !found.link.path.isEmpty || found.link.port != nil
        if host.kind == .address { return hasMore }
        let labels = host.ascii.split(separator: ".")
        guard let ending = labels.last else { return false }
        if hasMore || labels[0] == "www" || found.link.signs.contains(.defanged) { return true }
        if labels.count == 2, LinkReader.fileEndings.contains(String(ending)) { return false }
        // `yesterday.My wallet`: a sentence without its space.
        let written = codes[written].suffix(ending.utf8.count)
        return !(ending.utf8.count == 2 && written.first.map { $0 >= 0x41 && $0 <= 0x5A } == true && written.last.map { $0 >= 0x61 } == true)
    }
}

// MARK: - Host, port, path

extension LinkReader {
    /// A link to `range`, with the port and path behind it. A host that isn't accepted is dropped before its path is read, which may be long.
    private func link(
        start: Int, scheme: String?, authority: Int, host range: Range<Int>, signs: Link.Signs, where isAccepted: (LinkHost) -> Bool
    ) -> Found? {
        guard !range.isEmpty, let host = LinkHost(codes: hostCodes(range)), isAccepted(host) else { return nil }
        var signs = signs
        if range.lowerBound > authority { signs.insert(.userInfo) }
        if text.defanged[range].contains(true) { signs.insert(.defanged) }
        if codes[range].contains(LinkReader.percent) { signs.insert(.encodedHost) }
        if host.kind == .address, codes[range.lowerBound] != "[", host.ascii != String(codes: hostCodes(range)) { signs.insert(.disguisedAddress) }
        let (port, portEnd) = port(at: range.upperBound)
        let path = LinkPath(codes, at: portEnd)
        if path.hasBackslash { signs.insert(.backslash) }
        let userInfo = range.lowerBound > authority ? LinkText.string(codes[authority..<range.lowerBound - 1]) : nil
        let link = Link(
            text: text.original(start..<path.end), scheme: scheme, userInfo: userInfo, host: host, port: port, path: path.text, signs: signs)
        return Found(link: link, range: start..<path.end)
    }

    /// The codes of a host without the spaces around its dots.
    private func hostCodes(_ range: Range<Int>) -> [UInt32] { codes[range].filter { $0 != 0x20 } }

    private func wholeHostEnd(_ start: Int) -> Int {
        if start < codes.count, codes[start] == "[" { return bracketEnd(start) }
        return runEnd(start)
    }

    private func bracketEnd(_ start: Int) -> Int {
        codes[start...].prefix(48).firstIndex { $0 == "]" }.map { $0 + 1 } ?? start
    }

    /// Where a host that starts at `start` ends in running text.
    private func hostEnd(_ start: Int, isDefanged: Bool = false) -> Int {
        guard start < codes.count else { return start }
        if codes[start] == "[" { return bracketEnd(start) }
        var label = start
        var labels = 0
        var index = start
        var end = start
        while index < codes.count, index - start <= LinkReader.longestHost {
            let code = codes[index]
            if code == HostScalar.dot || code == LinkText.chineseStop {
                guard index > label, !endsSentence(at: index, label: label, labels: labels) else { break }
                labels += 1
                index += 1
                label = index
                continue
            }
            if code == 0x20, isDefanged, let dot = spacedDot(index, label: label, labels: labels) {
                labels += 1
                index = dot
                label = index
                continue
            }
            guard text.isHostCode(index) else { break }
            if HostScalar.isEastAsian(code) {
                if labels > 0, index == label {
                    if let ending = easternEnding(index) { return ending }
                    if isTopLevel(before: label - 1) { break }
                } else if labels > 0, !HostScalar.isEastAsian(codes[index - 1]), isTopLevel(codes[label..<index]) {
                    break
                }
            }
            index += 1
            end = index
        }
        return end
    }

    /// The longest host that is looked at: 253 bytes, each perhaps percent-encoded.
    private static let longestHost = 1000

    /// Whether the stop at `index` ends a sentence and not a label: nothing of a host
    /// follows, or a whole host, or what is no ending.
    private func endsSentence(at index: Int, label: Int, labels: Int) -> Bool {
        guard text.isHostCode(index + 1), codes[index + 1] != HostScalar.dot, codes[index + 1] != LinkText.chineseStop else { return true }
        guard codes[index] == LinkText.chineseStop else { return false }
        if HostScalar.isEastAsian(codes[index + 1]) { return labels > 0 || !HostScalar.isEastAsian(codes[index - 1]) }
        guard labels > 0, isTopLevel(codes[label..<index]) else { return false }
        let rest = codes[(index + 1)...].prefix(HostParser.longestHost).prefix { HostScalar.isPlain($0) || $0 == HostScalar.dot }
        return rest.contains(HostScalar.dot) || !isTopLevel(rest)
    }

    /// Where the label after a dot with spaces around it starts (`evil . example`). Only a host that isn't complete goes on so.
    private func spacedDot(_ index: Int, label: Int, labels: Int) -> Int? {
        var dot = index
        while dot < codes.count, dot - index < 3, codes[dot] == 0x20 { dot += 1 }
        guard dot < codes.count, codes[dot] == HostScalar.dot, index > label else { return nil }
        var next = dot + 1
        while next < codes.count, next - dot < 4, codes[next] == 0x20 { next += 1 }
        let following = codes[next...].prefix { HostScalar.isPlain($0) }
        guard !following.isEmpty, labels == 0 || isTopLevel(following) || !isTopLevel(codes[label..<index]) else { return nil }
        return next
    }

    private func isTopLevel(_ label: some Collection<UInt32>) -> Bool {
        guard label.count <= HostParser.longestLabel, label.allSatisfy({ $0 < 0x80 }) else { return false }
        return PublicSuffixes.isTopLevel(label.lazy.map { UInt8(truncatingIfNeeded: $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0) })
    }

    private func isTopLevel(before dot: Int) -> Bool {
        let start =
            codes[max(0, dot - HostParser.longestLabel)..<dot].lastIndex { !HostScalar.isPlain($0) }.map { $0 + 1 } ?? max(0, dot - HostParser.longestLabel)
        return start > 0 && isTopLevel(codes[start..<dot])
    }

    /// The most characters of an ending in Chinese, Japanese or Korean (`セール`, `ファッション`).
    private static let longestEasternEnding = 6

    /// Where an ending of the root zone in an East Asian script ends that starts at `index`.
    private func easternEnding(_ index: Int) -> Int? {
        let row = codes[index...].prefix(LinkReader.longestEasternEnding).prefix(while: HostScalar.isEastAsian)
        return stride(from: row.count, to: 0, by: -1).first { count in
            guard let encoded = Punycode.encoded(Array(row.prefix(count))) else { return false }
            return PublicSuffixes.isTopLevel(Array("xn--".utf8) + encoded)
        }.map { index + $0 }
    }

    private func port(at index: Int) -> (port: UInt16?, end: Int) {
        guard index + 1 < codes.count, codes[index] == ":" else { return (nil, index) }
        let digits = codes[(index + 1)...].prefix(6).prefix { $0 >= 0x30 && $0 <= 0x39 }
        guard let port = UInt16(String(codes: digits)) else { return (nil, index) }
        return (port, digits.endIndex)
    }
}
