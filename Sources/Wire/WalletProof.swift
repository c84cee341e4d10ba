/// The body of `POST /client/v1/wallet-proofs`: a wallet that somebody says is theirs.
public struct WalletProofRequest: Codable, Sendable, Equatable {
    /// An address of TRON (`T…`) or an EVM chain (`0x…`).
    public var address: String
    /// The conversation in which it matters.
    public var conversationId: String?

    public init(address: String, conversationId: String? = nil) {
        self.address = address
        self.conversationId = conversationId
    }
}

/// What the wallet signs: a text, and never a transaction.
public struct WalletProofChallenge: Codable, Sendable, Equatable {
    public var id: String
    /// To be signed as it is, to the last character, by `signMessageV2` (TRON, TIP-191) or `personal_sign` (EIP-191).
    public var challenge: String
    /// ISO 8601, UTC.
    public var expiresAt: String

    public init(id: String, challenge: String, expiresAt: String) {
        self.id = id
        self.challenge = challenge
        self.expiresAt = expiresAt
    }
}

/// The body of `PUT /client/v1/wallet-proofs/{id}`.
public struct WalletProofSignature: Codable, Sendable, Equatable {
    /// 65 bytes r, s and v: `0x` and 130 hexadecimal digits.
    public var signature: String

    public init(signature: String) { self.signature = signature }
}

/// A wallet whose key its holder has shown to have.
public struct ProvenWallet: Codable, Sendable, Equatable {
    public var id: String
    public var address: String
    /// `tron` or `evm`.
    public var chain: String
    /// ISO 8601, UTC.
    public var provenAt: String

    public init(id: String, address: String, chain: String, provenAt: String) {
        self.id = id
        self.address = address
        self.chain = chain
        self.provenAt = provenAt
    }
}

public struct ProvenWallets: Codable, Sendable, Equatable {
    /// The newest first.
    public var wallets: [ProvenWallet]

    public init(wallets: [ProvenWallet]) { self.wallets = wallets }
}
