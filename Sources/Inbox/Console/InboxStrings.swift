import HTTPKit
import Kit
import WalletSafety

/// What the inbox of the console says.
enum InboxStrings {
    static let due = Phrase(en: "What was promised is due", zh: "承诺时限")
    static let inbox = Phrase(en: "Inbox", zh: "会话")
    static let list = Phrase(en: "Conversations", zh: "会话列表")
    static let conversation = Phrase(en: "Conversation", zh: "会话")
    static let evidence = Phrase(en: "Evidence", zh: "资料")
    static let mine = Phrase(en: "Mine", zh: "我的")
    static let waiting = Phrase(en: "Waiting", zh: "排队中")
    static let team = Phrase(en: "Team", zh: "团队")
    static let all = Phrase(en: "All", zh: "全部")
    static let results = Phrase(en: "Results for “{query}”", zh: "“{query}”的搜索结果")
    static let byNewest = Phrase(en: "Newest first", zh: "按时间")
    static let byBest = Phrase(en: "Best first", zh: "按相关度")
    static let leaveSearch = Phrase(en: "Back to the list", zh: "返回列表")

    static let filter = Phrase(en: "Filter", zh: "筛选")
    static let clear = Phrase(en: "Clear", zh: "清除")
    static let state = Phrase(en: "State", zh: "状态")
    static let language = Phrase(en: "Language", zh: "语言")
    static let tag = Phrase(en: "Tag", zh: "标签")
    static let any = Phrase(en: "Any", zh: "不限")
    static let securityOnly = Phrase(en: "Security cases only", zh: "只看安全事件")
    static let more = Phrase(en: "More", zh: "加载更多")

    static let simulated = Phrase(en: "simulated", zh: "模拟")
    static let security = Phrase(en: "Security", zh: "安全")
    static let spam = Phrase(en: "Spam", zh: "垃圾会话")
    static let visitor = Phrase(en: "Visitor", zh: "访客")
    static let assistant = Phrase(en: "Assistant", zh: "智能助手")
    static let desk = Phrase(en: "Desk", zh: "系统")
    static let unread = Phrase(en: "unread", zh: "未读")
    static let noSubject = Phrase(en: "No text", zh: "（无文字）")

    static let emptyMine = Phrase(en: "Nothing is yours at the moment.", zh: "目前没有您的会话。")
    static let emptyMineDo = Phrase(en: "See who is waiting", zh: "查看排队中的会话")
    static let emptyWaiting = Phrase(en: "Nobody is waiting. New ones appear here by themselves.", zh: "没有人在排队，新会话会自动出现。")
    static let emptyTeam = Phrase(en: "Your teams have no open conversations.", zh: "您的团队没有未结束的会话。")
    static let emptyAll = Phrase(en: "Conversations of your teams will be here.", zh: "团队的全部会话会显示在这里。")
    static let emptyFilter = Phrase(en: "Nothing matches the filter.", zh: "没有符合筛选条件的会话。")
    static let emptySearch = Phrase(
        en: "No message holds all of these words. Fewer words find more; a number finds its ticket.", zh: "没有同时包含这些词的消息。可减少关键词，或直接输入会话编号。")
    static let chooseOne = Phrase(en: "Choose a conversation", zh: "请选择一个会话")
    static let chooseHint = Phrase(en: "j and k move, Enter opens, ? shows every key.", zh: "按 j、k 移动，Enter 打开，? 查看全部快捷键。")

    static func state(_ name: ConversationState.Name) -> Phrase {
        switch name {
        case .bot: Phrase(en: "Assistant", zh: "智能接待")
        case .queued: Phrase(en: "Waiting", zh: "排队中")
        case .assigned: Phrase(en: "In hand", zh: "处理中")
        case .snoozed: Phrase(en: "Snoozed", zh: "稍后处理")
        case .awaitingCustomer: Phrase(en: "Customer's turn", zh: "等待客户")
        case .escalated: Phrase(en: "Escalated", zh: "已升级")
        case .resolved: Phrase(en: "Resolved", zh: "已解决")
        case .closed: Phrase(en: "Closed", zh: "已关闭")
        }
    }

    static func channel(_ channel: Channel) -> Phrase {
        switch channel {
        case .widget: Phrase(en: "Widget", zh: "在线咨询")
        case .form: Phrase(en: "Form", zh: "表单")
        case .api: Phrase(en: "App", zh: "应用内")
        }
    }

    static let fresh = ScriptPhrase("fresh", en: "{n} new", zh: "{n} 条新动态")
    static let script: [ScriptPhrase] = [
        fresh,
        ScriptPhrase("typing", en: "The customer is typing…", zh: "客户正在输入…"),
        ScriptPhrase("alsoHere", en: "{names} is looking too", zh: "{names} 也在查看"),
        ScriptPhrase("alsoHereMany", en: "{names} are looking too", zh: "{names} 也在查看"),
        ScriptPhrase("sending", en: "Sending", zh: "发送中"),
        ScriptPhrase("sendFailed", en: "Not sent", zh: "未发送"),
        ScriptPhrase("retry", en: "Try again", zh: "重试"),
        ScriptPhrase("takeBack", en: "Edit", zh: "修改"),
        ScriptPhrase("loading", en: "Loading", zh: "加载中"),
        ScriptPhrase("macros", en: "Macros", zh: "快捷回复"),
        ScriptPhrase("articles", en: "Articles", zh: "文章"),
        ScriptPhrase("noMacros", en: "No macro of that name.", zh: "没有匹配的快捷回复。"),
        ScriptPhrase("noArticles", en: "No article matches.", zh: "没有匹配的文章。"),
        ScriptPhrase("insert", en: "Insert", zh: "插入"),
        ScriptPhrase("noSuggestions", en: "No article fits these words yet.", zh: "暂时没有合适的文章。"),
        ScriptPhrase("uploading", en: "Sending {name}", zh: "正在发送 {name}"),
        ScriptPhrase("conversationGone", en: "This conversation has moved out of your reach.", zh: "该会话已不在您的权限范围内。"),
    ]
}

/// What a conversation and the steps of it say.
enum ThreadStrings {
    static let back = Phrase(en: "Back to the list", zh: "返回列表")
    static let evidence = Phrase(en: "Evidence", zh: "资料")
    static let steps = Phrase(en: "Actions", zh: "操作")
    static let more = Phrase(en: "More", zh: "更多")
    static let earlier = Phrase(en: "Earlier messages", zh: "更早的消息")
    static let messages = Phrase(en: "Messages", zh: "消息")
    static let summary = Phrase(en: "The story so far", zh: "交接摘要")
    static let note = Phrase(en: "Note · staff only", zh: "备注 · 仅内部可见")
    static let removedMark = Phrase(en: "Secret removed", zh: "敏感信息已移除")
    static let destroyed = Phrase(en: "This message was destroyed for good.", zh: "该消息已被永久销毁。")
    static let fileDestroyed = Phrase(en: "File destroyed", zh: "文件已销毁")
    static let source = Phrase(en: "Source", zh: "来源")
    static let reviewed = Phrase(en: "reviewed {date}", zh: "审核于 {date}")
    static let helped = Phrase(en: "Helped", zh: "客户表示有帮助")
    static let missed = Phrase(en: "Did not help", zh: "客户表示没帮助")
    static let rated = Phrase(en: "The customer rated {score} of 5", zh: "客户评分 {score} / 5")
    static let addTag = Phrase(en: "Add a tag", zh: "添加标签")
    static let removeTag = Phrase(en: "Remove the tag {tag}", zh: "移除标签 {tag}")
    static let checkBack = Phrase(en: "Check-back", zh: "回访")
    static let withAgent = Phrase(en: "with {name}", zh: "由{name}处理")
    static let you = Phrase(en: "you", zh: "您")

    static let closingReason = Phrase(en: "Why is it over?", zh: "结束原因")

    static func closingReason(_ reason: ClosingReason) -> Phrase {
        switch reason {
        case .solved: Phrase(en: "Solved", zh: "已解决")
        case .explained: Phrase(en: "Explained; nothing to do", zh: "已解释，无需处理")
        case .noAnswer: Phrase(en: "No answer from the customer", zh: "客户未回复")
        case .duplicate: Phrase(en: "Asked twice", zh: "重复提问")
        case .notOurs: Phrase(en: "Not ours to solve", zh: "非我方问题")
        case .spam: Phrase(en: "Spam", zh: "垃圾信息")
        }
    }

    static let accept = Phrase(en: "Accept", zh: "接单")
    static let decline = Phrase(en: "Decline", zh: "婉拒")
    static let offered = Phrase(en: "Offered to you", zh: "待您接单")
    static let offeredTo = Phrase(en: "offered to {name}", zh: "正询问 {name}")
    static let take = Phrase(en: "Take", zh: "接手")
    static let takeOver = Phrase(en: "Take over", zh: "接手")
    static let assign = Phrase(en: "Assign", zh: "指派")
    static let assignTitle = Phrase(en: "Assign to", zh: "指派给")
    static let assignNone = Phrase(en: "Nobody else is in this team.", zh: "该团队没有其他成员。")
    static let transfer = Phrase(en: "Transfer", zh: "转接")
    static let transferTitle = Phrase(en: "Transfer to another queue", zh: "转接到其他队列")
    static let transferNote = Phrase(en: "Note for whoever takes it", zh: "给接手同事的备注")
    static let escalate = Phrase(en: "Escalate", zh: "升级")
    static let escalateTitle = Phrase(en: "Escalate to a team; it comes back to you", zh: "升级给其他团队，处理后会回到您这里")
    static let escalateNote = Phrase(en: "What you need from them", zh: "需要对方协助的内容")
    static let bringBack = Phrase(en: "Bring back", zh: "收回")
    static let goOn = Phrase(en: "Go on now", zh: "立即继续处理")
    static let snooze = Phrase(en: "Snooze", zh: "稍后处理")
    static let snoozeTitle = Phrase(en: "Put aside until", zh: "稍后处理，到时提醒")
    static let wait = Phrase(en: "Wait for the customer", zh: "等待客户")
    static let resolve = Phrase(en: "Resolve", zh: "标记已解决")
    static let reopen = Phrase(en: "Reopen", zh: "重新打开")
    static let checkBackTitle = Phrase(en: "Ask the customer again at", zh: "设置回访时间，到时询问客户")
    static let markSpam = Phrase(en: "Mark as spam", zh: "标记为垃圾会话")
    static let notSpam = Phrase(en: "Not spam", zh: "取消垃圾标记")
    static let block = Phrase(en: "Block this contact", zh: "拉黑该客户")
    static let unblock = Phrase(en: "Unblock this contact", zh: "取消拉黑")
    static let blockHint = Phrase(
        en: "Their messages will be refused until someone unblocks them. What was written stays.", zh: "拉黑后将拒收其消息，直到取消拉黑。已有内容会保留。")
    static let destroy = Phrase(en: "Destroy", zh: "销毁")
    static let destroyTitle = Phrase(en: "Destroy for good?", zh: "确定永久销毁？")
    static let destroyHint = Phrase(
        en: "The content is erased from the desk, its search and its log. Nobody can bring it back. Your name is kept with the act.",
        zh: "内容将从系统、搜索和日志中彻底清除，任何人都无法恢复。此操作会记录您的姓名。")
    static let inOneHour = Phrase(en: "In an hour", zh: "1 小时后")
    static let inThreeHours = Phrase(en: "In 3 hours", zh: "3 小时后")
    static let tomorrow = Phrase(en: "Tomorrow 09:00", zh: "明天 09:00")
    static let monday = Phrase(en: "Monday 09:00", zh: "下周一 09:00")
    static let inThreeDays = Phrase(en: "In 3 days", zh: "3 天后")
    static let inWeek = Phrase(en: "In a week", zh: "1 周后")
    static let otherTime = Phrase(en: "Another time", zh: "自定义时间")

    static let reply = Phrase(en: "Reply", zh: "回复")
    static let noteMode = Phrase(en: "Note", zh: "备注")
    static let replyHint = Phrase(en: "Reply to {name} in {language}. Type / for macros.", zh: "用{language}回复 {name}，输入 / 选择快捷回复")
    static let noteHint = Phrase(en: "Only staff see a note.", zh: "备注仅内部可见")
    static let closedHint = Phrase(
        en: "This conversation is closed. Reopen it to reply; a note is always possible.", zh: "会话已关闭。重新打开后可回复，备注可随时添加。")
    static let attach = Phrase(en: "Attach", zh: "附件")
    static let send = Phrase(en: "Send", zh: "发送")
    static let sendWait = Phrase(en: "Send & wait", zh: "发送并等待")
    static let sendResolve = Phrase(en: "Send & resolve", zh: "发送并解决")
    static let addNote = Phrase(en: "Add the note", zh: "添加备注")
    static let notLookedInto = Phrase(en: "not looked into", zh: "未检查")
    static let standByIt = Phrase(en: "I have checked it: send", zh: "我已确认，发送")
    static let override = Phrase(en: "Send as a lead: it is written into the audit log", zh: "以组长身份发送（记入审计日志）")
    static let keepEditing = Phrase(en: "It was not sent. Your text is kept below.", zh: "消息没有发送，内容已保留。")

    static func step(_ state: ConversationState.Name) -> Phrase {
        switch state {
        case .bot: Phrase(en: "With the assistant", zh: "由智能助手接待")
        case .queued: Phrase(en: "In line at {queue}", zh: "进入队列：{queue}")
        case .assigned: Phrase(en: "With {agent}", zh: "由{agent}处理")
        case .snoozed: Phrase(en: "Snoozed by {agent}", zh: "{agent}设为稍后处理")
        case .awaitingCustomer: Phrase(en: "Waiting for the customer", zh: "等待客户回复")
        case .escalated: Phrase(en: "Escalated by {agent}", zh: "{agent}已升级")
        case .resolved: Phrase(en: "Marked resolved; the customer was asked", zh: "已标记解决，并询问客户")
        case .closed: Phrase(en: "Closed", zh: "会话关闭")
        }
    }
}

/// What the evidence beside a conversation says.
enum EvidenceStrings {
    static let person = Phrase(en: "Who this is", zh: "客户")
    static let emailKnown = Phrase(en: "E-mail left for notices", zh: "已留邮箱，可收到通知")
    static let emailMissing = Phrase(en: "No e-mail: a reply is seen only when they return", zh: "未留邮箱，客户回来后才能看到回复")
    static let signed = Phrase(en: "Identity signed by the wallet's backend", zh: "身份由钱包后端签名确认")
    static let unsigned = Phrase(en: "Anonymous: nothing proves who this is", zh: "匿名访客，身份未经证实")
    static let blocked = Phrase(en: "Blocked since", zh: "已拉黑")
    static let simulatedHint = Phrase(en: "Part of the demo: no real person", zh: "演示数据，并非真实客户")
    static let writesIn = Phrase(en: "Writes in {language}", zh: "使用{language}")
    static let earlier = Phrase(en: "Earlier conversations", zh: "历史会话")
    static let noEarlier = Phrase(en: "This is the first one.", zh: "首次咨询")
    static let form = Phrase(en: "From the form", zh: "表单信息")
    static let lookalikes = Phrase(
        en: "Two addresses whose ends look the same. One of them may be planted: compare every character.",
        zh: "两个首尾相似的地址，其中一个可能是投毒地址，请逐字比对：")
    static let seenSame = Phrase(en: "The same person sent the same secret before:", zh: "同一客户之前发过相同的机密内容：")
    static let seenOther = Phrase(en: "Somebody else sent the same secret:", zh: "另一位客户发过相同的机密内容：")
    static let links = Phrase(en: "Links that the customer wrote", zh: "客户发来的链接")

    static let risks = Phrase(en: "Risks", zh: "风险")
    static let isSecurity = Phrase(en: "Security case: jumps the line", zh: "安全事件，优先处理")
    static let removed = Phrase(en: "Removed from the messages: {what}", zh: "已从消息中移除：{what}")
    static let sharedSecret = Phrase(
        en: "A secret was shown here. Whoever saw it before can take the funds: advise a new wallet first.", zh: "客户暴露过敏感信息，任何见过的人都可能转走资产。请先建议更换新钱包。")
    static let suggestions = Phrase(en: "Suggested articles", zh: "推荐文章")
    static let details = Phrase(en: "Details", zh: "详情")
    static let queue = Phrase(en: "Queue", zh: "队列")
    static let channel = Phrase(en: "Came by", zh: "来源")
    static let topic = Phrase(en: "Topic", zh: "主题")
    static let opened = Phrase(en: "Opened", zh: "创建于")
    static let misses = Phrase(en: "Answers that did not help", zh: "助手未解决次数")
    static let rating = Phrase(en: "Rating", zh: "评分")
    static let closeDrawer = Phrase(en: "Close", zh: "关闭")

    static func removedKind(_ code: String) -> Phrase {
        SecretKind.all.first { $0.code == code }?.name ?? Phrase(en: "secret", zh: "敏感信息")
    }
}
