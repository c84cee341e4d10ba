import HTTPKit
import Inbox
import Kit

/// What the board and the opening hours say.
enum RoutingStrings {
    static let board = Phrase(en: "Board", zh: "看板")
    static let queues = Phrase(en: "Queues", zh: "队列")
    static let people = Phrase(en: "People", zh: "客服")
    static let queue = Phrase(en: "Queue", zh: "队列")
    static let team = Phrase(en: "Team", zh: "团队")
    static let waiting = Phrase(en: "Waiting", zh: "排队中")
    static let longest = Phrase(en: "Longest wait", zh: "最长等待")
    static let assistant = Phrase(en: "With the assistant", zh: "智能接待")
    static let assigned = Phrase(en: "In hand", zh: "处理中")
    static let resolved = Phrase(en: "Resolved in the last 24 hours", zh: "近 24 小时已解决")
    static let onDuty = Phrase(en: "On duty", zh: "接待中")
    static let freePlaces = Phrase(en: "Free places", zh: "空闲名额")
    static let name = Phrase(en: "Name", zh: "姓名")
    static let status = Phrase(en: "Status", zh: "状态")
    static let load = Phrase(en: "Load", zh: "接待量")
    static let available = Phrase(en: "Available", zh: "接待中")
    static let away = Phrase(en: "Away", zh: "离开")
    static let off = Phrase(en: "Off duty", zh: "未上线")
    static let minutes = Phrase(en: "{n} min", zh: "{n} 分钟")
    static let hours = Phrase(en: "{h} h {m} min", zh: "{h} 小时 {m} 分钟")
    static let nobodyWaits = Phrase(en: "–", zh: "–")
    static let empty = Phrase(
        en: "You are in no team yet, so there is no queue to see. An admin adds people to teams under Settings.",
        zh: "您还没有加入团队，所以没有可查看的队列。管理员可在“设置”中添加成员。")
    static let unstaffed = Phrase(en: "People are waiting and nobody is available.", zh: "有客户在排队，但没有客服接待。")

    static let alerts = Phrase(en: "To look at now", zh: "需要立即查看")
    static let unanswered = Phrase(en: "No answer for 30 min", zh: "30 分钟未回复")
    static let promises = Phrase(en: "Kept / broken / open", zh: "兑现 / 超时 / 未到期")
    static let promiseCount = Phrase(
        en: "In the last 24 hours {attained} promises kept and {missed} broken; {open} not yet due", zh: "近 24 小时：兑现 {attained} 项，超时 {missed} 项；未到期 {open} 项")
    static let kept = Phrase(en: "Promises kept", zh: "承诺兑现率")
    static let waitRecord = Phrase(en: "What we said about waits", zh: "等待时间预估的准确度")
    static let waitRecordHint = Phrase(
        en: "In the last seven days {kept} % of {count} waits ended within the range that the customer was told; 80 % is the aim.",
        zh: "近 7 天的 {count} 次等待中，{kept}% 落在告知客户的时间范围内；目标为 80%。")
    static let hourOfDay = Phrase(en: "Hour (UTC)", zh: "时段（UTC）")
    static let told = Phrase(en: "Told", zh: "告知次数")
    static let toldRight = Phrase(en: "Within the range", zh: "在范围内")
    static let tookLonger = Phrase(en: "Took longer", zh: "超出")
    static let width = Phrase(en: "Mean width", zh: "平均宽度")
    static let skills = Phrase(en: "Skills", zh: "技能")

    static let next = Phrase(en: "Next in line", zh: "即将接待")
    static let conversation = Phrase(en: "Conversation", zh: "会话")
    static let since = Phrase(en: "Waits since", zh: "等待时间")
    static let precedence = Phrase(en: "Precedence", zh: "优先级")
    static let precedenceOf = Phrase(en: "Precedence of #{number}", zh: "#{number} 的优先级")
    static let move = Phrase(en: "Queue of #{number}", zh: "#{number} 所在队列")
    static let pull = Phrase(en: "Take it", zh: "由我接待")
    static let offered = Phrase(en: "{name} is being asked", zh: "正在询问 {name}")
    static let placesOf = Phrase(en: "Chats that {name} holds at a time", zh: "{name} 的同时接待上限")
    static let channels = Phrase(en: "Channels", zh: "渠道")
    static let channel = Phrase(en: "Channel", zh: "渠道")
    static let lastIn = Phrase(en: "Last message in", zh: "最近收到")
    static let lastOut = Phrase(en: "Last message out", zh: "最近发出")

    static func channel(_ channel: Channel) -> Phrase {
        switch channel {
        case .widget: Phrase(en: "Widget", zh: "在线客服")
        case .form: Phrase(en: "Form", zh: "提交表单")
        case .api: Phrase(en: "API", zh: "接口")
        }
    }

    static func reason(_ reason: Presence.AwayReason) -> Phrase {
        switch reason {
        case .pause: Phrase(en: "On a break", zh: "小休")
        case .meal: Phrase(en: "At a meal", zh: "用餐")
        case .meeting: Phrase(en: "In a meeting", zh: "会议中")
        case .training: Phrase(en: "In training", zh: "培训中")
        case .paperwork: Phrase(en: "At paperwork", zh: "处理后续工作")
        case .unanswered: Phrase(en: "Did not answer", zh: "未接单")
        }
    }

    static let openingHours = Phrase(en: "Opening hours", zh: "服务时间")
    static let hoursHint = Phrase(
        en:
            "Outside these hours customers are told when the team is back. One stretch a line, such as 09:00-12:30, or 22:00-06:00 for a night; an empty day is closed.",
        zh: "服务时间之外，客户会看到团队何时恢复服务。每行一个时段，如 09:00-12:30，跨夜写作 22:00-06:00；留空表示当天休息。")
    static let zone = Phrase(en: "Time zone", zh: "时区")
    static let zoneHint = Phrase(en: "A name such as Asia/Shanghai", zh: "如 Asia/Shanghai")
    static let holidays = Phrase(en: "Days off, one a line", zh: "休息日，每行一个")
    static let noTeam = Phrase(en: "Add a team first.", zh: "请先新增团队。")
    static let badStretch = Phrase(en: "Write each stretch like 09:00-18:00.", zh: "请按 09:00-18:00 的格式填写。")
    static let weekdays: [Phrase] = [
        Phrase(en: "Monday", zh: "星期一"), Phrase(en: "Tuesday", zh: "星期二"), Phrase(en: "Wednesday", zh: "星期三"),
        Phrase(
            en: "Thursday",
            zh: "星期四"),
        Phrase(en: "Friday", zh: "星期五"), Phrase(en: "Saturday", zh: "星期六"), Phrase(en: "Sunday", zh: "星期日"),
    ]
}
