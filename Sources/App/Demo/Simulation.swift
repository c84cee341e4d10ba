import Accounts
import HTTPKit
import Inbox
import Kit
import Logging
import Routing
import ServiceLifecycle
import Store
import WalletSafety

/// The demo desk's life: simulated customers who ask at a human pace, and two simulated agents who answer some of them.
/// What it does goes through the same commands as everybody's, and everything it makes is labelled simulated.
package struct Simulation: Service {
    /// Seconds between new customers.
    private static let pace: ClosedRange<Int64> = 8...20
    /// Customers at a time.
    private static let crowd = 12

    let desk: Desk
    let questions: [SimulatedQuestion]

    private var seed: DemoSeed { DemoSeed(desk: desk, questions: questions) }

    package func run() async throws {
        do {
            try await cancelWhenGracefulShutdown {
                let agents = try await signInAgents()
                try await withThrowingDiscardingTaskGroup { group in
                    for agent in agents { group.addTask { try await work(agent) } }
                    group.addTask { try await bringCustomers() }
                }
            }
        } catch is CancellationError {
            return
        }
    }

    // MARK: - Customers

    private func bringCustomers() async throws {
        try await withThrowingDiscardingTaskGroup { group in
            var next = questions.shuffled()
            var count = 0
            while true {
                if next.isEmpty { next = questions.shuffled() }
                let question = next.removeLast()
                group.addTask { await live(question) }
                count += 1
                // The first few come quickly, so that a newcomer sees the desk at work at once.
                let pause = count < 6 ? Int64(2) : Int64.random(in: Self.pace)
                try await Task.sleep(for: .seconds(pause))
                while try await openCount() >= Self.crowd { try await Task.sleep(for: .seconds(10)) }
            }
        }
    }

    private func openCount() async throws -> Int {
        try await desk.store.read { tx in
            try tx.value(
                """
                SELECT count(*) FROM conversation c JOIN contact p ON p.id = c.contact_id
                WHERE p.simulated = 1 AND c.state IN ('bot', 'queued', 'assigned')
                """) ?? 0
        }
    }

    /// One customer, from the question to the end. What goes wrong for one is nothing to the others.
    private func live(_ question: SimulatedQuestion) async {
        do {
            let (id, contact) = try await seed.open(question)
            try await Task.sleep(for: .seconds(Int64.random(in: 6...14)))
            if try await acceptsAnswer(question, id, contact) { return }
            for (index, word) in question.toAgent.enumerated() {
                try await untilAnswered(id, after: index)
                try await Task.sleep(for: .seconds(Int64.random(in: 8...20)))
                let screening = WalletSafety.screen(word, language: question.language)
                _ = try await desk.inbox.write(screening, clientID: ClientID(derived: "life-\(index)"), to: id, by: contact)
            }
            try await finish(question, id, contact)
        } catch {
            desk.logger.debug("a simulated customer left", metadata: ["error": "\(error)"])
        }
    }

    private func acceptsAnswer(_ question: SimulatedQuestion, _ id: ID<Conversation>, _ contact: ID<Contact>) async throws -> Bool {
        let answer = try await desk.store.read { tx in
            try tx.latestMessages(of: id, limit: 10).first { $0.author == .bot && $0.source != nil && !$0.isNote }
        }
        guard let answer, let conversation = try await desk.store.read({ tx in try tx.conversation(id) }), conversation.state == .bot else {
            _ = try await desk.inbox.handOver(id, by: contact)
            return false
        }
        _ = try await desk.inbox.judgeAnswer(answer.id, helped: question.ifAnswered == nil, in: id, by: contact)
        guard let reply = question.ifAnswered else { return true }
        let screening = WalletSafety.screen(reply, language: question.language)
        _ = try await desk.inbox.write(screening, clientID: ClientID(derived: "life-reply"), to: id, by: contact)
        _ = try await desk.inbox.handOver(id, by: contact)
        return false
    }

    /// Waits until an agent has answered more than `count` times, at most ten minutes.
    private func untilAnswered(_ id: ID<Conversation>, after count: Int) async throws {
        for _ in 0..<200 {
            let answers: Int = try await desk.store.read { tx in
                try tx.value("SELECT count(*) FROM message WHERE conversation_id = \(id) AND author = 'agent' AND note = 0") ?? 0
            }
            if answers > count { return }
            try await Task.sleep(for: .seconds(3))
        }
        throw CancellationError()
    }

    private func finish(_ question: SimulatedQuestion, _ id: ID<Conversation>, _ contact: ID<Contact>) async throws {
        for _ in 0..<200 {
            guard let conversation = try await desk.store.read({ tx in try tx.conversation(id) }) else { return }
            if conversation.state.name == .resolved {
                if question.solved { _ = try await desk.inbox.confirmSolved(id, by: contact) }
                let comment = question.comment.map { WalletSafety.screen($0, language: question.language) }
                _ = try await desk.inbox.rate(id, score: question.rating, comment: comment, by: contact)
                return
            }
            try await Task.sleep(for: .seconds(3))
        }
    }

    // MARK: - Agents

    private func signInAgents() async throws -> [SignedIn] {
        var agents: [SignedIn] = []
        for language in Language.allCases {
            if let agent = try await seed.agent(language) { agents.append(agent) }
        }
        return agents
    }

    /// A simulated agent: on duty, and answers what they were given after a human while.
    private func work(_ me: SignedIn) async throws {
        while true {
            try await desk.routing.appear(.available, capacity: 3, staff: me.staff.id)
            try await Task.sleep(for: .seconds(Int64.random(in: 10...18)))
            let mine = try await desk.store.read { tx in
                try tx.conversations(ListFilter(view: .mine, state: .assigned), cursor: nil, limit: 10, for: me).items.map(\.conversation)
            }
            guard let next = mine.last else { continue }
            do {
                try await answer(next, as: me)
            } catch {
                desk.logger.debug("a simulated agent gave up", metadata: ["error": "\(error)"])
            }
        }
    }

    private func answer(_ conversation: Conversation, as me: SignedIn) async throws {
        let messages = try await desk.store.read { tx in try tx.latestMessages(of: conversation.id, limit: 50) }
        guard let opening = messages.first?.text, let question = questions.first(where: { opening.hasSuffix($0.opening) }) else { return }
        let answered = messages.count { $0.author == .agent && !$0.isNote }
        guard conversation.awaitsReply || answered == 0 else { return }
        guard answered < question.agent.count else { return try await desk.inbox.resolve(conversation.id, by: me) }
        let isLast = answered == question.agent.count - 1
        let text = try desk.inbox.outbound(question.agent[answered], consent: .reviewed)
        _ = try await desk.inbox.reply(
            text, clientID: ClientID(derived: "agent-\(answered)"), then: isLast && answered > 0 ? .resolve : .stay, in: conversation.id, by: me)
    }
}

/// A demo desk, furnished and alive.
package struct Demo: Sendable {
    package let simulation: Simulation

    /// - Parameters:
    ///   - chain: the node that the desk asks.
    ///   - knowledge: the folder of articles.
    ///   - life: the file of simulated questions.
    package static func prepare(_ desk: Desk, chain: DemoChain, knowledge: String, life: String) async throws -> Demo {
        let questions = try SimulatedQuestion.load(from: life)
        try await DemoSeed(desk: desk, questions: questions).plant(chain: chain, knowledge: knowledge)
        return Demo(simulation: Simulation(desk: desk, questions: questions))
    }

    /// Who to log in as.
    package static var logins: [String] {
        DemoAccount.all.filter { !$0.isSimulated }.map { account in
            "  \(account.role.rawValue.padding(to: 7)) \(account.email.padding(to: 20)) \(DemoAccount.password)"
        }
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
