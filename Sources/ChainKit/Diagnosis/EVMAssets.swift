import BigInt

/// Coins and tokens of one network, as findings write them.
struct EVMAssets {
    let network: EVMNetwork
    let tokens: TokenBook
    /// Written forms, each worked out once: the same two or three addresses occur in everything that is said of a transaction.
    private var written: [(address: EVMAddress, text: String)] = []
    /// More addresses than this are written anew each time: looking through the list would take longer.
    private static let mostWritten = 16

    init(network: EVMNetwork, tokens: TokenBook) {
        self.network = network
        self.tokens = tokens
    }

    /// An address in EIP-55.
    mutating func text(_ address: EVMAddress) -> String {
        if let text = written.first(where: { $0.address == address })?.text { return text }
        let text = address.checksummed
        if written.count < EVMAssets.mostWritten { written.append((address, text)) }
        return text
    }

    /// The book's tokens are Ethereum's: the same address on another chain is another contract.
    func known(_ contract: EVMAddress) -> TokenBook.Token? {
        guard network.isEthereum, let token = tokens[contract.account], token.network == .ethereum else { return nil }
        return token
    }

    func coins(_ wei: BigUInt, from: String, to: String) -> TransactionFinding.Movement {
        TransactionFinding.Movement(asset: .native(symbol: network.symbol), amount: .ether(wei: BigInt(wei)), from: from, to: to)
    }

    mutating func units(_ units: BigUInt, of contract: EVMAddress, from: String, to: String) -> TransactionFinding.Movement {
        let token = known(contract)
        let address = text(contract)
        return TransactionFinding.Movement(
            asset: token.map { .token(symbol: $0.symbol, contract: address) } ?? .unknownToken(contract: address),
            amount: TokenAmount(units: BigInt(units), decimals: token?.decimals ?? 0), from: from, to: to)
    }

    func approving(_ spender: String, _ units: BigUInt, of contract: EVMAddress) -> TransactionFinding.Action {
        let token = known(contract)
        let amount = token != nil || units == 0 ? TokenAmount(units: BigInt(units), decimals: token?.decimals ?? 0) : nil
        return .approve(spender: spender, amount: amount, isUnlimited: KnownCall.isUnlimited(units))
    }

    /// More movements of one transaction are left out: nobody reads them, and strangers can make as many as they like.
    private static let most = 100

    /// What a transaction that succeeded moved: its own coins, and tokens by what their contracts reported. Coins that contracts sent on stand in no
    /// receipt.
    mutating func moved(by transaction: EVMTransaction?, sender: String, _ receipt: EVMReceipt) -> [TransactionFinding.Movement] {
        var moved: [TransactionFinding.Movement] = []
        if let transaction, transaction.value > 0 {
            moved.append(coins(transaction.value, from: sender, to: (transaction.to ?? receipt.contractAddress).map { text($0) } ?? ""))
        }
        for log in receipt.logs where moved.count < EVMAssets.most {
            let contract = EVMAddress(log.contract)
            switch KnownEvent(log) {
            case .transfer(let from, let to, let amount):
                moved.append(units(amount, of: contract, from: text(EVMAddress(from)), to: text(EVMAddress(to))))
            case .nftTransfer(let from, let to, _):
                moved.append(
                    TransactionFinding.Movement(
                        asset: .unknownToken(contract: text(contract)), amount: TokenAmount(units: 1, decimals: 0),
                        from: text(EVMAddress(from)), to: text(EVMAddress(to))))
            case .approval, .approvalForAll, .blacklisted, .unblacklisted, .destroyedFunds, .other, nil: break
            }
        }
        return moved
    }
}
