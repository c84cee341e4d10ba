import Accounts
import Corpus
import Inbox
import Kit
import Store
import TextKit

/// When what happened: conversations follow one another evenly over a year.
struct Timeline: Sendable {
    private let start: Instant
    private let step: Int64

    init(end: Instant, conversations: Int) {
        let year = Span.days(365)
        start = end - year
        step = max(10, year.milliseconds / Int64(max(1, conversations)))
    }

    /// A moment of a conversation, in tenths of the time until the next one begins.
    func moment(_ index: Int, tenth: Int64) -> Instant { start + Span(milliseconds: Int64(index) * step + step * tenth / 10) }
}

/// A conversation about to be written.
struct Story: Sendable {
    let conversation: ID<Conversation>
    let contact: ID<Contact>
    let question: ID<Message>
    let answer: ID<Message>
    let ticket: Ticket
    let subject: String
    let questionTokens: [String]
    let answerTokens: [String]
    let line: Furniture.Line
    let experts: ID<Team>
    let agent: ID<Staff>
    let state: ConversationState.Name
    /// Six moments, in order.
    let moments: [Instant]
    /// When what waits for a time is due.
    let until: Instant

    var language: Language { ticket.isChinese ? .zh : .en }
}

/// Makes stories from the corpus.
struct StoryMaker: Sendable {
    let corpus: Corpus
    let timeline: Timeline
    let furniture: Furniture
    /// Conversations before it are closed.
    let firstOpen: Int

    /// Runs beside the writer.
    @concurrent
    func stories(_ range: Range<Int>) async -> [Story] { range.map(story) }

    private func story(_ index: Int) -> Story {
        let ticket = corpus.ticket(index)
        let line = furniture.lines[Int(ticket.dice >> 8 & 0xFFFF) % furniture.lines.count]
        let moments = (0..<6).map { timeline.moment(index, tenth: $0) }
        let last = moments[5]
        return Story(
            conversation: id(index, 1, moments[0]), contact: id(index, 2, moments[0]), question: id(index, 3, moments[0]),
            answer: id(index, 4, moments[2]), ticket: ticket, subject: String(ticket.question.prefix(80)),
            questionTokens: Tokenizer.index(ticket.question), answerTokens: Tokenizer.index(ticket.answer), line: line, experts: furniture.experts,
            agent: line.agents[Int(ticket.dice >> 24 & 0xFFFF) % line.agents.count],
            state: index < firstOpen ? .closed : Self.state(percent: ticket.dice % 100),
            moments: moments, until: last + .days(400))
    }

    /// Three of ten are open.
    private static func state(percent: UInt64) -> ConversationState.Name {
        switch percent {
        case 0..<3: .bot
        case 3..<15: .queued
        case 15..<24: .assigned
        case 24..<25: .snoozed
        case 25..<29: .awaitingCustomer
        case 29..<30: .escalated
        default: .closed
        }
    }

    private func id<Owner>(_ index: Int, _ kind: UInt64, _ time: Instant) -> ID<Owner> {
        let word = UInt64(index) &* 0xD129_0DDB_53C4_3E49 &+ kind &* 0x9E37_79B9_7F4A_7C15
        return ID(UUIDv7(time: time, random: (word >> 32, word ^ UInt64(index) << 24)))
    }
}
