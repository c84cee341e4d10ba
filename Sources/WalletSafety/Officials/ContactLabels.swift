/// The words by which people say what kind of name or number follows.
enum ContactLabels {
    struct Label {
        let kind: Official.Kind
        /// Where the label ends.
        let end: Int
        /// Whether it stands for nothing else in running text, so that a name may follow at once.
        let isSure: Bool
        /// Whether what follows has a name of any letters, Chinese ones too (`公众号`).
        let namesInChinese: Bool
    }

    /// The label that starts at `start`, where a word or a row of Chinese characters starts; nil where none does.
    static func label(_ codes: [UInt32], at start: Int) -> Label? {
        HostScalar.isEastAsian(codes[start]) ? chineseLabel(codes, start) : latinLabel(codes, start)
    }

    private static let latin: [String: Official.Kind] = [
        "telegram": .telegram, "tg": .telegram, "wechat": .wechat, "weixin": .wechat, "wx": .wechat, "vx": .wechat, "v": .wechat, "weibo": .weibo, "wb": .weibo,
        "qq": .qq, "twitter": .x, "x": .x, "discord": .discord, "dc": .discord, "phone": .phone, "tel": .phone, "mobile": .phone, "call": .phone,
        "hotline": .phone, "whatsapp": .phone,
    ]
    /// Labels that are words or letters of other things as well, and count before a colon or an `@` only.
    private static let unsure: Set<String> = ["v", "x", "dc", "wb", "call", "mobile"]

    private static func latinLabel(_ codes: [UInt32], _ start: Int) -> Label? {
        let run = codes[start...].prefix(9).prefix { isLatinLetter($0) }
        guard !run.isEmpty, start == 0 || !isNameCode(codes[start - 1]) || HostScalar.isEastAsian(codes[start - 1]) else { return nil }
        let next = run.endIndex < codes.count ? codes[run.endIndex] : 0x20
        guard !isLatinLetter(next), !PhoneNumber.isDigit(next), next != "_" else { return nil }
        let word = String(codes: run.lazy.map { $0 | 0x20 })
        guard let kind = latin[word] else { return nil }
        let isSure = !unsure.contains(word)
        let following = codes[run.endIndex...].prefix(4).first { $0 != 0x20 }
        guard isSure || following == 0x3A || following == 0x40 else { return nil }
        return Label(kind: kind, end: run.endIndex, isSure: isSure, namesInChinese: false)
    }

    private static let chinese: [(written: [UInt32], kind: Official.Kind, namesInChinese: Bool)] =
        written(.telegram, "纸飞机 飞机号 飞机群 电报 電報")
        + written(.wechat, "公众号 公眾號 服务号 订阅号 视频号 小程序", namesInChinese: true)
        + written(.wechat, "微信 薇信 威信")
        + written(.weibo, "微博", namesInChinese: true)
        + written(.x, "推特")
        + written(.qq, "扣扣 企鹅号")
        + written(.phone, "电话 電話 手机 手機 热线")

    private static func written(
        _ kind: Official.Kind, _ words: String, namesInChinese: Bool = false
    ) -> [(written: [UInt32], kind: Official.Kind, namesInChinese: Bool)] {
        words.split(separator: " ").map { (written: $0.unicodeScalars.map(\.value), kind: kind, namesInChinese: namesInChinese) }
    }

    private static func chineseLabel(_ codes: [UInt32], _ start: Int) -> Label? {
        let window = codes[start...].prefix(4)
        guard let found = chinese.first(where: { window.starts(with: $0.written) }) else { return nil }
        return Label(kind: found.kind, end: start + found.written.count, isSure: true, namesInChinese: found.namesInChinese)
    }

    // MARK: - What stands between a label and a name

    struct Gap {
        let end: Int
        /// Whether a colon, or a word that means one, says that the name follows.
        let announces: Bool
        /// Whether anything stands between them.
        let isOpen: Bool
    }

    private static let latinFillers: Set<String> = [
        "id", "account", "acc", "name", "user", "username", "handle", "nickname", "is", "was", "group", "channel", "number", "no", "official", "named",
        "called",
        "me", "at", "on", "via", "resolve", "domain", "server", "invite", "page",
    ]
    private static let chineseFillers: [[UInt32]] = [
        "公众号", "用户名", "账号", "帐号", "号码", "名称", "昵称", "群组", "频道", "搜一搜", "客服", "官方", "联系", "关注", "搜索", "添加", "好友", "号是", "名字", "群", "号", "名", "加", "搜",
    ].map { $0.unicodeScalars.map(\.value) }
    private static let chineseCopulas: [[UInt32]] = ["就是", "是", "为", "叫"].map { $0.unicodeScalars.map(\.value) }
    private static let signs = ASCIISet(" ()\"'[]-/?")
    private static let longestGap = 40

    static func gap(_ codes: [UInt32], from start: Int) -> Gap {
        var index = start
        var announces = false
        while index < codes.count, index - start < longestGap {
            let code = codes[index]
            if code == ":" || code == "=" {
                announces = true
                index += 1
            } else if signs.contains(code) || code == 0x201C || code == 0x300C || code == 0x3010 {
                index += 1
            } else if let word = chineseCopulas.first(where: { codes[index...].starts(with: $0) }) {
                announces = true
                index += word.count
            } else if let word = chineseFillers.first(where: { codes[index...].starts(with: $0) }), !announces {
                index += word.count
            } else if let end = latinFillerEnd(codes, index) {
                announces = announces || end - index == 2 && codes[index] | 0x20 == "i" && codes[index + 1] | 0x20 == "s"
                index = end
            } else {
                break
            }
        }
        return Gap(end: index, announces: announces, isOpen: index > start)
    }

    private static func latinFillerEnd(_ codes: [UInt32], _ start: Int) -> Int? {
        let run = codes[start...].prefix(10).prefix { isLatinLetter($0) }
        guard !run.isEmpty, run.endIndex == codes.count || !isNameCode(codes[run.endIndex]) || HostScalar.isEastAsian(codes[run.endIndex]) else { return nil }
        return latinFillers.contains(String(codes: run.lazy.map { $0 | 0x20 })) ? run.endIndex : nil
    }

    // MARK: - Letters

    static func isLatinLetter(_ code: UInt32) -> Bool { code | 0x20 >= 0x61 && code | 0x20 <= 0x7A && code < 0x80 }

    /// Letters and digits of any script, `_`, and the hyphen and dot that stand inside names.
    static func isNameCode(_ code: UInt32) -> Bool {
        if code < 0x80 { return HostScalar.isPlain(code) || code == HostScalar.dot }
        return code != 0xFF0B && HostScalar.isAllowed(code)
    }
}
