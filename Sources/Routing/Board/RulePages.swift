import Accounts
import HTTPKit
import Inbox
import Kit
import Store

extension RoutingService {
    /// Who can what, how queues find them, what is promised, and when an alarm is raised.
    var ruleParts: [SettingsPart] {
        [
            SettingsPart("agents", RuleStrings.agents, permission: .leadTeams) { _, me, language in
                let people = try await store.read { tx in
                    let teams = try tx.teams().map(\.id).filter { me.reachesAll || me.teams.contains($0) }
                    var seen: Set<ID<Staff>> = []
                    return try teams.flatMap { try tx.members(of: $0) }.filter { seen.insert($0.id).inserted }.map { ($0, try tx.profile(of: $0.id)) }
                }
                return AgentsPart(people: people, language: language).html
            },
            SettingsPart("queues-policy", RuleStrings.queues, permission: .leadTeams) { _, me, language in
                let queues = try await store.read { tx in
                    try tx.queues().filter { me.reachesAll || me.teams.contains($0.team) }.map { ($0, try tx.policy(of: $0.id)) }
                }
                return PoliciesPart(queues: queues, language: language).html
            },
            SettingsPart("promises", RuleStrings.promises, permission: .administer) { _, _, language in
                PromisesPart(policies: try await promisePolicies(), language: language).html
            },
            SettingsPart("alarms", RuleStrings.alarms, permission: .leadTeams) { _, _, language in
                AlarmsPart(rules: try await alarmRules(), language: language).html
            },
        ]
    }
}

/// What an agent can do, and how much.
private struct AgentsPart {
    let people: [(Staff, AgentProfile)]
    let language: Language

    var html: HTML {
        """
        <h1>\(RuleStrings.agents(language))</h1><p class="hint">\(RuleStrings.agentsHint(language))</p>
        \(people.map(form))
        """
    }

    private func form(_ staff: Staff, _ profile: AgentProfile) -> HTML {
        let skills = profile.skills
        let languages: [HTML] = Language.allCases.map { each in
            "<label class=\"choice\"><input type=\"checkbox\" name=\"skills.languages[]\" value=\"\(each.rawValue)\"\(when: skills.languages.contains(each), " checked")><span>\(each.ownName)</span></label>"
        }
        let topics = skills.topics.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "\n")
        return """
            <details class="card"><summary><strong>\(staff.name)</strong> · \(SkillWords(skills, language).text)</summary>
            <form data-send="PUT /api/v1/agents/\(staff.id)/profile" data-body="\(hidden(profile))">
            <fieldset class="choices inline" data-list="skills.languages"><legend>\(RuleStrings.languages(language))</legend>\(languages)</fieldset>
            <div class="field"><label for="topics-\(staff.id)">\(RuleStrings.topics(language))</label>
            <textarea id="topics-\(staff.id)" name="skills.topics" data-kind="levels" rows="3" spellcheck="false">\(topics)</textarea></div>
            <div class="field"><label for="certificates-\(staff.id)">\(RuleStrings.certificates(language))</label>
            <textarea id="certificates-\(staff.id)" name="skills.certificates" data-kind="lines" rows="2" spellcheck="false">\(skills.certificates.sorted().joined(separator: "\n"))</textarea></div>
            <label class="choice"><input type="checkbox" name="skills.isCleared"\(when: skills.isCleared, " checked")><span>\(RuleStrings.cleared(language))</span></label>
            <div class="row-fields">
            <label class="inline-field"><span>\(RuleStrings.chats(language))</span><input type="number" name="capacity.chats" min="1" max="50" value="\(profile.capacity.chats)"></label>
            <label class="inline-field"><span>\(RuleStrings.letters(language))</span><input type="number" name="capacity.letters" min="0" max="200" value="\(profile.capacity.letters)"></label>
            <label class="inline-field"><span>\(RuleStrings.calls(language))</span><input type="number" name="capacity.calls" min="0" max="1" value="\(profile.capacity.calls)"></label></div>
            <p class="problem" role="alert" hidden></p>
            <div class="actions start"><button class="button primary">\(ConsoleStrings.save(language))</button></div></form></details>
            """
    }

    /// What the form does not show goes back as it is.
    private func hidden(_ profile: AgentProfile) -> String {
        guard let hours = profile.hours, let text = try? JSON.text(["hours": hours]) else { return "{}" }
        return text
    }
}

/// How a queue finds its agents.
private struct PoliciesPart {
    let queues: [(Queue, QueuePolicy)]
    let language: Language

    var html: HTML {
        """
        <h1>\(RuleStrings.queues(language))</h1><p class="hint">\(RuleStrings.queuesHint(language))</p>
        \(queues.map(form))
        """
    }

    private func form(_ queue: Queue, _ policy: QueuePolicy) -> HTML {
        """
        <details class="card"\(when: queues.count == 1, " open")><summary><strong>\(queue.name)</strong> · \(RuleStrings.order(policy.order)(language))</summary>
        <form data-send="PUT /api/v1/queues/\(queue.id)/policy" data-body="\(hidden(policy))">
        \(choice("order", RuleStrings.next, QueuePolicy.Order.allCases, policy.order, RuleStrings.order))
        \(choice("choice", RuleStrings.toWhom, QueuePolicy.Choice.allCases, policy.choice, RuleStrings.choice))
        \(check("prefersSameAgent", RuleStrings.sameAgent, policy.prefersSameAgent))\(check("matchesLanguage", RuleStrings.matchesLanguage, policy.matchesLanguage))\
        \(check("matchesTopic", RuleStrings.matchesTopic, policy.matchesTopic))\(check("securityNeedsClearance", RuleStrings.needsClearance, policy.securityNeedsClearance))
        <div class="row-fields">\(number("level", RuleStrings.level, policy.level))\(number("ageingMinutes", RuleStrings.ageing, policy.ageingMinutes))\
        \(number("securityReserve", RuleStrings.reserve, policy.securityReserve))
        <label class="inline-field"><span>\(RuleStrings.answer(language))</span><input type="number" name="answerSeconds" min="0" max="3600" \
        value="\(policy.answerSeconds ?? 0)"></label></div>
        <fieldset data-rows="overflow"><legend>\(RuleStrings.overflow(language))</legend>\((0..<3).map { overflow($0, policy) })</fieldset>
        <p class="problem" role="alert" hidden></p>
        <div class="actions start"><button class="button primary">\(ConsoleStrings.save(language))</button></div></form></details>
        """
    }

    /// What the form does not show goes back as it is.
    private func hidden(_ policy: QueuePolicy) -> String {
        guard let certificate = policy.certificate, let text = try? JSON.text(["certificate": certificate]) else { return "{}" }
        return text
    }

    private func overflow(_ place: Int, _ policy: QueuePolicy) -> HTML {
        let step = place < policy.overflow.count ? policy.overflow[place] : nil
        let drops: [HTML] = QueuePolicy.Overflow.Drop.allCases.map { drop in
            "<label class=\"choice\"><input type=\"checkbox\" value=\"\(drop.rawValue)\" data-cell=\"drops[]\"\(when: step?.drops.contains(drop) ?? false, " checked")><span>\(RuleStrings.drop(drop)(language))</span></label>"
        }
        return """
            <div class="row-fields" data-row><label class="inline-field"><span>\(RuleStrings.after(language))</span>\
            <input type="number" min="1" max="10000" data-cell="after" value="\(step.map { String($0.after) } ?? "")"></label>\(drops)</div>
            """
    }

    private func choice<Value: RawRepresentable<String> & Equatable>(
        _ name: HTML, _ title: Phrase, _ values: [Value], _ chosen: Value, _ word: (Value) -> Phrase
    ) -> HTML {
        let choices: [HTML] = values.map { value in
            "<label class=\"choice\"><input type=\"radio\" name=\"\(name)\" value=\"\(value.rawValue)\"\(when: value == chosen, " checked")><span>\(word(value)(language))</span></label>"
        }
        return "<fieldset class=\"choices\"><legend>\(title(language))</legend>\(choices)</fieldset>"
    }

    private func check(_ name: HTML, _ title: Phrase, _ isOn: Bool) -> HTML {
        "<label class=\"choice\"><input type=\"checkbox\" name=\"\(name)\"\(when: isOn, " checked")><span>\(title(language))</span></label>"
    }

    private func number(_ name: HTML, _ title: Phrase, _ value: Int) -> HTML {
        "<label class=\"inline-field\"><span>\(title(language))</span><input type=\"number\" name=\"\(name)\" min=\"0\" value=\"\(value)\"></label>"
    }
}

/// What is promised. The first that fits counts; who is told when stays as the interface has it.
private struct PromisesPart {
    let policies: [PromisePolicy]
    let language: Language

    var html: HTML {
        """
        <h1>\(RuleStrings.promises(language))</h1><p class="hint">\(RuleStrings.promisesHint(language))</p>
        <form id="promises" data-policies="\((try? JSON.text(policies)) ?? "[]")">
        <table class="table"><thead><tr><th>\(RuleStrings.promise(language))</th>\(PromiseKind.allCases.map(head))<th>\(RuleStrings.hours(language))</th></tr></thead>
        <tbody>\(policies.map(row))</tbody></table>
        <p class="problem" role="alert" hidden></p>
        <div class="actions start"><button class="button primary">\(ConsoleStrings.save(language))</button></div></form>
        """
    }

    private func head(_ kind: PromiseKind) -> HTML { "<th>\(kind.name(language))</th>" }

    private func row(_ policy: PromisePolicy) -> HTML {
        let cells: [HTML] = PromiseKind.allCases.map { kind in
            "<td><input type=\"number\" min=\"1\" class=\"narrow\" data-minutes=\"\(kind.rawValue)\" aria-label=\"\(policy.name): \(kind.name(language))\" value=\"\(policy.minutes[kind].map(String.init) ?? "")\"></td>"
        }
        let hours: [HTML] = PromisePolicy.Hours.allCases.map { each in
            "<option value=\"\(each.rawValue)\"\(when: each == policy.hours, " selected")>\(RuleStrings.hours(each)(language))</option>"
        }
        return """
            <tr data-policy="\(policy.id)"><td><strong>\(policy.name)</strong></td>\(cells)<td><select data-hours aria-label="\(RuleStrings.hours(language))">\(hours)</select></td></tr>
            """
    }
}

/// From which figures on an alarm is raised.
private struct AlarmsPart {
    let rules: [AlarmRule]
    let language: Language

    var html: HTML {
        """
        <h1>\(RuleStrings.alarms(language))</h1><p class="hint">\(RuleStrings.alarmsHint(language))</p>
        <form id="alarms"><table class="table"><thead><tr><th>\(RuleStrings.alarm(language))</th><th>\(RuleStrings.limit(language))</th><th>\(RuleStrings.means(language))</th></tr></thead>
        <tbody>\(AlarmKind.allCases.map(row))</tbody></table>
        <p class="problem" role="alert" hidden></p>
        <div class="actions start"><button class="button primary">\(ConsoleStrings.save(language))</button></div></form>
        """
    }

    private func row(_ kind: AlarmKind) -> HTML {
        let rule = rules.first { $0.kind == kind } ?? AlarmRule(kind: kind, limit: kind.usualLimit)
        let means: [HTML] = PromisePolicy.Rung.Means.allCases.map { each in
            "<label class=\"choice\"><input type=\"checkbox\" value=\"\(each.rawValue)\"\(when: rule.means.contains(each), " checked")><span>\(RuleStrings.means(each)(language))</span></label>"
        }
        return """
            <tr data-alarm="\(kind.rawValue)"><td>\(kind.name(language))</td><td><input type="number" min="1" class="narrow" aria-label="\(kind.name(language))" value="\(rule.limit.map(String.init) ?? "")"></td>\
            <td class="choices inline">\(means)</td></tr>
            """
    }
}

private enum RuleStrings {
    static let agents = Phrase(en: "Skills and capacity", zh: "技能与容量")
    static let agentsHint = Phrase(
        en: "Nothing chosen means everything: without languages an agent answers in any, without topics every topic at level 1.",
        zh: "不选即不限：未选语言者可接待任何语言，未填主题者可接待所有主题（1 级）。")
    static let languages = Phrase(en: "Languages", zh: "语言")
    static let topics = Phrase(en: "Topics with a level from 1 to 5, one a line: transfer 3", zh: "主题及等级（1–5），每行一个，如：transfer 3")
    static let certificates = Phrase(en: "Certificates, one a line", zh: "认证，每行一个")
    static let cleared = Phrase(en: "May be given what might be theft", zh: "可接待疑似被盗的会话")
    static let chats = Phrase(en: "Chats at a time", zh: "同时聊天数")
    static let letters = Phrase(en: "Letters at a time", zh: "同时来信数")
    static let calls = Phrase(en: "Calls", zh: "通话")

    static let queues = Phrase(en: "How queues find agents", zh: "队列分配规则")
    static let queuesHint = Phrase(
        en: "Who is next, and to whom it goes. A change holds at once, for everybody who waits.", zh: "决定谁先、分给谁。修改立即生效，对正在排队的客户同样适用。")
    static let next = Phrase(en: "Who is next", zh: "谁先接待")
    static let toWhom = Phrase(en: "To whom", zh: "分给谁")
    static let sameAgent = Phrase(en: "Whoever had it before comes first", zh: "优先分给之前接待的客服")
    static let matchesLanguage = Phrase(en: "The agent writes the customer's language", zh: "客服须会客户的语言")
    static let matchesTopic = Phrase(en: "The agent knows the topic", zh: "客服须负责该主题")
    static let needsClearance = Phrase(en: "Theft goes to cleared agents alone", zh: "疑似被盗只分给有权限的客服")
    static let level = Phrase(en: "Least level", zh: "最低等级")
    static let ageing = Phrase(en: "A step of priority is worth minutes of waiting", zh: "每级优先度折合等待（分钟）")
    static let reserve = Phrase(en: "Places kept for theft", zh: "为被盗类保留名额")
    static let answer = Phrase(en: "Seconds to accept (0: theirs at once)", zh: "接单时限（秒，0 为直接分配）")
    static let overflow = Phrase(en: "After a time, ask for less", zh: "等待较久时放宽条件")
    static let after = Phrase(en: "After minutes", zh: "等待（分钟）后")

    static func order(_ order: QueuePolicy.Order) -> Phrase {
        switch order {
        case .longestWaiting: Phrase(en: "Longest waiting, theft before all", zh: "等待最久者优先，被盗类最先")
        case .promiseFirst: Phrase(en: "The nearest deadline", zh: "承诺时限最近者优先")
        case .priorityWithAgeing: Phrase(en: "Priority, which waiting raises", zh: "按优先级，等待会提升优先级")
        }
    }

    static func choice(_ choice: QueuePolicy.Choice) -> Phrase {
        switch choice {
        case .mostIdle: Phrase(en: "Longest without a new one", zh: "空闲最久的客服")
        case .balanced: Phrase(en: "The smallest share of places taken", zh: "负载最低的客服")
        }
    }

    static func drop(_ drop: QueuePolicy.Overflow.Drop) -> Phrase {
        switch drop {
        case .level: Phrase(en: "any level", zh: "不限等级")
        case .topic: Phrase(en: "any topic", zh: "不限主题")
        case .language: Phrase(en: "any language", zh: "不限语言")
        case .certificate: Phrase(en: "without the certificate", zh: "不限认证")
        }
    }

    static let promises = Phrase(en: "Promises", zh: "服务承诺")
    static let promisesHint = Phrase(
        en: "Minutes in which something happens; empty: not promised. The first line that fits a conversation counts.", zh: "各项时限（分钟），留空表示不承诺。会话适用自上而下第一条符合的规则。"
    )
    static let promise = Phrase(en: "For", zh: "适用")
    static let hours = Phrase(en: "Clock", zh: "计时")

    static func hours(_ hours: PromisePolicy.Hours) -> Phrase {
        switch hours {
        case .always: Phrase(en: "day and night", zh: "全天候")
        case .team: Phrase(en: "opening hours", zh: "服务时间内")
        }
    }

    static let alarms = Phrase(en: "Alarms", zh: "告警")
    static let alarmsHint = Phrase(
        en: "An alarm is raised when a figure reaches its limit, and clears itself. Empty: off.", zh: "数值达到上限时告警，恢复后自动解除。留空表示关闭。")
    static let alarm = Phrase(en: "What is watched", zh: "监测项")
    static let limit = Phrase(en: "Limit", zh: "上限")
    static let means = Phrase(en: "Told by", zh: "通知方式")

    static func means(_ means: PromisePolicy.Rung.Means) -> Phrase {
        switch means {
        case .console: Phrase(en: "console", zh: "控制台")
        case .mail: Phrase(en: "mail", zh: "邮件")
        case .webhook: Phrase(en: "webhook", zh: "Webhook")
        }
    }
}
