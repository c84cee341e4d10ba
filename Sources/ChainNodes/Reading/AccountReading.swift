package import BigInt
package import ChainKit
package import Kit

/// What nodes say of a TRON account.
package struct AccountReading: Sendable {
    package let address: TronAddress
    package let state: State
    /// `getaccountresource`; nil where nobody answered.
    package let resources: JSONValue?
    package let node: String
    package let at: Instant

    package enum State: Sendable, Hashable {
        /// The answer of `getaccount`.
        case found(JSONValue)
        /// Nobody ever sent TRX to it, as far as the nodes know that answered.
        case notActivated
        case couldNotTell
    }

    package init(address: TronAddress, state: State, resources: JSONValue?, node: String, at: Instant) {
        self.address = address
        self.state = state
        self.resources = resources
        self.node = node
        self.at = at
    }

    /// The raw answers, as `walletdesk explain-account` reads them.
    package var evidence: JSONValue {
        let account: JSONValue =
            switch state {
            case .found(let answer): answer
            case .notActivated: .object([:])
            case .couldNotTell: .object(["Error": .string("no answer")])
            }
        return .object([
            "address": .string(address.base58), "account": account, "resources": resources ?? .null, "node": .string(node), "at": .string(at.iso8601),
        ])
    }
}

/// Whether an issuer has frozen an address.
package struct FreezeReading: Sendable, Hashable {
    package let address: TronAddress
    /// nil where it couldn't be told.
    package let isFrozen: Bool?
    package let node: String
    package let at: Instant

    package init(address: TronAddress, isFrozen: Bool?, node: String, at: Instant) {
        self.address = address
        self.isFrozen = isFrozen
        self.node = node
        self.at = at
    }
}

/// How much of a token an account has, or somebody may take from it: in the token's smallest units.
package struct AmountReading: Sendable, Hashable {
    /// nil where it couldn't be told.
    package let units: BigUInt?
    package let node: String
    package let at: Instant

    package init(units: BigUInt?, node: String, at: Instant) {
        self.units = units
        self.node = node
        self.at = at
    }
}

/// What a token says of itself. Anybody may write anything there: the contract alone says which token it is.
package struct TokenReading: Sendable, Hashable {
    package let contract: TronAddress
    /// Cleaned, at most 64 characters.
    package let symbol: String?
    package let decimals: Int?
    package let node: String
    package let at: Instant

    package init(contract: TronAddress, symbol: String?, decimals: Int?, node: String, at: Instant) {
        self.contract = contract
        self.symbol = symbol
        self.decimals = decimals
        self.node = node
        self.at = at
    }
}

/// A page of a list, or why there is none.
package struct PageReading: Sendable {
    package let page: GridPage?
    package let failures: [NodeFailure]
    package let node: String
    package let at: Instant

    package init(page: GridPage?, failures: [NodeFailure], node: String, at: Instant) {
        self.page = page
        self.failures = failures
        self.node = node
        self.at = at
    }
}
