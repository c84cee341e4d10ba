package import ChainKit
package import Kit

/// What happens to a flow.
package enum FlowEvent: Sendable {
    /// The customer wrote. The first event of a flow is the message that began it.
    case message(String, references: [FoundReference])
    /// 64 hexadecimal digits were taken out of a message because they may be a private key; the desk asks what they are.
    case unclearHash
    case transactionRead(TransactionRead)
    case accountRead(AccountFacts)
    case freezeRead(FreezeFacts)
    case weatherRead(WeatherFacts)
    /// No node could answer, or none did in time.
    case lookupFailed(FlowLookup)
}

/// Something on a chain that a message names.
package enum FoundReference: Sendable, Hashable {
    /// The chain where what stands around it says which it is.
    case transaction(TransactionID, chain: Chain?)
    case address(FoundAddress)
    /// Something that looks like an address and can't be one, with what seems to be wrong with it.
    case brokenAddress(hint: Phrase?)
}

/// An address that is well formed, in its chain's own spelling.
package struct FoundAddress: Sendable, Hashable, Codable {
    package let text: String
    /// nil for chains that the desk can't read.
    package let chain: Chain?
    /// What the chain is called: `TRON`, `Bitcoin`.
    package let chainName: String

    package init(_ text: String, chain: Chain?, chainName: String) {
        self.text = text
        self.chain = chain
        self.chainName = chainName
    }
}

/// What a flow wants to know from the chain.
package enum FlowLookup: Sendable, Hashable, Codable {
    /// 64 digits in small letters, without `0x`.
    case transaction(id: String, chain: Chain?)
    /// A TRON address in base 58.
    case account(address: String)
    /// Whether the issuer of USDT froze the TRON address.
    case freeze(address: String)
    case weather
}
