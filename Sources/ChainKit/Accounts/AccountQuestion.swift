package import Kit

/// A question for an account, as `walletdesk explain-account` reads it.
package struct AccountQuestion: Sendable {
    /// What the caller calls it, a text or a whole number; it comes back in the answer.
    package let id: JSONValue?
    package let evidence: AccountDiagnosis.Evidence
    /// When the node was asked; nil where nobody said.
    package let askedAt: Instant?

    /// What can't be a question for an account.
    package struct Refusal: Error, Sendable, Hashable {
        /// The field that can't be what it stands for.
        package let field: String
    }

    /// Names of tokens that are taken along.
    private static let mostNames = 1000

    /// Reads a node's answer alone (`getaccount`, or TronGrid's `/v1/accounts`), or `{"id"?, "address"?, "account": that answer, "resources"?:
    /// getaccountresource, "delegations"?: getdelegatedresourcev2, "names"?: {contract: what its maker calls the token}}`.
    package init(_ line: JSONValue) throws(Refusal) {
        guard let members = line.object else { throw Refusal(field: "account") }
        guard members["account"] != nil else {
            let lookup = AccountLookup(node: line)
            guard AccountQuestion.isAnswer(members) else { throw Refusal(field: "address") }
            self.init(id: nil, evidence: AccountDiagnosis.Evidence(lookup: lookup), askedAt: AccountQuestion.time(line))
            return
        }
        let address = try AccountQuestion.address(members["address"])
        guard let account = members["account"], account.object != nil || account.string != nil else { throw Refusal(field: "account") }
        self.init(
            id: members["id"].flatMap { $0.string != nil || $0.int64 != nil ? $0 : nil },
            evidence: AccountDiagnosis.Evidence(
                lookup: AccountLookup(node: account, asked: address), address: address, resources: try AccountQuestion.resources(members["resources"]),
                delegations: try AccountQuestion.delegations(members["delegations"]), tokenNames: try AccountQuestion.names(members["names"])),
            askedAt: AccountQuestion.time(account))
    }

    private init(id: JSONValue?, evidence: AccountDiagnosis.Evidence, askedAt: Instant?) {
        self.id = id
        self.evidence = evidence
        self.askedAt = askedAt
    }

    /// Whether an object can be what a node answered to the question for an account: an account, a list, an error, or nothing.
    private static func isAnswer(_ members: [String: JSONValue]) -> Bool {
        members.isEmpty || ["address", "data", "Error", "error", "success", "Success"].contains { members[$0] != nil }
    }

    private static func address(_ value: JSONValue?) throws(Refusal) -> TronAddress? {
        guard let value, !value.isNull else { return nil }
        guard let address = value.string.flatMap(TronAddress.init(node:)) else { throw Refusal(field: "address") }
        return address
    }

    /// A node's error is as good as nothing: the account is judged without.
    private static func resources(_ value: JSONValue?) throws(Refusal) -> AccountResources? {
        guard let value, !value.isNull else { return nil }
        do { return try AccountResources(node: value) } catch {
            guard error.field == "Error" else { throw Refusal(field: error.field) }
            return nil
        }
    }

    private static func delegations(_ value: JSONValue?) throws(Refusal) -> [Delegation]? {
        guard let value, !value.isNull else { return nil }
        do { return try Delegation.list(node: value) } catch {
            guard error.field == "Error" else { throw Refusal(field: error.field) }
            return nil
        }
    }

    private static func names(_ value: JSONValue?) throws(Refusal) -> [TronAddress: String] {
        guard let value, !value.isNull else { return [:] }
        guard let members = value.object, members.count <= mostNames else { throw Refusal(field: "names") }
        var names: [TronAddress: String] = [:]
        for (contract, name) in members {
            guard let address = TronAddress(node: contract), let name = name.string else { throw Refusal(field: "names") }
            names[address] = name
        }
        return names
    }

    /// TronGrid says when it answered.
    private static func time(_ answer: JSONValue) -> Instant? { answer["meta"].flatMap { AccountFields($0).time("at") } }
}
