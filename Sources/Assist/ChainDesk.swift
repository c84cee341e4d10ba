package import ChainKit
package import Inbox
package import Kit

/// What the assistant can learn from the chain. Supplied by whoever knows nodes; nil is "it could not be told now".
package struct ChainDesk: Sendable {
    package var transaction: @Sendable (TransactionID, Chain?, ID<Conversation>) async -> TransactionRead?
    /// Of a TRON account.
    package var account: @Sendable (TronAddress, ID<Conversation>) async -> AccountFacts?
    package var freeze: @Sendable (TronAddress) async -> FreezeFacts?
    package var weather: @Sendable () async -> WeatherFacts?

    package init(
        transaction: @escaping @Sendable (TransactionID, Chain?, ID<Conversation>) async -> TransactionRead?,
        account: @escaping @Sendable (TronAddress, ID<Conversation>) async -> AccountFacts?, freeze: @escaping @Sendable (TronAddress) async -> FreezeFacts?,
        weather: @escaping @Sendable () async -> WeatherFacts?
    ) {
        self.transaction = transaction
        self.account = account
        self.freeze = freeze
        self.weather = weather
    }
}
