import Kit
import Testing
import WalletSafety

@Suite struct OfficialTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let kind: Official.Kind
        let text: String
        let value: String

        init(_ kind: Official.Kind, _ text: String, _ value: String) {
            self.kind = kind
            self.text = text
            self.value = value
        }

        var testDescription: String { "\(kind): \(text)" }
    }

    @Test(arguments: [
        Row(.site, "HarborWallet.com", "harborwallet.com"), Row(.site, "https://www.harborwallet.com/", "harborwallet.com"),
        Row(.site, " help.harborwallet.com ", "help.harborwallet.com"), Row(.site, "harbor.pages.dev", "harbor.pages.dev"),
        Row(.site, "港湾钱包.中国", "xn--uirz54d1ga201l.xn--fiqs8s"),
        Row(.mail, "Help@HarborWallet.com", "help@harborwallet.com"), Row(.mail, "@harborwallet.com", "@harborwallet.com"),
        Row(.mail, "mailto:harborwallet@gmail.com", "harborwallet@gmail.com"),
        Row(.phone, "+86 138-0013-8000", "+8613800138000"), Row(.phone, "１３８ ００１３ ８０００", "+8613800138000"),
        Row(.phone, "0044 (0)20 7946 0958", "+442079460958"),
        Row(.phone, "400-820-8820", "+864008208820"), Row(.phone, "95588", "95588"),
        Row(.telegram, "@Harbor_Wallet", "harbor_wallet"), Row(.telegram, "https://t.me/Harbor_Wallet", "harbor_wallet"),
        Row(.x, "https://twitter.com/HarborWallet", "harborwallet"), Row(.x, "＠harbor", "harbor"),
        Row(.wechat, "Harbor-Kefu_1", "harbor-kefu_1"), Row(.wechat, "港湾钱包", "港湾钱包"),
        Row(.weibo, "https://weibo.com/u/7712345678", "7712345678"), Row(.weibo, "@港湾钱包", "港湾钱包"), Row(.qq, "800123456", "800123456"),
        Row(.discord, "harbor.wallet", "harbor.wallet"), Row(.discord, "https://discord.com/invite/Harbor", "discord.gg/harbor"),
        Row(.app, "com.HarborWallet.app", "com.HarborWallet.app"),
        Row(.app, "https://play.google.com/store/apps/details?id=com.harbor.wallet&hl=zh", "com.harbor.wallet"),
        Row(.app, "https://apps.apple.com/cn/app/harbor/id1234567890", "id1234567890"),
    ])
    func takenInOneForm(row: Row) throws {
        let official = try Official(row.kind, row.text)
        #expect(official.value == row.value)
        #expect(try Official(row.kind, official.value) == official)
        #expect(try Official(row.kind, official.shown) == official)
    }

    @Test(arguments: [
        (Official.Kind.site, "", OfficialRefusal.empty(.site)), (.site, "two words", .malformed(.site)), (.site, "localhost", .malformed(.site)),
        (.site, "http://127.0.0.1", .malformed(.site)), (.site, "harborwallet.com/help", .hasPath), (.site, "pages.dev", .sharedHost("pages.dev")),
        (.site, "t.me", .platform("t.me")), (.site, "https://t.me/harbor", .platform("t.me")), (.mail, "harborwallet.com", .malformed(.mail)),
        (.mail, "@gmail.com", .sharedHost("gmail.com")), (.mail, "@co.uk", .sharedHost("co.uk")), (.mail, "a b@example.com", .malformed(.mail)),
        (.phone, "7946 0958", .noCountryCode), (.phone, "+86 abc", .malformed(.phone)), (.phone, "12", .malformed(.phone)),
        (.telegram, "abc", .malformed(.telegram)), (.telegram, "https://t.me/+AbCdEf", .malformed(.telegram)),
        (.telegram, "harb\u{43E}r", .malformed(.telegram)),
        (.telegram, "https://x.com/harbor", .malformed(.telegram)), (.x, "a_name_that_is_too_long", .malformed(.x)), (.qq, "0123456", .malformed(.qq)),
        (.wechat, "a", .malformed(.wechat)), (.app, "harbor", .malformed(.app)), (.discord, "harbor wallet", .malformed(.discord)),
        (.weibo, String(repeating: "长", count: 300), .malformed(.weibo)),
    ])
    func malformedIsRefused(kind: Official.Kind, text: String, refusal: OfficialRefusal) {
        #expect(throws: refusal) { try Official(kind, text) }
        #expect(!refusal.explanation(.en).isEmpty && !refusal.explanation(.zh).isEmpty)
    }
}
