package import Accounts
package import Kit

/// What an agent can take on.
package struct Skills: Sendable, Hashable, Codable {
    /// Languages in which they write; none stated: any.
    package var languages: Set<Language>
    /// Topics with a level of 1 to 5; none stated: every topic at level 1.
    package var topics: [String: Int]
    /// Whether they may be given what might be theft, where a queue asks for clearance.
    package var isCleared: Bool
    /// Names of what they have passed.
    package var certificates: Set<String>

    package static let levels = 1...5

    package init(languages: Set<Language> = [], topics: [String: Int] = [:], isCleared: Bool = false, certificates: Set<String> = []) {
        self.languages = languages
        self.topics = topics
        self.isCleared = isCleared
        self.certificates = certificates
    }
}

/// What a conversation asks of its agent. Conversations of equal needs wait in one lane.
package struct Needs: Sendable, Hashable {
    /// One of these teams.
    package var teams: Set<ID<Team>>
    package var language: Language?
    package var topic: String?
    /// Of the topic; without a topic it says nothing.
    package var level: Int
    package var needsClearance: Bool
    package var certificate: String?

    package init(
        teams: Set<ID<Team>>, language: Language? = nil, topic: String? = nil, level: Int = 1, needsClearance: Bool = false, certificate: String? = nil
    ) {
        self.teams = teams
        self.language = language
        self.topic = topic
        self.level = level
        self.needsClearance = needsClearance
        self.certificate = certificate
    }

    /// What an agent lacks, in the order in which a person would name it; empty where they fit.
    package func missing(of skills: Skills, teams own: Set<ID<Team>>) -> [Lack] {
        var lacks: [Lack] = []
        if teams.isDisjoint(with: own) { lacks.append(.team) }
        if let language, !skills.languages.isEmpty, !skills.languages.contains(language) { lacks.append(.language) }
        if let topic {
            let level = skills.topics.isEmpty ? Skills.levels.lowerBound : skills.topics[topic]
            if level.map({ $0 < self.level }) ?? true { lacks.append(level == nil ? .topic : .level) }
        }
        if needsClearance, !skills.isCleared { lacks.append(.clearance) }
        if let certificate, !skills.certificates.contains(certificate) { lacks.append(.certificate) }
        return lacks
    }

    package enum Lack: String, Sendable, Hashable, Codable, CaseIterable {
        case team, language, topic, level, clearance, certificate
    }

    /// The same, asking for less.
    package func widened(by step: QueuePolicy.Overflow) -> Needs {
        var wider = self
        for drop in step.drops {
            switch drop {
            case .level: wider.level = Skills.levels.lowerBound
            case .topic: wider.topic = nil
            case .language: wider.language = nil
            case .certificate: wider.certificate = nil
            }
        }
        wider.teams.formUnion(step.teams)
        return wider
    }
}
