import LinkData

/// A name as a hurried eye reads it: small letters, look-alikes of other scripts in Latin, without the signs between words.
struct NameLetters: Sendable {
    /// The letters and digits; at most `longest` of them and of signs are read.
    private(set) var codes: [UInt32] = []
    /// The same with `0` and `o`, `1`, `i` and `l` and their like made equal, one for one.
    private(set) var twins: [UInt32] = []
    /// Before which of the codes a sign between words stands.
    private(set) var borders: Set<Int> = []
    /// Those signs, in order.
    private(set) var signs: [UInt32] = []
    /// Whether every letter is written with its own character and not with a look-alike's.
    private(set) var isPlain = true
    /// The twins with `rn` and `m`, `vv` and `w` made equal too.
    private(set) var skeleton: [UInt32] = []
    /// The skeleton, where it is in Latin letters and digits alone.
    private(set) var latin: [UInt8]?

    static let longest = 64

    init(_ name: some StringProtocol) {
        for scalar in name.unicodeScalars {
            guard codes.count < NameLetters.longest, signs.count < NameLetters.longest else { break }
            add(scalar.value)
        }
        twins = codes.map(NameLetters.twin)
        let isLatin = codes.allSatisfy { $0 < 0x80 }
        if isLatin {
            let folded = HostSkeleton.folded(codes.lazy.map { UInt8(truncatingIfNeeded: $0) })
            latin = folded
            skeleton = folded.map { UInt32($0) }
        } else {
            skeleton = twins
        }
    }

    private mutating func add(_ value: UInt32) {
        guard let code = ScalarFolding.folded(value) else {
            isPlain = false
            return
        }
        if NameLetters.separators.contains(code) || code == 0xB7 || code == 0x30FB {
            borders.insert(codes.count)
            signs.append(code)
            return
        }
        // A traditional Chinese character is no disguise of the simplified one.
        if value >= 0x80, code != value, !HostScalar.isEastAsian(value) { isPlain = false }
        codes.append(code)
    }

    private static let separators = ASCIISet(" _-.'+")

    var isNumber: Bool { !codes.isEmpty && codes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }

    private static let twinTable: [UInt32] = (0..<0x80).map { code in HostSkeleton.folded([UInt8(code)]).first.map { UInt32($0) } ?? code }

    static func twin(_ code: UInt32) -> UInt32 { code < 0x80 ? twinTable[Int(code)] : code }
}

/// Words that impostors put beside a name, and that companies put there themselves.
enum NameWords {
    /// Words of service, which say nothing of whose service it is.
    private static let service = """
        support official offical help helper helpdesk helpline service services care team admin administrator staff agent assistant assist bot cs kefu guanfang \
        customer client user online live chat contact center centre hotline mod moderator manager group channel community news announcement announcements notice \
        info real genuine true vip zhongwen rengong shouhou
        客服 官方 官网 人工 在线 助手 小助手 支持 服务 中心 专员 经理 顾问 群 交流群 频道 公告 社区 中文 客户 安全 核验 认证 唯一 正版 管理员 技术 售后 团队 指导 小秘书 号
        """
    /// Words that stand beside a name of a wallet.
    private static let trade = """
        app wallet pay desk global international hk cn us uk en zh eu asia com org net io site web login signin download find back a an of for to and by with on at \
        钱包 中国 香港 国际 全球 下载 登录 网 站 理赔 退款 找回 解冻 充值 提现 空投 活动 奖励 平台 交易所
        """

    private static func entries(_ list: String) -> [(key: UInt64, value: UInt32)] {
        list.split { $0 == " " || $0 == "\n" }.map { word in (key: key(NameLetters(word).twins), value: 1) }
    }

    private static let serviceTable = KeyTable(entries(service))
    private static let table = KeyTable(entries(service) + entries(trade) + entries(HostWords.bait.joined(separator: " ")))
    private static let longest = 16

    private static func key(_ codes: some Sequence<UInt32>) -> UInt64 {
        var key = NameKey()
        for code in codes {
            key.add(UInt8(truncatingIfNeeded: code))
            key.add(UInt8(truncatingIfNeeded: code >> 8))
            key.add(UInt8(truncatingIfNeeded: code >> 16))
        }
        return key.value
    }

    /// Whether a part of a name is made of such words and digits, and of nothing else. True for nothing.
    static func explain(_ name: NameLetters, _ range: Range<Int>) -> Bool {
        guard !range.isEmpty else { return true }
        var reached = [Bool](repeating: false, count: range.count + 1)
        reached[0] = true
        for offset in 0..<range.count where reached[offset] {
            let start = range.lowerBound + offset
            if PhoneNumber.isDigit(name.codes[start]) { reached[offset + 1] = true }
            for size in 1...min(longest, range.count - offset) where !reached[offset + size] {
                reached[offset + size] = table[key(name.twins[start..<start + size])] != nil
            }
        }
        return reached[range.count]
    }

    /// What is left of a name without words of service and digits at its ends; all of it where fewer than `least` codes would be left.
    static func core(_ name: NameLetters, least: Int) -> Range<Int> {
        var core = 0..<name.codes.count
        while let next = shortened(name, core), next.count >= least { core = next }
        return core
    }

    private static func shortened(_ name: NameLetters, _ core: Range<Int>) -> Range<Int>? {
        guard let first = core.first, let last = core.last else { return nil }
        if PhoneNumber.isDigit(name.codes[last]) { return core.dropLast() }
        if PhoneNumber.isDigit(name.codes[first]) { return core.dropFirst() }
        for size in stride(from: min(longest, core.count), to: 0, by: -1) {
            if serviceTable[key(name.twins[core.suffix(size)])] != nil { return core.dropLast(size) }
            if serviceTable[key(name.twins[core.prefix(size)])] != nil { return core.dropFirst(size) }
        }
        return nil
    }
}

extension HostWords {
    /// The words of scams.
    fileprivate static var bait: [Substring] { LinkResource.rows(link_list_bait).compactMap(\.first) }
}
