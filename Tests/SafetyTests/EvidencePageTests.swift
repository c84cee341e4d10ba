import ChainKit
import Foundation
import Kit
import Safety
import Testing

@Suite struct EvidencePageTests {
    private static let at = Instant(milliseconds: 1_764_000_000_000)
    private static let usdt = TraceAsset.token(
        contract: TronAddress(base58: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t") ?? TronAddress(.zero), symbol: "USDT", decimals: 6)

    private static func account(_ number: UInt8) -> TronAddress { TronAddress(AccountBytes(Array(repeating: number, count: 20)) ?? .zero) }

    private static func transfer(_ from: UInt8, _ to: UInt8, _ whole: Int, at minute: Int64, _ asset: TraceAsset = usdt) -> Transfer {
        Transfer(
            transaction: hex(Checksum.sha256(Array("\(from) \(to) \(whole) \(minute)".utf8))), asset: asset, units: UInt128(whole) * 1_000_000,
            from: account(from), to: account(to), at: at + .minutes(minute))
    }

    private static let theft = [
        transfer(1, 2, 12_000, at: 0), transfer(1, 2, 300, at: 1, .trx), transfer(2, 3, 7000, at: 5), transfer(2, 4, 5000, at: 6),
        transfer(3, 5, 7000, at: 60), transfer(4, 6, 2500, at: 90), transfer(4, 2, 500, at: 95), transfer(2, 6, 300, at: 100, .trx),
    ]

    private static func trace() -> MoneyTrace {
        var labels = AddressLabels.standard(tokens: KnownTokens.book)
        labels[account(5)] = AddressLabel(kind: .exchange, name: "=HYPERLINK(\"http://x\")<b>", source: "court file <img src=x>", date: "2026-11-22")
        var trace = MoneyTrace(plan: TracePlan(origin: account(1), since: at), labels: labels)
        while case let requests = trace.next(limit: 3), !requests.isEmpty {
            for request in requests {
                let rows = theft.filter {
                    ($0.from == request.address || $0.to == request.address) && ($0.asset == .trx) == (request.content == .coins) && $0.at >= request.since
                }
                if request.address == account(6) {
                    trace.failed(request, reason: "503 <script>")
                } else {
                    trace.take(TransferPage(transfers: rows, node: "node <i>", at: at + .hours(5)), for: request)
                }
            }
        }
        return trace
    }

    private func pack(_ language: Language) -> EvidencePack {
        EvidencePack(
            caseNumber: "#1024 <b>", language: language, maker: "Li <script>alert(1)</script>", organisation: "Example & Sons", madeAt: Self.at + .hours(6),
            trace: Self.trace(),
            findings: [.init(title: "Account <T>", facts: ["owner replaced & \"lost\""], node: "n", at: Self.at)], readers: [.init(name: "<Wang>", at: Self.at)]
        )
    }

    @Test(arguments: Language.allCases)
    func writesOnePageThatNeedsNothingBesideIt(_ language: Language) throws {
        let files = EvidencePage.files(of: pack(language))
        let page = try #require(files.first { $0.name == "evidence.html" }).content
        for hostile in ["<script", "<i>", "<b>", "<T>", "<Wang>", "<img"] { #expect(!page.contains(hostile), "\(hostile)") }
        #expect(!page.contains("http://") || !page.contains("src=\"http"))
        for transfer in Self.theft where transfer.from != transfer.to { #expect(page.contains(transfer.transaction)) }
        #expect(page.contains(Self.account(3).base58))
        #expect(page.contains("503"))
        #expect(!page.contains("{") || page.components(separatedBy: "</style>").last?.contains("{") == false, "no placeholder is left")
        let promises = ["safe", "don't worry", "安全的", "放心", "guarantee", "保证"]
        let body = try #require(page.components(separatedBy: "<body>").last)
        for word in promises { #expect(!body.contains(word), "\(word)") }
    }

    @Test(arguments: Language.allCases)
    func statesTheChecksumsOfItsFiles(_ language: Language) throws {
        let files = EvidencePage.files(of: pack(language))
        let page = try #require(files.first).content
        for name in ["transfers.csv", "trace.json"] {
            let file = try #require(files.first { $0.name == name })
            #expect(file.digest == hex(Checksum.sha256(Array(file.content.utf8))))
            #expect(page.contains(file.digest))
        }
        let manifest = try #require(files.last)
        #expect(manifest.name == "SHA256SUMS")
        #expect(manifest.content.split(separator: "\n").count == files.count - 1)
        for file in files.dropLast() { #expect(manifest.content.contains("\(file.digest)  \(file.name)\n")) }
    }

    @Test(arguments: Language.allCases)
    func listsEveryTransferOnce(_ language: Language) throws {
        let pack = pack(language)
        let records = try CommaSeparated.records(pack.table.content)
        #expect(records.count == pack.trace.graph.edges.count + 1)
        #expect(Set(records.map(\.fields.count)).count == 1)
        for record in records { for field in record.fields { #expect(!field.hasPrefix("\u{FEFF}")) } }
        #expect(pack.table.content.contains("\"'=HYPERLINK(\"\"http://x\"\")<b>\""), "a spreadsheet runs nothing")
        let document = try JSONValue(parsing: pack.document.content)
        #expect(document["edges"]?.array?.count == pack.trace.graph.edges.count)
        #expect(document["nodes"]?.array?.count == pack.trace.graph.nodes.count)
    }

    @Test(arguments: Language.allCases)
    func writesRequestsThatPromiseNothing(_ language: Language) throws {
        let letters = pack(language).letters
        #expect(letters.map(\.name) == ["request-police.txt", "request-exchange-1.txt", "request-issuer.txt"])
        for letter in letters {
            #expect(!letter.content.contains("{") && !letter.content.contains("}"), "\(letter.name): a placeholder is left")
            #expect(letter.content.contains(pack(language).table.digest))
            #expect(letter.content.contains("#1024"))
            for word in ["will be returned", "guarantee", "criminal", "thief", "hacker", "保证", "一定", "追回", "骗子", "小偷", "黑客", "犯罪嫌疑人"] {
                #expect(!letter.content.contains(word), "\(letter.name): \(word)")
            }
        }
        let exchange = letters[1].content
        #expect(exchange.contains(Self.theft[4].transaction) && exchange.contains(Self.account(5).base58))
        #expect(!exchange.contains(Self.account(6).base58), "an exchange is told of its own addresses alone")
        #expect(letters[0].content.contains(Self.theft[0].transaction))
    }
}
