package import Accounts
package import Kit
import Store

/// What can be wrong with the desk as a whole.
package enum AlarmKind: String, Sendable, Hashable, Codable, CaseIterable, SQLConvertible {
    /// So many wait in a queue.
    case waiting
    /// Somebody has waited so many minutes.
    case longestWait = "longest_wait"
    /// Somebody has waited so many minutes, and nobody of the team is on duty.
    case unstaffed
    /// Somebody waits so many minutes though agents are free: none of them fits, or all have declined.
    case unmatched
    /// So many conversations in hand have waited half an hour for an answer.
    case unanswered
    /// Nothing has come in by a channel for so many minutes, by day or by night.
    case silent
    /// So many nodes of a chain can't be reached.
    case nodes
    /// So many things that the desk should have done have failed for good.
    case failures

    /// Before a lead sets another; nil: off.
    package var usualLimit: Int? {
        switch self {
        case .waiting: 20
        case .longestWait: 15
        case .unstaffed: 2
        case .unmatched: 5
        case .unanswered: 3
        case .silent: nil
        case .nodes: 1
        case .failures: 1
        }
    }
}

/// From which figure on an alarm is raised, and who hears.
package struct AlarmRule: Sendable, Hashable, Codable {
    package var kind: AlarmKind
    /// nil: off.
    package var limit: Int?
    package var means: Set<PromisePolicy.Rung.Means>

    package init(kind: AlarmKind, limit: Int?, means: Set<PromisePolicy.Rung.Means> = [.console]) {
        self.kind = kind
        self.limit = limit
        self.means = means
    }

    package static let usual = AlarmKind.allCases.map { AlarmRule(kind: $0, limit: $0.usualLimit) }
}

/// A figure of the desk that an alarm looks at.
package struct WatchedFigure: Sendable, Hashable {
    package let kind: AlarmKind
    /// What it is about: a queue's id, a chain, a channel.
    package let subject: String
    /// Its name, for people.
    package let place: String
    package let team: ID<Team>?
    package let value: Int

    package init(kind: AlarmKind, subject: String, place: String, team: ID<Team>?, value: Int) {
        self.kind = kind
        self.subject = subject
        self.place = place
        self.team = team
        self.value = value
    }

    package var key: String { "alarm:\(kind.rawValue):\(subject)" }
}

/// Which alarms stand, from figures and rules.
package enum Alarms {
    /// What is to be raised and what is over. An alarm clears itself a little below its limit, so that it does not flicker.
    package static func judge(_ figures: [WatchedFigure], rules: [AlarmRule], standing: Set<String>) -> (
        raise: [(WatchedFigure, AlarmRule)], clear: Set<String>
    ) {
        let rules = Dictionary(rules.map { ($0.kind, $0) }, uniquingKeysWith: { first, _ in first })
        var raise: [(WatchedFigure, AlarmRule)] = []
        var kept: Set<String> = []
        for figure in figures {
            guard let rule = rules[figure.kind], let limit = rule.limit else { continue }
            if figure.value >= limit {
                kept.insert(figure.key)
                if !standing.contains(figure.key) { raise.append((figure, rule)) }
            } else if standing.contains(figure.key), figure.value * 10 >= limit * 9, figure.value > 0 {
                kept.insert(figure.key)
            }
        }
        return (raise, standing.subtracting(kept))
    }
}
