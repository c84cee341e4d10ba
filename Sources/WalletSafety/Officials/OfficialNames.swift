/// The names that we bear: on platforms, in stores, and in our domains.
struct OfficialNames: Sendable {
    private var handles: [Official.Kind: [String: Official]] = [:]
    /// Names of accounts.
    private var accounts: [OwnName] = []
    /// The registered labels of our domains.
    private var brands: [OwnName] = []
    /// The names of our addresses at mail providers.
    private var mailboxes: [OwnName] = []
    private var apps: [OwnName] = []
    private var appParts: [OwnName] = []
    private var kinds: Set<Official.Kind> = []

    /// Letters of the shortest name of a domain, a mailbox or a part of an app's name that means something elsewhere.
    private static let shortestBrand = 5

    init(_ officials: [Official]) {
        for official in officials {
            kinds.insert(official.kind)
            switch official.kind {
            case .site: addBrand(official, LinkHost(official.value))
            case .mail: add(mail: official)
            case .app: add(app: official)
            case .wechat, .telegram, .weibo, .qq, .x, .discord:
                handles[official.kind, default: [:]][official.value] = official
                accounts.append(OwnName(official, name: OfficialNames.bare(official.value)))
            case .phone: continue
            }
        }
    }

    private mutating func addBrand(_ official: Official, _ host: LinkHost?) {
        guard let host, let label = OfficialSites.ownLabels(host).last else { return }
        let name = OwnName(official, name: label)
        guard name.letters.codes.count >= OfficialNames.shortestBrand, !brands.contains(where: { $0.letters.codes == name.letters.codes }) else { return }
        brands.append(name)
    }

    private mutating func add(mail official: Official) {
        guard let at = official.value.lastIndex(of: "@"), let host = LinkHost(String(official.value[official.value.index(after: at)...])) else { return }
        guard MailProviders.contains(host) else { return addBrand(official, host) }
        let name = OwnName(official, name: official.value[..<at])
        if name.letters.codes.count >= OfficialNames.shortestBrand, !name.letters.isNumber { mailboxes.append(name) }
    }

    private static let genericParts: Set<Substring> = [
        "android", "mobile", "client", "wallet", "release", "global", "mainnet", "crypto", "finance", "exchange", "group", "store", "login", "debug", "token",
        "github", "company", "example",
    ]

    private mutating func add(app official: Official) {
        apps.append(OwnName(official, name: official.value))
        for part in official.value.split(separator: ".") where part.utf8.count >= OfficialNames.shortestBrand && !OfficialNames.genericParts.contains(part) {
            let name = OwnName(official, name: part)
            if !name.letters.isNumber, !official.value.hasPrefix("id") { appParts.append(name) }
        }
    }

    var isEmpty: Bool { kinds.isEmpty }

    func hasAny(_ kind: Official.Kind) -> Bool { kinds.contains(kind) }

    /// A Discord invitation without its host.
    private static func bare(_ name: String) -> String {
        name.hasPrefix(OfficialForm.invitation) ? String(name.dropFirst(OfficialForm.invitation.count)) : name
    }

    // MARK: - Accounts

    /// What a name is, on a platform or wherever we have accounts.
    /// - Parameter isMarked: whether it is surely meant as an account's name
    func outcome(_ name: String, on kind: Official.Kind?, isMarked: Bool) -> OfficialOutcome {
        let claimed = ClaimedName(OfficialNames.bare(name))
        let isNickname = !isMarked && claimed.letters.codes.contains(where: HostScalar.isEastAsian)
        if !isNickname, let official = official(name, on: kind) { return .official(official, isPlatformOpen: kind == nil) }
        if !isMarked, let outcome = unmarked(claimed, isNickname: isNickname) { return outcome }
        if let imitation = imitation(claimed, on: kind) { return .imitation(of: imitation.official, imitation.sign) }
        guard let kind else {
            return .stranger(accounts.isEmpty ? .noneRegistered(nil) : .unlisted(nil))
        }
        if hasAny(kind) { return .stranger(.unlisted(kind)) }
        return .stranger(accounts.isEmpty ? .noneRegistered(isEmpty ? nil : kind) : .notOnPlatform(kind))
    }

    private func official(_ name: String, on kind: Official.Kind?) -> Official? {
        let name = OfficialForm.lower(name)
        guard let kind else { return OfficialForm.handlePlatforms.lazy.compactMap { handles[$0]?[name] }.first }
        return handles[kind]?[name]
    }

    /// Our bare name, or Chinese characters, which may be a nickname or a sentence and count where they are surely meant for us; nil for
    /// anything else.
    private func unmarked(_ claimed: ClaimedName, isNickname: Bool) -> OfficialOutcome? {
        let all = accounts + brands
        if all.contains(where: { $0.isBare(claimed.letters) }) { return .nameOnly }
        guard isNickname else { return nil }
        guard let likeness = all.compactMap({ $0.likeness(of: claimed) }).min() else { return .nothing }
        return likeness <= .addedWords ? nil : .nameOnly
    }

    private func imitation(_ claimed: ClaimedName, on kind: Official.Kind?) -> OfficialSites.Imitation? {
        let matches = (accounts + brands).compactMap { $0.match(claimed) }.filter { match in
            // Numbers of other platforms have nothing to do with ours, and a name with a slip is another name elsewhere.
            let isElsewhere = match.own.official.kind.isHandle && !isHere(match, kind)
            return !(isElsewhere && (match.likeness == .slip || match.own.letters.isNumber))
        }
        let best = matches.min { $0.distance == $1.distance ? isHere($0, kind) && !isHere($1, kind) : $0.distance < $1.distance }
        guard let best else { return nil }
        let same: ImitationSign = isHere(best, kind) && best.own.official.kind.isHandle ? .carriesName : .otherPlatform
        return OfficialSites.Imitation(official: best.own.official, sign: ImitationSign(best.likeness) ?? same)
    }

    private func isHere(_ match: OwnName.Match, _ kind: Official.Kind?) -> Bool { kind == nil || match.own.official.kind == kind }

    /// What a word of a sentence is, where it is surely meant for us: an account of ours on the platform that the sentence names, or our name
    /// beside words of service. nil for every other word.
    func mention(_ word: String, on kind: Official.Kind?) -> OfficialOutcome? {
        if let kind, let official = official(word, on: kind) { return .official(official, isPlatformOpen: false) }
        let claimed = ClaimedName(word)
        if (accounts + brands).contains(where: { $0.isBare(claimed.letters) }) { return .nameOnly }
        let matches = (accounts + brands).compactMap { $0.match(claimed) }.filter { $0.likeness == .disguised || $0.likeness == .addedWords }
        guard let best = matches.min(by: { $0.distance < $1.distance }), let sign = ImitationSign(best.likeness) else { return nil }
        return .imitation(of: best.own.official, sign)
    }

    // MARK: - Mail and apps

    /// Whom a mail from a foreign address pretends to be from.
    func imitation(by mail: MailClaim) -> OfficialSites.Imitation? {
        let names = mailboxes + brands + accounts.filter { !$0.letters.isNumber && $0.letters.codes.count >= OfficialNames.shortestBrand }
        if let match = OfficialNames.closest(names, to: mail.local) {
            let isDisguised = match.likeness == .disguised || match.likeness == .slip
            return OfficialSites.Imitation(official: match.own.official, sign: isDisguised ? ImitationSign(match.likeness) ?? .otherMail : .otherMail)
        }
        guard let shown = mail.displayName, let match = OfficialNames.closest(names, to: shown) else { return nil }
        return OfficialSites.Imitation(official: match.own.official, sign: .displayName)
    }

    private static func closest(_ names: [OwnName], to claimed: some StringProtocol) -> OwnName.Match? {
        let name = ClaimedName(claimed)
        return names.compactMap { $0.match(name) }.min { $0.distance < $1.distance }
    }

    func outcome(app id: String) -> OfficialOutcome {
        if let own = apps.first(where: { $0.official.value == id }) { return .official(own.official, isPlatformOpen: false) }
        if !id.hasPrefix("id") || id.contains("."), let imitation = imitation(app: id) { return .imitation(of: imitation.official, imitation.sign) }
        return .stranger(hasAny(.app) ? .unlisted(.app) : .noneRegistered(isEmpty ? nil : .app))
    }

    private func imitation(app id: String) -> OfficialSites.Imitation? {
        if let match = OfficialNames.closest(apps, to: id) {
            return OfficialSites.Imitation(official: match.own.official, sign: ImitationSign(match.likeness) ?? .lookalikes)
        }
        for part in id.split(separator: ".").prefix(8) {
            if let match = OfficialNames.closest(appParts + brands, to: part) {
                return OfficialSites.Imitation(official: match.own.official, sign: .carriesName)
            }
        }
        return nil
    }
}
