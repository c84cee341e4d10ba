import Inbox
import Kit
import Store
import Synchronization
import WalletSafety
import Yams

/// A term of the wallet's world, in one language: what it means, and a picture from everyday life.
struct GlossaryTerm: Sendable, Codable, Hashable, RowDecodable {
    let slug: String
    let language: Language
    let term: String
    /// What people call it otherwise.
    let also: [String]
    let meaning: String
    let analogy: String
    /// The article that says more; empty where none does.
    let article: String

    init(row: Row) throws {
        slug = try row("slug")
        language = try row("language")
        term = try row("term")
        also = try row("also", as: String.self).lines
        meaning = try row("meaning")
        analogy = try row("analogy")
        article = try row("article")
    }

    fileprivate init(_ entry: GlossaryFile.Entry, _ words: GlossaryFile.Words, _ language: Language) {
        slug = entry.slug
        self.language = language
        term = words.term
        also = words.also
        meaning = words.meaning
        analogy = words.analogy
        article = entry.article ?? ""
    }
}

/// The file of terms in a folder of knowledge.
enum GlossaryFile {
    fileprivate struct Words: Codable {
        var term: String
        var also: [String]
        var meaning: String
        var analogy: String
    }

    fileprivate struct Entry: Codable {
        var slug: String
        var topic: String
        var article: String?
        var en: Words
        var zh: Words
    }

    /// - Throws: what is wrong with the file.
    static func terms(_ content: String) throws -> [GlossaryTerm] {
        try YAMLDecoder().decode([Entry].self, from: content).flatMap { entry in
            [GlossaryTerm(entry, entry.en, .en), GlossaryTerm(entry, entry.zh, .zh)]
        }
    }
}

/// The terms in memory, found by what people call them.
final class Glossary: Sendable {
    private struct Shelf: Sendable {
        var terms: [GlossaryTerm] = []
        var byName: [String: GlossaryTerm] = [:]
    }

    private let shelves = Mutex<[Language: Shelf]>([:])

    func replace(with terms: [GlossaryTerm]) {
        var shelves: [Language: Shelf] = [:]
        for language in Language.allCases {
            let mine = terms.filter { $0.language == language }.sorted { $0.term.lowercased() < $1.term.lowercased() }
            let names = mine.flatMap { term in ([term.term] + term.also).map { (Glossary.plain($0), term) } }
            shelves[language] = Shelf(terms: mine, byName: Dictionary(names, uniquingKeysWith: { first, _ in first }))
        }
        self.shelves.withLock { $0 = shelves }
    }

    func terms(in language: Language) -> [GlossaryTerm] { shelves.withLock { $0[language]?.terms } ?? [] }

    /// The term that a question asks the meaning of; nil where it asks anything else.
    func term(asked question: String, in language: Language) -> GlossaryTerm? {
        guard let name = Glossary.asked(question) else { return nil }
        return shelves.withLock { $0[language]?.byName[name] }
    }

    /// What is left of a question that asks for a meaning, without what makes it one.
    private static func asked(_ question: String) -> String? {
        var rest = plain(question)
        let length = rest.count
        for opening in openings where rest.hasPrefix(opening) { rest.removeFirst(opening.count) }
        for ending in endings where rest.hasSuffix(ending) { rest.removeLast(ending.count) }
        let name = rest.trimmed(of: articles)
        return rest.count < length && !name.isEmpty ? name : nil
    }

    private static let openings = [
        "what is ", "what's ", "whats ", "what are ", "what does ", "explain ", "meaning of ", "define ", "什么是", "什么叫", "请问什么是", "啥是", "解释一下",
    ]
    private static let endings = [
        " mean", " means", "是什么意思", "什么意思", "是什么", "是啥意思", "是啥", "指什么", "怎么理解", "的意思",
    ]
    private static let articles = ["a ", "an ", "the "]

    private static func plain(_ text: String) -> String {
        text.lowercased().split { $0.isWhitespace || $0.isPunctuation && $0 != "-" && $0 != "'" }.joined(separator: " ")
    }
}

extension String {
    fileprivate func trimmed(of beginnings: [String]) -> String {
        beginnings.first(where: hasPrefix).map { String(dropFirst($0.count)) } ?? self
    }
}

extension AssistService {
    static let glossaryChanged = "glossary.changed"

    /// Loads the terms; called at the start and whenever a folder brought others.
    package func loadGlossary() async throws {
        glossary.replace(with: try await store.read { tx in try tx.all("SELECT * FROM glossary_term ORDER BY slug, language LIMIT 5000") })
    }

    /// Keeps the terms that a folder brings, instead of those that were there.
    func keep(terms: [GlossaryTerm]) async throws {
        guard !terms.isEmpty else { return }
        for term in terms { for part in [term.meaning, term.analogy] { _ = try inbox.outbound(part, consent: .reviewed) } }
        let now = clock.now()
        try await store.write { tx in
            try tx.execute("DELETE FROM glossary_term")
            for term in terms {
                try tx.execute(
                    """
                    INSERT INTO glossary_term (slug, language, term, also, meaning, analogy, article)
                    VALUES (\(term.slug), \(term.language), \(term.term), \(term.also.joined(separator: "\n")), \(term.meaning), \(term.analogy),
                      \(term.article))
                    ON CONFLICT (slug, language) DO NOTHING
                    """)
            }
            try tx.append(NewEvent(type: Self.glossaryChanged, data: "{}"), at: now)
        }
    }

    /// A term's meaning and picture as an answer.
    func explanation(of term: GlossaryTerm) -> String { "\(term.meaning)\n\n\(term.analogy)" }
}
