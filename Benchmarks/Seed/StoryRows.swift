import Corpus
import Inbox
import Kit
import Store

extension WriteTransaction {
    /// Writes stories with their events, as the commands of the desk would have written them.
    func insert(_ stories: [Story]) throws {
        var documents: [SearchDocument] = []
        documents.reserveCapacity(stories.count * 2)
        for story in stories { documents += try insert(story) }
        try addToSearch(documents)
    }

    private func insert(_ story: Story) throws -> [SearchDocument] {
        try execute(
            """
            INSERT INTO contact (id, name, language, simulated, created_at) VALUES (\(story.contact), '', \(story.language), 0, \(story.moments[0]))
            """)
        let number = try append(event("conversation.created", story, #"{"channel":"widget"}"#), at: story.moments[0])
        let asked = number + 1
        try insertConversation(story, number: number)
        try insertMessage(story.question, story, author: "customer", text: story.ticket.question, at: story.moments[0])
        let answered = try insertAnswer(story)
        try execute("UPDATE conversation SET last_customer_seq = \(asked), last_reply_seq = \(answered) WHERE id = \(story.conversation)")
        return [
            SearchDocument(seq: asked, tokens: story.questionTokens + [String(number)]),
            SearchDocument(seq: answered, tokens: story.answerTokens),
        ]
    }

    private func insertConversation(_ story: Story, number: Int64) throws {
        let isWithAgent = [.assigned, .snoozed, .awaitingCustomer, .escalated].contains(story.state)
        let waits = [.snoozed, .awaitingCustomer].contains(story.state)
        let isEscalated = story.state == .escalated
        let hadAgent = isWithAgent || story.state == .closed
        try execute(
            """
            INSERT INTO conversation (id, number, contact_id, client_id, queue_id, team_id, channel, language, subject, state, agent_id, since, until,
              expert_team_id, last_agent_id, priority, security, spam, created_at, updated_at, last_customer_seq, last_reply_seq, misses)
            VALUES (\(story.conversation), \(number), \(story.contact), 'seed', \(story.line.queue), \(story.line.team), 'widget', \(story.language),
              \(story.subject), \(story.state), \(isWithAgent ? story.agent : nil), \(story.moments[1]), \(waits ? story.until : nil),
              \(isEscalated ? story.experts : nil), \(hadAgent ? story.agent : nil), 0, 0, 0, \(story.moments[0]), \(story.moments[5]),
              \(number + 1), 0, 0)
            """)
        if waits { try schedule(NewJob(kind: InboxJob.timer, key: story.conversation.description, runAt: story.until)) }
    }

    /// The answer and the steps around it. - Returns: the answer's number.
    private func insertAnswer(_ story: Story) throws -> Int64 {
        if story.state == .bot || story.state == .queued {
            let seq = try insertMessage(story.answer, story, author: "bot", text: story.ticket.answer, at: story.moments[1])
            if story.state == .queued { try step(story, .bot, .queued, at: story.moments[2]) }
            return seq
        }
        try step(story, .bot, .queued, at: story.moments[1])
        try step(story, .queued, .assigned, at: story.moments[2])
        let seq = try insertMessage(story.answer, story, author: "agent", text: story.ticket.answer, at: story.moments[3])
        guard story.state == .closed else {
            if story.state != .assigned { try step(story, .assigned, story.state, at: story.moments[4]) }
            return seq
        }
        let solved = try step(story, .assigned, .resolved, at: story.moments[4])
        let minutes = (story.moments[4] - story.moments[2]).minutes
        try execute("INSERT INTO handling_time (seq, queue_id, minutes) VALUES (\(solved), \(story.line.queue), \(minutes))")
        try step(story, .resolved, .closed, at: story.moments[5])
        return seq
    }

    @discardableResult
    private func insertMessage(_ id: ID<Message>, _ story: Story, author: String, text: String, at moment: Instant) throws -> Int64 {
        let seq = try append(event("message.created", story, #"{"author":"\#(author)","message":"\#(id)"}"#), at: moment)
        try execute(
            """
            INSERT INTO message (seq, id, conversation_id, author, staff_id, note, text, removed, created_at)
            VALUES (\(seq), \(id), \(story.conversation), \(author), \(author == "agent" ? story.agent : nil), 0, \(text), '', \(moment))
            """)
        return seq
    }

    @discardableResult
    private func step(_ story: Story, _ from: ConversationState.Name, _ to: ConversationState.Name, at moment: Instant) throws -> Int64 {
        let namesAgent = [.assigned, .snoozed, .awaitingCustomer, .escalated].contains(to)
        let agent = namesAgent ? #""agent":"\#(story.agent)","# : ""
        let data = #"{\#(agent)"from":"\#(from.rawValue)","queue":"\#(story.line.queue)","to":"\#(to.rawValue)"}"#
        return try append(event("conversation.state", story, data), at: moment)
    }

    private func event(_ type: String, _ story: Story, _ data: String) -> NewEvent {
        NewEvent(type: type, conversation: story.conversation.value, data: data)
    }
}
