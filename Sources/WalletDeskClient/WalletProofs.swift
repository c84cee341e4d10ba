public import Wire

extension WalletDeskClient {
    /// A text for the wallet to sign, to show that an address is the user's. Signing it moves no funds.
    ///
    /// The wallet signs `challenge` as it stands: TRON by `signMessageV2` (TIP-191), EVM chains by `personal_sign` (EIP-191).
    /// - Parameter conversation: where it matters; whoever works on it sees the result.
    public func startWalletProof(of address: String, in conversation: String? = nil) async throws(WalletDeskError) -> WalletProofChallenge {
        try await value(.post("wallet-proofs", body: WalletProofRequest(address: address, conversationId: conversation)))
    }

    /// Hands the signature in: `0x` and 130 hexadecimal digits.
    /// - Throws: what is wrong with it, in words for the user.
    public func finishWalletProof(_ id: String, signature: String) async throws(WalletDeskError) -> ProvenWallet {
        try await value(.put("wallet-proofs", id, body: WalletProofSignature(signature: signature)))
    }

    /// The wallets that were proven, each once.
    public func provenWallets() async throws(WalletDeskError) -> [ProvenWallet] {
        try await value(.get("wallet-proofs"), as: ProvenWallets.self).wallets
    }
}
