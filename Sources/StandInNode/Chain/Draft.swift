package import BigInt
package import ChainKit
package import Kit

// What a wallet builds before it signs.
extension StandInChain {
    /// A transaction that refers to the newest block; nil where it can't be written.
    /// - Parameters:
    ///   - feeLimit: sun; only calls have one.
    ///   - life: until it expires; a node takes at most a day.
    package func draft(
        _ contract: TronContract, _ type: ContractType, feeLimit: Int64 = 0, memo: String = "", permissionID: Int = 0, life: Span = .seconds(60)
    ) -> SignedTransaction? {
        let now = clock.now()
        let reference = calendar.reference(to: head)
        return SignedTransaction(
            RawTransaction(
                refBlockBytes: reference.bytes, refBlockHash: reference.hash, expiration: now + life, timestamp: now, contract: contract, type: type,
                permissionID: permissionID, feeLimit: feeLimit, memo: Array(memo.utf8)))
    }

    /// A transfer of TRX.
    package func draft(from: TronAddress, to: TronAddress, sun: Int64, memo: String = "", life: Span = .seconds(60)) -> SignedTransaction? {
        draft(.transfer(from: from, to: to, amount: sun), .transfer, memo: memo, life: life)
    }

    /// A transfer of USDT.
    package func draft(
        from: TronAddress, to: TronAddress, usdt units: BigUInt, feeLimit: Int64 = 100_000_000, life: Span = .seconds(60)
    ) -> SignedTransaction? {
        let data = CallData.transfer(to: to.account, amount: units).bytes
        let call = ContractCall(owner: from, contract: StandInChain.tether, callValue: 0, tokenValue: 0, tokenID: 0, data: data)
        return draft(.call(call), .triggerSmartContract, feeLimit: feeLimit, life: life)
    }

    /// The contract of USDT on TRON.
    package static let tether = StandInToken.tether

    /// The recorded story with a transfer of USDT that waits in the pool for a day and is never packed. Where the clock is behind the story's end the
    /// chain's own runs ahead of it, so that all of the story has happened.
    package static func demo(clock: DeskClock = .system) -> StandInChain {
        let ahead = max(Span.milliseconds(0), StandInClock.start - clock.now())
        let chain = StandInChain(clock: DeskClock { clock.now() + ahead }, story: .recorded)
        guard let mei = StandInKey("mei"), let friend = StandInKey("friend"),
            let draft = chain.draft(from: mei.address, to: friend.address, usdt: 150_000_000, life: .hours(23))
        else { return chain }
        _ = chain.send(mei.signed(draft), isHeld: true)
        return chain
    }

    /// What waits in the pool.
    package var waiting: [TransactionID] { read { state, _ in state.pool.map(\.transaction.id) } }
}
