import ChainKit
package import HTTPKit
import HTTPTypes
import Inbox
import Kit
import Wire

extension WalletProofService {
    package var routes: RouteTable {
        var table = RouteTable()
        table.json(
            .post, "/client/v1/wallet-proofs", "A text to sign, to prove that a wallet is mine", gate: customer, takes: WalletProofRequest.self,
            gives: WalletProofChallenge.self
        ) { call, contact, body in
            let conversation = try body.conversationId.map { text in
                guard let id = ID<Inbox.Conversation>(text) else { throw APIError.notFound }
                return id
            }
            let proof = try await challenge(body.address, in: conversation, by: contact, language: call.language)
            return .created(WalletProofChallenge(id: proof.id.description, challenge: proof.challenge, expiresAt: proof.expiresAt.iso8601))
        }
        table.json(
            .put, "/client/v1/wallet-proofs/{id}", "The signature", gate: customer, takes: WalletProofSignature.self, gives: ProvenWallet.self
        ) { call, contact, body in
            let proof = try await prove(try call.id("id", of: WalletProof.self), signature: body.signature, by: contact)
            return .ok(ProvenWallet(proof))
        }
        table.json(.get, "/client/v1/wallet-proofs", "Wallets that I have proven", gate: customer, gives: ProvenWallets.self) { _, contact in
            .ok(ProvenWallets(wallets: try await proven(of: contact).map(ProvenWallet.init)))
        }
        return table
    }
}

extension ProvenWallet {
    fileprivate init(_ proof: WalletProof) {
        self.init(
            id: proof.id.description, address: proof.address, chain: proof.chain.rawValue, provenAt: (proof.provenAt ?? proof.expiresAt).iso8601)
    }
}
