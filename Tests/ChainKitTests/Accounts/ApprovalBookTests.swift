import BigInt
import ChainKit
import Kit
import Testing

@Suite("Who may take tokens")
struct ApprovalBookTests {
    private static let owner = AccountVectors.address(1)
    private static let unlimited = BigUInt(2).power(256) - 1

    private func approval(_ spender: Int, _ amount: BigUInt, minute: Int64, contract: TronAddress = AccountVectors.usdt) -> TokenEvent {
        TokenEvent(
            kind: .approval, at: AccountVectors.now + .minutes(minute), contract: contract, from: Self.owner, to: AccountVectors.address(spender),
            amount: amount)
    }

    private func book(_ events: [TokenEvent], allowances: [ApprovalBook.Pair: BigUInt] = [:], balance: BigUInt? = nil) -> ApprovalBook {
        ApprovalBook(
            owner: Self.owner, events: events, allowances: allowances, balances: balance.map { [AccountVectors.usdt: $0] } ?? [:],
            tokens: AccountVectors.book, names: [AccountVectors.address(3): "Exchange"])
    }

    @Test("the last approval counts, in whatever order they come")
    func latest() {
        let events = [approval(2, 0, minute: 9), approval(2, Self.unlimited, minute: 1), approval(3, 50, minute: 2), approval(3, 70, minute: 1)]
        for events in [events, events.reversed()] {
            let book = book(events, balance: 60)
            #expect(book.open.map(\.spender) == [AccountVectors.address(3)])
            #expect(book.open.first?.remaining == 50 && book.open.first?.reach == .part && book.open.first?.spenderName == "Exchange")
            #expect(book.closed.map(\.spender) == [AccountVectors.address(2)])
        }
    }

    @Test("the contract's word counts above the history's")
    func allowance() {
        let pair = ApprovalBook.Pair(contract: AccountVectors.usdt, spender: AccountVectors.address(2))
        #expect(book([approval(2, 100, minute: 1)], allowances: [pair: 0]).open.isEmpty)
        #expect(book([approval(2, 100, minute: 1)], allowances: [pair: Self.unlimited]).open.first?.reach == .unlimited)
    }

    @Test("what an approval reaches", arguments: [(BigUInt(0), 0), (10, 1), (60, 2), (BigUInt(2).power(128), 3), (BigUInt(2).power(128) - 1, 2)])
    func reach(_ amount: BigUInt, _ reach: Int) {
        let book = book([approval(2, amount, minute: 1)], balance: 60)
        #expect((book.open + book.closed).first?.reach.rawValue == reach)
    }

    @Test("approvals of others, transfers and TRX are passed over")
    func others() {
        let foreign = TokenEvent(
            kind: .approval, at: AccountVectors.now, contract: AccountVectors.usdt, from: AccountVectors.address(9), to: AccountVectors.address(2), amount: 5)
        let transfer = TokenEvent(at: AccountVectors.now, contract: AccountVectors.usdt, from: Self.owner, to: AccountVectors.address(2), amount: 5)
        let book = book([foreign, transfer])
        #expect(book.open.isEmpty && book.closed.isEmpty)
    }

    @Test("rows of TronGrid")
    func rows() throws {
        let answer = try JSONValue(
            parsing: """
                {"data": [{"transaction_id": "\(String(repeating: "ab", count: 32))", "token_info": {"symbol": "USDT", "address": "\(AccountVectors.usdt.base58)",
                    "decimals": 6, "name": "Tether USD"}, "block_timestamp": 1795305600000, "from": "\(Self.owner.base58)",
                    "to": "\(AccountVectors.address(2).base58)", "type": "Approval", "value": "\(Self.unlimited)"}, {"type": "Odd"}], "success": true}
                """)
        let (events, unreadable) = try TokenEvent.rows(trongrid: answer)
        #expect(unreadable == 1)
        #expect(events.first?.kind == .approval && events.first?.amount == Self.unlimited)
        #expect(book(events).open.first?.reach == .unlimited)
    }

    @Test("words in both languages", arguments: Language.allCases)
    func words(_ language: Language) {
        let books = [book([]), book([approval(2, Self.unlimited, minute: 1)]), book([approval(3, 5_000_000, minute: 1), approval(4, 0, minute: 2)])]
        for book in books {
            let lines = [ApprovalWords.user(book, language)] + ApprovalWords.facts(book, language)
            #expect(lines.allSatisfy { !$0.isEmpty && !$0.contains("{") })
        }
        #expect(ApprovalWords.user(books[2], language).contains("5"))
    }
}
