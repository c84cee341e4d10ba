package import ChainKit
package import HTTPKit
package import Inbox
package import Kit
package import Store

/// One try of a contact to show that a wallet is theirs.
package struct WalletProof: Sendable {
    package let id: ID<WalletProof>
    package let contact: ID<Contact>
    package let conversation: ID<Conversation>?
    package let chain: Chain
    package let address: String
    package let challenge: String
    package let expiresAt: Instant
    /// When the signature was found right.
    package let provenAt: Instant?
}

extension WalletProof: RowDecodable {
    package init(row: Row) throws {
        id = try row("id")
        contact = try row("contact_id")
        conversation = try row("conversation_id")
        chain = Chain(rawValue: try row("chain")) ?? .tron
        address = try row("address")
        challenge = try row("challenge")
        expiresAt = try row("expires_at")
        provenAt = try row("proven_at")
    }
}

/// Proves by a signed text that somebody holds a wallet's key. Nothing secret is asked for, and who has lost the key is not asked.
package struct WalletProofService: Sendable {
    static let provenEvent = "wallet.proven"
    /// Time to sign.
    private static let validity = Span.minutes(15)
    /// Challenges, and signatures, of one contact in ten minutes, before `limit-factor`.
    private static let tries = 20

    let store: Store
    private let inbox: InboxService
    private let clock: DeskClock
    private let ids: IDSource
    /// The desk's host, which stands in the text that is signed.
    private let domain: String
    /// Who calls.
    let customer: Gate<ID<Contact>>
    private let throttle: Throttle

    /// - Parameter publicURL: the desk's address as people see it.
    package init(inbox: InboxService, clock: DeskClock, ids: IDSource, publicURL: String, limitFactor: Int, customer: Gate<ID<Contact>>) {
        store = inbox.store
        self.inbox = inbox
        self.clock = clock
        self.ids = ids
        domain = String(publicURL.trimmingPrefix(/https?:\/\//).prefix { $0 != "/" })
        self.customer = customer
        throttle = Throttle(limit: Self.tries * limitFactor, per: .minutes(10))
    }

    /// Makes the text that the wallet is to sign.
    /// - Throws: `APIError` where `address` is none, or the conversation is not theirs.
    package func challenge(_ address: String, in conversation: ID<Conversation>?, by contact: ID<Contact>, language: Language) async throws -> WalletProof {
        let now = clock.now()
        try throttle.take(contact.description, now: now)
        let expiresAt = now + Self.validity
        var number: Int64?
        if let conversation {
            number = try await inbox.explaining { try await store.read { tx in try tx.access(conversation: conversation, for: contact).number } }
        }
        let purpose = number.map { Phrase(en: "Support request #\($0)", zh: "客服工单 #\($0)") } ?? Text.purpose
        let challenge: OwnershipChallenge
        do {
            challenge = try OwnershipChallenge(
                domain: domain, purpose: purpose(language), address: String(address.prefix(200)), nonce: nonce(), issuedAt: now, expiresAt: expiresAt)
        } catch {
            throw APIError(.unacceptable, error.explanation)
        }
        let chain: Chain = TronAddress(base58: challenge.address) == nil ? .evm : .tron
        let proof = WalletProof(
            id: ids.next(), contact: contact, conversation: conversation, chain: chain, address: challenge.address, challenge: challenge.text(language),
            expiresAt: expiresAt, provenAt: nil)
        try await store.write { tx in
            try tx.execute(
                """
                INSERT INTO wallet_proof (id, contact_id, conversation_id, chain, address, challenge, issued_at, expires_at)
                VALUES (\(proof.id), \(contact), \(conversation), \(chain.rawValue), \(proof.address), \(proof.challenge), \(now), \(expiresAt))
                """)
        }
        return proof
    }

    /// Checks a signature. A right one given again is right again.
    /// - Throws: `APIError` that says what is wrong with it.
    package func prove(_ id: ID<WalletProof>, signature: String, by contact: ID<Contact>) async throws -> WalletProof {
        let now = clock.now()
        try throttle.take(contact.description, now: now)
        guard let proof: WalletProof = try await store.read({ tx in try tx.walletProof(id, of: contact) }) else { throw APIError.notFound }
        if proof.provenAt != nil { return proof }
        guard now < proof.expiresAt else { throw APIError(.unacceptable, Text.expired) }
        let verification = MessageSignature.verify(address: proof.address, message: proof.challenge, signature: String(signature.prefix(500)))
        guard case .right(let scheme) = verification else { throw APIError(.unacceptable, verification.explanation) }
        return try await store.write { tx in
            try tx.execute(
                """
                UPDATE wallet_proof SET proven_at = \(now), signature = \(String(signature.prefix(500))), scheme = \(scheme.rawValue)
                WHERE id = \(id) AND proven_at IS NULL
                """)
            let event = NewEvent(type: Self.provenEvent, conversation: proof.conversation?.value, data: try JSON.text(["proof": id.description]))
            if proof.conversation != nil { try tx.append(event, at: now) }
            guard let proven = try tx.walletProof(id, of: contact) else { throw APIError.notFound }
            return proven
        }
    }

    private func nonce() -> String { hex((0..<16).map { _ in UInt8.random(in: 0...255) }) }

    package func proven(of contact: ID<Contact>) async throws -> [WalletProof] { try await store.read { tx in try tx.provenWallets(of: contact) } }

    fileprivate enum Text {
        static let purpose = Phrase(en: "Support request", zh: "客服工单")
        static let noAddress = Phrase(
            en: "Give the address of a TRON wallet (T…) or an EVM wallet (0x…), whole.", zh: "请填写完整的 TRON 地址（T 开头）或 EVM 地址（0x 开头）。")
        static let expired = Phrase(en: "This text is too old. Start again and sign the new one.", zh: "这段文字已过期，请重新获取并签名。")
    }
}

extension OwnershipChallenge.Refusal {
    /// What to do about it. All but the address is the desk's own doing.
    fileprivate var explanation: Phrase {
        switch self {
        case .address(let verdict): verdict.hint ?? WalletProofService.Text.noAddress
        case .chain, .domain, .purpose, .nonce, .times: WalletProofService.Text.noAddress
        }
    }
}

extension Reading {
    fileprivate func walletProof(_ id: ID<WalletProof>, of contact: ID<Contact>) throws -> WalletProof? {
        try first("SELECT * FROM wallet_proof WHERE id = \(id) AND contact_id = \(contact)")
    }

    /// Each address once, the newest proof first; at most 20.
    func provenWallets(of contact: ID<Contact>) throws -> [WalletProof] {
        let proofs: [WalletProof] = try all(
            "SELECT * FROM wallet_proof WHERE contact_id = \(contact) AND proven_at IS NOT NULL ORDER BY proven_at DESC LIMIT 100")
        var seen: Set<String> = []
        return Array(proofs.filter { seen.insert($0.address).inserted }.prefix(20))
    }
}
