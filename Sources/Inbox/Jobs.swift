import Kit
package import Store

/// What time brings to a conversation.
package enum InboxJob {
    /// A snooze or a wait is over, or silence has closed what was solved. One a conversation.
    package static let timer = "conversation.timer"
    package static let checkBack = "conversation.check-back"
}

extension InboxService {
    package var jobs: [String: JobRunner.Handler] {
        [
            InboxJob.timer: { job in try await timeIsUp(job) },
            InboxJob.checkBack: { job in
                guard let id = ID<Conversation>(job.key) else { return }
                try await announce(Self.checkBackQuestion, key: "check-back:\(job.runAt.milliseconds)", in: id)
            },
        ]
    }

    static let checkBackQuestion = Phrase(
        en: "We said we would look in again: is everything still solved? If not, just write here and the same people will go on.",
        zh: "之前说好再跟进一次：问题是否还都正常？如果没有解决，直接在这里回复，由原来的同事继续处理。")
    static let solvedQuestion = Phrase(
        en: "We have not heard from you for a while. Is it solved? If not, just write here.",
        zh: "有一阵没收到您的消息了。问题解决了吗？如果还没有，直接在这里回复即可。")

    private func timeIsUp(_ job: Job) async throws {
        guard let id = ID<Conversation>(job.key) else { return }
        let now = clock.now()
        let asks = try await store.write { tx -> Bool in
            guard let conversation = try tx.conversation(id) else { return false }
            switch conversation.state {
            case .snoozed(_, let until) where until <= now:
                try tx.move(conversation, .comeBack, at: now)
            case .awaitingCustomer(let agent, let until) where until <= now:
                try tx.move(conversation, .resolve(.agent(agent)), at: now)
                return true
            case .resolved(_, let at) where at + Self.closingTime <= now:
                try tx.move(conversation, .close, at: now)
            case .bot, .queued, .assigned, .snoozed, .awaitingCustomer, .escalated, .resolved, .closed:
                break
            }
            return false
        }
        if asks { try await announce(Self.solvedQuestion, key: "solved:\(job.runAt.milliseconds)", in: id) }
    }
}
