import Testing

@testable import WalletSafety

@Suite struct LinkHostTests {
    @Test(arguments: [
        ("Example.COM.", "example.com", "example.com"), ("a.b.example.co.uk", "a.b.example.co.uk", "example.co.uk"),
        ("user.github.io", "user.github.io", "user.github.io"), ("a.user.pages.dev", "a.user.pages.dev", "user.pages.dev"),
        ("github.io", "github.io", "github.io"), ("x.example.中国", "x.example.xn--fiqs8s", "example.xn--fiqs8s"),
        ("example.公司.cn", "example.xn--55qx5d.cn", "example.xn--55qx5d.cn"), ("localhost", "localhost", "localhost"), ("1.2.3.4", "1.2.3.4", "1.2.3.4"),
        ("a.b.web.core.windows.net", "a.b.web.core.windows.net", "b.web.core.windows.net"), ("foo.unknownending", "foo.unknownending", "foo.unknownending"),
        ("𝐭𝐫𝐨𝐧.org", "tron.org", "tron.org"), ("ⓣron.org", "tron.org", "tron.org"), ("MÜNCHEN.de", "xn--mnchen-3ya.de", "xn--mnchen-3ya.de"),
    ])
    func hostsAreNormalised(text: String, ascii: String, registrable: String) throws {
        let host = try #require(LinkHost(text))
        #expect(host.ascii == ascii)
        #expect(host.registrable == registrable)
        #expect(LinkHost(host.ascii)?.unicode == host.unicode)
        #expect(LinkHost(host.unicode)?.ascii == host.ascii)
    }

    @Test func sharedHostsAreKnown() throws {
        #expect(try #require(LinkHost("pages.dev")).isSuffix)
        #expect(try #require(LinkHost("x.pages.dev")).isShared)
        #expect(try !#require(LinkHost("example.com")).isShared)
        #expect(try #require(LinkHost("co.uk")).isSuffix)
        #expect(try !#require(LinkHost("localhost")).isSuffix)
    }

    /// The samples of RFC 3492, section 7.1, and a few hosts.
    @Test(arguments: [
        ("他们为什么不说中文", "ihqwcrb4cv8a8dqg056pqjye"), ("他們爲什麽不說中文", "ihqwctvzc91f659drss3x8bo0yb"),
        ("Pročprostěnemluvíčesky", "Proprostnemluvesky-uyb24dma41a"), ("почемужеонинеговорятпорусски", "b1abfaaepdrnnbgefbadotcwatmq2g4l"),
        ("3年B組金八先生", "3B-ww4c5e180e575a65lsy2b"), ("安室奈美恵-with-SUPER-MONKEYS", "-with-SUPER-MONKEYS-pc58ag80a8qai00g7n9n"),
        ("bücher", "bcher-kva"), ("中国", "fiqs8s"), ("ü", "tda"),
    ])
    func punycodeIsThatOfTheStandard(text: String, ascii: String) {
        #expect(Punycode.encoded(text.unicodeScalars.map(\.value)).map { String(decoding: $0, as: UTF8.self) } == ascii)
        #expect(Punycode.decoded(Array(ascii.utf8)).map(String.init(codes:)) == text)
    }

    @Test(arguments: ["a!", "99999999", "zzzzzzzzzzzz", "é", String(repeating: "a", count: 64)])
    func junkIsNoPunycode(text: String) { #expect(Punycode.decoded(Array(text.utf8)) == nil) }

    @Test(arguments: [
        "", ".", "a..b", ".a", "a b", "a/b", "a@b", "exa%mple.com", "a%2fb.com", "256.1.1.1", "1.2.3.4.5", "0x100000000", "[::1", "[1:2:3]", "[::1::]", "[g::]",
        String(repeating: "a", count: 64) + ".com", String(repeating: "a.", count: 130) + "com",
    ])
    func junkIsNoHost(text: String) { #expect(LinkHost(text) == nil) }

    @Test(arguments: [
        ("1.2.3.4", false), ("10.0.0.1", true), ("127.0.0.1", true), ("192.168.0.1", true), ("172.16.0.1", true), ("172.32.0.1", false), ("[::1]", true),
    ])
    func privateAddressesAreKnown(address: String, isPrivate: Bool) { #expect(HostAddress.isPrivate(address) == isPrivate) }
}
