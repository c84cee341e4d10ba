import Kit
package import Store

/// What time brings to a conversation.
package enum InboxJob {
    /// A snooze or a wait is over, or silence has closed what was solved. One a conversation.
    package static let timer = "conversation.timer"
    package static let checkBack = "conversation.check-back"
    /// Half of the time in which an answer is awaited has passed. One a conversation.
    package static let reminder = "conversation.reminder"
    /// The desk's own look at a theft case that was solved; the key is the conversation and the hours.
    package static let lookBack = "conversation.look-back"
    /// The bytes of a file that no message has any more are to go; the key is their digest.
    package static let removal = "attachment.removal"
}

extension InboxService {
    package var jobs: [String: JobRunner.Handler] {
        [
            InboxJob.timer: { job in try await timeIsUp(job) },
            InboxJob.reminder: { job in try await remind(job) },
            InboxJob.lookBack: { job in try await lookBack(job) },
            InboxJob.removal: { job in try await removeUnlessUsed(job.key) },
            InboxJob.checkBack: { job in
                guard let id = try await conversation(of: job.key) else { return }
                try await announce(Self.checkBackQuestion, key: "check-back:\(job.runAt.milliseconds)", in: id)
            },
        ]
    }

    private func remind(_ job: Job) async throws {
        guard let id = ID<Conversation>(job.key), case .awaitingCustomer = try await store.read({ tx in try tx.conversation(id)?.state }) else { return }
        try await announce(Self.reminder, key: "reminder:\(job.runAt.milliseconds)", in: id)
    }

    /// What a job is about, or what that was merged into since.
    private func conversation(of key: some StringProtocol) async throws -> ID<Conversation>? {
        guard let id = ID<Conversation>(String(key)) else { return nil }
        return try await store.read { tx in try tx.continuation(of: id) }
    }

    private func lookBack(_ job: Job) async throws {
        guard let id = try await conversation(of: job.key.prefix { $0 != " " }),
            try await store.read({ tx in try tx.conversation(id)?.state.isSettled }) ?? false
        else { return }
        try await announce(Self.lookBackQuestion, key: "look-back:\(job.runAt.milliseconds)", in: id)
    }

    static let reminder = Phrase(
        en: "We still need your answer to go on. If it is solved meanwhile, you need not do anything.", zh: "我们还需要您的回复才能继续处理。如果问题已经解决，可以不用理会。")
    static let lookBackQuestion = Phrase(
        en:
            "We look in again after a theft: have you seen any transfer since then that you did not make? If so, write here and the same people will go on at once.",
        zh: "被盗案件后的回访：之后有没有出现不是您本人发起的转账？如果有，直接在这里回复，由原来的同事马上处理。")
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
                try tx.setClosingReason(.noAnswer, of: id)
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
