package import Accounts
package import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Store

struct ChainSubject: Codable, Sendable {
    /// A transaction hash, or a TRON address.
    var subject: String
}

struct ChainSnapshotView: Codable, Sendable {
    var id: ID<ChainSnapshot>
    /// `transaction` or `account`.
    var kind: String
    /// `tron` or `evm`.
    var chain: String
    var subject: String
    /// `success`, `failed`, `pending`, `not_found`, `expired`, `not_broadcast`, `unknown`; of an account `active`, `not_activated`, `unknown`.
    var status: String
    /// `none`, `attention` or `danger`.
    var concern: String
    /// For the customer, in the reader's language.
    var text: String
    /// For staff, in the reader's language.
    var facts: [String]
    /// What the node answered, as JSON.
    var evidence: String
    var node: String
    var readAt: Instant
    var seenAt: Instant

    init(_ snapshot: ChainSnapshot, _ language: Language) {
        id = snapshot.id
        kind = snapshot.kind.rawValue
        chain = snapshot.chain
        subject = snapshot.subject
        status = snapshot.status
        concern = snapshot.concern.rawValue
        text = snapshot.words.user(language)
        facts = snapshot.words.agent(language)
        evidence = snapshot.evidence
        node = snapshot.node
        readAt = snapshot.readAt
        seenAt = snapshot.seenAt
    }
}

struct ChainSnapshots: Codable, Sendable { var snapshots: [ChainSnapshotView] }

extension ChainService {
    package func routes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        table.json(
            .get, "/api/v1/conversations/{id}/chain-readings", "What the chain said, each time it said something new",
            gate: accounts.gate(.readConversations), gives: ChainSnapshots.self
        ) { call, me in
            .ok(try await snapshots(try call.id("id", of: Conversation.self), me, call.language))
        }
        table.json(
            .post, "/api/v1/conversations/{id}/chain-readings", "Ask the chain now", gate: accounts.gate(.handleConversations), takes: ChainSubject.self,
            gives: ChainSnapshots.self
        ) { call, me, body in
            let id = try call.id("id", of: Conversation.self)
            try await readAgain(body.subject, in: id, by: me)
            return .created(try await snapshots(id, me, call.language))
        }
        table.add(
            .get, "/console/fragments/chain/{id}", "What the chain says about a conversation", gate: accounts.gate(.readConversations), kind: .page
        ) { call, me in
            Reply.html(try await panel(of: try call.id("id", of: Conversation.self), for: me, call.language).html)
        }
        return table
    }

    private func snapshots(_ id: ID<Conversation>, _ me: SignedIn, _ language: Language) async throws -> ChainSnapshots {
        let found = try await inbox.explaining {
            try await store.read { tx in
                _ = try tx.access(conversation: id, for: me)
                return try tx.chainSnapshotsOfAll(in: id)
            }
        }
        return ChainSnapshots(snapshots: found.map { ChainSnapshotView($0, language) })
    }
}
