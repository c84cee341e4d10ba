import Foundation
import Kit

/// What one simulated customer asks, and how it goes on: one entry of `Demo/conversations.json`.
struct SimulatedQuestion: Sendable, Codable {
    let language: Language
    let name: String
    let topic: String
    let opening: String
    /// What they write when the assistant's answer did not help; nil where it did.
    let ifAnswered: String?
    let toAgent: [String]
    /// What the simulated agents answer, one for each of `toAgent`.
    let agent: [String]
    let rating: Int
    let comment: String?
    let solved: Bool

    static func load(from file: String) throws -> [SimulatedQuestion] {
        try JSONDecoder().decode([SimulatedQuestion].self, from: Data(contentsOf: URL(fileURLWithPath: file)))
    }
}

/// Who works at the demo desk. The passwords are for the demo alone; `serve` knows none of this.
struct DemoAccount: Sendable {
    let name: String
    let email: String
    let role: Role
    let language: Language
    /// Answered by the simulation, not by whoever looks around.
    let isSimulated: Bool

    static let password = "demo-desk-2026"

    static let all: [DemoAccount] = [
        DemoAccount(name: "Ada Admin", email: "admin@demo.desk", role: .admin, language: .en, isSimulated: false),
        DemoAccount(name: "李娜", email: "lead@demo.desk", role: .lead, language: .zh, isSimulated: false),
        DemoAccount(name: "Sam Agent", email: "agent@demo.desk", role: .agent, language: .en, isSimulated: false),
        DemoAccount(name: "王敏", email: "agent.zh@demo.desk", role: .agent, language: .zh, isSimulated: false),
        DemoAccount(name: "周岩", email: "expert@demo.desk", role: .expert, language: .zh, isSimulated: false),
        DemoAccount(name: "Mei (simulated)", email: "mei@demo.desk", role: .agent, language: .zh, isSimulated: true),
        DemoAccount(name: "Tom (simulated)", email: "tom@demo.desk", role: .agent, language: .en, isSimulated: true),
    ]
}

/// Macros of the demo desk.
enum DemoMacros {
    static let all: [(name: String, en: String, zh: String)] = [
        (
            "hello", "Hello {name}, this is {agent} from support. I have read what you wrote and am looking into it now.",
            "您好 {name}，我是客服 {agent}。您前面写的我都看过了，现在就帮您查。"
        ),
        (
            "hash",
            "Please send me the transaction as the explorer link, or put the hash into the form's field. A hash is public and shows nobody your funds' keys.",
            "请把这笔交易的区块浏览器链接发给我，或者把哈希填在表单的哈希栏里。哈希是公开信息，不会泄露您的私钥。"
        ),
        (
            "never-ask", "One thing before we go on: nobody from support ever needs your seed phrase, private key or password. Never type them into this chat.",
            "先说一句：客服任何时候都不需要您的助记词、私钥或密码，请不要在聊天里输入这些内容。"
        ),
        (
            "failed-fee", "The transfer failed, so your USDT never left. The network keeps the fee for the attempt; it can't be refunded by anyone.",
            "这笔转账失败了，您的 USDT 没有转出。手续费是链上为这次尝试收取的，任何人都无法退回。"
        ),
        (
            "solved", "I believe this is solved now. Please tell us with a tap whether that is so; if not, just write and it comes back to me.",
            "问题应该已经解决了。请点一下确认，如果还没好，直接回复就会回到我这里。"
        ),
    ]
}
