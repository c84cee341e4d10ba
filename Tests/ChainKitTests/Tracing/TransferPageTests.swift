import ChainKit
import DeskTesting
import Foundation
import Kit
import Testing

/// Pages made by `Scripts/trace-pages.py`.
@Suite struct TransferPageTests {
    private let pages: JSONValue
    private static let at = Instant(milliseconds: 1_770_000_000_000)

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Vectors/trace_pages.json")
        pages = try JSONValue(parsing: Data(contentsOf: file))
    }

    private func account(_ name: String) throws -> TronAddress { try #require(pages["accounts"]?[name]?.string.flatMap(TronAddress.init(base58:))) }

    private func page(_ name: String, _ content: TraceRequest.Content) throws -> TransferPage {
        try TransferPage(parsing: Array(#require(pages[name]).text.utf8), content: content, tokens: KnownTokens.book, node: "n", at: Self.at)
    }

    @Test func readsCoins() throws {
        let page = try page("coins", .coins)
        let (thief, mule, friend) = (try account("thief"), try account("mule"), try account("friend"))
        #expect(page.transfers.map(\.units) == [250_000_000, 40_000_000, 5_000_000, 77, 1])
        #expect(page.transfers[0].from == thief && page.transfers[0].to == mule && page.transfers[0].asset == .trx)
        #expect(page.transfers[0].at.milliseconds == pages["start"]?.int64)
        #expect(page.transfers[0].transaction == pages["coins"]?["data"]?.array?[0]["txID"]?.string)
        #expect(page.transfers[1].to == (try account("swap")))
        #expect(page.transfers[2].to == friend, "the signed bytes count, not the readable form beside them")
        #expect(page.transfers[3].asset == .trc10(id: "1002000"))
        #expect(page.refused == 1, "an id that is not the hash of the bytes")
        #expect(page.contracts.contains(try account("swap")))
        #expect(page.next == "fp+/=")
        #expect(page.digest?.count == 64)
    }

    @Test func readsTokensByTheirContract() throws {
        let page = try page("tokens", .tokens)
        #expect(page.transfers.map(\.units) == [12_000_000_000, 5_000_000, 0])
        #expect(page.transfers[0].asset.name == "USDT")
        #expect(page.transfers[1].asset == .unknownToken(contract: try account("fake")))
        #expect(page.refused == 3, "a number that is none, and two that no token can have")
        #expect(page.next == nil)
    }

    @Test func tellsNoPageFromAnEmptyOne() throws {
        #expect(try page("empty", .coins).transfers.isEmpty)
        #expect(throws: TransferPage.Refusal.noData) { try page("error", .coins) }
        #expect(throws: TransferPage.Refusal.notJSON) {
            try TransferPage(parsing: Array("<html>".utf8), content: .coins, tokens: KnownTokens.book, node: "n", at: Self.at)
        }
    }

    /// A page with one value replaced by another of a wrong kind is read or refused, and never believed to be more.
    @Test func survivesHostilePages() throws {
        let seed = UInt64.random(in: .min ... .max)
        print("seed \(seed)")
        var random = SeededGenerator(seed: seed)
        for name in ["coins", "tokens"] {
            let whole = try #require(pages[name])
            for _ in 0..<500 {
                let mutated = whole.mutated(&random)
                for content in TraceRequest.Content.allCases {
                    let page = try? TransferPage(mutated, content: content, tokens: KnownTokens.book, node: "n", at: Self.at)
                    #expect((page?.transfers.count ?? 0) <= 8)
                }
            }
        }
    }
}

extension JSONValue {
    /// With one value somewhere within it replaced.
    fileprivate func mutated(_ random: inout SeededGenerator) -> JSONValue {
        switch self {
        case .object(let members) where !members.isEmpty && Int.random(in: 0..<20, using: &random) > 0:
            guard let name = members.keys.sorted().randomElement(using: &random), let value = members[name] else { return self }
            return .object(members.merging([name: value.mutated(&random)]) { $1 })
        case .array(let values) where !values.isEmpty && Int.random(in: 0..<20, using: &random) > 0:
            let index = Int.random(in: 0..<values.count, using: &random)
            return .array(values.enumerated().map { $0.offset == index ? $0.element.mutated(&random) : $0.element })
        default:
            let hostile: [JSONValue] = [
                .null, .bool(true), .number("-1"), .number("1e400"), .number("9223372036854775808"), .string(""), .string("\u{202E}\u{0}<b>"), .array([]),
                .object([:]), .string(String(repeating: "9", count: 5000)), .array([.null]), .number("0.5"),
            ]
            return hostile.randomElement(using: &random) ?? .null
        }
    }
}
