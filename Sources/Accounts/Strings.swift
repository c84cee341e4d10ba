import HTTPKit
package import Kit

/// What the frame around every page of the console says.
package enum ConsoleStrings {
    static let inbox = Phrase(en: "Inbox", zh: "会话")
    static let board = Phrase(en: "Board", zh: "看板")
    static let knowledge = Phrase(en: "Knowledge", zh: "知识库")
    static let settings = Phrase(en: "Settings", zh: "设置")
    static let pages = Phrase(en: "Pages", zh: "页面")
    static let skip = Phrase(en: "Skip to the content", zh: "跳到正文")
    static let search = Phrase(en: "Search messages, people, numbers", zh: "搜索消息、客户或编号")
    static let unread = Phrase(en: "unread", zh: "未读")

    static let presence = Phrase(en: "My presence", zh: "我的状态")
    static let available = Phrase(en: "Available", zh: "接待中")
    static let availableHint = Phrase(en: "Gets the next one from the line", zh: "自动分配排队中的会话")
    static let away = Phrase(en: "Away", zh: "离开")
    static let awayHint = Phrase(en: "Keeps what I have, gets nothing new", zh: "保留手上的会话，不再分配新的")
    static let offDuty = Phrase(en: "Off duty", zh: "未上线")
    static let awayReason = Phrase(en: "Why", zh: "原因")
    static let awayReasons: [(value: String, name: Phrase)] = [
        ("", Phrase(en: "no reason", zh: "不说明")), ("pause", Phrase(en: "a break", zh: "小休")), ("meal", Phrase(en: "a meal", zh: "用餐")),
        ("meeting", Phrase(en: "a meeting", zh: "会议")), ("training", Phrase(en: "training", zh: "培训")),
        ("paperwork", Phrase(en: "paperwork", zh: "处理后续工作")),
    ]
    static let capacity = Phrase(en: "Conversations at a time", zh: "同时接待上限")

    static let account = Phrase(en: "Account and appearance", zh: "账号与外观")
    static let language = Phrase(en: "Language", zh: "语言")
    static let theme = Phrase(en: "Appearance", zh: "外观")
    static let themeAuto = Phrase(en: "As the system", zh: "跟随系统")
    static let themeLight = Phrase(en: "Light", zh: "浅色")
    static let themeDark = Phrase(en: "Dark", zh: "深色")
    static let alerts = Phrase(en: "Alerts", zh: "提醒")
    static let notify = Phrase(en: "Show notifications", zh: "开启桌面通知")
    static let sound = Phrase(en: "Sound", zh: "提示音")
    static let signOut = Phrase(en: "Sign out", zh: "退出登录")
    static let help = Phrase(en: "Keys", zh: "快捷键")
    static let outbound = Phrase(en: "Is this meant to go out?", zh: "确定要这样发布吗？")
    static let outboundHint = Phrase(
        en: "What a lead publishes against a rule that refuses it is written into the audit log.", zh: "组长不顾拦截仍要发布的，会记入审计日志。")
    static let outboundAgree = Phrase(en: "I have checked it", zh: "我已确认")
    static let close = Phrase(en: "Close", zh: "关闭")
    package static let cancel = Phrase(en: "Cancel", zh: "取消")
    /// Who acts where nobody of staff does: a command.
    package static let operatorName = Phrase(en: "operator", zh: "运维")
    package static let save = Phrase(en: "Save", zh: "保存")
    static let palette = Phrase(en: "Go to anything", zh: "快速前往")
    static let paletteHint = Phrase(en: "A conversation, a page, an action", zh: "会话、页面或操作")
    static let needsScript = Phrase(
        en: "The console needs JavaScript. Nothing is loaded from anywhere but this desk.", zh: "客服台需要启用 JavaScript。所有内容都只来自本系统。")

    /// Sentences of the scripts that every page has.
    static let script: [ScriptPhrase] = [
        ScriptPhrase(
            "offline", en: "No connection since {time}. What you write is kept here; the page goes on by itself.",
            zh: "自 {time} 起连接中断。已输入的内容保留在本页，恢复后会自动继续。"),
        ScriptPhrase(
            "signedOut", en: "You have been signed out. Sign in again to go on; your drafts are kept in this tab.",
            zh: "登录已失效，请重新登录。草稿仍保留在本标签页中。"),
        ScriptPhrase("signIn", en: "Sign in", zh: "登录"),
        ScriptPhrase("noLink", en: "There is no link in it.", zh: "没有找到链接。"),
        ScriptPhrase("imported", en: "Imported: {names} names, {added} new, {removed} gone.", zh: "已导入 {names} 个域名：新增 {added}，减少 {removed}。"),
        ScriptPhrase("notReached", en: "The desk was not reached. Nothing was lost; try again.", zh: "没有连上服务器，内容没有丢失，请重试。"),
        ScriptPhrase("failed", en: "This could not be loaded.", zh: "加载失败。"),
        ScriptPhrase("retry", en: "Try again", zh: "重试"),
        ScriptPhrase("copy", en: "Copy", zh: "复制"),
        ScriptPhrase("copied", en: "Copied", zh: "已复制"),
        ScriptPhrase("saved", en: "Saved", zh: "已保存"),
        ScriptPhrase("available", en: "Available", zh: "接待中"),
        ScriptPhrase("away", en: "Away", zh: "离开"),
        ScriptPhrase("away.pause", en: "On a break", zh: "小休"), ScriptPhrase("away.meal", en: "At a meal", zh: "用餐"),
        ScriptPhrase("away.meeting", en: "In a meeting", zh: "会议中"), ScriptPhrase("away.training", en: "In training", zh: "培训中"),
        ScriptPhrase("away.paperwork", en: "At paperwork", zh: "处理后续工作"), ScriptPhrase("away.unanswered", en: "Away: an offer was not answered", zh: "离开：未接单"),
        ScriptPhrase("offer.asked", en: "A conversation is offered to you.", zh: "有会话待您接单。"),
        ScriptPhrase("offer.accept", en: "Accept", zh: "接单"), ScriptPhrase("offer.decline", en: "Decline", zh: "婉拒"),
        ScriptPhrase("notify.offered", en: "A conversation is offered to you", zh: "有会话待您接单"),
        ScriptPhrase("offDuty", en: "Off duty", zh: "未上线"),
        ScriptPhrase("notifyOn", en: "Notifications are on", zh: "桌面通知已开启"),
        ScriptPhrase("notifyDenied", en: "The browser blocks notifications for this site", zh: "浏览器已禁止本站通知"),
        ScriptPhrase("notify.message", en: "{name} has written", zh: "{name} 发来消息"),
        ScriptPhrase("notify.assigned", en: "A conversation has come to you", zh: "有会话分配给您"),
        ScriptPhrase("notify.body", en: "Open it in WalletDesk", zh: "在 WalletDesk 中查看"),
        ScriptPhrase("palette.pages", en: "Pages", zh: "页面"),
        ScriptPhrase("palette.actions", en: "Actions", zh: "操作"),
        ScriptPhrase("palette.conversations", en: "Conversations", zh: "会话"),
        ScriptPhrase("palette.none", en: "Nothing matches.", zh: "没有匹配的结果。"),
        ScriptPhrase("anonymous", en: "Visitor", zh: "访客"),
        ScriptPhrase("moment", en: "{day} {time} ({zone})", zh: "{day} {time}（{zone}）"),
        ScriptPhrase("today", en: "today", zh: "今天"),
        ScriptPhrase("now", en: "now", zh: "刚刚"),
        ScriptPhrase("minutes", en: "{n}m", zh: "{n} 分钟"),
        ScriptPhrase("hours", en: "{n}h", zh: "{n} 小时"),
        ScriptPhrase("days", en: "{n}d", zh: "{n} 天"),
        ScriptPhrase("left", en: "{span} left", zh: "剩 {span}"),
        ScriptPhrase("over", en: "due", zh: "已到时间"),
        ScriptPhrase("discard", en: "There are changes that are not saved. Leave all the same?", zh: "有未保存的修改，确定离开吗？"),
    ]

    /// Keys and what they do, as the help sheet lists them.
    static let keys: [(title: Phrase, rows: [(keys: [String], does: Phrase)])] = [
        (
            Phrase(en: "Everywhere", zh: "全局"),
            [
                (["Ctrl K"], Phrase(en: "Go to anything", zh: "快速前往")), (["/"], Phrase(en: "Search", zh: "搜索")),
                (["g", "m"], Phrase(en: "My conversations", zh: "我的会话")), (["g", "w"], Phrase(en: "Waiting", zh: "排队中")),
                (["g", "t"], Phrase(en: "Team", zh: "团队")), (["g", "a"], Phrase(en: "All", zh: "全部")),
                (["b"], Phrase(en: "Board", zh: "看板")), (["?"], Phrase(en: "This sheet", zh: "本说明")),
                (
                    ["Esc"],
                    Phrase(en: "Close, or leave the field", zh: "关闭或离开输入框")
                ),
            ]
        ),
        (
            Phrase(en: "List", zh: "列表"),
            [
                (["j"], Phrase(en: "Next", zh: "下一个")), (["k"], Phrase(en: "Previous", zh: "上一个")),
                (
                    ["Enter"],
                    Phrase(
                        en: "Open",
                        zh: "打开")
                ),
                (["["], Phrase(en: "Column to the left", zh: "左侧一栏")), (["]"], Phrase(en: "Column to the right", zh: "右侧一栏")),
            ]
        ),
        (
            Phrase(en: "Conversation", zh: "会话"),
            [
                (["r"], Phrase(en: "Reply", zh: "回复")), (["n"], Phrase(en: "Note", zh: "备注")), (["t"], Phrase(en: "Take", zh: "接手")),
                (["y"], Phrase(en: "Take the suggested reply", zh: "采用建议回复")),
                (["a"], Phrase(en: "Assign", zh: "指派")), (["x"], Phrase(en: "Transfer", zh: "转接")),
                (
                    ["s"],
                    Phrase(
                        en: "Snooze",
                        zh: "稍后处理")
                ),
                (["w"], Phrase(en: "Wait for the customer", zh: "等待客户")), (["e"], Phrase(en: "Resolve", zh: "标记已解决")),
                (["u"], Phrase(en: "Reopen", zh: "重新打开")),
            ]
        ),
        (
            Phrase(en: "While writing", zh: "输入时"),
            [
                (["Ctrl Enter"], Phrase(en: "Send", zh: "发送")), (["Ctrl Shift Enter"], Phrase(en: "Send and resolve", zh: "发送并标记已解决")),
                (["/"], Phrase(en: "Macro, at the start of a line", zh: "行首输入，插入快捷回复")),
            ]
        ),
    ]
}

/// What the door and the settings of accounts say.
enum AccountStrings {
    static let signIn = Phrase(en: "Sign in", zh: "登录")
    static let lead = Phrase(en: "The support desk", zh: "客服工作台")
    static let email = Phrase(en: "E-mail", zh: "邮箱")
    static let password = Phrase(en: "Password", zh: "密码")
    static let wrong = Phrase(
        en: "E-mail and password do not match. Check for capital letters, or ask an admin for a link to set a new password.",
        zh: "邮箱或密码不正确。请检查大小写，或联系管理员获取重设密码的链接。")
    static let throttled = Phrase(
        en: "Too many tries. Wait {minutes} min and try again; a right password is not locked out for longer.", zh: "尝试次数过多，请等待 {minutes} 分钟后再试。账号不会被锁定。")
    static let foreign = Phrase(
        en: "This form was sent from another site. Please sign in on this page, with a current browser.", zh: "该请求来自其他网站。请在本页面使用较新的浏览器登录。")
    static let welcome = Phrase(en: "Set your password", zh: "设置密码")
    static let welcomeLead = Phrase(
        en: "At least 12 characters. A few words in a row are easier to remember than symbols.", zh: "至少 12 个字符。用几个词连起来，比符号更容易记住。")
    static let newPassword = Phrase(en: "New password", zh: "新密码")
    static let setPassword = Phrase(en: "Set the password", zh: "设置密码")
    static let incompleteLink = Phrase(
        en: "This link is not complete. Copy it once more from where you got it, to the last character.", zh: "链接不完整，请从来源处重新完整复制一次。")
    static let seedWarning = Phrase(
        en: "Nobody at this desk ever asks a customer for a seed phrase or private key.", zh: "本客服台任何人都不会向客户索要助记词或私钥。")

    static let roles: [Role: Phrase] = [
        .agent: Phrase(en: "Agent", zh: "客服"), .expert: Phrase(en: "Expert", zh: "专家"), .lead: Phrase(en: "Lead", zh: "组长"),
        .admin: Phrase(en: "Admin", zh: "管理员"),
    ]

    static func role(_ role: Role, _ language: Language) -> String { roles[role]?(language) ?? role.rawValue }
}
