import Kit
import Testing
import WalletSafety

extension [Official] {
    /// What is refused is left out, so a test that counts on it fails.
    static func taken(_ entries: KeyValuePairs<Official.Kind, String>) -> [Official] { entries.compactMap { try? Official($0.key, $0.value) } }
}

/// A company that is met in ten ways.
enum Harbor {
    static let register = OfficialRegister(officials)

    static let officials = [Official].taken([
        .site: "harborwallet.com", .site: "help.harbor-docs.org", .site: "harbor.pages.dev", .mail: "help@harborwallet.com",
        .mail: "@notice.harborwallet.com", .mail: "harborwallet@gmail.com", .phone: "+86 400 820 8820", .phone: "+44 20 7946 0958",
        .wechat: "harbor_kefu", .wechat: "港湾钱包", .telegram: "harborwallet", .telegram: "harbor_news", .weibo: "港湾钱包官方", .x: "HarborWallet",
        .discord: "discord.gg/harborw", .app: "com.harborwallet.app", .app: "id1234567890",
    ])

    static func judgement(_ query: String) -> OfficialJudgement { register.judgement(of: query) }
}

/// A verdict in one line: `official telegram`, `imitation site addedWords`, `not ours`.
private func line(_ judgement: OfficialJudgement) -> String {
    switch judgement.verdict {
    case .official(let official): "official \(official.kind)"
    case .imitation(let official, let sign): "imitation \(official.kind) \(sign)"
    case .notOurs: judgement.isKnownScam ? "scam" : "not ours"
    case .unreadable: "unreadable"
    }
}

@Suite struct OfficialRegisterTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let query: String
        let verdict: String

        init(_ query: String, _ verdict: String) {
            self.query = query
            self.verdict = verdict
        }

        var testDescription: String { query }
    }

    static let sites = [
        Row("harborwallet.com", "official site"), Row("https://www.HarborWallet.com/a?b#c", "official site"), Row("app.harborwallet.com", "official site"),
        Row("hxxps://harborwallet[.]com", "official site"), Row("请问 harborwallet.com 是你们的吗", "official site"),
        Row("官网是harborwallet.com/download吧？", "official site"),
        Row("https://evil@harborwallet.com/", "official site"), Row("harbor.pages.dev", "official site"), Row("help.harbor-docs.org", "official site"),
        Row("harbor-docs.org", "not ours"), Row("pages.dev", "not ours"), Row("someone.pages.dev", "not ours"), Row("wikipedia.org", "not ours"),
        Row("tronscan.org", "not ours"), Row("walletconnect-sync.app", "scam"), Row("http://192.168.0.1/x", "not ours"),
        Row("harborwallet.vip", "imitation site otherEnding"), Row("harborwallet.net", "imitation site otherEnding"),
        Row("harborwallet.com.cn", "imitation site otherEnding"),
        Row("harborwallet.github.io", "imitation site otherEnding"), Row("harbor-wallet.com", "imitation site separators"),
        Row("harb0rwallet.com", "imitation site lookalikes"), Row("harborwa11et.top", "imitation site lookalikes"),
        Row("harborvvallet.com", "imitation site lookalikes"),
        Row("h\u{430}rborwallet.com", "imitation site lookalikes"), Row("https://xn--hrborwallet-yij.com", "imitation site lookalikes"),
        Row("harborwalet.com", "imitation site slip"), Row("harbourwallet.com", "imitation site slip"),
        Row("harborwallet-support.com", "imitation site addedWords"),
        Row("vipharborwallet.cc", "imitation site addedWords"), Row("https://harborwallet官方.com", "imitation site addedWords"),
        Row("harborwallet-login-verify88.top", "imitation site addedWords"), Row("harborwallet.com.evil.top", "imitation site officialInFront"),
        Row("harborwallet-com.evil.top", "imitation site officialInFront"), Row("harborwallet.evil.top", "imitation site subdomain"),
        Row("https://harborwallet.com@evil.top/login", "imitation site beforeAt"), Row("harborwalletfriends.com", "imitation site carriesName"),
        Row("点这个 http://harborwallet.top/领取 就行", "imitation site otherEnding"),
    ]

    static let mails = [
        Row("help@harborwallet.com", "official mail"), Row("Harbor Support <HELP@HarborWallet.com>", "official mail"),
        Row("mailto:help@harborwallet.com", "official mail"), Row("help＠harborwallet.com", "official mail"),
        Row("help [at] harborwallet [dot] com", "official mail"),
        Row("any.body@notice.harborwallet.com", "official mail"), Row("harborwallet@gmail.com", "official mail"),
        Row("收到help@harborwallet.com的邮件", "official mail"),
        Row("ceo@harborwallet.com", "not ours"), Row("alice@gmail.com", "not ours"), Row("support@gmail.com", "not ours"), Row("123456@qq.com", "not ours"),
        Row("help@harborwal1et.com", "imitation site lookalikes"), Row("help@harborwallet.support", "imitation site otherEnding"),
        Row("harborwallet.support@gmail.com", "imitation mail otherMail"), Row("harborwallet@outlook.com", "imitation mail otherMail"),
        Row("harborwalet@gmail.com", "imitation mail slip"), Row("Harbor Wallet <ticket@mail-secure.top>", "imitation mail displayName"),
        Row("“HarborWallet Support” <help@x.com>", "imitation mail displayName"), Row("Alice <alice@x.com>", "not ours"),
    ]

    static let numbers = [
        Row("+86 400-820-8820", "official phone"), Row("4008208820", "official phone"), Row("0086 400 820 8820", "official phone"),
        Row("＋８６（４００）８２０　８８２０", "official phone"), Row("客服电话：400 820 8820 是真的吗", "official phone"), Row("020 7946 0958", "official phone"),
        Row("+44 (0)20 7946 0958", "official phone"), Row("Tel. +442079460958", "official phone"), Row("+86 400 820 8821", "imitation phone slip"),
        Row("400 820 882", "imitation phone slip"), Row("4008208802", "imitation phone slip"), Row("+86 139 0820 8820", "not ours"),
        Row("+1 400 820 8820", "not ours"),
        Row("138 0013 8000", "not ours"), Row("有人用13800138000给我打电话", "not ours"), Row("QQ：12345678", "not ours"), Row("95588", "not ours"),
    ]

    static let names = [
        Row("@harborwallet", "official telegram"), Row("HARBORWALLET", "official telegram"), Row("tg: HarborWallet", "official telegram"),
        Row("https://t.me/harborwallet", "official telegram"), Row("t.me/s/harborwallet/12?x=1", "official telegram"),
        Row("电报 @harborwallet", "official telegram"),
        Row("电报群：harbor_news", "official telegram"), Row("Is @harborwallet on Telegram really you?", "official telegram"),
        Row("tg://resolve?domain=harborwallet", "official telegram"),
        Row("X: @HarborWallet", "official x"), Row("https://twitter.com/harborwallet/status/1", "official x"), Row("推特@harborwallet", "official x"),
        Row("微信号：harbor_kefu", "official wechat"), Row("加我微信harbor_kefu", "official wechat"), Row("wx：Harbor_Kefu", "official wechat"),
        Row("公众号 港湾钱包", "official wechat"), Row("公众号“港湾钱包”是你们的吗？", "official wechat"), Row("微博@港湾钱包官方", "official weibo"),
        Row("港湾钱包官方", "unreadable"), Row("公众号港湾钱包是真的吗", "official wechat"), Row("微信搜一搜：港湾钱包", "official wechat"),
        Row("有个叫“港湾钱包官方客服”的人加我", "imitation weibo addedWords"), Row("微博上看到的", "unreadable"), Row("discord.gg/HarborW", "official discord"),
        Row("https://discord.com/invite/harborw", "official discord"),
        Row("@harborwallet_support", "imitation telegram addedWords"), Row("tg @harborwallet01", "imitation telegram addedWords"),
        Row("@harb0rwallet", "imitation telegram lookalikes"),
        Row("@harborwaIIet", "imitation telegram lookalikes"), Row("@harbor_wallet", "imitation telegram separators"),
        Row("@harbor__news", "imitation telegram separators"),
        Row("@h\u{430}rborwallet", "imitation telegram lookalikes"), Row("@ｈａｒｂｏｒwallet", "imitation telegram lookalikes"),
        Row("t.me/harborwaliet", "imitation telegram lookalikes"), Row("t.me/harborwalet", "imitation telegram slip"),
        Row("t.me/harborwallet_john", "imitation telegram carriesName"),
        Row("微信 harborkefu01", "imitation wechat addedWords"), Row("微信：harbor_keful", "imitation wechat slip"),
        Row("微信公众号：港湾钱包客服", "imitation wechat addedWords"),
        Row("微信：harborwallet", "imitation telegram otherPlatform"), Row("微信harborwallet_vip是你们客服吗", "imitation telegram addedWords"),
        Row("discord.gg/harborwallet", "imitation telegram otherPlatform"), Row("港湾钱包人工客服", "imitation wechat addedWords"),
        Row("a guy called harborwallet_support01 messaged me on telegram", "imitation telegram addedWords"),
        Row("有个harborwallet_kefu加我好友", "imitation telegram addedWords"),
        Row("HarborWallet Official Support", "imitation telegram addedWords"), Row("QQ 800123456", "not ours"), Row("@alice_wang88", "not ours"),
        Row("微信 sunny_zhang", "not ours"),
        Row("t.me/+AbCdEfGhIj", "not ours"), Row("https://t.me/joinchat/AAAA", "not ours"), Row("@harborwalet 微博", "imitation site slip"),
    ]

    static let apps = [
        Row("com.harborwallet.app", "official app"), Row("https://play.google.com/store/apps/details?id=com.harborwallet.app", "official app"),
        Row("https://apps.apple.com/cn/app/x/id1234567890?l=en", "official app"), Row("id1234567890", "official app"),
        Row("com.harborwallet.App", "imitation app lookalikes"),
        Row("com.harb0rwallet.app", "imitation app lookalikes"), Row("com.harborwallet.app.pro", "imitation app addedWords"),
        Row("io.evil.harborwallet", "imitation app carriesName"),
        Row("https://play.google.com/store/apps/details?id=com.other.thing", "not ours"), Row("https://apps.apple.com/app/id1234567891", "not ours"),
    ]

    static let unreadable = [
        Row("", "unreadable"), Row("   ", "unreadable"), Row("你好，请问怎么充值", "unreadable"), Row("Is this really you?", "unreadable"), Row("@", "unreadable"),
        Row("Harbor Wallet", "unreadable"), Row("is harborwallet safe to use", "unreadable"), Row("港湾钱包怎么用", "unreadable"),
        Row("T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwbT9yD14Nj9j7", "unreadable"), Row("🙂", "unreadable"),
    ]

    @Test(arguments: sites + mails + numbers + names + apps + unreadable)
    func verdict(row: Row) {
        let judgement = Harbor.judgement(row.query)
        #expect(line(judgement) == row.verdict)
        for language in Language.allCases { #expect(!judgement.why(language).isEmpty && !judgement.advice(language).isEmpty) }
    }

    @Test func eachIsJudgedAndTheWorstComesFirst() {
        let query = OfficialQuery("官网 harborwallet.com 的 @harborwallet_help 让我打 13800138000，还发了 https://metamask-login.com")
        #expect(Harbor.register.judgements(of: query).map(line) == ["imitation telegram addedWords", "scam", "not ours", "official site"])
        #expect(query.contacts == ["harborwallet.com", "@harborwallet_help", "13800138000", "https://metamask-login.com"])
    }

    @Test func reasonsAreInBothLanguages() {
        let imitation = Harbor.judgement("微信：harborwallet")
        #expect(imitation.why(.en) == "It bears our name, but we have no account of that name there. Ours is @harborwallet on Telegram.")
        #expect(imitation.why(.zh) == "用的是我们的名字，但我们在那里没有这个账号。我们的是 Telegram 上的 @harborwallet。")
        #expect(Harbor.judgement("QQ 800123456").why(.zh) == "我们在 QQ 上没有账号，所以它不是我们的。")
        #expect(Harbor.judgement("@harborwallet").advice(.zh).hasPrefix("这个结论只对 Telegram 上的账号有效，"))
    }

    @Test(arguments: [
        ("harborwallet.com", "No official website is registered here, so this one cannot be confirmed as ours."),
        ("@harborwallet", "No official contact is registered here yet, so nothing can be confirmed as ours."),
        ("微信 harbor_kefu", "No official contact is registered here yet, so nothing can be confirmed as ours."),
        ("138 0013 8000", "No official contact is registered here yet, so nothing can be confirmed as ours."),
    ])
    func anEmptyRegisterConfirmsNothing(query: String, why: String) {
        let judgement = OfficialRegister([]).judgement(of: query)
        #expect(judgement.verdict == .notOurs)
        #expect(judgement.why(.en) == why)
    }

    @Test func aDesksListOfScamsCounts() {
        let register = OfficialRegister(Harbor.officials, judge: LinkJudge(lists: LinkLists(denied: ["evil.example", "harborwallet.com"])))
        #expect(register.judgement(of: "https://evil.example/x").isKnownScam)
        #expect(register.judgement(of: "harborwallet.com").verdict == Harbor.judgement("harborwallet.com").verdict)
    }

    @Test(arguments: [
        ("ab12 cd34", "AB12CD34"), ("工号：ＡＢ-１２", "AB12"), ("code: x9", "X9"), ("HARBORWALLET", "HARBORWALLET"), ("400-820-8820", "4008208820"),
    ])
    func aCodeIsReadFirst(query: String, code: String) { #expect(OfficialQuery(query).code == code) }

    @Test(arguments: ["", "@harbor", "a.b", "你好", "https://example.com", String(repeating: "a", count: 41)])
    func whatIsNoCode(query: String) { #expect(OfficialQuery(query).code == nil) }
}
