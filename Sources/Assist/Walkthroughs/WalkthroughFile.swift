import Kit
import Yams

/// A walkthrough as a file, `walkthroughs/<slug>.yaml`, both languages side by side.
enum WalkthroughFile {
    /// Why a file is no walkthrough, for whoever wrote it.
    enum Problem: Error, CustomStringConvertible, Hashable {
        case unreadable(String)
        case noSteps
        /// A step that does none or several of what a step can do.
        case unclearStep(String)

        var description: String {
            switch self {
            case .unreadable(let detail): "it can't be read: \(detail)"
            case .noSteps: "it has no steps"
            case .unclearStep(let name): "the step \(name) must do one thing: choices, keep with next, next alone, confirm, account, or end"
            }
        }
    }

    static func walkthrough(_ slug: String, _ content: String) throws(Problem) -> Walkthrough {
        let written: Written
        do { written = try YAMLDecoder().decode(Written.self, from: content) } catch { throw .unreadable(words(of: error)) }
        var steps: [Walkthrough.Step] = []
        for step in written.steps { steps.append(try step.step) }
        guard let first = steps.first else { throw .noSteps }
        return Walkthrough(
            slug: slug, title: written.title.phrase, topic: written.topic, level: written.level, owner: written.owner, sources: written.sources,
            reviewed: written.reviewed, reviewBy: written.reviewBy, begins: written.begins.map(\.beginning), first: first, others: Array(steps.dropFirst()),
            rehearsals: written.talks.map { Walkthrough.Rehearsal(says: $0.says.byLanguage, ends: $0.ends) }, notFor: written.notFor.byLanguage)
    }

    private static func words(of error: any Error) -> String {
        guard let error = error as? DecodingError else { return "\(error)" }
        let (path, detail) =
            switch error {
            case .keyNotFound(let key, let context): (context.codingPath + [key], "it is missing")
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context): (context.codingPath, context.debugDescription)
            @unknown default: ([], "\(error)")
            }
        return path.map { $0.intValue.map { String($0 + 1) } ?? $0.stringValue }.joined(separator: " → ") + ": " + detail
    }

    // MARK: - As written

    private struct Written: Decodable {
        var title: Words
        var topic: HelpTopic
        var level: Level
        var owner: String
        var sources: [String]
        var reviewed: String
        var reviewBy: String
        var begins: [WrittenBeginning]
        var steps: [WrittenStep]
        var talks: [WrittenTalk]
        var notFor: Lists

        enum CodingKeys: String, CodingKey {
            case title, topic, level, owner, sources, reviewed, begins, steps, talks
            case reviewBy = "review-by"
            case notFor = "not-for"
        }
    }

    private struct Words: Decodable {
        var en: String
        var zh: String

        var phrase: Phrase { Phrase(en: en, zh: zh) }
    }

    private struct Terms: Decodable {
        var en: String?
        var zh: String?

        var terms: FlowTerms { FlowTerms(zh: zh ?? "", en: en ?? "") }
    }

    private struct Lists: Decodable {
        var en: [String]
        var zh: [String]

        var byLanguage: [Language: [String]] { [.en: en, .zh: zh] }
    }

    private struct WrittenBeginning: Decodable {
        var all: [Terms]
        var unless: [Terms]?

        var beginning: Walkthrough.Beginning { Walkthrough.Beginning(all: all.map(\.terms), unless: (unless ?? []).map(\.terms)) }
    }

    private struct WrittenTalk: Decodable {
        var says: Lists
        var ends: String
    }

    private struct WrittenChoice: Decodable {
        var label: Words
        var also: Terms?
        var next: String

        var choice: Walkthrough.Choice { Walkthrough.Choice(label: label.phrase, also: also?.terms ?? FlowTerms(), next: next) }
    }

    private struct WrittenConfirmation: Decodable {
        var next: String
        var otherwise: String
    }

    private struct WrittenAccount: Decodable {
        var ask: AccountAction
        var done: String
        var refused: String
    }

    private struct WrittenStep: Decodable {
        var name: String
        var say: Words
        var article: String?
        var choices: [WrittenChoice]?
        var keep: Words?
        var next: String?
        var end: Walkthrough.End?
        var confirm: WrittenConfirmation?
        var account: WrittenAccount?

        var step: Walkthrough.Step {
            get throws(Problem) { Walkthrough.Step(name: name, say: say.phrase, article: article, then: try then) }
        }

        private var then: Walkthrough.Then {
            get throws(Problem) {
                switch (choices, keep, next, end, confirm, account) {
                case (let choices?, nil, nil, nil, nil, nil) where (2...6).contains(choices.count): .choose(choices.map(\.choice))
                case (nil, let keep?, let next?, nil, nil, nil): .keep(keep.phrase, next: next)
                case (nil, nil, let next?, nil, nil, nil): .go(next)
                case (nil, nil, nil, let end?, nil, nil): .end(end)
                case (nil, nil, nil, nil, let confirm?, nil): .confirm(next: confirm.next, otherwise: confirm.otherwise)
                case (nil, nil, nil, nil, nil, let account?): .account(account.ask, done: account.done, refused: account.refused)
                default: throw .unclearStep(name)
                }
            }
        }
    }
}

extension HelpTopic: Decodable {}
