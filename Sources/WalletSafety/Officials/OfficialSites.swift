/// The domains that are ours, and what imitates them.
struct OfficialSites: Sendable {
    struct Imitation {
        let official: Official
        let sign: ImitationSign
    }

    private var hosts: [String: Official] = [:]
    private var mails: [String: Official] = [:]
    private var registrables: [String: Official] = [:]
    private var own: [OwnSite] = []

    /// A domain of ours, cut for comparison.
    private struct OwnSite {
        let official: Official
        /// Its labels, and the pieces of those between hyphens.
        let pieces: [Substring]
        /// The label that was registered.
        let name: OwnName
    }

    init(_ officials: [Official]) {
        for official in officials {
            switch official.kind {
            case .site: hosts[official.value] = official
            case .mail: mails[official.value] = official
            default: continue
            }
            guard let domain = OfficialSites.domain(official), let host = LinkHost(domain), !MailProviders.contains(host) else { continue }
            if registrables[host.registrable] == nil { registrables[host.registrable] = official }
            guard let label = OfficialSites.ownLabels(host).last else { continue }
            own.append(OwnSite(official: official, pieces: OfficialSites.pieces(host), name: OwnName(official, name: label)))
        }
    }

    private static func domain(_ official: Official) -> String? {
        official.kind == .site ? official.value : official.value.split(separator: "@").last.map(String.init)
    }

    /// The labels that the owner of a host chose, as a browser shows them, the registered one last.
    static func ownLabels(_ host: LinkHost) -> [Substring] {
        guard host.kind == .name, !host.isSuffix, host.suffixStart > 0 else { return [] }
        let count = host.ascii.utf8.prefix(host.suffixStart).count { $0 == UInt8(ascii: ".") }
        return host.unicode.split(separator: ".").prefix(count).map { $0 }
    }

    private static func pieces(_ host: LinkHost) -> [Substring] { host.ascii.split { $0 == "." || $0 == "-" } }

    // MARK: - Ours

    /// The official site that the host is, or is a subdomain of.
    func owner(of host: LinkHost) -> Official? {
        guard host.kind == .name, !host.isSuffix else { return nil }
        var owner: Official?
        _ = host.forEachParent { name in
            owner = hosts[name]
            return owner != nil
        }
        return owner
    }

    /// The official address that the mail is from, or the domain whose every address is official.
    func owner(of mail: MailClaim) -> Official? { mails["\(mail.local)@\(mail.host.ascii)"] ?? mails["@\(mail.host.ascii)"] }

    /// An official under the same registered domain.
    func neighbour(of host: LinkHost) -> Official? { registrables[host.registrable] }

    // MARK: - Not ours

    /// The domain of ours that the host imitates most strongly.
    func imitation(by host: LinkHost) -> Imitation? {
        let labels = OfficialSites.ownLabels(host)
        guard let registered = labels.last.map({ ClaimedName($0) }) else { return nil }
        let best = own.compactMap { $0.name.match(registered) }.min { $0.distance < $1.distance }
        // `example.com.cn` is another ending and not a site in front of another.
        if best?.likeness != .same {
            let pieces = OfficialSites.pieces(host)
            if let site = own.first(where: { OfficialSites.stands($0.pieces, inFrontOf: pieces) }) {
                return Imitation(official: site.official, sign: .officialInFront)
            }
        }
        if let best, let sign = OfficialSites.sign(best) { return Imitation(official: best.own.official, sign: sign) }
        return subdomain(labels.dropLast().suffix(OfficialSites.mostSubdomains))
    }

    /// The most labels in front of the registered one that are looked at.
    private static let mostSubdomains = 6
    /// Letters of the shortest name that means something under another ending, and as a subdomain.
    private static let shortestLabel = 3
    private static let shortestSubdomain = 5

    private static func sign(_ match: OwnName.Match) -> ImitationSign? {
        if match.likeness == .same { return match.own.letters.codes.count >= shortestLabel ? .otherEnding : nil }
        return ImitationSign(match.likeness)
    }

    /// Whether a domain's pieces stand in a host with more after them. A single piece under an ending of its own may be anything.
    private static func stands(_ domain: [Substring], inFrontOf host: [Substring]) -> Bool {
        guard domain.count >= 2, host.count > domain.count else { return false }
        return (0..<host.count - domain.count).contains { start in host[start..<start + domain.count].elementsEqual(domain) }
    }

    private func subdomain(_ labels: ArraySlice<Substring>) -> Imitation? {
        for label in labels {
            let claimed = ClaimedName(label)
            guard claimed.letters.codes.count >= OfficialSites.shortestSubdomain else { continue }
            let site = own.first { site in
                guard site.name.letters.codes.count >= OfficialSites.shortestSubdomain, let likeness = site.name.likeness(of: claimed) else { return false }
                return likeness <= .addedWords
            }
            if let site { return Imitation(official: site.official, sign: .subdomain) }
        }
        return nil
    }
}

extension ImitationSign {
    /// nil where the names are the same.
    init?(_ likeness: OwnName.Likeness) {
        switch likeness {
        case .same: return nil
        case .separators: self = .separators
        case .disguised: self = .lookalikes
        case .addedWords: self = .addedWords
        case .slip: self = .slip
        case .carried: self = .carriesName
        }
    }
}
