import Foundation
import Kit
import Testing

@testable import WalletSafety

private func judgement(_ text: String, _ lists: LinkLists = LinkLists()) throws -> LinkJudgement {
    let link = try #require(Link(text) ?? LinkExtractor.links(in: text).first)
    return LinkJudge(lists: lists).judgement(of: link)
}

@Suite struct LinkJudgeTests {
    @Test(arguments: [
        "https://tronscan.org/#/tx", "www.tronlink.org", "https://shastapi.tronscan.org", "token.im", "https://metamask.github.io/x", "github.com/a/b",
        "https://evil@tronscan.org/", "polkadot.js.org/apps", "https://apps.apple.com/app/id1", "http://3232235777@tronscan.org:81/",
    ])
    func genuineIsAllowed(text: String) throws {
        let judgement = try judgement(text, LinkLists(denied: ["tronscan.org", "tronlink.org", "github.com"]))
        #expect(judgement.verdict == .allowed)
        #expect(judgement.score == 0)
    }

    @Test func allAllowedNamesAreAllowed() throws {
        for entry in AllowedNames.shipped.entries { #expect(try judgement(entry, LinkLists(denied: [entry])).verdict == .allowed, "\(entry)") }
        for name in ProtectedNames.shipped.names {
            for host in name.genuine {
                #expect(try judgement("www.\(host)").verdict == .allowed)
            }
        }
    }

    @Test(arguments: [
        ("https://tr\u{43E}nscan.org", LinkReason.disguisedName("Tronscan")), ("metarnask.io", .disguisedName("MetaMask")),
        ("trustwa1let.com", .disguisedName("Trust Wallet")), ("tronIink.top", .disguisedName("TronLink")), ("ｔ0kenpocket.top", .disguisedName("TokenPocket")),
        ("metamask-login.com", .baitedName("MetaMask")), ("tronlinkclaim.xyz", .baitedName("TronLink")),
        ("walletconnect-sync.app", .baitedName("WalletConnect")),
        ("ledger-support.top", .baitedName("Ledger")), ("trustwalllet-verify.com", .baitedName("Trust Wallet")),
        ("https://tronscan.org.evil.top/x", .genuineNameInFront("Tronscan")), ("https://tronscan-org.evil.top", .genuineNameInFront("Tronscan")),
        ("https://tronscan.org@evil.top/login", .trustedUserInfo("tronscan.org")), ("xn--trnscan-bjg.org", .disguisedName("Tronscan")),
    ])
    func imitationsAreMalicious(text: String, reason: LinkReason) throws {
        let judgement = try judgement(text)
        #expect(judgement.verdict == .malicious)
        #expect(judgement.findings.contains(reason), "\(judgement.findings)")
        #expect(judgement.score >= 0.9)
    }

    @Test(arguments: [
        ("https://bit.ly/abc", LinkReason.shortener), ("https://93.184.216.34/x", .rawAddress), ("http://0x5DB8D822/", .disguisedAddress),
        ("https://user:pw@example.com/", .userInfo), ("https://%65xample.com/", .encodedHost), ("https:\\\\example.com", .backslash),
        ("https://g\u{43E}\u{43E}d.example", .mixedScripts), ("tronscan.top", .nameUnderOtherEnding("Tronscan")), ("tronscn.com", .nameWithSlip("Tronscan")),
        ("tronlink.zendesk.com", .nameUnderOtherEnding("TronLink")), ("binance.example.com", .nameAsSubdomain("Binance")),
        ("etherscan.xyz", .nameUnderOtherEnding("Etherscan")),
    ])
    func oddityIsAtLeastSuspicious(text: String, reason: LinkReason) throws {
        let judgement = try judgement(text)
        #expect(judgement.verdict == .suspicious || judgement.verdict == .malicious)
        #expect(judgement.findings.contains(reason), "\(judgement.findings)")
        #expect(judgement.score >= 0.5)
    }

    @Test(arguments: [
        "wikipedia.org", "https://www.bbc.co.uk/news", "weibo.com", "http://127.0.0.1:8080/", "http://localhost/", "http://192.168.0.1", "zhihu.com",
        "pages.dev", "github.io", "https://example.com/metamask-login",
    ])
    func ordinaryIsUnknown(text: String) throws {
        let judgement = try judgement(text)
        #expect(judgement.verdict == .unknown, "\(judgement.findings)")
        #expect(judgement.findings == [.nothingKnown])
        #expect(judgement.score < 0.5)
    }

    @Test func importedListsDecide() throws {
        let lists = LinkLists(denied: ["evil.example", "a.b.worse.example", "x.pages.dev"], allowed: ["metamask-login.com"])
        for text in ["evil.example", "www.evil.example", "https://deep.www.evil.example/x", "a.b.worse.example", "c.a.b.worse.example", "x.pages.dev"] {
            let judgement = try judgement(text, lists)
            #expect(judgement.verdict == .malicious)
            #expect(judgement.findings == [.deniedByList])
            #expect(judgement.score == 1)
        }
        for text in ["worse.example", "b.worse.example", "pages.dev", "notevil.example"] {
            #expect(try judgement(text, lists).verdict == .unknown, "\(text)")
        }
        #expect(try judgement("https://www.metamask-login.com", lists).verdict == .allowed)
    }

    @Test func shownAndOpenedDiffer() {
        let judgements = LinkJudge().judgements(in: "请看 [tronscan.org](https://wikipedia.org/x)")
        #expect(judgements.map(\.verdict) == [.allowed, .suspicious])
        #expect(judgements.last?.findings == [.mislabelled])
    }

    @Test func reasonsAreInBothLanguages() throws {
        let judgement = try judgement("metarnask.io")
        #expect(judgement.reasons.first?(.en) == "It reads like MetaMask but is written with other characters.")
        #expect(judgement.reasons.first?(.zh) == "看上去是 MetaMask，其实换了长得像的字符，是假冒的。")
    }

    @Test func modelIsShipped() throws {
        let model = try #require(HostModel.shipped)
        #expect(model.file == LinkResource.model)
        #expect(model.limits.suspicious < model.limits.malicious)
        #expect(HostModel([]) == nil)
        #expect(HostModel(Array(model.file.dropLast())) == nil)
    }

    @Test(arguments: [
        ("kitten", "sitting", 3), ("", "abc", 3), ("metamask", "metmask", 1), ("abc", "abc", 0), ("ab", "ba", 2), ("a", "abcd", 3),
    ])
    func editDistanceIsLevenshtein(one: String, other: String, distance: Int) {
        for limit in 0...5 { #expect(EditDistance.isAtMost(limit, Array(one.utf8), Array(other.utf8)) == (distance <= limit)) }
    }
}

/// The cases of eth-phishing-detect's own tests. Not part of the package: skipped where the data is absent.
@Suite struct PhishingDetectCaseTests {
    private struct Cases: Decodable {
        struct Configuration: Decodable {
            let tolerance: Int
            let fuzzylist: [String]
        }

        let config: Configuration
        let blacklisted: [String]
        let whitelisted: [String]
        let fuzzy: [String]
        let mustPass: [String]
        let noMatch: [String]
        let dappsMustPass: [String]
    }

    private static func cases() throws -> Cases {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Cases.self, from: Data(contentsOf: PhishingFiles.cases))
    }

    private static func lists(_ cases: Cases) throws -> LinkLists {
        func quoted(_ names: [String]) -> String { names.map { "\"\($0)\"" }.joined(separator: ",") }
        return try LinkLists(
            parsing: """
                {"blacklist":[\(quoted(cases.blacklisted))],"whitelist":[\(quoted(cases.whitelisted))],\
                "fuzzylist":[\(quoted(cases.config.fuzzylist))],"tolerance":\(cases.config.tolerance)}
                """)
    }

    @Test(.enabled(if: Files.exists(PhishingFiles.cases), "the folder shared/data is absent"))
    func judgedAsTheirsAre() throws {
        let cases = try PhishingDetectCaseTests.cases()
        let lists = try PhishingDetectCaseTests.lists(cases)
        for name in cases.blacklisted { #expect(try judgement(name, lists).verdict == .malicious, "\(name)") }
        for name in cases.whitelisted { #expect(try judgement(name, lists).verdict == .allowed, "\(name)") }
        for name in cases.fuzzy { #expect(try [.suspicious, .malicious].contains(judgement(name, lists).verdict), "\(name)") }
        for name in cases.mustPass + cases.dappsMustPass + cases.noMatch {
            #expect(try judgement(name).verdict != .malicious, "\(name)")
        }
    }
}

enum PhishingFiles {
    static let folder = Files.package.deletingLastPathComponent().appending(path: "shared/data/phishing")
    static let cases = folder.appending(path: "eth_phishing_detect_cases.json")
    static let laterScams = folder.appending(path: "polkadot_dev.tsv")
    static let harmless = folder.appending(path: "legit.tsv")

    static func names(_ file: URL) throws -> [String] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.compactMap { line in
            line.split(separator: "\t").first.map(String.init)
        }
    }
}
