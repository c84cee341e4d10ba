import Kit
import Testing

@testable import WalletSafety

/// Random writings, imitations and strangers. A failure prints its seed and the first that went wrong.
@Suite struct OfficialPropertyTests {
    /// Twenty, of the lengths that such names have.
    private static let officials = [Official].taken([
        .site: "harborwallet.com", .site: "meridianpay.io", .site: "lumen.app", .site: "northgate-exchange.com", .mail: "help@harborwallet.com",
        .mail: "meridianpay@gmail.com", .phone: "+86 400 820 8820", .phone: "+1 415 555 0132", .phone: "+86 138 0013 8000",
        .telegram: "harborwallet", .telegram: "meridian_news", .wechat: "lumen_kefu", .wechat: "northgate88", .weibo: "harborcn", .x: "meridianpay",
        .x: "LumenApp", .discord: "northgate.ex", .qq: "800123456", .app: "com.harborwallet.app", .app: "io.meridianpay.mobile",
    ])
    private static let register = OfficialRegister(officials)

    /// As one would paste it, on its platform.
    private static func query(_ kind: Official.Kind, _ name: String) -> String {
        switch kind {
        case .telegram: "电报：@\(name)"
        case .x: "X: @\(name)"
        case .wechat: "微信号：\(name)"
        case .weibo: "微博 @\(name)"
        case .discord: "Discord: \(name)"
        case .qq: "QQ：\(name)"
        case .site, .mail, .phone, .app: name
        }
    }

    @Test func officialsAreTwenty() { #expect(OfficialPropertyTests.officials.count == 20) }

    // MARK: - Imitations

    private static let twins: [Character: [Character]] = [
        "a": ["\u{430}", "4", "á"], "c": ["\u{441}"], "e": ["\u{435}", "3", "é"], "i": ["l", "1", "í"], "l": ["1", "i", "I"], "o": ["0", "\u{43E}", "ö"],
        "p": ["\u{440}"], "s": ["5", "\u{455}"], "x": ["\u{445}"],
    ]
    private static let wide: [Character: [Character]] = ["h": ["ｈ"], "m": ["ｍ"], "n": ["ｎ"], "r": ["ｒ"], "t": ["ｔ"]]

    /// The part of an official that its owner chose, with what stands before and after it.
    private static func parts(_ official: Official) -> (before: String, chosen: String, after: String) {
        let value = official.value
        switch official.kind {
        case .site:
            let dot = value.lastIndex(of: ".") ?? value.endIndex
            return ("", String(value[..<dot]), String(value[dot...]))
        case .mail:
            let halves = value.split(separator: "@").map(String.init)
            return halves[1] == "gmail.com" ? ("", halves[0], "@gmail.com") : ("\(halves[0])@", String(halves[1].dropLast(4)), String(halves[1].suffix(4)))
        case .phone: return ("+", String(value.dropFirst()), "")
        default: return ("", value, "")
        }
    }

    private static func imitation(of official: Official, _ random: inout SeededGenerator) -> String {
        let parts = parts(official)
        var letters = Array(parts.chosen)
        let isNumber = official.kind == .phone || official.kind == .qq
        let other = random.pick(Array(isNumber ? "0123456789" : "abcdefghijklmnopqrstuvwxyz"))
        let place = Int.random(in: 0..<letters.count, using: &random)
        switch Int.random(in: 0..<(isNumber ? 3 : 6), using: &random) {
        case 0: letters.insert(other, at: place)
        case 1: letters.remove(at: place)
        case 2: letters[place] = other
        case 3: letters.swapAt(place, max(place - 1, 0))
        default:
            // A browser makes full-width letters of a host the plain ones, so that they lead to the site itself.
            let twins = official.kind.isHandle ? twins.merging(wide) { $0 + $1 } : twins
            let places = letters.indices.filter { twins[letters[$0]] != nil }
            if !places.isEmpty {
                let place = random.pick(places)
                letters[place] = random.pick(twins[letters[place]] ?? [other])
            }
        }
        return parts.before + String(letters) + parts.after
    }

    @Test(arguments: 1...5)
    func imitationsAreFound(seed: Int) {
        var random = SeededGenerator(seed: seed)
        var missed: [String] = []
        var count = 0
        while count < 2000 {
            let official = random.pick(OfficialPropertyTests.officials)
            let imitation = OfficialPropertyTests.imitation(of: official, &random)
            guard imitation.lowercased() != official.value.lowercased() else { continue }
            count += 1
            let query = OfficialPropertyTests.query(official.kind, imitation)
            let verdict = OfficialPropertyTests.register.judgement(of: query).verdict
            if case .official = verdict { Issue.record("seed \(seed): \(query) is taken for official") }
            if case .imitation = verdict { continue }
            missed.append(query)
        }
        print("imitations, seed \(seed): \(2000 - missed.count) of 2000 found; missed \(missed.prefix(12))")
        #expect(missed.count <= 100, "seed \(seed): \(missed.prefix(20))")
    }

    // MARK: - Strangers

    private static let given = [
        "alice", "wang", "sunny", "zhang", "mike", "chen", "lily", "jack", "crypto", "lucky", "anna", "david", "moon", "happy", "tiger", "olga", "hans", "li",
        "maria", "tom",
    ]

    private static func stranger(_ random: inout SeededGenerator) -> String {
        let words = given + Files.englishWords
        let one = random.pick(words)
        let other = random.pick(words)
        let digits = Int.random(in: 1..<9999, using: &random)
        let name = random.pick([
            "\(one)_\(other)", "\(one)\(digits)", "\(one)\(other)", "\(one).\(other)", "\(one)_support", "\(other)\(one)official", "\(one)wallet", "\(one)pay",
        ])
        switch Int.random(in: 0..<9, using: &random) {
        case 0: return "https://\(name.replacing("_", with: "-")).\(random.pick(["com", "io", "cn", "org", "top"]))/"
        case 1: return "\(name)@\(random.pick(["gmail.com", "qq.com", "\(other).com"]))"
        case 2: return "+\(random.pick(["86", "1", "44"])) \(Int.random(in: 1_000_000_000..<9_999_999_999, using: &random))"
        case 3: return "QQ \(Int.random(in: 10_000..<9_999_999_999, using: &random))"
        case 4: return "微信：\(name)"
        case 5: return "微博 @\(random.pick(["小", "大", "老"]))\(random.pick(["王", "李", "海", "猫"]))\(random.pick(["爱旅行", "的日常", "炒币", "钱包"]))"
        case 6: return "com.\(one).\(other)"
        case 7: return "t.me/\(name)"
        default: return "@\(name)"
        }
    }

    @Test(arguments: 1...5)
    func strangersAreLeftAlone(seed: Int) {
        var random = SeededGenerator(seed: seed)
        var alarms: [String] = []
        for _ in 0..<2000 {
            let query = OfficialPropertyTests.stranger(&random)
            switch OfficialPropertyTests.register.judgement(of: query).verdict {
            case .imitation(let official, let sign): alarms.append("\(query) (\(official.shown), \(sign))")
            case .official: Issue.record("seed \(seed): \(query) is taken for official")
            case .notOurs: continue
            case .unreadable: Issue.record("seed \(seed): \(query) is not read")
            }
        }
        print("strangers, seed \(seed): \(alarms.count) of 2000 called imitations: \(alarms.prefix(12))")
        #expect(alarms.count <= 10, "seed \(seed): \(alarms)")
    }

    @Test(.enabled(if: Files.exists(PhishingFiles.harmless), "the folder shared/data is absent"))
    func knownHarmlessSitesAreLeftAlone() throws {
        let names = try PhishingFiles.names(PhishingFiles.harmless)
        let alarms = names.filter { name in
            if case .imitation = OfficialPropertyTests.register.judgement(of: "https://\(name)/").verdict { return true }
            return false
        }
        print("harmless sites: \(alarms.count) of \(names.count) called imitations: \(alarms.prefix(12))")
        #expect(Double(alarms.count) <= Double(names.count) * 0.005, "\(alarms)")
    }

    // MARK: - Writings

    private static func writing(of official: Official, _ random: inout SeededGenerator) -> String {
        let value = official.value
        let cased = random.pick([value, value.uppercased(), value.prefix(1).uppercased() + value.dropFirst()])
        let spaces = random.pick(["", " ", "\u{3000}", "\n"])
        let plain =
            switch official.kind {
            case .site:
                random.pick([
                    cased, "https://\(cased)/", "http://www.\(cased)/a?b=c#d", "hxxps://\(cased.replacing(".", with: "[.]"))", "官网是\(cased)吗",
                    "https:\\\\\(cased)",
                ])
            case .mail:
                random.pick([
                    cased, "mailto:\(value)", "Support <\(cased)>", "<\(cased)>", "邮箱是\(cased)吗？", cased.replacing("@", with: "＠"),
                    cased.replacing("@", with: " [at] "),
                ])
            case .phone: phone(value, &random)
            case .telegram:
                random.pick([
                    "@\(cased)", "https://t.me/\(cased)", "t.me/\(cased)?start=1", "tg: \(cased)", "电报：\(cased)", "电报 @\(cased) 是真的吗", "Telegram user \(cased)",
                ])
            case .wechat: random.pick(["微信号：\(cased)", "微信\(cased)", "WeChat ID: \(cased)", "wx \(value)", "公众号 \(cased)"])
            case .weibo: random.pick(["微博 @\(cased)", "https://weibo.com/\(cased)", "weibo.com/n/\(cased)", "微博：\(cased)"])
            case .x: random.pick(["X: @\(cased)", "https://x.com/\(cased)", "twitter.com/\(cased)/status/1", "推特 \(cased)", "@\(cased) on X: is it you?"])
            case .discord: random.pick(["Discord: \(cased)", "discord @\(cased)", "Discord 用户名 \(cased)"])
            case .qq: random.pick(["QQ：\(value)", "qq \(value)", "扣扣\(value)", value, "QQ群：\(value)"])
            case .app: random.pick([value, "https://play.google.com/store/apps/details?id=\(value)", "包名 \(value)", "\(value) 是你们的吗"])
            }
        return spaces + plain + spaces
    }

    private static func phone(_ value: String, _ random: inout SeededGenerator) -> String {
        var digits = String(value.dropFirst())
        if random.pick([true, false]) {
            digits = String(digits.flatMap { random.pick([0, 0, 1]) == 1 ? "\($0)\(random.pick(["-", " ", "."]))" : "\($0)" })
        }
        let written = random.pick(["+", "00", "＋", "(+"]) + digits
        let closed = written.hasPrefix("(") ? "\(written))" : written
        let wide = String(
            String.UnicodeScalarView(closed.unicodeScalars.compactMap { $0.value >= 0x30 && $0.value <= 0x39 ? Unicode.Scalar($0.value + 0xFEE0) : $0 }))
        return random.pick([closed, wide, "Tel: \(closed)", "电话\(closed)", "\(closed) 是你们的吗"])
    }

    @Test(arguments: 1...5)
    func officialInAnyWriting(seed: Int) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<400 {
            let official = random.pick(OfficialPropertyTests.officials)
            let query = OfficialPropertyTests.writing(of: official, &random)
            let judgement = OfficialPropertyTests.register.judgement(of: query)
            #expect(judgement.verdict == .official(official), "seed \(seed): \(query)")
        }
    }

    // MARK: - Anything at all, in time

    private static let pieces = [
        "harborwallet", "@", "@h", "https://", ".com", "t.me/", "+86", "138 ", "(", ")", "微信", "：", "公众号", "是", "QQ", " ", "\n", "x: @", "_", "support", "0",
        "港", "<", ">",
        "[at]", "[.]", "\u{200B}", "\u{301}", "ｈ", "。", "com.a.b", "id123456", "🙂", "İ", "\u{0}", "%", "discord.gg/", "?id=", "&uin=",
    ]

    @Test(arguments: 0..<500)
    func anythingAtAll(seed: Int) {
        var random = SeededGenerator(seed: seed)
        let text = (0..<Int.random(in: 0..<60, using: &random)).map { _ in random.pick(OfficialPropertyTests.pieces) }.joined()
        let query = OfficialQuery(text)
        let judgements = OfficialPropertyTests.register.judgements(of: query)
        #expect((1...OfficialQuery.mostClaims).contains(judgements.count), "seed \(seed)")
        #expect(judgements.map(\.rank) == judgements.map(\.rank).sorted(), "seed \(seed)")
        #expect(query.contacts.allSatisfy { text.unicodeScalars.count >= $0.unicodeScalars.count }, "seed \(seed)")
        _ = query.code
        _ = try? Official(random.pick(Official.Kind.allCases), text)
    }

    /// Texts that make a careless reader quadratic. Eight times the text would take it sixty-four times as long; half of that, and much for a
    /// busy machine, tells the two apart.
    @Test(
        arguments: pieces + [
            "@harborwallet ", "harborwallet_support ", "13800138000 ", "a@b.com ", "qq 1", "微信a", "电报a", "微信 是", "1.", "1 ", "@a@", "com.", "tg ", "h.", "-",
            "a_", "v:",
            "<a@b.c",
        ])
    func timeIsLinear(piece: String) {
        let clock = ContinuousClock()
        func time(_ count: Int) -> Duration {
            let text = String(String(repeating: piece, count: count / piece.count + 1).prefix(count))
            return (0..<5).map { _ in clock.measure { _ = OfficialPropertyTests.register.judgement(of: text) } }.min() ?? .zero
        }
        _ = time(100)
        let whole = time(2000)
        #expect(whole < time(250) * 32 + .milliseconds(100), "\(piece): \(whole)")
    }
}
