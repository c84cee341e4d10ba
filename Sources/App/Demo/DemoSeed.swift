import Accounts
import Assist
import HTTPKit
import Inbox
import Kit
import Routing
import Safety
import Store
import WalletSafety

/// Furnishes a demo desk: staff, queues, hours, articles, macros, and a day of conversations that were solved before anyone looked.
struct DemoSeed: Sendable {
    let desk: Desk
    let questions: [SimulatedQuestion]

    private static let queue = "Simulated customers"
    private static let securityQueue = "Security"

    /// Brings a simulated customer's question in, into their own line.
    func open(_ question: SimulatedQuestion) async throws -> (conversation: ID<Conversation>, contact: ID<Contact>) {
        let contact = try await desk.inbox.addContact(language: question.language, name: question.name, isSimulated: true)
        let id = try await desk.inbox.open(question.openingMessage, by: contact).value.id
        let queue = try await desk.store.read { tx in try tx.queues() }.first { $0.name == Self.queue }
        if let queue { try await desk.inbox.route(id, to: queue.id) }
        return (id, contact)
    }

    /// Does nothing where the desk has staff already.
    func plant(chain: DemoChain, knowledge: String) async throws {
        guard try await desk.store.read({ tx in try tx.allStaff() }).isEmpty else { return }
        let support = try await desk.store.read { tx in try tx.teams() }.first
        let security = try await desk.accounts.addTeam(name: "Security experts", by: nil)
        let simulation = try await desk.accounts.addTeam(name: "Simulation", by: nil)
        guard let support else { return }
        _ = try await desk.inbox.addQueue(name: Self.securityQueue, team: security, by: nil)
        let simulated = try await desk.inbox.addQueue(name: Self.queue, team: simulation, by: nil)
        // The simulated agents have no hand to accept with.
        var policy = QueuePolicy()
        policy.answerSeconds = nil
        try await desk.routing.setPolicy(policy, of: simulated, by: nil)
        for account in DemoAccount.all {
            let teams =
                switch account.role {
                // Simulated agents answer simulated customers alone: a real visitor waits for a real person.
                case .agent: account.isSimulated ? [simulation] : [support.id, simulation]
                case .expert: [security]
                default: [support.id, simulation, security]
                }
            try await desk.accounts.add(
                name: account.name, email: account.email, role: account.role, language: account.language, password: DemoAccount.password, teams: teams)
        }
        let weekly = (1...7).map { OpeningHours.Stretch(weekday: $0, opens: 9 * 60, closes: 21 * 60) }
        try await desk.routing.setHours(OpeningHours(zone: "Asia/Shanghai", weekly: weekly, holidays: ["2027-02-06", "2027-02-07"]), of: support.id, by: nil)
        for macro in DemoMacros.all {
            let (en, zh) = (try desk.inbox.outbound(macro.en, consent: .reviewed), try desk.inbox.outbound(macro.zh, consent: .reviewed))
            _ = try await desk.inbox.save(nil, name: macro.name, en: en, zh: zh, by: nil)
        }
        for (kind, value, note) in DemoOfficials.all {
            try await desk.officials.add(kind, value, note: WalletSafety.screen(note, language: .en).text, by: nil)
        }
        let reason = WalletSafety.screen("Our own name.", language: .en).text
        try await desk.links.add(DemoOfficials.name, as: .protected, hosts: ["moonharbor.example"], reason: reason, by: nil)
        _ = try await desk.assist.importFolder(knowledge)
        try await desk.assist.load()
        for question in questions.prefix(24) where !question.toAgent.isEmpty { try await solve(question) }
        try await desk.traces.save(chain.labels, by: nil)
        for (name, text) in chain.cases { try await open(text, by: name) }
    }

    /// A question that nobody has answered yet: the assistant does when the desk runs.
    private func open(_ text: String, by name: String) async throws {
        let contact = try await desk.inbox.addContact(language: .zh, name: name, isSimulated: true)
        let message = WalletSafety.screen(text, language: .zh)
        let opening = Opening(clientID: ClientID(derived: "case"), channel: .widget, message: message)
        let id = try await desk.inbox.open(opening, by: contact).value.id
        // Experts answer them: a visitor's own question is the first in its line.
        let queue = try await desk.store.read { tx in try tx.queues() }.first { $0.name == Self.securityQueue }
        if let queue { try await desk.inbox.route(id, to: queue.id) }
    }

    /// One conversation from the question to its rating.
    private func solve(_ question: SimulatedQuestion) async throws {
        guard let agent = try await agent(question.language) else { return }
        let (id, contact) = try await open(question)
        try await desk.inbox.handOver(id, isSecurity: false)
        try await desk.inbox.assign(id, to: agent.staff.id, by: agent)
        for (index, (word, answer)) in zip(question.toAgent, question.agent).enumerated() {
            let screening = WalletSafety.screen(word, language: question.language)
            _ = try await desk.inbox.write(screening, clientID: ClientID(derived: "life-\(index)"), to: id, by: contact)
            let text = try desk.inbox.outbound(answer, consent: .reviewed)
            _ = try await desk.inbox.reply(text, clientID: ClientID(derived: "agent-\(index)"), then: .stay, in: id, by: agent)
        }
        try await desk.inbox.resolve(id, by: agent)
        if question.solved { _ = try await desk.inbox.confirmSolved(id, by: contact) }
        let comment = question.comment.map { WalletSafety.screen($0, language: question.language) }
        _ = try await desk.inbox.rate(id, score: question.rating, comment: comment, by: contact)
    }

    /// A simulated agent who speaks the language.
    func agent(_ language: Language) async throws -> SignedIn? {
        guard let account = DemoAccount.all.first(where: { $0.isSimulated && $0.language == language }) else { return nil }
        return try await desk.accounts.acting(as: account.email)
    }
}

extension SimulatedQuestion {
    var openingMessage: Opening {
        Opening(
            clientID: ClientID(derived: "life-opening"), channel: .widget, message: WalletSafety.screen(opening, language: language), topic: topic)
    }
}
