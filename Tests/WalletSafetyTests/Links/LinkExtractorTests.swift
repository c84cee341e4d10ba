import Testing
import WalletSafety

/// Where the links of a text lead, as `host` or `host:port/path`.
private func targets(_ text: String) -> [String] {
    LinkExtractor.links(in: text).map { $0.host.ascii + ($0.port.map { ":\($0)" } ?? "") + $0.path }
}

@Suite struct LinkExtractorTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let text: String
        let found: [String]

        init(_ text: String, _ found: String...) {
            self.text = text
            self.found = found
        }

        var testDescription: String { text }
    }

    static let plain = [
        Row("https://tronscan.org", "tronscan.org"),
        Row("see https://tronscan.org/#/address/T1?a=b now", "tronscan.org/#/address/T1?a=b"),
        Row("HTTPS://TRONSCAN.ORG/Path", "tronscan.org/Path"),
        Row("example.com/path", "example.com/path"),
        Row("go to example.com.", "example.com"),
        Row("is it www.example.co.uk?", "www.example.co.uk"),
        Row("(https://example.com/a_(b))", "example.com/a_(b)"),
        Row("<https://example.com/x>, \"http://example.org\"", "example.com/x", "example.org"),
        Row("https://example.com:8443/x", "example.com:8443/x"),
        Row("example.com:8080 is up", "example.com:8080"),
        Row("https://example.com:99999/x", "example.com"),
        Row("https://example.com/a, https://example.org/b;", "example.com/a", "example.org/b"),
        Row("https://example.com/it's**", "example.com/it's"),
        Row("ws://example.com ftp://example.org/f", "example.com", "example.org/f"),
        Row("nohttps://evil.example/x", "evil.example/x"),
        Row("http://localhost:3000/", "localhost:3000/"),
        Row("We met.Then example.com.Then we left", "example.com"),
    ]

    static let chinese = [
        Row("请打开https://tronscan.org查询", "tronscan.org"),
        Row("请打开tronscan.org查询，谢谢", "tronscan.org"),
        Row("官网是tronscan.org/#/tx，别信evil.com。", "tronscan.org/#/tx", "evil.com"),
        Row("（https://example.com/a）【example.org】《example.net》", "example.com/a", "example.org", "example.net"),
        Row("访问https://币安.com/登录", "xn--49s50d.com/"),
        Row("访问https://例子.中国看看", "xn--fsqu00a.xn--fiqs8s"),
        Row("例子.中国", "xn--fsqu00a.xn--fiqs8s"),
        Row("打开tronscan。org就行", "tronscan.org"),
        Row("我看了example.com。然后关了", "example.com"),
        Row("我看了example.com。Then I left", "example.com"),
        Row("我看了example.com。example.org也看了", "example.com", "example.org"),
        Row("ｈｔｔｐｓ：／／ｔｒｏｎｓｃａｎ．ｏｒｇ／ａ", "tronscan.org/a"),
        Row("https://tronscan。org／x", "tronscan.org/x"),
        Row("https://tronscan｡org", "tronscan.org"),
        Row("「example.com」、『example.org』", "example.com", "example.org"),
    ]

    static let defanged = [
        Row("hxxps://evil[.]example/path", "evil.example/path"),
        Row("hXXp://evil.example", "evil.example"),
        Row("evil[.]com", "evil.com"),
        Row("evil(dot)com and evil [dot] net", "evil.com", "evil.net"),
        Row("evil{.}com/x", "evil.com/x"),
        Row("evil[点]com", "evil.com"),
        Row("evil（.）com", "evil.com"),
        Row("https[:]//evil[.]com[/]x", "evil.com/x"),
        Row("hxxps[://]evil[.]com", "evil.com"),
        Row("http[s]://evil[.]com", "evil.com"),
        Row("hxxps://evil . example/path", "evil.example/path"),
        Row("hxxp://www . evil . co . uk/", "www.evil.co.uk/"),
        Row("hxxp://evil.com . Then we left", "evil.com"),
    ]

    static let tricks = [
        Row("https://tronscan.org@evil.example/login", "evil.example/login"),
        Row("https://tronscan.org:pass@evil.example", "evil.example"),
        Row("https://tronscan.org,login@evil.example/", "evil.example/"),
        Row("tronscan.org@evil.example/login", "evil.example/login"),
        Row("https://evil.example\\@tronscan.org", "evil.example/@tronscan.org"),
        Row("https:\\\\evil.example\\x", "evil.example/x"),
        Row("https:/evil.example/x", "evil.example/x"),
        Row("https:////evil.example/x", "evil.example/x"),
        Row("https://%74ronscan%2eorg/x", "tronscan.org/x"),
        Row("https://tron\u{200B}scan.org", "tronscan.org"),
        Row("tron\u{AD}scan\u{2060}.org", "tronscan.org"),
        Row("https://tr\u{43E}nscan.org", "xn--trnscan-bjg.org"),
        Row("tr\u{43E}nscan.org", "xn--trnscan-bjg.org"),
        Row("https://xn--trnscan-bjg.org/", "xn--trnscan-bjg.org/"),
        Row("https://B\u{FC}cher.de", "xn--bcher-kva.de"),
        Row("https://Bu\u{308}cher.de", "xn--bcher-kva.de"),
        Row("[tronscan.org](https://evil.example/x)", "tronscan.org", "evil.example/x"),
        Row("[help](https://example.com/a)", "example.com/a"),
        Row("http://192.168.1.1/x", "192.168.1.1/x"),
        Row("http://3232235777/", "192.168.1.1/"),
        Row("http://0xC0A80101/", "192.168.1.1/"),
        Row("http://0300.0250.1.1/", "192.168.1.1/"),
        Row("http://127.1/", "127.0.0.1/"),
        Row("10.0.0.1:8080/x", "10.0.0.1:8080/x"),
        Row("http://[2001:DB8:0:0:0:0:0:1]:80/", "[2001:db8::1]:80/"),
        Row("http://[::ffff:1.2.3.4]/", "[::ffff:102:304]/"),
    ]

    static let none = [
        Row("user@gmail.com"), Row("mailto:user@gmail.com"), Row("3.14 and 1.2.3.4"), Row("e.g. this, i.e. that, a.m."), Row("README.md main.py a.zip"),
        Row("Yesterday.My wallet was empty"), Row("wait...what"), Row("v2.0.1"), Row("file.txt node.jsx"), Row("http://"), Row("https:// example"),
        Row("https://256.1.1.1/"), Row("https://exa mple"), Row("你好。谢谢"), Row("http://a..b/"), Row(""), Row("..."), Row("http://%00.com/"),
    ]

    @Test(arguments: plain + chinese + defanged + tricks + none)
    func linksAreFound(row: Row) { #expect(targets(row.text) == row.found) }

    @Test func linksKnowTheirSigns() throws {
        let signs: [(String, Link.Signs)] = [
            ("hxxps://evil[.]example", .defanged), ("https://tronscan.org@evil.example", .userInfo), ("https:\\\\evil.example", .backslash),
            ("https://%65vil.example", .encodedHost), ("http://3232235777/", .disguisedAddress), ("https://example.com/", []),
        ]
        for (text, sign) in signs { #expect(LinkExtractor.links(in: text).first?.signs == sign, "\(text)") }
        #expect(LinkExtractor.links(in: "[tronscan.org](https://evil.example)").last?.signs == .mislabelled)
        #expect(LinkExtractor.links(in: "[tronscan.org](https://www.tronscan.org)").last?.signs == [])
        let link = try #require(LinkExtractor.links(in: "看 hxxps://a:b@evil[.]example:81/x。").first)
        #expect(link.text == "hxxps://a:b@evil[.]example:81/x")
        #expect(link.address == "https://evil.example:81/x")
        #expect(link.userInfo == "a:b")
    }

    @Test(arguments: [
        ("myetherwallet.aaa", "myetherwallet.aaa"), (" https://evil.invalid/x\n", "evil.invalid"), ("localhost", "localhost"), ("127.0.0.1", "127.0.0.1"),
        ("MetaMask", "metamask"), ("evil.md", "evil.md"), ("http://[::1]/", "[::1]"), ("wallet-ethereum.net.", "wallet-ethereum.net"),
    ])
    func oneAddressIsRead(text: String, host: String) { #expect(Link(text)?.host.ascii == host) }

    @Test(arguments: ["", " ", "two words", "https://example.com and more", "看https://example.com", "http://", "a..b", "-", "\u{200B}"])
    func moreThanAnAddressIsNone(text: String) { #expect(Link(text) == nil) }

    @Test func manyLinksEnd() {
        #expect(LinkExtractor.links(in: String(repeating: "example.com ", count: 3000)).count == LinkExtractor.limit)
    }
}
