package import Kit
package import Store

/// How a conversation was solved, for whoever meets the same again: nobody's personal data is in it.
package struct SolvedCase: Sendable, Hashable, RowDecodable {
    package enum State: String, Sendable, SQLConvertible, Codable, CaseIterable {
        /// Written, not read by a second person yet.
        case draft
        /// Agents see it beside conversations that are like it.
        case published
        /// Past its day, or another one has taken its place.
        case retired
    }

    package let id: ID<SolvedCase>
    package let language: Language
    package let topic: Sorting.Topic
    package let text: CaseText
    package let state: State
    /// The day after which it has to be read again: `2027-05-29`.
    package let expiresOn: String
    package let supersededBy: ID<SolvedCase>?
    package let author: String
    package let reviewer: String?
    package let updatedAt: Instant

    package init(row: Row) throws {
        id = try row("id")
        language = try row("language")
        topic = try row("topic")
        text = CaseText(
            title: try row("title"), problem: try row("problem"), evidence: try row("evidence"), cause: try row("cause"), remedy: try row("remedy"))
        state = try row("state")
        expiresOn = try row("expires_on")
        supersededBy = try row("superseded_by")
        author = try row("author_name")
        reviewer = try row("reviewer_name")
        updatedAt = try row("updated_at")
    }

    package var title: String { text.title }
    package var remedy: String { text.remedy }
}

/// What someone writes of a case.
package struct CaseText: Sendable, Hashable, Codable {
    package var title: String
    /// What the person saw, in their words.
    package var problem: String
    /// What was looked up, and what it said.
    package var evidence: String
    /// Why it happened.
    package var cause: String
    /// What solved it.
    package var remedy: String

    var parts: [String] { [title, problem, evidence, cause, remedy] }
}

/// What is wrong with a case that someone wrote.
package enum CaseProblem: Error, Sendable, Hashable {
    case noTitle
    case tooLong
    /// It can be published when it says why it happened and what solved it.
    case unfinished
    /// A second person reads it before agents see it.
    case ownCase
    /// It holds a secret or personal data, or asks for one.
    case refused(Phrase)
}

extension Reading {
    private var cases: SQL {
        """
        SELECT c.*, a.name AS author_name, r.name AS reviewer_name
        FROM solved_case c JOIN staff a ON a.id = c.author LEFT JOIN staff r ON r.id = c.reviewer
        """
    }

    func solvedCase(_ id: ID<SolvedCase>) throws -> SolvedCase? { try first("\(cases) WHERE c.id = \(id)") }

    func solvedCases(_ state: SolvedCase.State, limit: Int) throws -> [SolvedCase] {
        try all("\(cases) WHERE c.state = \(state) ORDER BY c.updated_at DESC, c.id LIMIT \(limit)")
    }
}
