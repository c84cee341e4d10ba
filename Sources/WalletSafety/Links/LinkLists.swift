package import Kit

/// Names that others have judged, as a desk imports and keeps them. Never decides against the shipped list of allowed names.
package struct LinkLists: Sendable, Equatable {
    /// Hosts in ASCII form.
    package private(set) var denied: Set<String> = []
    package private(set) var allowed: Set<String> = []
    /// Names that eth-phishing-detect compares with, and how many letters may differ.
    package private(set) var fuzzy: [String] = []
    package private(set) var tolerance = 0
    /// Entries that were left out: they name a page and not a host, or a suffix that is everybody's. A list of hosts can't block a page
    /// without blocking its neighbours.
    package private(set) var leftOut = 0

    /// The most bytes of a list that is read, and the most names.
    package static let longestText = 64 << 20
    package static let mostNames = 2_000_000

    package init() {}

    package init(denied: some Sequence<String>, allowed: some Sequence<String> = []) {
        for name in denied { add(name, to: \.denied) }
        for name in allowed { add(name, to: \.allowed) }
    }

    /// What was kept of a list that was read before.
    package init(denied: [String], allowed: [String], fuzzy: [String], tolerance: Int) {
        self.init(denied: denied, allowed: allowed)
        self.fuzzy = fuzzy
        self.tolerance = min(tolerance, LinkLists.largestTolerance)
    }

    /// Without the names that somebody knows better about.
    package mutating func forget(allowed names: some Sequence<String>) { allowed.subtract(names) }

    package var isEmpty: Bool { denied.isEmpty && allowed.isEmpty && fuzzy.isEmpty }

    /// Names of both.
    package mutating func merge(_ other: LinkLists) {
        denied.formUnion(other.denied)
        allowed.formUnion(other.allowed)
        fuzzy += other.fuzzy.filter { !fuzzy.contains($0) }
        tolerance = max(tolerance, other.tolerance)
        leftOut += other.leftOut
    }

    /// Reads a list in the form of polkadot-js (`{"allow": […], "deny": […]}`), of eth-phishing-detect (`{"blacklist": […], "whitelist": […],
    /// "fuzzylist": […], "tolerance": 2}`), or plain: one name a line, or a hosts file (`0.0.0.0 name`); `#` begins a comment.
    package init(parsing text: String) throws(LinkListError) {
        guard text.utf8.count <= LinkLists.longestText else { throw LinkListError(line: nil, problem: .tooLong) }
        // Editors of Windows put a byte order mark in front.
        let text = text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        let isJSON = text.first { !$0.isWhitespace } == "{"
        try isJSON ? readJSON(text) : readLines(text)
        guard denied.count + allowed.count <= LinkLists.mostNames else { throw LinkListError(line: nil, problem: .tooLong) }
        guard !isEmpty else { throw LinkListError(line: nil, problem: .empty) }
    }

    private mutating func readJSON(_ text: String) throws(LinkListError) {
        let json: JSONValue
        do { json = try JSONValue(parsing: text) } catch {
            let line = text.utf8.prefix(error.offset).count { $0 == 0x0A } + 1
            throw LinkListError(line: line, problem: .notJSON)
        }
        guard json["deny"] != nil || json["blacklist"] != nil else { throw LinkListError(line: nil, problem: .noList) }
        for list in ["deny", "blacklist"] { try add(LinkLists.entries(of: list, in: json), to: \.denied) }
        for list in ["allow", "whitelist"] { try add(LinkLists.entries(of: list, in: json), to: \.allowed) }
        fuzzy = try LinkLists.fuzzyNames(LinkLists.entries(of: "fuzzylist", in: json))
        tolerance = min(json["tolerance"]?.int64.flatMap { Int(exactly: $0) } ?? 0, LinkLists.largestTolerance)
    }

    private static func entries(of list: String, in json: JSONValue) throws(LinkListError) -> [String] {
        guard let value = json[list] else { return [] }
        guard let entries = value.array else { throw LinkListError(line: nil, problem: .notAList(list)) }
        if let place = entries.firstIndex(where: { $0.string == nil }) {
            throw LinkListError(line: nil, problem: .notAString(list: list, entry: place + 1))
        }
        return entries.compactMap(\.string)
    }

    /// More than this matches anything.
    private static let largestTolerance = 4

    private static func fuzzyNames(_ entries: [String]) throws(LinkListError) -> [String] {
        var names: [String] = []
        for entry in entries {
            guard let host = LinkHost(entry), host.kind == .name else { throw LinkListError(line: nil, problem: .notAName(entry)) }
            names.append(host.ascii)
        }
        return names
    }

    private mutating func add(_ entries: [String], to list: WritableKeyPath<LinkLists, Set<String>>) throws(LinkListError) {
        for entry in entries {
            guard add(entry, to: list) else { throw LinkListError(line: nil, problem: .notAName(String(entry.prefix(LinkListError.longestQuote)))) }
        }
    }

    private mutating func readLines(_ text: String) throws(LinkListError) {
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let content = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
            guard let first = content.first else { continue }
            // A hosts file names an address first, then one or more hosts.
            let isHostsLine = content.count > 1 && (LinkHost(String(first))?.kind == .address || first == "::" || first == "::1")
            guard isHostsLine || content.count == 1 else { throw LinkListError(line: index + 1, problem: .notAName(LinkListError.quote(line))) }
            for name in content.dropFirst(isHostsLine ? 1 : 0) {
                guard add(String(name), to: \.denied) else { throw LinkListError(line: index + 1, problem: .notAName(LinkListError.quote(name))) }
            }
        }
    }

    /// False where `entry` is no host at all.
    @discardableResult
    private mutating func add(_ entry: String, to list: WritableKeyPath<LinkLists, Set<String>>) -> Bool {
        let name = entry.hasPrefix("*.") ? String(entry.dropFirst(2)) : entry
        if let host = LinkHost(name) {
            // `localhost`, `0.0.0.0 local` and the like stand in every hosts file.
            if host.isSuffix || !host.ascii.contains(".") { leftOut += 1 } else { self[keyPath: list].insert(host.ascii) }
            return true
        }
        guard let link = Link(name) else { return false }
        if link.path.isEmpty || link.path == "/" {
            return add(link.host.ascii, to: list)
        }
        leftOut += 1
        return true
    }

    /// Whether `host`, one of its parents, or its registrable name is denied.
    func denies(_ host: LinkHost) -> Bool { !denied.isEmpty && !host.isSuffix && host.forEachParent(denied.contains) }

    /// Whether `host` or one of its parents down to the registrable name is allowed.
    func allows(_ host: LinkHost) -> Bool { !allowed.isEmpty && !host.isSuffix && host.forEachParent(allowed.contains) }

    /// The name of the fuzzy list that `host` resembles by the rule of eth-phishing-detect: all labels but the last, without `www.`, differ by
    /// at most `tolerance` letters.
    package func fuzzyMatch(_ host: LinkHost) -> String? {
        guard tolerance > 0, host.kind == .name else { return nil }
        let form = LinkLists.fuzzyForm(host.ascii)
        return fuzzy.first { EditDistance.isAtMost(tolerance, form, LinkLists.fuzzyForm($0)) }
    }

    private static func fuzzyForm(_ name: String) -> [UInt8] {
        let labels = name.split(separator: ".").dropLast()
        return Array((labels.first == "www" ? labels.dropFirst() : labels).joined(separator: ".").utf8)
    }
}

/// Why a list can't be read.
package struct LinkListError: Error, Sendable, Equatable {
    package enum Problem: Sendable, Equatable {
        case tooLong, empty, notJSON
        /// No list of denied names under either of the known names.
        case noList
        /// What has the name of a list is none.
        case notAList(String)
        /// The named list holds something that is no string; its place, from 1.
        case notAString(list: String, entry: Int)
        /// An entry that is no host; its beginning.
        case notAName(String)
    }

    /// From 1, where it is known.
    package let line: Int?
    package let problem: Problem

    /// The most characters of an entry that are repeated.
    static let longestQuote = 80

    static func quote(_ text: some StringProtocol) -> String { String(text.prefix(longestQuote)) }

    package var explanation: Phrase {
        let what = problem.explanation
        guard let line else { return what }
        return Phrase(en: "Line \(line): \(what.en)", zh: "第 \(line) 行：\(what.zh)")
    }
}

extension LinkListError.Problem {
    fileprivate var explanation: Phrase {
        switch self {
        case .tooLong: Phrase(en: "The list is too long: at most 64 MB and 2,000,000 names.", zh: "名单过长：最多 64 MB、200 万个域名。")
        case .empty: Phrase(en: "The list holds no name.", zh: "名单里没有域名。")
        case .notJSON: Phrase(en: "The list begins like JSON but is not valid JSON.", zh: "名单看起来是 JSON，但格式不正确。")
        case .noList: Phrase(en: "The JSON holds neither \"deny\" nor \"blacklist\".", zh: "JSON 里既没有 \"deny\"，也没有 \"blacklist\"。")
        case .notAList(let list): Phrase(en: "\"\(list)\" must be a list of names.", zh: "\"\(list)\" 必须是域名列表。")
        case .notAString(let list, let entry):
            Phrase(en: "\"\(list)\" must hold names only; entry \(entry) is none.", zh: "\"\(list)\" 里只能是域名，第 \(entry) 项不是。")
        case .notAName(let entry): Phrase(en: "\"\(entry)\" is not a host name.", zh: "\"\(entry)\" 不是域名。")
        }
    }
}
