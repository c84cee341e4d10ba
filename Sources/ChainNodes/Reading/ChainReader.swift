import BigInt
package import ChainKit
package import Kit

/// What the desk asks of the chains. Every answer says which node gave it and when; nothing is sent but ids and addresses.
package struct ChainReader: Sendable {
    package let pool: NodePool
    private let judge: TransactionJudge
    /// The contract of the token whose issuer freezes addresses.
    private let tether: TronAddress
    private let transactions: ReadingCache<TransactionKey, TransactionReading>
    private let seen: SeenTransactions<TronTransaction>
    private let seenOnEVM: SeenTransactions<EVMTransaction>
    private let accounts: ReadingCache<TronAddress, AccountReading>
    private let freezes: ReadingCache<TronAddress, FreezeReading>

    private struct TransactionKey: Hashable, Sendable {
        let id: TransactionID
        let chain: Chain?
    }

    /// How many answers of each kind are kept.
    package static let mostKept = 10_000
    /// How long an account's state is believed without asking again: one block.
    package static let accountLifetime = Span.seconds(3)

    package init(pool: NodePool, judge: TransactionJudge = .diagnosis(), tether: TronAddress, clock: DeskClock) {
        self.pool = pool
        self.judge = judge
        self.tether = tether
        seen = SeenTransactions(capacity: ChainReader.mostKept)
        seenOnEVM = SeenTransactions(capacity: ChainReader.mostKept)
        transactions = ReadingCache(capacity: ChainReader.mostKept, clock: clock) { $0.lifetime }
        accounts = ReadingCache(capacity: ChainReader.mostKept, clock: clock) { $0.state == .couldNotTell ? nil : ChainReader.accountLifetime }
        freezes = ReadingCache(capacity: ChainReader.mostKept, clock: clock) { $0.isFrozen == nil ? nil : ChainReader.accountLifetime }
    }

    /// How each node does.
    package func health() async -> [NodeHealth] { await pool.health }

    /// What happened to a transaction. Answers within the pool's limit, and at once where every node rests after failures.
    /// - Parameter chain: where it is looked for; nil looks on TRON and, where that doesn't know it, on the EVM chains.
    package func transaction(_ id: TransactionID, on chain: Chain? = nil) async -> TransactionReading {
        await transactions.value(for: TransactionKey(id: id, chain: chain)) { await read(id, on: chain) }
    }

    /// Remembers a signed TRON transaction that somebody has, such as one that a customer's wallet shows and no node knows: once its time has passed and
    /// nodes still know nothing of it, it can be said that it never happened.
    /// - Parameter json: as `gettransactionbyid` writes it; passed over where it can't be read.
    package func remember(_ json: JSONValue) async {
        guard let transaction = try? TronTransaction(node: json), transaction.isSigned, transaction.isIDRight != false else { return }
        await seen.remember(Sighting(value: transaction, answer: json), as: transaction.id)
    }

    private func read(_ id: TransactionID, on chain: Chain?) async -> TransactionReading {
        let deadline = ContinuousClock.now + pool.limits.whole
        switch chain {
        case .tron: return await readTron(id, until: deadline)
        case .evm: return await readEVM(id, until: deadline) ?? nobodyAnswered(id, .evm)
        case nil: return await readEverywhere(id, until: deadline)
        }
    }

    /// TRON's search leaves a third of the time for the other chains.
    private func readEverywhere(_ id: TransactionID, until deadline: ContinuousClock.Instant) async -> TransactionReading {
        guard !pool.evmChains.isEmpty else { return await readTron(id, until: deadline) }
        let tron = await readTron(id, until: deadline - pool.limits.whole / 3)
        guard !tron.isFound, let evm = await readEVM(id, until: deadline) else { return tron }
        let searched: [Chain] = [.tron, .evm]
        let reading = evm.isFound ? evm : tron
        return TransactionReading(
            id: id, finding: reading.finding, node: reading.node, at: reading.at, evidence: reading.evidence, searched: searched, isOnOtherChain: evm.isFound)
    }

    private func readTron(_ id: TransactionID, until deadline: ContinuousClock.Instant) async -> TransactionReading {
        let result = await TronLookup(pool: pool, deadline: deadline, seen: await seen[id]).search(for: id)
        if let sighting = result.sighting, result.evidence.receipt == nil { await seen.remember(sighting, as: id) }
        let finding = judge.tron(result.evidence, [:])
        let symbols = await symbols(of: finding.unknownTokens, until: deadline)
        return TransactionReading(
            id: id, finding: symbols.isEmpty ? finding : judge.tron(result.evidence, symbols), node: result.nodes.joined(separator: ", "), at: pool.now,
            evidence: result.answers.adding(symbols), searched: [.tron])
    }

    /// What tokens that the desk doesn't know call themselves: whether one calls itself as a known one does can't be seen otherwise.
    private func symbols(of contracts: [TronAddress], until deadline: ContinuousClock.Instant) async -> [TronAddress: String] {
        await withTaskGroup(of: (TronAddress, String?).self) { group in
            for contract in contracts {
                group.addTask {
                    guard case .found(.returned(let bytes, _, _), _) = await call(contract, .symbol, [], until: deadline) else { return (contract, nil) }
                    return (contract, ABIString.text(of: bytes))
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    private func readEVM(_ id: TransactionID, until deadline: ContinuousClock.Instant) async -> TransactionReading? {
        guard let result = await EVMLookup(pool: pool, deadline: deadline, seen: await seenOnEVM[id]).search(for: id) else { return nil }
        if let sighting = result.sighting { await seenOnEVM.remember(sighting, as: id) }
        return TransactionReading(
            id: id, finding: judge.evm(result.evidence), node: result.nodes.joined(separator: ", "), at: pool.now, evidence: result.line, searched: [.evm])
    }

    private func nobodyAnswered(_ id: TransactionID, _ chain: Chain) -> TransactionReading {
        TransactionReading(
            id: id, finding: TransactionFinding(chain: chain, status: .unknown), node: "", at: pool.now, evidence: .object(["id": .string(id.hex)]),
            searched: [chain])
    }

    /// An account with its permissions and resources. A node that doesn't know it is not believed alone.
    package func account(_ address: TronAddress) async -> AccountReading {
        await accounts.value(for: address) { await readAccount(address) }
    }

    private func readAccount(_ address: TronAddress) async -> AccountReading {
        let deadline = ContinuousClock.now + pool.limits.whole
        async let accountAnswer = pool.ask(.wallet, until: deadline, doubt: .asksAnother) { node async throws(NodeFailure) in
            try await TronNode(node).account(address)
        }
        async let resources = pool.ask(.wallet, until: deadline) { node async throws(NodeFailure) in try await TronNode(node).resources(of: address) }
        let answer = await accountAnswer
        let state: AccountReading.State =
            switch answer {
            case .found(let account, _): .found(account)
            case .nothing: .notActivated
            case .failed: .couldNotTell
            }
        return AccountReading(
            address: address, state: state, resources: await resources.value, node: answer.nodes.joined(separator: ", "), at: pool.now)
    }

    /// Whether the token's issuer has frozen the address (`isBlackListed`).
    package func isFrozen(_ address: TronAddress) async -> FreezeReading {
        await freezes.value(for: address) {
            let (word, node) = await word(tether, .isBlackListed, [ABIWord(address.account)])
            return FreezeReading(address: address, isFrozen: word?.bool, node: node, at: pool.now)
        }
    }

    /// How much of the owner's token the spender may take.
    package func allowance(of owner: TronAddress, for spender: TronAddress, token: TronAddress) async -> AmountReading {
        await amount(token, .allowance, [ABIWord(owner.account), ABIWord(spender.account)])
    }

    package func balance(of owner: TronAddress, token: TronAddress) async -> AmountReading { await amount(token, .balanceOf, [ABIWord(owner.account)]) }

    package func token(_ contract: TronAddress) async -> TokenReading {
        async let symbolAnswer = call(contract, .symbol, [])
        async let decimalsAnswer = word(contract, .decimals, [])
        let (symbol, decimals) = await (symbolAnswer, decimalsAnswer)
        var text: String?
        if case .found(.returned(let bytes, _, _), _) = symbol { text = ABIString.text(of: bytes) }
        let nodes = (symbol.nodes + [decimals.node]).filter { !$0.isEmpty }.uniqued
        return TokenReading(
            contract: contract, symbol: text, decimals: decimals.word?.count(atMost: 255), node: nodes.joined(separator: ", "), at: pool.now)
    }

    private func amount(_ contract: TronAddress, _ function: KnownFunction, _ arguments: [ABIWord]) async -> AmountReading {
        let (word, node) = await word(contract, function, arguments)
        return AmountReading(units: word?.number, node: node, at: pool.now)
    }

    private func word(_ contract: TronAddress, _ function: KnownFunction, _ arguments: [ABIWord]) async -> (word: ABIWord?, node: String) {
        let answer = await call(contract, function, arguments)
        guard case .found(.returned(let bytes, _, _), let node) = answer else { return (nil, answer.nodes.joined(separator: ", ")) }
        return (ABIWord(bytes.prefix(ABIWord.size)), node)
    }

    private func call(
        _ contract: TronAddress, _ function: KnownFunction, _ arguments: [ABIWord], until deadline: ContinuousClock.Instant? = nil
    ) async -> PoolAnswer<ConstantAnswer> {
        await pool.ask(.wallet, until: deadline ?? .now + pool.limits.whole) { node async throws(NodeFailure) in
            try await TronNode(node).call(contract, function, arguments)
        }
    }
}

// Lists, which only TronGrid has.
extension ChainReader {
    package func transactions(of address: TronAddress, _ query: GridQuery = GridQuery()) async -> PageReading {
        await page { grid async throws(NodeFailure) in try await grid.transactions(of: address, query) }
    }

    package func tokenTransfers(of address: TronAddress, _ query: GridQuery = GridQuery()) async -> PageReading {
        await page { grid async throws(NodeFailure) in try await grid.tokenTransfers(of: address, query) }
    }

    package func events(of contract: TronAddress, named name: EventName?, _ query: GridQuery = GridQuery()) async -> PageReading {
        await page { grid async throws(NodeFailure) in try await grid.events(of: contract, named: name, query) }
    }

    /// The account with the balances of its TRC-20 tokens: the envelope of `/v1/accounts/{a}`; nil where nobody answered.
    package func holdings(of address: TronAddress) async -> (envelope: JSONValue?, node: String, at: Instant) {
        let answer = await pool.ask(.grid, until: .now + pool.limits.whole, doubt: .asksAnother) { node async throws(NodeFailure) in
            try await TronGrid(node).account(address)
        }
        switch answer {
        case .found(let envelope, let node): return (envelope, node, pool.now)
        case .nothing(let nodes): return (.object(["data": .array([]), "success": .bool(true)]), nodes.joined(separator: ", "), pool.now)
        case .failed: return (nil, "", pool.now)
        }
    }

    private func page(_ call: @Sendable (TronGrid) async throws(NodeFailure) -> GridPage) async -> PageReading {
        let answer = await pool.ask(.grid, until: .now + pool.limits.whole) { node async throws(NodeFailure) in try await call(TronGrid(node)) }
        var failures: [NodeFailure] = []
        if case .failed(let reasons) = answer { failures = reasons }
        return PageReading(page: answer.value, failures: failures, node: answer.nodes.joined(separator: ", "), at: pool.now)
    }
}

extension TransactionFinding {
    /// Contracts of tokens in it that the book doesn't know, at most four: one transaction may move hundreds.
    fileprivate var unknownTokens: [TronAddress] {
        let contracts = (moved + [intended].compactMap { $0 }).compactMap { movement -> TronAddress? in
            if case .unknownToken(let contract) = movement.asset { TronAddress(base58: contract) } else { nil }
        }
        return Array(contracts.uniqued.prefix(4))
    }
}

extension JSONValue {
    /// The object with `symbols` in it, as `walletdesk explain-tx` reads them.
    fileprivate func adding(_ symbols: [TronAddress: String]) -> JSONValue {
        guard !symbols.isEmpty, case .object(var members) = self else { return self }
        members["symbols"] = .object(Dictionary(uniqueKeysWithValues: symbols.map { ($0.key.base58, .string($0.value)) }))
        return .object(members)
    }
}
