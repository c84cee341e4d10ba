import LinkData

/// Names that scammers imitate, and hosts that imitate them.
package struct ProtectedNames: Sendable {
    package struct Name: Sendable {
        /// As its owner writes it (`Trust Wallet`).
        package let title: String
        /// As hosts spell it.
        package let spellings: [String]
        package let genuine: Set<String>
        /// Nobody else has a reason to write it: no word of a language, and long enough.
        package let isCoined: Bool

        package init(title: String, spellings: [String], genuine: Set<String>, isCoined: Bool) {
            self.title = title
            self.spellings = spellings
            self.genuine = genuine
            self.isCoined = isCoined
        }
    }

    /// How a host imitates a name.
    enum Likeness: Equatable {
        /// It reads the same, with other characters (`trоnscan`, `metarnask`).
        case disguised
        /// Beside words of bait and nothing else (`metamask-login`).
        case baited
        /// The genuine host stands in front of another's (`tronscan.org.evil.example`).
        case genuineInFront
        /// The name under an ending that isn't its owner's.
        case otherEnding
        /// One slip of the fingers away.
        case oneSlip
        /// Beside other words.
        case partOfLabel
        /// As a subdomain of somebody else.
        case subdomain

        var isStrong: Bool {
            switch self {
            case .disguised, .baited, .genuineInFront: true
            case .otherEnding, .oneSlip, .partOfLabel, .subdomain: false
            }
        }
    }

    struct Hit {
        let name: Name
        let likeness: Likeness
    }

    package let names: [Name]
    private let spellings: [Spelling]
    /// The number of a name by its genuine hosts.
    private let genuineHosts: KeyTable
    /// The number of a spelling by its letters, as they are and folded.
    private let exact: KeyTable
    private let folded: KeyTable
    /// The number of a spelling by its folded letters without one of them.
    private let shortened: KeyTable

    private struct Spelling: Sendable {
        let letters: [UInt8]
        let folded: [UInt8]
        let name: Int
    }

    package static let shipped = ProtectedNames(
        LinkResource.rows(link_list_protected).compactMap { row in
            guard row.count == 4 else { return nil }
            return Name(
                title: String(row[0]), spellings: row[1].split(separator: ",").map(String.init), genuine: Set(row[2].split(separator: ",").map(String.init)),
                isCoined: row[3] == "coined")
        })

    package init(_ names: [Name]) {
        self.names = names
        let spellings = names.enumerated().flatMap { number, name in
            name.spellings.map { Spelling(letters: Array($0.utf8), folded: HostSkeleton.folded($0.utf8), name: number) }
        }
        self.spellings = spellings
        genuineHosts = KeyTable(
            names.enumerated().flatMap { number, name in name.genuine.map { (key: NameKey($0.utf8).value, value: UInt32(number)) } })
        exact = ProtectedNames.table(spellings) { [$0.letters] }
        folded = ProtectedNames.table(spellings) { [$0.folded] }
        shortened = ProtectedNames.table(spellings) { spelling in
            guard spelling.letters.count >= ProtectedNames.shortestSlip else { return [] }
            return spelling.folded.indices.map { Array(spelling.folded[..<$0] + spelling.folded[($0 + 1)...]) } + [spelling.folded]
        }
    }

    private static func table(_ spellings: [Spelling], _ keys: (Spelling) -> [[UInt8]]) -> KeyTable {
        KeyTable(
            spellings.enumerated().flatMap { number, spelling in
                keys(spelling).map { (key: NameKey($0).value, value: UInt32(number)) }
            })
    }

    /// Letters of the shortest spelling whose slips mean something: one letter from `okx` or `aave` are many words.
    private static let shortestSlip = 5
    /// Letters of the shortest spelling that means something inside a longer label.
    private static let shortestPart = 6

    /// Without some genuine names, for measurements in which a name under test must not be known.
    package func withoutGenuine(_ isLeftOut: (String) -> Bool) -> ProtectedNames {
        ProtectedNames(
            names.map { Name(title: $0.title, spellings: $0.spellings, genuine: $0.genuine.filter { !isLeftOut($0) }, isCoined: $0.isCoined) })
    }

    /// Whether the host belongs to the owner of one of the names.
    package func isGenuine(_ host: LinkHost) -> Bool { host.forEachParent { genuineHosts[NameKey($0.utf8).value] != nil } }

    /// The name that a foreign host imitates most strongly.
    func hit(_ reading: HostReading) -> Hit? {
        guard !reading.registered.isEmpty else { return nil }
        if let name = genuineInFront(reading.host) { return Hit(name: name, likeness: .genuineInFront) }
        return whole(reading) ?? part(reading) ?? subdomain(reading.subdomains)
    }

    /// Whether the host is one of the names under any ending, which its owner may have registered as well.
    package func isBareName(_ host: LinkHost) -> Bool {
        guard !host.isShared else { return false }
        return whole(HostReading(host))?.likeness == .otherEnding
    }

    /// A genuine host at the start of a label, its dots perhaps written as hyphens, with more of the host before the public suffix.
    private func genuineInFront(_ host: LinkHost) -> Name? {
        let bytes = Array(host.ascii.utf8.prefix(max(host.suffixStart, 0)))
        var start = 0
        while start < bytes.count {
            var key = NameKey()
            for index in start..<bytes.count {
                let isBorder = bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: "-")
                if isBorder, let number = genuineHosts[key.value] { return names[Int(number)] }
                key.add(isBorder ? UInt8(ascii: ".") : bytes[index])
            }
            start = bytes[start...].firstIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? bytes.count
        }
        return nil
    }

    /// The whole label is a name: as it is, disguised, or with a slip.
    private func whole(_ reading: HostReading) -> Hit? {
        let label = reading.registered
        if let number = exact[NameKey(label).value] {
            return hit(number, reading.host.isInternational ? .disguised : .otherEnding)
        }
        let bare = label.filter { $0 != UInt8(ascii: "-") }
        let skeleton = HostSkeleton.folded(bare)
        if let number = folded[NameKey(skeleton).value] {
            return hit(number, bare.elementsEqual(spellings[Int(number)].letters) ? .otherEnding : .disguised)
        }
        return slip(skeleton).map { hit($0, .oneSlip) }
    }

    private func hit(_ number: UInt32, _ likeness: Likeness) -> Hit { Hit(name: names[spellings[Int(number)].name], likeness: likeness) }

    /// The spelling that `skeleton` is one slip away from: equal to it without a letter, or both without one.
    private func slip(_ skeleton: [UInt8]) -> UInt32? {
        guard skeleton.count + 1 >= ProtectedNames.shortestSlip else { return nil }
        if let number = shortened[NameKey(skeleton).value], isSlip(number, skeleton) { return number }
        var head = NameKey()
        for cut in skeleton.indices {
            var key = head
            for letter in skeleton[(cut + 1)...] { key.add(letter) }
            if let number = shortened[key.value], isSlip(number, skeleton) { return number }
            head.add(skeleton[cut])
        }
        return nil
    }

    private func isSlip(_ number: UInt32, _ skeleton: [UInt8]) -> Bool { EditDistance.isOneSlip(skeleton[...], spellings[Int(number)].folded[...]) }

    /// A name as a part of the label, between hyphens or run together with other words.
    private func part(_ reading: HostReading) -> Hit? {
        let bytes = reading.registered
        let words = reading.words
        if let name = words.words.first(where: { $0.kind == .name }), let number = exact[NameKey(bytes[name.range]).value] {
            let isAll = words.covered == words.length
            let spelling = spellings[Int(number)]
            let isCoined = names[spelling.name].isCoined
            if isAll, words.count(.strong) > 0, isCoined || bytes.contains(UInt8(ascii: "-")) || spelling.letters.count >= ProtectedNames.shortestPart {
                return hit(number, .baited)
            }
            if isCoined || isAll && words.words.count > 1 && bytes.contains(UInt8(ascii: "-")) { return hit(number, .partOfLabel) }
        }
        return disguisedToken(bytes, words)
    }

    /// A piece between hyphens that is a disguised name or one with a slip, beside bait (`trustwaIlet-claim`).
    private func disguisedToken(_ bytes: [UInt8], _ words: HostWords) -> Hit? {
        guard bytes.contains(UInt8(ascii: "-")) else { return nil }
        for token in bytes.split(separator: UInt8(ascii: "-")) where token.count >= ProtectedNames.shortestSlip {
            let skeleton = HostSkeleton.folded(token)
            if let number = folded[NameKey(skeleton).value] {
                let isDisguised = !token.elementsEqual(spellings[Int(number)].letters)
                if isDisguised { return hit(number, .disguised) }
                if names[spellings[Int(number)].name].isCoined { return hit(number, .partOfLabel) }
            }
            if words.count(.strong) > 0, let number = slip(skeleton), names[spellings[Int(number)].name].isCoined { return hit(number, .baited) }
        }
        return nil
    }

    private func subdomain(_ labels: ArraySlice<UInt8>) -> Hit? {
        for label in labels.split(separator: UInt8(ascii: ".")) {
            let skeleton = HostSkeleton.folded(label)
            guard let number = folded[NameKey(skeleton).value] else { continue }
            let spelling = spellings[Int(number)]
            if !label.elementsEqual(spelling.letters), spelling.letters.count >= ProtectedNames.shortestSlip { return hit(number, .disguised) }
            if names[spelling.name].isCoined { return hit(number, .subdomain) }
        }
        return nil
    }
}
