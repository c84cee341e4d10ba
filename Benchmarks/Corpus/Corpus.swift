import Kit

/// One deterministic corpus of support tickets: words by Zipf's law, half of the tickets in Chinese.
///
/// The seed tool stores it and the load generator searches it, so both know which word stands in how many tickets.
package struct Corpus: Sendable {
    /// Stands in one ticket of 200.
    package static let medium = "zirconquartz"
    /// Stands in one ticket of 5.
    package static let common = "walletfrozen"
    /// Stands in one Chinese ticket of 5, as a phrase inside a run of characters.
    package static let commonChinese = "钱包冻结"

    /// Words of each language.
    private static let vocabularySize = 5_000

    private let english: Vocabulary
    private let chinese: Vocabulary
    private let seed: UInt64

    package init(seed: UInt64 = 20_261_122) {
        self.seed = seed
        var generator = SeededGenerator(seed: seed)
        english = Vocabulary(words: Self.englishWords(&generator), separator: " ", pause: nil)
        chinese = Vocabulary(words: Self.chineseWords(&generator), separator: "", pause: "，")
    }

    /// The ticket of that number, always the same.
    package func ticket(_ index: Int) -> Ticket {
        var generator = SeededGenerator(seed: seed &+ UInt64(index) &* 0x9E37_79B9_7F4A_7C15)
        let isChinese = index % 2 == 1
        let vocabulary = isChinese ? chinese : english
        var question = vocabulary.text(words: Int.random(in: 25...90, using: &generator), &generator)
        if isChinese, Int.random(in: 0..<5, using: &generator) == 0 { question += Self.commonChinese }
        if Int.random(in: 0..<5, using: &generator) == 0 { question += " " + Self.common }
        if Int.random(in: 0..<200, using: &generator) == 0 { question += " " + Self.medium }
        question += " " + Self.rare(index)
        let answer = vocabulary.text(words: Int.random(in: 15...70, using: &generator), &generator)
        return Ticket(isChinese: isChinese, question: question, answer: answer, dice: generator.next())
    }

    /// A token that stands in the question of that ticket alone.
    package static func rare(_ index: Int) -> String {
        var generator = SeededGenerator(seed: UInt64(index) &+ 0x7472_6F6E)
        let digits = String(generator.next(), radix: 16)
        return "tx" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    private static func englishWords(_ generator: inout SeededGenerator) -> [String] {
        let known = [
            "deposit", "withdrawal", "address", "network", "fee", "swap", "bridge", "stake", "token", "balance", "pending", "confirmations",
            "explorer", "contract", "approval", "energy", "account", "locked", "device", "backup", "restore", "transfer", "missing", "wrong",
            "chain", "memo", "support", "please", "urgent", "screenshot", "attached", "version",
        ]
        let consonants = Array("bcdfghjklmnprstvz")
        let vowels = Array("aeiou")
        return distinct(known, &generator) { generator in
            (0..<Int.random(in: 2...4, using: &generator)).map { _ in
                "\(consonants[Int.random(in: 0..<consonants.count, using: &generator)])\(vowels[Int.random(in: 0..<vowels.count, using: &generator)])"
            }.joined()
        }
    }

    /// Real words and pairs of them: what the screen for secrets makes of a text depends on whether it reads like Chinese.
    private static func chineseWords(_ generator: inout SeededGenerator) -> [String] {
        let known = """
            地址 钱包 核对 客服 没有 自己 怎么 什么 能量 区块 合约 不要 确认 代币 质押 授权 一个 账户 对方 可能 网络 不会 \
            或者 显示 可以 一笔 余额 失败 记录 手机 权限 不能 这个 打开 收款 要点 签名 已经 不是 节点 一样 带宽 恢复 冻结 \
            需要 就是 资产 一次 链上 别人 打包 协议 时间 波场 登录 如果 只有 复制 最终 提示 不用 只是 设备 激活 成功 重新 \
            网站 账号 事实 页面 出来 收到 多少 这笔 还是 回来 看到 价格 导入 备注 不了 取消 说明 泄露 原因 有人 问题 列表 \
            任何 之前 开头 连接 数量 别的 马上 以太 被盗 金额 不够 所以 手里 多半 处理 充值 链接 正版 一直 公开 那个 真的 \
            一般 常见 骗局 骗子 操作 矿工 时候 现在 不足 发给 烧掉 新建 一种 结果 之后 一起 更新 一条 知道 一点 全部 以后 \
            网页 不同 付款 平台 发出 哪个 添加 额度 到期 因为 这些 陌生 入账 发行 输入 里面 很多 拒绝 出去 整串 不到 卸载 \
            下载 先转 数字 为准 哪里 意思 要么 聊天 截图 等于 追回 一步 一下 诱饵 得到 清楚 小额 认识 一遍 收费 只能 以前 \
            调用 关掉 转出 没到 服务 真人 假币 找回 哪条 设置 哪些 情况 正常 提币 代理 进去 转错 自带 影响 数据 邮箱 拿到 \
            告诉 报警 两个 转给 名字 准备 手动 执行 分钟 过期 广告 网址 隐藏 那条 内部 状态 官方 顺序 解除 这种 发送 才能 \
            某个 屏幕 那里 刷新 要求 来源 跨链 代表 备份 币种 兑换 多签 同样 先看 锁定 服从 本身 主动 自动 解冻 还有 直接 \
            为了 我们 选错 托管 应用 同一 商店 小时 这是 单独 出现 解锁 报错 转过 区别 风险 常用 数额 闪兑 版本 群里 其他 \
            一台 卡住 一套 这么 修改 估算 上限 那笔 里查 每个 看看 还要 对应 的话 比如 值钱 加速 几个 开发 一类 联系 已有 \
            每笔 普通 正在 错误 提取 多久 多付 记下 相同 中间 陪您 当作 删掉 到底 创建 搜索 这台 一段 往往 行情 消息 路径 \
            形式 费用 额外 资源 只要 暂时 发起 首尾 突然 撤销 后面 地方 先别 换个 每条 上面 当初 重置 这里 字母 允许 存在 \
            名称 远程 检查 闪退 这样 办法 当成 动态 头尾 警方 资金 每次 部分 项目 每天 退款 消耗 对照 提出 当时 变成 几种 \
            两样 旁边 容易 根本 付钱 详情 它们 没动 发生 再查 没法 秘密 撤回 生成 编号 转到 美元 安装 发来 证明 逐个 写明 \
            短信 内容 共享 一小 尽快 提供 没收 签了 签过 双重 另外 剩下 承诺 控制 大小 大约 其中 一份 完成 真正 几次 等待 \
            所有 同时 有时 就行 相似 进来 整笔 三种 先付 走币 详见 投毒 领取 点开 再用 其余 这时 查询 原来 通常 就够 长得 \
            钥匙 系统 渠道 判断 不行 无限 断开 扫码 填过 决定 请求 转币 备用 绑定 忘记 是否 同名 找到 空格 材料 不看 回执
            """.split(separator: " ").map(String.init)
        return distinct(known, &generator) { generator in
            known[Int.random(in: 0..<known.count, using: &generator)] + known[Int.random(in: 0..<known.count, using: &generator)]
        }
    }

    private static func distinct(_ known: [String], _ generator: inout SeededGenerator, make: (inout SeededGenerator) -> String) -> [String] {
        var words = known
        var seen = Set(known)
        while words.count < vocabularySize {
            let word = make(&generator)
            if seen.insert(word).inserted { words.append(word) }
        }
        words.shuffle(using: &generator)
        return words
    }
}

/// A question and its answer.
package struct Ticket: Sendable {
    package let isChinese: Bool
    /// 25 to 90 words and what is planted in it.
    package let question: String
    /// 15 to 70 words.
    package let answer: String
    /// Decides what else there is to decide about it.
    package let dice: UInt64
}

/// Words that are drawn by Zipf's law with Mandelbrot's offset.
private struct Vocabulary: Sendable {
    private let words: [String]
    private let cumulative: [Double]
    private let separator: String
    /// Stands between every seven words.
    private let pause: String?

    init(words: [String], separator: String, pause: String?) {
        self.words = words
        self.separator = separator
        self.pause = pause
        var sum = 0.0
        cumulative = words.indices.map { rank in
            sum += 1 / (Double(rank) + 2.7)
            return sum
        }
    }

    func text(words count: Int, _ generator: inout SeededGenerator) -> String {
        var text = ""
        text.reserveCapacity(count * 9)
        for position in 0..<count {
            if position > 0 { text += position % 7 == 0 ? pause ?? separator : separator }
            text += word(&generator)
        }
        return text
    }

    private func word(_ generator: inout SeededGenerator) -> String {
        let point = Double.random(in: 0..<(cumulative.last ?? 1), using: &generator)
        var low = 0
        var high = cumulative.count - 1
        while low < high {
            let middle = (low + high) / 2
            if cumulative[middle] > point { high = middle } else { low = middle + 1 }
        }
        return words[low]
    }
}
