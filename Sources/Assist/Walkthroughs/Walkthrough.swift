package import Kit

/// A guided conversation that is written, not programmed: steps that say something and then offer choices, keep what the customer writes, go on, or end.
///
/// Built-in flows look things up on a chain; these only ask and explain, and writers change them without a new program.
package struct Walkthrough: Sendable {
    /// Its name in addresses and file names.
    package let slug: String
    package let title: Phrase
    let topic: HelpTopic
    let level: Level
    let owner: String
    let sources: [String]
    /// `2026-11-29`: the day on which its facts were last checked.
    let reviewed: String
    let reviewBy: String
    let begins: [Beginning]
    /// Where it begins.
    let first: Step
    let others: [Step]
    let rehearsals: [Rehearsal]
    /// What customers may write that means something else.
    let notFor: [Language: [String]]

    /// Groups of terms: one of each group must be in a message, and none of `unless`.
    struct Beginning: Sendable {
        let all: [FlowTerms]
        let unless: [FlowTerms]

        func matches(_ text: FlowText) -> Bool { all.allSatisfy(text.has) && !unless.contains(where: text.has) }
    }

    struct Step: Sendable {
        let name: String
        let say: Phrase
        /// The slug of an article that says more.
        let article: String?
        let then: Then
    }

    enum Then: Sendable {
        /// Waits for one of two to six answers.
        case choose([Choice])
        /// Waits for whatever the customer writes, which is kept under the name for the person who may go on.
        case keep(Phrase, next: String)
        /// Goes on at once.
        case go(String)
        /// Waits until the customer has confirmed their mail address; `otherwise` where no letter can be sent, or it does not arrive.
        case confirm(next: String, otherwise: String)
        /// Asks the wallet's account service.
        case account(AccountAction, done: String, refused: String)
        case end(End)
    }

    struct Choice: Sendable {
        let label: Phrase
        let also: FlowTerms
        let next: String
    }

    enum End: String, Sendable, Codable {
        case done
        /// A person goes on.
        case person
        /// A person of the security team goes on, urgently.
        case security
    }

    /// What a customer may say, and with which step that ends: played by `kb check`.
    struct Rehearsal: Sendable {
        let says: [Language: [String]]
        let ends: String
    }

    var steps: [Step] { [first] + others }

    func step(_ name: String) -> Step? { steps.first { $0.name == name } }

    /// Whether a message asks for it.
    func begins(with text: FlowText) -> Bool { begins.contains { $0.matches(text) } }
}

extension Walkthrough.Step {
    /// Steps that may follow.
    var next: [String] {
        switch then {
        case .choose(let choices): choices.map(\.next)
        case .keep(_, let next), .go(let next): [next]
        case .confirm(let next, let otherwise): [next, otherwise]
        case .account(_, let done, let refused): [done, refused]
        case .end: []
        }
    }

    var choices: [Walkthrough.Choice] {
        switch then {
        case .choose(let choices): choices
        case .keep, .go, .confirm, .account, .end: []
        }
    }

    /// What is said, with its choices.
    func text(_ language: Language) -> String { say(language) + choiceList(language) }

    /// A numbered list whose items can be pressed where the channel has buttons; nothing where there is nothing to choose.
    func choiceList(_ language: Language) -> String {
        guard !choices.isEmpty else { return "" }
        return "\n" + choices.enumerated().map { "\n\($0 + 1). [\($1.label(language))](reply:\($0 + 1))" }.joined()
    }
}
