import Foundation
import Inbox
import Kit
import WalletSafety

/// The beginning of a case, made of what stands in a conversation. Whoever solved it adds the cause.
struct CaseDraft {
    let text: CaseText

    private static let longest = 600

    /// - Parameter summary: what was known when a person took over.
    init(conversation: Conversation, contact: Contact, messages: [Message]) {
        let clean = PersonalData(names: [contact.name, contact.email ?? ""])
        let asked = messages.filter { $0.author == .customer && !$0.text.isEmpty }.map(\.text)
        let replies = messages.filter { $0.author == .agent && !$0.isNote && !$0.text.isEmpty }.map(\.text)
        let problem = clean.removed(from: asked.prefix(3).joined(separator: "\n"))
        text = CaseText(
            title: String(problem.split(whereSeparator: \.isNewline).first?.prefix(80) ?? ""), problem: String(problem.prefix(Self.longest)),
            evidence: String(clean.removed(from: conversation.handoverSummary ?? "").prefix(Self.longest)), cause: "",
            remedy: String(clean.removed(from: replies.last ?? "").prefix(Self.longest)))
    }
}

/// Takes out of a text what says whose it is.
struct PersonalData {
    private let names: [String]

    init(names: [String]) { self.names = names.filter { $0.count > 1 } }

    /// Addresses and hashes lead to an account, and to whoever holds it, as well as names do.
    func removed(from text: String) -> String {
        var clean = WalletSafety.screen(text, policy: ScreeningPolicy(takesPersonal: true), language: .en).text.text
        for name in names { clean = clean.replacing(name, with: "[…]") }
        clean = clean.replacing(/[A-Za-z0-9._%+\-]+@[A-Za-z0-9.\-]+\.[A-Za-z]{2,}/, with: "[mail]")
        clean = clean.replacing(/\b(?:0x)?[0-9a-fA-F]{64}\b/, with: "[hash]")
        clean = clean.replacing(/\b(?:T[1-9A-HJ-NP-Za-km-z]{33}|0x[0-9a-fA-F]{40}|[13bc][1-9A-HJ-NP-Za-km-z]{25,61})\b/, with: "[address]")
        clean = clean.replacing(/(?:\+?\d[\d \-]{8,}\d)/, with: "[number]")
        return clean
    }
}
