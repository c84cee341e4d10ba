/// All that is official, made ready to be compared. Building one takes time with the number of officials; a judgement opens nothing.
package struct OfficialRegister: Sendable {
    package let officials: [Official]
    private let exact: Set<Official>
    private let sites: OfficialSites
    private let names: OfficialNames
    private let phones: [Official]
    private let judge: LinkJudge

    /// - Parameter judge: what is known of other people's sites
    package init(_ officials: [Official], judge: LinkJudge = LinkJudge()) {
        var exact: Set<Official> = []
        self.officials = officials.filter { exact.insert($0).inserted }
        self.exact = exact
        self.judge = judge
        sites = OfficialSites(self.officials)
        names = OfficialNames(self.officials)
        phones = self.officials.filter { $0.kind == .phone }
    }

    /// The worst judgement of what `query` holds.
    package func judgement(of query: String) -> OfficialJudgement {
        judgements(of: OfficialQuery(query)).first ?? OfficialJudgement(query, .nothing)
    }

    /// A judgement of each address, number and name of the query, the worst first; never empty. Time grows with the length of the query and with
    /// the number of officials.
    package func judgements(of query: OfficialQuery) -> [OfficialJudgement] {
        guard query.claims.isEmpty else {
            let judgements = query.claims.map { OfficialJudgement($0.text, outcome($0)) }
            return judgements.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(\.element)
        }
        let named = query.words.compactMap { word in names.mention(word, on: query.platform).map { OfficialJudgement(word, $0) } }
        return [named.min { $0.rank < $1.rank } ?? OfficialJudgement("", .nothing)]
    }

    private func outcome(_ claim: ContactClaim) -> OfficialOutcome {
        let outcomes = claim.readings.map { outcome($0, isMarked: claim.isMarked) }
        return outcomes.min { $0.preference < $1.preference } ?? .nothing
    }

    private func outcome(_ reading: ContactClaim.Reading, isMarked: Bool) -> OfficialOutcome {
        switch reading {
        case .site(let link): site(link)
        case .mail(let mail): self.mail(mail)
        case .phone(let number): phone(number)
        case .handle(let kind, let name): names.outcome(name, on: kind, isMarked: isMarked)
        case .app(let id): names.outcome(app: id)
        case .nameless(let kind): .stranger(.nameless(kind))
        }
    }

    // MARK: - Sites

    private func site(_ link: Link) -> OfficialOutcome {
        if let official = sites.owner(of: link.host) { return .official(official, isPlatformOpen: false) }
        let shown = link.userInfo.flatMap { LinkHost(String($0.prefix { $0 != ":" && $0 != "," && $0 != "&" })) }
        if let shown, let official = sites.owner(of: shown) { return .imitation(of: official, .beforeAt) }
        return foreign(link, unlisted: .site)
    }

    /// What a host that isn't ours is to be taken for.
    private func foreign(_ link: Link, unlisted kind: Official.Kind) -> OfficialOutcome {
        if let official = sites.neighbour(of: link.host) { return .stranger(.sameDomain(official)) }
        let judgement = judge.judgement(of: link)
        if judgement.verdict == .allowed { return .stranger(.genuineOther) }
        if let imitation = sites.imitation(by: link.host) { return .imitation(of: imitation.official, imitation.sign) }
        switch judgement.verdict {
        case .malicious: return .stranger(.scam(judgement.findings.first))
        case .suspicious: return .stranger(.suspicious(judgement.findings.first))
        case .unknown, .allowed: return .stranger(names.hasAny(kind) ? .unlisted(kind) : .noneRegistered(kind))
        }
    }

    // MARK: - Mail

    private func mail(_ mail: MailClaim) -> OfficialOutcome {
        if let official = sites.owner(of: mail) { return .official(official, isPlatformOpen: false) }
        let isProvider = MailProviders.contains(mail.host)
        let host = isProvider ? nil : Link(mail.host.ascii).map { foreign($0, unlisted: .mail) }
        if let host, case .imitation = host { return host }
        if let host, case .stranger(.sameDomain) = host { return host }
        if let imitation = names.imitation(by: mail) { return .imitation(of: imitation.official, imitation.sign) }
        if let host, case .stranger(.scam) = host { return host }
        return .stranger(names.hasAny(.mail) ? .unlisted(.mail) : .noneRegistered(names.isEmpty ? nil : .mail))
    }

    // MARK: - Phones

    private func phone(_ number: PhoneNumber) -> OfficialOutcome {
        if let official = phones.first(where: { number.isSame(as: $0.value) }) { return .official(official, isPlatformOpen: false) }
        if let official = phones.first(where: { number.isOneSlip(from: $0.value) }) { return .imitation(of: official, .slip) }
        return .stranger(phones.isEmpty ? .noneRegistered(names.isEmpty ? nil : .phone) : .unlisted(.phone))
    }
}
