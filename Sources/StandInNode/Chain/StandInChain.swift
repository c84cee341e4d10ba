package import BigInt
package import ChainKit
package import Kit
import Synchronization

/// A small chain of its own: a ledger, a pool and blocks that follow from a clock. Several nodes may show the same chain. It is no TRON: it knows what
/// is recorded and rules that are exactly known, and whoever serves it says so.
package final class StandInChain: Sendable {
    package let calendar: StandInCalendar
    package let clock: DeskClock
    package let story: StandInStory
    private let state: Mutex<State>

    struct State: Sendable {
        var ledger: StandInLedger
        var entries: [TransactionID: Entry] = [:]
        /// Packed transactions, oldest first.
        var order: [TransactionID] = []
        var pool: [Waiting] = []
        /// False plays a chain so full that nothing of the pool is packed.
        var isPacking = true
        var head: Int64
    }

    /// A transaction in a block.
    struct Entry: Sendable {
        let transaction: SignedTransaction
        let receipt: TronReceipt
    }

    struct Waiting: Sendable {
        let transaction: SignedTransaction
        /// The first block that may pack it.
        let from: Int64
        /// It plays one that no block has room for.
        let isHeld: Bool
    }

    /// The most transactions that wait or are kept.
    static let most = 50_000

    /// - Parameter story: what has happened before; `StandInStory.recorded` for the demo's.
    package init(clock: DeskClock, story: StandInStory) {
        self.clock = clock
        self.story = story
        calendar = StandInCalendar(baseNumber: story.baseNumber, baseTime: story.baseTime)
        var entries: [TransactionID: Entry] = [:]
        for entry in story.history { entries[entry.transaction.id] = Entry(transaction: entry.transaction, receipt: entry.receipt) }
        state = Mutex(
            State(
                ledger: story.ledger, entries: entries, order: story.history.map(\.transaction.id),
                head: StandInCalendar(baseNumber: story.baseNumber, baseTime: story.baseTime).number(at: clock.now())))
    }

    /// The number of the newest block.
    package var head: Int64 { read { state, _ in state.head } }

    package func setPacking(_ isPacking: Bool) { read { state, _ in state.isPacking = isPacking } }

    /// Takes a signed transaction into the pool, or says why not.
    func broadcast(_ transaction: SignedTransaction, isHeld: Bool = false) throws(Refusal) {
        let refusal: Refusal? = read { state, calendar in
            if state.entries[transaction.id] != nil || state.pool.contains(where: { $0.transaction.id == transaction.id }) {
                return Refusal(code: .duplicate, message: "Dup transaction.")
            }
            guard state.pool.count < StandInChain.most else { return Refusal(code: .busy, message: "Server busy.") }
            do throws(Refusal) {
                try state.ledger.check(transaction, head: state.head, calendar: calendar)
            } catch {
                return error
            }
            state.pool.append(Waiting(transaction: transaction, from: state.head + 1, isHeld: isHeld))
            return nil
        }
        if let refusal { throw refusal }
    }

    /// What was taken into the pool by whoever plays a wallet; the refusal's words where it wasn't.
    /// - Parameter isHeld: it waits until it expires.
    package func send(_ transaction: SignedTransaction, isHeld: Bool = false) -> (code: BroadcastCode, message: String) {
        do throws(Refusal) {
            try broadcast(transaction, isHeld: isHeld)
            return (.success, "")
        } catch {
            return (error.code, error.message)
        }
    }

    /// Gives somebody TRX, and makes the account where there is none.
    package func credit(_ address: TronAddress, sun: Int64) {
        read { state, calendar in
            let created = calendar.time(of: state.head)
            state.ledger.accounts[address, default: StandInAccount(address: address, created: created)].balance += max(0, sun)
        }
    }

    /// Gives somebody USDT.
    package func credit(_ address: TronAddress, usdt units: BigUInt) {
        read { state, _ in state.ledger.tokens[StandInToken.tether]?.balances[address, default: 0] += units }
    }

    /// The issuer freezes an address, or lifts that.
    package func setFrozen(_ address: TronAddress, _ isFrozen: Bool) {
        read { state, calendar in state.ledger.tokens[StandInToken.tether]?.frozen[address] = isFrozen ? calendar.time(of: state.head) : nil }
    }

    package func setEnergyPrice(sun: Int64) { read { state, _ in state.ledger.energyPrice = max(1, sun) } }

    /// Looks at the chain as it is now, after all blocks that are due.
    func read<Value>(_ look: (inout sending State, StandInCalendar) -> sending Value) -> sending Value {
        let now = clock.now()
        let calendar = calendar
        return state.withLock { state in
            state.catchUp(to: now, calendar)
            return look(&state, calendar)
        }
    }
}

extension StandInChain.State {
    /// Packs what is due: a transaction goes into the first block after it came, unless it has expired or its owner can't pay any more.
    mutating func catchUp(to now: Instant, _ calendar: StandInCalendar) {
        let newest = max(head, calendar.number(at: now))
        var waiting: [StandInChain.Waiting] = []
        for next in pool {
            let block = max(next.from, head + 1)
            let expiration = next.transaction.raw.expiration
            if isPacking, !next.isHeld, block <= newest, calendar.time(of: block) <= expiration {
                pack(next.transaction, block: block, calendar)
            } else if calendar.time(of: newest) <= expiration {
                waiting.append(next)
            }
        }
        pool = waiting
        head = newest
    }

    private mutating func pack(_ transaction: SignedTransaction, block: Int64, _ calendar: StandInCalendar) {
        let time = calendar.time(of: block)
        do throws(Refusal) { try ledger.checkContract(transaction, at: time) } catch { return }
        guard entries.count < StandInChain.most else { return }
        entries[transaction.id] = StandInChain.Entry(transaction: transaction, receipt: ledger.execute(transaction, block: block, time: time))
        order.append(transaction.id)
    }
}
