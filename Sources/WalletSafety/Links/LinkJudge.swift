package import Kit

/// What the judge says of a link.
package struct LinkJudgement: Sendable {
    package enum Verdict: String, Sendable, CaseIterable {
        /// On a list of genuine names.
        case allowed
        /// Strong evidence: a blocklist, a disguised name, or a host built like many known scams.
        case malicious
        /// Something that a person should look at twice before opening.
        case suspicious
        case unknown

        /// For people: "a link that is …".
        package var name: Phrase {
            switch self {
            case .allowed: Phrase(en: "genuine", zh: "可信")
            case .malicious: Phrase(en: "a scam", zh: "诈骗")
            case .suspicious: Phrase(en: "doubtful", zh: "可疑")
            case .unknown: Phrase(en: "unknown", zh: "未知")
            }
        }

        /// From 0, nothing to worry about, to 3.
        package var concern: Int {
            switch self {
            case .allowed: 0
            case .unknown: 1
            case .suspicious: 2
            case .malicious: 3
            }
        }
    }

    package let link: Link
    package let verdict: Verdict
    /// 0 harmless … 1 scam. From 0.5 suspicious, from 0.9 malicious.
    package let score: Double
    /// Why, the strongest first; never empty.
    package let findings: [LinkReason]

    package var reasons: [Phrase] { findings.map(\.phrase) }
}

/// Judges where links lead, by their hosts alone. It opens nothing.
package struct LinkJudge: Sendable {
    package let lists: LinkLists
    private let knowledge: LinkKnowledge

    package init(lists: LinkLists = LinkLists(), knowledge: LinkKnowledge = .shipped) {
        self.lists = lists
        self.knowledge = knowledge
    }

    /// Judges every link of `text`, in order of appearance.
    package func judgements(in text: String) -> [LinkJudgement] { LinkExtractor.links(in: text).map(judgement) }

    /// Whether a host is on a list of allowed or genuine names, which wins over everything.
    package func isGenuine(_ host: LinkHost) -> Bool { knowledge.allowed.contains(host) || knowledge.protected.isGenuine(host) }

    /// Allowed names win over everything, then imported lists, then what the host itself shows. Strong evidence makes a link malicious;
    /// a weak likeness does so only where the model agrees.
    package func judgement(of link: Link) -> LinkJudgement {
        let host = link.host
        if isGenuine(host) {
            return LinkJudgement(link: link, verdict: .allowed, score: 0, findings: [.allowedName(host.registrable)])
        }
        if lists.allows(host) { return LinkJudgement(link: link, verdict: .allowed, score: 0, findings: [.allowedByList]) }
        if lists.denies(host) { return LinkJudgement(link: link, verdict: .malicious, score: 1, findings: [.deniedByList]) }
        var evidence = Evidence()
        let reading = HostReading(host)
        weighLikeness(reading, &evidence)
        weighNotation(link, &evidence)
        if let name = lists.fuzzyMatch(host) { evidence.weak.append(.resemblesListed(name)) }
        guard let model = knowledge.model, host.kind == .name, !host.isSuffix else { return conclusion(link, evidence, odds: nil) }
        let odds = weighModel(model, reading, &evidence)
        return conclusion(link, evidence, odds: odds)
    }

    private struct Evidence {
        var strong: [LinkReason] = []
        var weak: [LinkReason] = []
        /// A likeness that makes a host malicious only where the model agrees.
        var weakLikeness: LinkReason?
        /// Whether the host may well be its owner's own, so that the model alone decides nothing.
        var isBareName = false
    }

    private func weighLikeness(_ reading: HostReading, _ evidence: inout Evidence) {
        guard let hit = knowledge.protected.hit(reading) else { return }
        let reason = LinkReason(hit)
        if hit.likeness.isStrong {
            evidence.strong.append(reason)
            return
        }
        evidence.isBareName = hit.likeness == .otherEnding && !reading.host.isShared
        if evidence.isBareName { evidence.weak.append(reason) } else { evidence.weakLikeness = reason }
    }

    private func weighNotation(_ link: Link, _ evidence: inout Evidence) {
        if link.signs.contains(.userInfo) {
            let shown = link.userInfo.flatMap { LinkHost(String($0.prefix { $0 != ":" && $0 != "," && $0 != "&" })) }
            if let shown, knowledge.allowed.contains(shown) || knowledge.protected.isGenuine(shown) {
                evidence.strong.append(.trustedUserInfo(shown.ascii))
            } else {
                evidence.weak.append(.userInfo)
            }
        }
        if link.signs.contains(.disguisedAddress) {
            evidence.weak.append(.disguisedAddress)
        } else if link.host.kind == .address, !HostAddress.isPrivate(link.host.ascii) {
            evidence.weak.append(.rawAddress)
        }
        if link.signs.contains(.encodedHost) { evidence.weak.append(.encodedHost) }
        if link.signs.contains(.backslash) { evidence.weak.append(.backslash) }
        if link.signs.contains(.mislabelled) { evidence.weak.append(.mislabelled) }
        if link.host.isInternational, HostSkeleton.mixesScripts(link.host.unicode) { evidence.weak.append(.mixedScripts) }
        if LinkKnowledge.shorteners.contains(link.host.registrable) { evidence.weak.append(.shortener) }
    }

    /// Adds what the model finds to the evidence, and gives its log-odds over the limit for suspicious, in parts of the way to the limit for
    /// malicious.
    private func weighModel(_ model: HostModel, _ reading: HostReading, _ evidence: inout Evidence) -> Double {
        let limits = model.limits
        let odds = model.logOdds(HostFeatures(reading))
        let part = Double(odds - limits.suspicious) / Double(max(limits.malicious - limits.suspicious, .ulpOfOne))
        if part >= 1, !evidence.isBareName {
            evidence.strong.append(.readsLikeScam)
        } else if part >= LinkJudge.agreement, let likeness = evidence.weakLikeness {
            evidence.strong.append(likeness)
            evidence.weak.append(.readsLikeScamPerhaps)
        } else if part >= 0 || !reading.subdomains.isEmpty && model.logOdds(HostFeatures(withSubdomains: reading)) >= limits.malicious {
            // Subdomains are written by the same hand, but harmless sites have `login.` and `support.` as well.
            evidence.weak.append(.readsLikeScamPerhaps)
        }
        return part
    }

    /// How far on the way to its limit for malicious the model must be, so that a weak likeness counts as strong.
    private static let agreement = 0.5

    private func conclusion(_ link: Link, _ evidence: Evidence, odds: Double?) -> LinkJudgement {
        let score = odds.map(LinkJudge.score) ?? 0.1
        let likeness = evidence.weakLikeness.map { evidence.strong.contains($0) ? [] : [$0] } ?? []
        let weak = likeness + evidence.weak
        let findings = evidence.strong + weak
        if !evidence.strong.isEmpty { return LinkJudgement(link: link, verdict: .malicious, score: max(score, 0.95), findings: findings) }
        if !weak.isEmpty {
            return LinkJudgement(link: link, verdict: .suspicious, score: min(max(score, 0.6), 0.89), findings: findings)
        }
        return LinkJudgement(link: link, verdict: .unknown, score: min(score, 0.49), findings: [.nothingKnown])
    }

    /// 0.5 at the limit for suspicious, 0.9 at the limit for malicious, between 0 and 1 everywhere.
    private static func score(_ odds: Double) -> Double {
        let stretched = odds * 4
        return 0.5 + 0.5 * stretched / (1 + abs(stretched))
    }
}

extension LinkReason {
    fileprivate init(_ hit: ProtectedNames.Hit) {
        let title = hit.name.title
        switch hit.likeness {
        case .disguised: self = .disguisedName(title)
        case .baited: self = .baitedName(title)
        case .genuineInFront: self = .genuineNameInFront(title)
        case .otherEnding: self = .nameUnderOtherEnding(title)
        case .oneSlip: self = .nameWithSlip(title)
        case .partOfLabel: self = .nameInLabel(title)
        case .subdomain: self = .nameAsSubdomain(title)
        }
    }
}

extension LinkJudge {
    /// By what the desk is shipped with.
    package static let shipped = LinkJudge()

    /// What an outgoing text's link is worth.
    package func opinion(of text: String) -> LinkOpinion {
        let judgements = Link(text).map { [judgement(of: $0)] } ?? judgements(in: text)
        if judgements.contains(where: { $0.verdict == .malicious }) { return .malicious }
        return !judgements.isEmpty && judgements.allSatisfy { $0.verdict == .allowed } ? .allowed : .unknown
    }
}
