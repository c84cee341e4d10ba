import ChainKit
import ChainNodes
import Kit
import Synchronization
import Testing

@Suite struct TransferPagesTests {
    private static let someone = TronAddress(AccountBytes(Array(repeating: 7, count: 20)) ?? .zero)
    private static let since = Instant(milliseconds: 1_700_000_000_000)

    private final class Talk: Sendable {
        let asked = Mutex<[String]>([])
        let pauses = Mutex<[Span]>([])
    }

    private func pages(_ talk: Talk, answer: @escaping @Sendable (String, Int) -> NodeReply) throws -> TransferPages {
        let transport = NodeTransport { _, request, _ in
            let count = talk.asked.withLock { asked in
                asked.append(request.path)
                return asked.count
            }
            return answer(request.path, count)
        }
        let settings = try NodeSettings(parsing: "tron=http://127.0.0.1:1")
        let clock = Mutex(Self.since)
        let pool = NodePool(settings.endpoints, transport: transport, clock: DeskClock { clock.withLock { $0 } })
        return TransferPages(pool: pool, tokens: KnownTokens.book) { span in
            talk.pauses.withLock { $0.append(span) }
            clock.withLock { $0 = $0 + span }
        }
    }

    private static func json(_ text: String, status: Int = 200) -> NodeReply { NodeReply(status: status, body: Array(text.utf8)) }
    private static let rows = #"{"data":[],"success":true,"meta":{"fingerprint":"next"}}"#

    @Test func asksForConfirmedTransfersOldestFirst() async throws {
        let talk = Talk()
        let pages = try pages(talk) { _, _ in Self.json(Self.rows) }
        let page = try await pages.page(
            for: TraceRequest(address: Self.someone, content: .tokens, since: Self.since, until: Self.since + .days(1), cursor: "a&b"))
        #expect(page.transfers.isEmpty && page.isContract == nil)
        let path = try #require(talk.asked.withLock { $0.first })
        for part in [
            "/v1/accounts/\(Self.someone.base58)/transactions/trc20?", "limit=200", "order_by=block_timestamp,asc", "min_timestamp=1700000000000",
            "max_timestamp=1700086400000", "only_confirmed=true", "fingerprint=a%26b",
        ] { #expect(path.contains(part), "\(part)") }
    }

    @Test(arguments: [("{}", false), (#"{"bytecode":"60","contract_address":"x"}"#, true)])
    func tellsAContract(_ answer: String, _ isContract: Bool) async throws {
        let pages = try pages(Talk()) { path, _ in Self.json(path.hasPrefix("/v1") ? Self.rows : answer) }
        let page = try await pages.page(for: TraceRequest(address: Self.someone, content: .coins, since: Self.since, asksForKind: true))
        #expect(page.isContract == isContract)
    }

    @Test func waitsWhereANodeIsAskedTooFast() async throws {
        let talk = Talk()
        let pages = try pages(talk) { _, count in
            count == 1 ? Self.json(#"{"Success":false,"Error":"The key exceeds the frequency limit(15)","StatusCode":403}"#, status: 403) : Self.json(Self.rows)
        }
        _ = try await pages.page(for: TraceRequest(address: Self.someone, content: .coins, since: Self.since))
        #expect(!talk.pauses.withLock { $0.isEmpty })
    }

    @Test func givesUpWhereNobodyAnswers() async throws {
        let pages = try pages(Talk()) { _, _ in Self.json("<html>", status: 500) }
        await #expect(throws: NodeFailure.self) { try await pages.page(for: TraceRequest(address: Self.someone, content: .coins, since: Self.since)) }
    }
}
