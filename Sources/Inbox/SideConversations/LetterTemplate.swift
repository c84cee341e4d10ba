import Accounts
import HTTPKit
package import Kit
package import Store
import WalletSafety

/// A prepared letter to somebody outside. `{number}` is the ticket's number, `{transactions}` and `{addresses}` what was read from the chain for it.
package struct LetterTemplate: Sendable, Hashable, RowDecodable {
    package let id: ID<LetterTemplate>
    package let content: Content

    package struct Content: Sendable, Hashable, Codable {
        package var name: String
        package var party: String
        /// Where it usually goes; may be empty.
        package var address: String
        package var subject: String
        package var text: String
    }

    package init(row: Row) throws {
        id = try row("id")
        content = Content(
            name: try row("name"), party: try row("party"), address: try row("address"), subject: try row("subject"), text: try row("text"))
    }
}

/// What a letter may tell of a case: public facts of the chain, and nothing about a person.
package struct CaseFacts: Sendable, Hashable {
    package var transactions: [String]
    package var addresses: [String]

    package init(transactions: [String] = [], addresses: [String] = []) {
        self.transactions = transactions
        self.addresses = addresses
    }

    func fill(_ text: String, number: Int64) -> String {
        text.replacing("{number}", with: String(number))
            .replacing("{transactions}", with: transactions.isEmpty ? "-" : transactions.joined(separator: "\n"))
            .replacing("{addresses}", with: addresses.isEmpty ? "-" : addresses.joined(separator: "\n"))
    }
}

extension Reading {
    package func letterTemplates() throws -> [LetterTemplate] { try all("SELECT * FROM letter_template ORDER BY name LIMIT 200") }
}

extension SideConversationService {
    private static let preparedSetting = "letter-templates"

    /// Gives a new desk the letters that every wallet's support writes. Those that a team deletes stay away.
    package func prepare() async throws {
        let templates = LetterTemplate.Content.usual.map { (inbox.ids.next(LetterTemplate.self), $0) }
        try await inbox.store.write { tx in
            guard try tx.set(Self.preparedSetting, onceTo: "1").isNew else { return }
            for (id, content) in templates { try tx.keep(content, as: id) }
        }
    }

    /// Adds or replaces a template.
    /// - Throws: `APIError` that says what is missing or may not be said.
    func save(_ id: ID<LetterTemplate>?, _ content: LetterTemplate.Content, consent: ConsentBody?, by me: SignedIn) async throws -> ID<LetterTemplate> {
        let texts = try inbox.outbound([content.subject, content.text], consent: consent, by: me)
        let isComplete =
            (1...80).contains(content.name.count) && (1...60).contains(content.party.count) && (1...200).contains(content.subject.count)
            && (1...10_000).contains(content.text.count) && (content.address.isEmpty || AccountsService.isEmail(content.address))
        guard isComplete, WalletSafety.isFreeOfSecrets("\(content.name) \(content.party)") else { throw SideStrings.incompleteTemplate }
        let key = id ?? inbox.ids.next(LetterTemplate.self)
        let now = inbox.clock.now()
        try await inbox.store.write { tx in
            let other: ID<LetterTemplate>? = try tx.value("SELECT id FROM letter_template WHERE name = \(content.name) AND id <> \(key)")
            guard other == nil else { throw APIError.conflict("There is a letter of this name already.", "已有同名信函模板。") }
            try tx.keep(content, as: key)
            try tx.audit(me.staff.id, "letter-template.saved", key.description, at: now)
            for text in texts { try tx.auditOverride(text, of: key.description, by: me.staff.id, at: now) }
        }
        return key
    }

    func delete(_ id: ID<LetterTemplate>, by me: SignedIn) async throws {
        let now = inbox.clock.now()
        try await inbox.store.write { tx in
            guard try tx.execute("DELETE FROM letter_template WHERE id = \(id)") == 1 else { throw APIError.notFound }
            try tx.audit(me.staff.id, "letter-template.deleted", id.description, at: now)
        }
    }
}

extension WriteTransaction {
    fileprivate func keep(_ content: LetterTemplate.Content, as id: ID<LetterTemplate>) throws {
        try execute(
            """
            INSERT INTO letter_template (id, name, party, address, subject, text)
            VALUES (\(id), \(content.name), \(content.party), \(content.address), \(content.subject), \(content.text))
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, party = excluded.party, address = excluded.address,
              subject = excluded.subject, text = excluded.text
            """)
    }
}

extension LetterTemplate.Content {
    /// What a new desk begins with.
    static let usual: [LetterTemplate.Content] = [
        LetterTemplate.Content(
            name: "交易所：充值未入账", party: "交易所客服", address: "", subject: "充值未入账核查，工单 #{number}",
            text: """
                您好，

                一位用户向贵平台充值，链上已确认，但账户尚未入账。交易如下：
                {transactions}

                请协助核查：
                1. 该笔充值是否已被贵平台识别，目前处于什么状态；
                2. 如未自动入账，需要用户提供哪些材料，走什么流程；
                3. 预计处理时间。

                谢谢。
                """),
        LetterTemplate.Content(
            name: "Exchange: deposit not credited", party: "Exchange support", address: "", subject: "Deposit not credited, ticket #{number}",
            text: """
                Hello,

                this transaction is confirmed on the chain, and the account on your platform does not show it yet:
                {transactions}

                Please tell us:
                1. whether you have recognised it, and its state;
                2. if it is not credited by itself, which documents you need, and by which procedure;
                3. how long it will take.

                Thank you.
                """),
        LetterTemplate.Content(
            name: "发行方：被盗资金冻结协助", party: "稳定币发行方", address: "", subject: "被盗资金冻结协助，工单 #{number}",
            text: """
                您好，

                一位用户的稳定币被盗，以下地址正持有或曾收到被盗资金：
                {addresses}

                相关交易：
                {transactions}

                请告知冻结申请的受理条件：需要哪个司法辖区的哪类执法文书，由谁提交，以及紧急联系方式。报案回执我们会在取得后补充。

                谢谢。
                """),
        LetterTemplate.Content(
            name: "Issuer: freezing stolen funds", party: "Stablecoin issuer", address: "", subject: "Stolen funds, ticket #{number}",
            text: """
                Hello,

                stablecoins of a user were stolen. These addresses hold or have received them:
                {addresses}

                Transactions:
                {transactions}

                Please tell us what a request to freeze needs: which document of which authority, from whom it must come, and whom to reach urgently. \
                The police report follows as soon as we have it.

                Thank you.
                """),
        LetterTemplate.Content(
            name: "链上团队：交易异常", party: "链上技术团队", address: "", subject: "交易状态核查，工单 #{number}",
            text: """
                您好，

                以下交易的状态与预期不符，请协助核查节点和合约侧的情况：
                {transactions}

                请告知原因、是否影响其他用户，以及建议的处理办法。

                谢谢。
                """),
        LetterTemplate.Content(
            name: "Chain team: transaction in an unexpected state", party: "Chain team", address: "", subject: "State of a transaction, ticket #{number}",
            text: """
                Hello,

                these transactions are not in the state that we expect. Please look at them from the side of the node and the contract:
                {transactions}

                Please tell us the cause, whether others are affected, and what you advise.

                Thank you.
                """),
    ]
}
