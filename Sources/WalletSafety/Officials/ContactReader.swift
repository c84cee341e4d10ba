/// Finds what a query is about, in one walk for each kind of writing.
struct ContactReader {
    private let text: LinkText
    private var codes: [UInt32]
    /// Which codes belong to something that was found.
    private var taken: [Bool]
    private var found: [(start: Int, claim: ContactClaim)] = []
    private var labels: [(start: Int, label: ContactLabels.Label)] = []
    /// See `OfficialQuery`.
    private(set) var words: [String] = []
    private(set) var platform: Official.Kind?

    var claims: [ContactClaim] { found.sorted { $0.start < $1.start }.map(\.claim) }

    init(_ text: LinkText) {
        self.text = text
        codes = text.codes.map { PhoneNumber.made($0) ?? $0 }
        taken = [Bool](repeating: false, count: codes.count)
        let links = LinkReader(text).places(limit: OfficialQuery.mostClaims)
        for link in links where link.range.lowerBound < codes.count { take(link.range) }
        let mails = readMails(beside: links)
        for link in links where !mails.contains(where: { $0.overlaps(link.range) }) { add(link) }
        readLabels()
        readMentions()
        readNumbers()
        readApps()
        readLabelled()
        if found.isEmpty { readBareNames() }
    }

    private mutating func take(_ range: Range<Int>) {
        for index in range.clamped(to: 0..<taken.count) { taken[index] = true }
    }

    private mutating func add(_ range: Range<Int>, _ readings: [ContactClaim.Reading], isMarked: Bool = true) {
        guard found.count < OfficialQuery.mostClaims else { return }
        take(range)
        found.append((range.lowerBound, ContactClaim(text: text.original(range), readings: readings, isMarked: isMarked)))
    }

    private func isFree(_ index: Int) -> Bool { index < codes.count && !taken[index] }
}

// MARK: - Links, mail addresses, mentions

extension ContactReader {
    private mutating func add(_ place: LinkReader.Found) {
        let link = place.link
        var readings: [ContactClaim.Reading] = []
        if link.scheme == nil, link.path.isEmpty, link.port == nil, ContactReader.isReversed(link.host.ascii) {
            readings.append(.app(text.original(place.range)))
        }
        switch PlatformLink(link) {
        case .handle(let kind, let name): readings.append(.handle(kind, name))
        case .app(let id): readings.append(.app(id))
        case .nameless(let kind): readings.append(.nameless(kind))
        case nil: readings.append(.site(link))
        }
        add(place.range, readings)
    }

    /// `com.example.wallet`, as apps are named.
    private static func isReversed(_ name: String) -> Bool {
        let parts = name.split(separator: ".")
        return parts.count >= 3 && ["com", "org", "net", "io", "cn", "me", "co", "app", "im", "pro", "xyz", "dev", "vip"].contains(parts[0])
    }

    /// Finds mail addresses outside of links that have a path or scheme, and gives their places.
    private mutating func readMails(beside links: [LinkReader.Found]) -> [Range<Int>] {
        let closed = links.filter { $0.link.scheme != nil || !$0.link.path.isEmpty || $0.link.signs.contains(.userInfo) }.map(\.range)
        var mails: [Range<Int>] = []
        for at in codes.indices where codes[at] == "@" && !closed.contains(where: { $0.contains(at) }) {
            guard let mail = mail(around: at), mails.last.map({ $0.upperBound <= mail.range.lowerBound }) ?? true else { continue }
            mails.append(mail.range)
            add(mail.range, [.mail(mail.claim)])
        }
        return mails
    }

    private func mail(around at: Int) -> (range: Range<Int>, claim: MailClaim)? {
        var left = at
        var right = at + 1
        // `name [at] example.com`
        while text.defanged[at], left > 0, codes[left - 1] == 0x20 { left -= 1 }
        while text.defanged[at], right < codes.count, codes[right] == 0x20 { right += 1 }
        let localEnd = left
        while left > 0, at - left < 64, isLocalCode(codes[left - 1]) { left -= 1 }
        while left < localEnd, codes[left] == HostScalar.dot { left += 1 }
        var end = right
        while end < codes.count, end - right <= HostParser.longestHost, isDomainCode(codes[end]) { end += 1 }
        while end > right, codes[end - 1] == HostScalar.dot || codes[end - 1] == "-" { end -= 1 }
        let domain = codes[right..<end]
        guard left < localEnd, domain.contains(HostScalar.dot), let host = LinkHost(codes: Array(domain)), host.kind == .name else { return nil }
        let local = OfficialForm.lower(text.original(left..<localEnd))
        return (left..<end, MailClaim(local: local, host: host, displayName: displayName(before: left)))
    }

    private func isLocalCode(_ code: UInt32) -> Bool {
        code < 0x80
            ? HostScalar.isPlain(code) || code == HostScalar.dot || code == "+" || code == "%" : !HostScalar.isEastAsian(code) && HostScalar.isAllowed(code)
    }

    private func isDomainCode(_ code: UInt32) -> Bool { ContactLabels.isNameCode(code) && !HostScalar.isEastAsian(code) }

    /// What stands before `<` on the same line, at most 64 codes of it.
    private func displayName(before start: Int) -> String? {
        guard start > 0, codes[start - 1] == "<" else { return nil }
        let before = codes[max(0, start - 65)..<start - 1]
        let line = before.lastIndex { $0 < 0x20 || $0 == "," || $0 == ";" || $0 == ">" || $0 == ":" }.map { $0 + 1 } ?? before.startIndex
        let name = OfficialForm.trimmed(text.original(line..<start - 1))
        return name.isEmpty ? nil : name
    }

    /// `@name`, on the platform that the words around it name.
    private mutating func readMentions() {
        for at in codes.indices
        where codes[at] == "@" && found.count < OfficialQuery.mostClaims && isFree(at) && isFree(at + 1) && ContactLabels.isNameCode(codes[at + 1]) {
            let names = names(at: at + 1)
            guard let longest = names.last else { continue }
            let kind = label(before: at)?.kind ?? label(after: longest.upperBound)?.kind
            add(at..<longest.upperBound, names.map { .handle(kind == .phone ? nil : kind, text.original($0)) })
        }
    }

    /// The name that starts at `start`, as far as its letters are no Chinese ones, and with them.
    private func names(at start: Int) -> [Range<Int>] {
        let whole = codes[start...].prefix(NameLetters.longest).prefix(while: ContactLabels.isNameCode)
        let first = whole.prefix { !HostScalar.isEastAsian($0) }
        let latin = trimmed(start..<first.endIndex)
        guard first.count < whole.count, let end = sentenceEnd(whole) else { return latin.isEmpty ? [] : [latin] }
        let mixed = trimmed(start..<end)
        return [latin, mixed].filter { $0.count >= 2 }
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var end = range.upperBound
        while end > range.lowerBound, codes[end - 1] == HostScalar.dot || codes[end - 1] == "-" { end -= 1 }
        return range.lowerBound..<end
    }

    /// Words with which the sentence goes on after a Chinese name.
    private static let tails = ["是", "吗", "真的", "可信", "靠谱", "正规", "说", "联系", "发", "让", "叫", "给", "找", "加", "谢谢", "你好", "的"].map {
        $0.unicodeScalars.map(\.value)
    }

    /// Where a name with Chinese characters ends in running text; nil where it is a whole sentence.
    private func sentenceEnd(_ run: ArraySlice<UInt32>) -> Int? {
        let end = run.indices.first { index in ContactReader.tails.contains { run[index...].starts(with: $0) } } ?? run.endIndex
        return end > run.startIndex ? end : nil
    }
}

// MARK: - Labels

extension ContactReader {
    private mutating func readLabels() {
        var index = 0
        while index < codes.count {
            if isFree(index), labels.count < ContactReader.mostLabels, let label = ContactLabels.label(codes, at: index) {
                labels.append((index, label))
                index = label.end
            } else {
                index += 1
            }
        }
        platform = labels.first { $0.label.kind.isHandle }?.label.kind
    }

    /// The most labels that are looked at.
    private static let mostLabels = 48
    /// How far from its label a name or number may stand, in codes.
    private static let reach = 24
    private static let stops: Set<UInt32> = [0x0A, 0x0D, 0x21, 0x3F, 0x3B, 0xFF01, 0xFF1F, 0xFF1B, 0x3002]

    /// The last label before `start` in the same sentence, with nothing else between them.
    private func label(before start: Int) -> ContactLabels.Label? {
        guard let label = labels.last(where: { $0.label.end <= start })?.label, start - label.end <= ContactReader.reach else { return nil }
        return (label.end..<start).allSatisfy { !taken[$0] && !ContactReader.stops.contains(codes[$0]) } ? label : nil
    }

    private func label(after end: Int) -> ContactLabels.Label? {
        guard let next = labels.first(where: { $0.start >= end }), next.start - end <= ContactReader.reach else { return nil }
        return (end..<next.start).allSatisfy { !taken[$0] && !ContactReader.stops.contains(codes[$0]) } ? next.label : nil
    }

    /// Names that stand behind a label without a sign of their own.
    private mutating func readLabelled() {
        for (_, label) in labels where label.kind.isHandle && found.count < OfficialQuery.mostClaims {
            let gap = ContactLabels.gap(codes, from: label.end)
            guard isFree(gap.end), ContactLabels.isNameCode(codes[gap.end]), !labels.contains(where: { $0.start == gap.end }) else { continue }
            let names = names(at: gap.end).filter { isName($0, label, gap) }
            guard let longest = names.last else { continue }
            add(longest, names.map { .handle(label.kind, text.original($0)) })
        }
    }

    /// What follows the name of a platform in a sentence about it (`微博上`), and begins no name.
    private static let particles = Set("上里中的有看发推消内文说也和在被给没不能可以怎什么或与平群".unicodeScalars.map(\.value))

    private func isName(_ name: Range<Int>, _ label: ContactLabels.Label, _ gap: ContactLabels.Gap) -> Bool {
        let isChinese = codes[name].contains(where: HostScalar.isEastAsian)
        if isChinese {
            guard label.kind == .wechat || label.kind == .weibo else { return false }
            return gap.announces || label.namesInChinese && (gap.isOpen || !ContactReader.particles.contains(codes[name.lowerBound]))
                || !HostScalar.isEastAsian(codes[name.lowerBound])
        }
        if gap.announces || HostScalar.isEastAsian(codes[label.end - 1]) { return name.count >= 3 }
        let isCoined = codes[name].contains { $0 == "_" || PhoneNumber.isDigit($0) || $0 >= 0x80 }
        return isCoined || codes[name.upperBound...].allSatisfy { !ContactLabels.isNameCode($0) }
    }
}

// MARK: - Numbers and apps

extension ContactReader {
    /// The fewest digits of a number that is taken for one without a label in a longer text.
    private static let leastDigits = 8

    private mutating func readNumbers() {
        var index = 0
        while index < codes.count, found.count < OfficialQuery.mostClaims {
            guard isFree(index), startsNumber(index) else {
                index += 1
                continue
            }
            let end = numberEnd(index)
            let isWord = end < codes.count && (ContactLabels.isLatinLetter(codes[end]) || codes[end] == "_" || codes[end] == "@")
            if !isWord, let number = PhoneNumber(codes: Array(codes[index..<end])) { add(number, index..<end) }
            index = max(end, index + 1)
            while isWord, index < codes.count, ContactLabels.isNameCode(codes[index]), !HostScalar.isEastAsian(codes[index]) { index += 1 }
        }
    }

    private func startsNumber(_ index: Int) -> Bool {
        let code = codes[index]
        let next = index + 1 < codes.count ? codes[index + 1] : 0
        let isStart = PhoneNumber.isDigit(code) || (code == "+" || code == "(") && (PhoneNumber.isDigit(next) || code == "(" && next == "+")
        guard isStart, index > 0 else { return isStart }
        let before = codes[index - 1]
        return !ContactLabels.isLatinLetter(before) && !PhoneNumber.isDigit(before) && before != "_" && before != "@"
    }

    private func numberEnd(_ start: Int) -> Int {
        let first = codes[start] == "(" ? start + 1 : start
        let isInternational = codes[first] == "+" || codes[first...].starts(with: [0x30, 0x30])
        let full = isInternational ? 15 : 11
        var digits = 0
        var gap = 0
        var end = start
        var index = start
        while isFree(index), gap <= 3, digits <= 24 {
            let code = codes[index]
            if PhoneNumber.isDigit(code) {
                digits += 1
                gap = 0
                end = index + 1
            } else if index > start || code == "(" {
                guard PhoneNumber.groups.contains(code) || code == "+" && digits == 0 else { break }
                gap += 1
                // Another number may follow.
                if code == 0x20, digits >= full - 4, digits + groupSize(index + 1) > full { break }
            }
            index += 1
        }
        return max(end, start)
    }

    private func groupSize(_ start: Int) -> Int { codes[start...].prefix(16).prefix(while: PhoneNumber.isDigit).count }

    private mutating func add(_ number: PhoneNumber, _ range: Range<Int>) {
        let label = label(before: range.lowerBound)
        let isAlone = codes.indices.allSatisfy { range.contains($0) || !ContactLabels.isNameCode(codes[$0]) }
        guard label != nil || isAlone || number.isInternational || number.digits.count >= ContactReader.leastDigits else { return }
        let digits = ContactClaim.Reading.handle
        let name = String(decoding: number.digits, as: UTF8.self)
        switch label?.kind {
        case .phone: add(range, [.phone(number)])
        case .qq: add(range, [digits(.qq, name)])
        case .wechat, .telegram, .weibo, .x, .discord: add(range, [digits(label?.kind, name), .phone(number)])
        default: add(range, number.isInternational || name.count > 11 ? [.phone(number)] : [.phone(number), digits(.qq, name)])
        }
    }

    /// Names of apps under endings that aren't those of hosts.
    private mutating func readApps() {
        var index = 0
        while index < codes.count {
            guard isFree(index), ContactLabels.isNameCode(codes[index]), !HostScalar.isEastAsian(codes[index]) else {
                index += 1
                continue
            }
            let run = codes[index...].prefix { ContactLabels.isNameCode($0) && !HostScalar.isEastAsian($0) }
            let range = trimmed(index..<run.endIndex)
            let name = text.original(range)
            if range.allSatisfy(isFree), OfficialForm.isApp(name), ContactReader.isReversed(OfficialForm.lower(name)) || name.hasPrefix("id") {
                add(range, [.app(name)])
            }
            index = run.endIndex
        }
    }
}

// MARK: - Names without a sign

extension ContactReader {
    private static let mostWords = 12
    private static let shortestWord = 5
    private static let longestName = 32

    /// The whole text as one name, or the words of it that may be names.
    private mutating func readBareNames() {
        let first = codes.firstIndex { ContactLabels.isNameCode($0) } ?? codes.count
        let last = codes.lastIndex { ContactLabels.isNameCode($0) } ?? -1
        guard first <= last else { return }
        let whole = first...last
        let isOneWord = whole.allSatisfy { ContactLabels.isNameCode(codes[$0]) } && (2...ContactReader.longestName).contains(whole.count)
        let isSentence = codes[whole].contains(where: HostScalar.isEastAsian) && sentenceEnd(codes[whole]) != last + 1
        if isOneWord, !isSentence, labels.isEmpty {
            add(Range(whole), [.handle(nil, text.original(Range(whole)))], isMarked: false)
            return
        }
        readWords()
    }

    private mutating func readWords() {
        var index = 0
        while index < codes.count, words.count < ContactReader.mostWords {
            guard ContactLabels.isNameCode(codes[index]), !HostScalar.isEastAsian(codes[index]) else {
                index += 1
                continue
            }
            let run = codes[index...].prefix { ContactLabels.isNameCode($0) && !HostScalar.isEastAsian($0) }
            let range = trimmed(index..<run.endIndex)
            if (ContactReader.shortestWord...ContactReader.longestName).contains(range.count) { words.append(text.original(range)) }
            index = run.endIndex
        }
        words += quoted
        let together = OfficialForm.trimmed(text.original(0..<codes.count))
        if together.unicodeScalars.count <= ContactReader.longestName, together.contains(" ") { words.append(together) }
    }

    /// What stands between quotation marks.
    private var quoted: [String] {
        var quoted: [String] = []
        var open: Int?
        for (index, code) in codes.enumerated() where quoted.count < ContactReader.mostWords {
            switch code {
            case 0x22 where open == nil: open = index + 1
            case 0x201C, 0x2018, 0x300C, 0x300E: open = index + 1
            case 0x22, 0x201D, 0x2019, 0x300D, 0x300F:
                if let start = open, (2...ContactReader.longestName).contains(index - start) { quoted.append(text.original(start..<index)) }
                open = nil
            default: continue
            }
        }
        return quoted
    }
}
