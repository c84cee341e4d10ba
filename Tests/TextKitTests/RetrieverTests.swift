import Kit
import Testing
import TextKit

@Suite struct RetrieverTests {
    private static let articles: [(title: String, questions: [String], sections: [(String, String)])] = [
        (
            "My transfer has not arrived", ["where is my usdt", "transfer success but nothing came"],
            [("", "Look at the network and the address first."), ("Is it final?", "A transfer is final about a minute after it is packed.")]
        ),
        (
            "Restore a wallet from the seed phrase", ["import wallet on new phone"],
            [("", "Enter the words in the wallet app only."), ("The balance is zero", "Check the address: another path, another address.")]
        ),
        (
            "Staking TRX for energy", ["how to get energy"],
            [("", "Staked TRX gives energy for transfers."), ("How long until it is back?", "Fourteen days after unstaking.")]
        ),
        (
            "My address was frozen by the issuer", ["usdt blacklisted"],
            [("", "The issuer of a stablecoin can block an address."), ("Who can lift it?", "Only the issuer.")]
        ),
        (
            "My funds were stolen", ["someone drained my wallet"],
            [("", "Move what is left to a new wallet."), ("Tell the police", "Report it within hours.")]
        ),
    ]

    private let retriever = Retriever(
        RetrieverTests.articles.flatMap { article in
            article.sections.enumerated().map { number, section in
                Retriever.Document(
                    key: "\(article.title)#\(number)", title: article.title, questions: article.questions, heading: section.0, body: section.1)
            }
        })

    @Test(arguments: [
        ("where is my usdt", "My transfer has not arrived#0"),
        ("I did not recieve my trasfer", "My transfer has not arrived#0"),
        ("didn’t receive it", "My transfer has not arrived#0"),
        ("转账没到账", "My transfer has not arrived#0"),
        ("轉帳沒收到", "My transfer has not arrived#0"),
        ("mnemonic", "Restore a wallet from the seed phrase#0"),
        ("助记词怎么导入", "Restore a wallet from the seed phrase#0"),
        ("恢復短語", "Restore a wallet from the seed phrase#0"),
        ("how to freeze TRX", "Staking TRX for energy#0"),
        ("能量", "Staking TRX for energy#0"),
        ("is my address frozen", "My address was frozen by the issuer#0"),
        ("地址被冻结", "My address was frozen by the issuer#0"),
        ("my coins got hacked", "My funds were stolen#0"),
        ("币被盗了", "My funds were stolen#0"),
    ])
    func `the same thing in other words is found`(query: String, key: String) {
        #expect(retriever.search(query, limit: 1).first?.key == key)
    }

    @Test(arguments: [
        ("is it final", "My transfer has not arrived#1"),
        ("the balance is zero", "Restore a wallet from the seed phrase#1"),
        ("Restore a wallet from the seed phrase", "Restore a wallet from the seed phrase#0"),
        ("import wallet on new phone", "Restore a wallet from the seed phrase#0"),
        ("should I tell the police", "My funds were stolen#1"),
    ])
    func `a section wins by its own heading, the opening by title and questions`(query: String, key: String) {
        #expect(retriever.search(query, limit: 1).first?.key == key)
    }

    @Test func `nothing in common finds nothing`() {
        #expect(retriever.search("", limit: 5).isEmpty)
        #expect(retriever.search("zzzz", limit: 5).isEmpty)
        #expect(retriever.search("好", limit: 5).isEmpty)
        #expect(Retriever<Int>([]).search("where is my usdt", limit: 5).isEmpty)
    }

    @Test func `a limit is kept, and may be anything`() {
        #expect(retriever.search("wallet address", limit: 2).count == 2)
        #expect(retriever.search("wallet address", limit: 0).isEmpty)
        #expect(retriever.search("wallet address", limit: -1).isEmpty)
    }

    @Test func `a repeated question is covered, a strange one is not`() throws {
        let right = try #require(retriever.search("someone drained my wallet", limit: 1).first)
        #expect(right.coverage > 0.99)
        let strange = try #require(retriever.search("book a table for two at a nice restaurant near the wallet museum", limit: 1).first)
        #expect(strange.coverage < 0.5)
    }

    @Test func `hits are sound and in order, for any query`() {
        for seed in UInt64(0)..<1000 {
            var random = SeededGenerator(seed: seed)
            let query = random.text()
            let hits = retriever.search(query, limit: 10)
            #expect(zip(hits, hits.dropFirst()).allSatisfy { $0.score >= $1.score }, "seed \(seed)")
            #expect(Set(hits.map(\.key)).count == hits.count, "seed \(seed)")
            for hit in hits {
                #expect(hit.score > 0 && hit.score.isFinite, "seed \(seed)")
                #expect((0...1.0001).contains(hit.coverage) && (0...1).contains(hit.lead), "seed \(seed): \(hit)")
            }
        }
    }

    @Test func `any document can be indexed`() {
        for seed in UInt64(0)..<50 {
            var random = SeededGenerator(seed: seed)
            let documents = (0..<8).map { key in
                Retriever.Document(
                    key: key, title: random.text(), questions: [random.text(), random.text()], heading: random.text(), body: random.text())
            }
            let retriever = Retriever(documents)
            #expect(retriever.search(random.text(), limit: 20).count <= documents.count, "seed \(seed)")
        }
    }
}
