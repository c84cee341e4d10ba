package import Accounts
package import Kit

/// How a queue finds its agents. Every part has a default, so that a stored policy may leave out what it does not change.
package struct QueuePolicy: Sendable, Hashable {
    /// Who is next.
    package enum Order: String, Sendable, Hashable, Codable, CaseIterable {
        /// What might be theft first, then who has waited longest.
        case longestWaiting
        /// The nearest deadline of a promise.
        case promiseFirst
        /// A step of priority counts as `ageingMinutes` of waiting: nobody is passed for ever.
        case priorityWithAgeing
    }

    /// To whom, of those who fit and are free.
    package enum Choice: String, Sendable, Hashable, Codable, CaseIterable {
        /// Who has been without a new one the longest.
        case mostIdle
        /// Who has the smallest share of their places taken.
        case balanced
    }

    /// What is asked no longer after a time in the line.
    package struct Overflow: Sendable, Hashable, Codable {
        package enum Drop: String, Sendable, Hashable, Codable, CaseIterable { case level, topic, language, certificate }

        /// Minutes of waiting.
        package var after: Int
        package var drops: Set<Drop>
        /// Teams that help out from then on.
        package var teams: Set<ID<Team>>

        package init(after: Int, drops: Set<Drop> = [], teams: Set<ID<Team>> = []) {
            self.after = after
            self.drops = drops
            self.teams = teams
        }
    }

    package var order = Order.longestWaiting
    package var ageingMinutes = 10
    package var choice = Choice.balanced
    /// Whether who had it before comes before all others.
    package var prefersSameAgent = true
    package var matchesLanguage = true
    package var matchesTopic = false
    /// The least level of the topic.
    package var level = 1
    package var certificate: String?
    package var securityNeedsClearance = false
    /// Free places of cleared agents that are kept for what might be theft.
    package var securityReserve = 0
    package var overflow: [Overflow] = []
    /// Seconds in which an agent says yes before it goes on to another; nil: what is dealt is theirs at once.
    package var answerSeconds: Int? = 60

    package init() {}

    package static let answerTimes = 10...3600
    package static let overflowLimit = 5

    /// What a conversation asks for when it comes into the line.
    package func needs(team: ID<Team>, language: Language, topic: String?, isSecurity: Bool) -> Needs {
        Needs(
            teams: [team], language: matchesLanguage ? language : nil, topic: matchesTopic ? topic : nil, level: level,
            needsClearance: securityNeedsClearance && isSecurity, certificate: certificate)
    }

    /// What it asks for after having waited so long, and when that changes next.
    package func needs(_ first: Needs, since: Instant, now: Instant) -> (needs: Needs, changes: Instant?) {
        var needs = first
        for step in overflow.sorted(by: { $0.after < $1.after }) {
            let begins = since + .minutes(Int64(step.after))
            guard begins <= now else { return (needs, begins) }
            needs = needs.widened(by: step)
        }
        return (needs, nil)
    }

    package enum Problem: Error, Sendable, Hashable, CaseIterable { case badLevel, badAgeing, badReserve, badAnswerTime, badOverflow }

    /// Checks what someone typed.
    package func checked() throws(Problem) -> QueuePolicy {
        guard Skills.levels.contains(level) else { throw .badLevel }
        guard (1...10_000).contains(ageingMinutes) else { throw .badAgeing }
        guard (0...100).contains(securityReserve) else { throw .badReserve }
        if let answerSeconds, !Self.answerTimes.contains(answerSeconds) { throw .badAnswerTime }
        guard overflow.count <= Self.overflowLimit, overflow.allSatisfy({ (1...10_000).contains($0.after) }) else { throw .badOverflow }
        return self
    }
}

extension QueuePolicy: Codable {
    private enum CodingKeys: String, CodingKey {
        case order, ageingMinutes, choice, prefersSameAgent, matchesLanguage, matchesTopic, level, certificate, securityNeedsClearance, securityReserve
        case overflow, answerSeconds
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        let usual = QueuePolicy()
        order = try values.decodeIfPresent(Order.self, forKey: .order) ?? usual.order
        ageingMinutes = try values.decodeIfPresent(Int.self, forKey: .ageingMinutes) ?? usual.ageingMinutes
        choice = try values.decodeIfPresent(Choice.self, forKey: .choice) ?? usual.choice
        prefersSameAgent = try values.decodeIfPresent(Bool.self, forKey: .prefersSameAgent) ?? usual.prefersSameAgent
        matchesLanguage = try values.decodeIfPresent(Bool.self, forKey: .matchesLanguage) ?? usual.matchesLanguage
        matchesTopic = try values.decodeIfPresent(Bool.self, forKey: .matchesTopic) ?? usual.matchesTopic
        level = try values.decodeIfPresent(Int.self, forKey: .level) ?? usual.level
        certificate = try values.decodeIfPresent(String.self, forKey: .certificate)
        securityNeedsClearance = try values.decodeIfPresent(Bool.self, forKey: .securityNeedsClearance) ?? usual.securityNeedsClearance
        securityReserve = try values.decodeIfPresent(Int.self, forKey: .securityReserve) ?? usual.securityReserve
        overflow = try values.decodeIfPresent([Overflow].self, forKey: .overflow) ?? usual.overflow
        // 0 stands for none; left out it is the usual one.
        let seconds = try values.decodeIfPresent(Int.self, forKey: .answerSeconds) ?? usual.answerSeconds
        answerSeconds = seconds == 0 ? nil : seconds
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(order, forKey: .order)
        try values.encode(ageingMinutes, forKey: .ageingMinutes)
        try values.encode(choice, forKey: .choice)
        try values.encode(prefersSameAgent, forKey: .prefersSameAgent)
        try values.encode(matchesLanguage, forKey: .matchesLanguage)
        try values.encode(matchesTopic, forKey: .matchesTopic)
        try values.encode(level, forKey: .level)
        try values.encodeIfPresent(certificate, forKey: .certificate)
        try values.encode(securityNeedsClearance, forKey: .securityNeedsClearance)
        try values.encode(securityReserve, forKey: .securityReserve)
        try values.encode(overflow, forKey: .overflow)
        try values.encode(answerSeconds ?? 0, forKey: .answerSeconds)
    }
}
