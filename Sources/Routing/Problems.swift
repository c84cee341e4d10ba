import HTTPKit
import Kit

extension OpeningHours.Problem {
    var explained: APIError {
        switch self {
        case .unknownZone: .unacceptable("This time zone is not known; use a name such as Asia/Shanghai.", "不认识这个时区，请使用如 Asia/Shanghai 的名称。")
        case .badStretch:
            .unacceptable("Each stretch needs a weekday from 1 to 7, and may not open and close at the same minute.", "每个时段需要 1 到 7 的星期数，且开始与结束不能相同。")
        case .badHoliday: .unacceptable("Write days off as 2026-10-01.", "休息日请写成 2026-10-01 的形式。")
        case .tooMany: .unacceptable("At most 50 stretches and 400 days off.", "最多 50 个时段和 400 个休息日。")
        }
    }
}

extension AgentProfile.Problem {
    var explained: APIError {
        switch self {
        case .badCapacity:
            .unacceptable("An agent holds 1 to 50 chats, 0 to 200 letters and at most one call at a time.", "每位客服同时接待 1 到 50 个聊天、0 到 200 封来信，通话最多 1 个。")
        case .badSkills: .unacceptable("Topics have a level from 1 to 5; names have at most 60 characters.", "主题等级为 1 到 5；名称不超过 60 个字符。")
        case .badHours(let problem): problem.explained
        }
    }
}

extension QueuePolicy.Problem {
    var explained: APIError {
        switch self {
        case .badLevel: .unacceptable("The level is 1 to 5.", "等级为 1 到 5。")
        case .badAgeing: .unacceptable("A step of priority is worth 1 to 10,000 minutes of waiting.", "每级优先度相当于 1 到 10000 分钟的等待。")
        case .badReserve: .unacceptable("Keep 0 to 100 places for theft.", "为被盗类保留的名额为 0 到 100。")
        case .badAnswerTime: .unacceptable("An offer is answered within 10 to 3,600 seconds.", "接单时限为 10 到 3600 秒。")
        case .badOverflow: .unacceptable("At most 5 steps, each after 1 to 10,000 minutes.", "最多 5 步，每步在 1 到 10000 分钟之后。")
        }
    }
}

extension PromisePolicy.Problem {
    var explained: APIError {
        switch self {
        case .badID: .unacceptable("Each promise needs an id of at most 40 characters.", "每项承诺需要不超过 40 个字符的编号。")
        case .badName: .unacceptable("Each promise needs a name of at most 80 characters.", "每项承诺需要不超过 80 个字符的名称。")
        case .badMinutes: .unacceptable("Times are at least one minute and at most a year.", "时限至少 1 分钟，最长一年。")
        case .badLadder: .unacceptable("At most 12 rungs from 1 to 1,000 percent, each with a way to tell.", "最多 12 级提醒，百分比为 1 到 1000，且每级至少一种通知方式。")
        case .twice: .unacceptable("At most 50 promises, each with its own id.", "最多 50 项承诺，编号不能重复。")
        }
    }
}
