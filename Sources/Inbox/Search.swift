package import Accounts
package import Kit
package import Store
package import TextKit

/// A message that a search found.
package struct SearchHit: Sendable {
    package let message: Message
    package let conversation: ListedConversation
    package let snippet: Snippet
}

package enum SearchOrder: String, Sendable, Codable, CaseIterable {
    case newest, best
}

extension InboxService {
    /// Candidates that one search looks at before it gives up on reach: an agent of a small team in a large desk sees what it found until then.
    private static let candidateLimit = 5_000

    /// Messages and notes that hold all words of `text`, among the conversations that `me` reaches.
    /// - Parameter before: the number under which to go on, from an earlier page; for `.newest` alone.
    package func search(_ text: String, order: SearchOrder, before: Int64?, limit: Int, for me: SignedIn) async throws -> Page<SearchHit> {
        let query = Tokenizer.query(text)
        guard !query.isEmpty else { return Page(items: [], next: nil) }
        let terms = query.terms.map { SearchTerm(tokens: $0.tokens, isPrefix: $0.isPrefix) }
        return try await store.read { tx in
            switch order {
            case .best:
                let seqs = try tx.reached(try tx.ranked(terms, limit: 200), by: me)
                return Page(items: try tx.hits(seqs.prefix(limit), query), next: nil)
            case .newest:
                return try tx.newestHits(terms, query, before: before, limit: limit, candidates: Self.candidateLimit, for: me)
            }
        }
    }

    /// A commit of the index costs more than a message in it: so messages wait for one another, and are found so much later.
    private static let indexRest = Span.milliseconds(20)

    /// Follows the log and puts new messages into the full-text index.
    ///
    /// Reading and cutting texts into words takes far longer than writing them: it is done before the writer is asked for.
    package var searchIndexer: EventReader {
        let types: Set<String> = [InboxEvent.messageCreated.rawValue, InboxEvent.noteCreated.rawValue]
        return .writing("search", types: types, batch: 200, rest: Self.indexRest) { [store] events in
            let seqs = events.map(\.seq)
            let rows = try await store.read { tx in try tx.rows(Self.indexQuery(seqs)) }
            let documents = try rows.map { row in
                (SearchDocument(seq: try row("seq"), tokens: Tokenizer.index(try Self.indexedText(of: row))), removed: try row("removed", as: String.self))
            }
            return { tx in
                // What was destroyed since it was read, or lost a secret, must not come into the index.
                let now = try tx.rows("SELECT seq, removed FROM message WHERE seq IN \(list: seqs) AND destroyed_at IS NULL")
                let removed = Dictionary(uniqueKeysWithValues: try now.map { (try $0("seq", as: Int64.self), try $0("removed", as: String.self)) })
                try tx.addToSearch(documents.filter { removed[$0.0.seq] == $0.removed }.map(\.0))
            }
        }
    }

    /// A conversation's first message is also found by the person's name, their address and the ticket number.
    private static func indexedText(of row: Row) throws -> String {
        let text: String = try row("text")
        let number: Int64 = try row("number")
        guard try row("seq", as: Int64.self) == number + 1 else { return text }
        let name: String = try row("contact_name")
        let email: String? = try row("email")
        return "\(text) \(name) \(email ?? "") \(number)"
    }

    private static func indexQuery(_ seqs: [Int64]) -> SQL {
        """
        SELECT m.seq, m.text, m.removed, c.number, p.name AS contact_name, p.email FROM message m
        JOIN conversation c ON c.id = m.conversation_id JOIN contact p ON p.id = c.contact_id WHERE m.seq IN \(list: seqs) ORDER BY m.seq
        """
    }
}

extension Reading {
    /// Those of the numbered messages that `me` reaches. From the messages to their conversations, in this order (`CROSS JOIN` keeps it): SQLite without
    /// statistics would rather begin with everything that the team ever had.
    package static func reachedQuery(_ seqs: [Int64], by me: SignedIn) -> SQL {
        """
        SELECT m.seq FROM message m CROSS JOIN conversation c
        WHERE c.id = m.conversation_id AND m.seq IN \(list: seqs) AND m.destroyed_at IS NULL AND \(reach(me))
        """
    }
}

extension Searching {
    fileprivate func newestHits(
        _ terms: [SearchTerm], _ query: SearchQuery, before: Int64?, limit: Int, candidates: Int, for me: SignedIn
    ) throws -> Page<SearchHit> {
        var reached: [Int64] = []
        var bound = before
        var seen = 0
        var size = max(limit + 1, 50)
        while reached.count <= limit, seen < candidates {
            let seqs = try newest(terms, before: bound, limit: min(size, candidates - seen))
            guard let last = seqs.last else { break }
            reached += try self.reached(seqs, by: me)
            seen += seqs.count
            bound = last
            // Who reaches few of them has to look further.
            size *= 2
        }
        let page = try hits(reached.prefix(limit), query)
        return Page(items: page, next: reached.count > limit ? page.last.map { String($0.message.seq) } : nil)
    }

    /// Those of the numbered messages that `me` reaches, in their order.
    fileprivate func reached(_ seqs: [Int64], by me: SignedIn) throws -> [Int64] {
        let reached = Set(try column(Self.reachedQuery(seqs, by: me), as: Int64.self))
        return seqs.filter(reached.contains)
    }

    /// The messages of those numbers, in the order of the numbers.
    fileprivate func hits(_ seqs: some Collection<Int64>, _ query: SearchQuery) throws -> [SearchHit] {
        let messages: [Message] = try all("\(Message.select) WHERE m.seq IN \(list: seqs)")
        let conversations: [ListedConversation] = try all(
            "\(ListedConversation.select) WHERE c.id IN \(list: Set(messages.map(\.conversation)).sorted())")
        let bySeq = Dictionary(messages.map { ($0.seq, $0) }, uniquingKeysWith: { first, _ in first })
        let byID = Dictionary(conversations.map { ($0.conversation.id, $0) }, uniquingKeysWith: { first, _ in first })
        return seqs.compactMap { seq in
            guard let message = bySeq[seq], let conversation = byID[message.conversation] else { return nil }
            return SearchHit(message: message, conversation: conversation, snippet: Snippet(of: message.textOfExtract, query: query, length: 120))
        }
    }
}
