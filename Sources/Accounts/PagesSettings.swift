package import HTTPKit
import HTTPTypes
package import Kit
import Store

/// One page of the settings. Each feature brings its own.
package struct SettingsPart: Sendable {
    /// The last part of its path.
    let id: String
    let title: Phrase
    /// What one needs to see it; nil where everybody does.
    let permission: Permission?
    let render: @Sendable (Call, SignedIn, Language) async throws -> HTML

    package init(
        _ id: String, _ title: Phrase, permission: Permission?, render: @escaping @Sendable (Call, SignedIn, Language) async throws -> HTML
    ) {
        self.id = id
        self.title = title
        self.permission = permission
        self.render = render
    }

    fileprivate func isOpen(to me: SignedIn) -> Bool { permission.map { me.staff.may($0) } ?? true }
}

extension AccountsService {
    func addSettings(_ parts: [SettingsPart], to table: inout RouteTable) {
        table.add(.get, "/console/settings", "Settings", gate: pageGate(nil), kind: .page) { call, me in
            try await settings(call, me, parts: parts, chosen: "language")
        }
        table.add(.get, "/console/settings/{part}", "One page of the settings", gate: pageGate(nil), kind: .page) { call, me in
            try await settings(call, me, parts: parts, chosen: call.parameter("part"))
        }
    }

    private func settings(_ call: Call, _ me: SignedIn, parts: [SettingsPart], chosen: String) async throws -> Reply {
        let language = call.language
        guard let part = parts.first(where: { $0.id == chosen }) else { throw APIError.notFound }
        guard part.isOpen(to: me) else { throw APIError.forbidden }
        let links: [HTML] = parts.filter { $0.isOpen(to: me) }.map { each in
            "<a href=\"/console/settings/\(each.id)\"\(when: each.id == chosen, " aria-current=\"page\"")>\(each.title(language))</a>\n"
        }
        let main: HTML = """
            <div class="page with-side">
            <nav class="side" aria-label="\(ConsoleStrings.settings(language))">\(links)</nav>
            <div class="sheet-page" id="part" data-part="settings">\(try await part.render(call, me, language))</div>
            </div>
            """
        return Reply.html(
            ConsoleShell(
                title: part.title(language), me: me, language: language, section: .settings, stylesheets: ["console-pages.css"],
                scripts: ["console-settings.js"], main: main
            ).html)
    }

    static func ownSettings(_ accounts: AccountsService) -> [SettingsPart] {
        [
            SettingsPart("language", SettingsStrings.language, permission: nil) { _, me, language in SettingsPages.own(me, language) },
            SettingsPart("staff", SettingsStrings.staff, permission: .administer) { _, me, language in
                let (people, teams) = try await accounts.store.read { tx in
                    (try tx.allStaff().map { ($0, try tx.teams(of: $0.id)) }, try tx.teams())
                }
                return SettingsPages.staff(people, teams: teams, me, language)
            },
            SettingsPart("teams", SettingsStrings.teams, permission: .administer) { _, _, language in
                let teams = try await accounts.store.read { tx in try tx.teams().map { ($0, try tx.members(of: $0.id)) } }
                return SettingsPages.teams(teams, language)
            },
            SettingsPart("audit", SettingsStrings.audit, permission: .readAudit) { call, _, language in
                let before = call.query("before").flatMap { Int64($0) }
                let entries = try await accounts.store.read { tx in try tx.audit(before: before, limit: 100) }
                return SettingsPages.audit(entries, isFirstPage: before == nil, language)
            },
        ]
    }
}

/// What the settings of accounts say.
enum SettingsStrings {
    static let language = Phrase(en: "My settings", zh: "个人设置")
    static let staff = Phrase(en: "Staff", zh: "成员")
    static let teams = Phrase(en: "Teams", zh: "团队")
    static let audit = Phrase(en: "Audit log", zh: "审计日志")
    static let ownLanguage = Phrase(en: "Language of the console", zh: "界面语言")
    static let ownHint = Phrase(
        en: "Customers are answered in their own language, whichever you choose here.", zh: "无论选择哪种界面语言，都应使用客户的语言回复。")
    static let invite = Phrase(en: "Invite someone", zh: "邀请成员")
    static let name = Phrase(en: "Name", zh: "姓名")
    static let nameHint = Phrase(en: "Customers see the first word of it.", zh: "客户只会看到名字的第一部分。")
    static let role = Phrase(en: "Role", zh: "角色")
    static let inviteDone = Phrase(
        en: "Send this link over a channel you trust. It is shown once and works once, for 7 days.", zh: "请通过可信渠道发送此链接。链接只显示一次、只能使用一次，7 天内有效。")
    static let resetDone = Phrase(
        en: "Sessions ended. This link is shown once and works once, for 2 hours.", zh: "该成员已被登出。链接只显示一次、只能使用一次，2 小时内有效。")
    static let change = Phrase(en: "Change", zh: "修改")
    static let reset = Phrase(en: "New password link", zh: "重设密码链接")
    static let resetHint = Phrase(
        en: "Their sessions end at once; the old password works until the link is used.", zh: "该成员会立即被登出。在使用链接之前，旧密码仍然有效。")
    static let active = Phrase(en: "May sign in", zh: "允许登录")
    static let inactive = Phrase(en: "Deactivated", zh: "已停用")
    static let you = Phrase(en: "you", zh: "本人")
    static let addTeam = Phrase(en: "Add a team", zh: "新增团队")
    static let members = Phrase(en: "Members", zh: "成员")
    static let noMembers = Phrase(en: "Nobody yet: add people under Staff.", zh: "还没有成员，请在“成员”页添加。")
    static let endsSessions = Phrase(en: "A changed role or team ends the person's sessions.", zh: "修改角色或团队后，该成员需要重新登录。")
    static let when = Phrase(en: "When", zh: "时间")
    static let who = Phrase(en: "Who", zh: "操作人")
    static let what = Phrase(en: "What", zh: "操作")
    static let subject = Phrase(en: "Subject", zh: "对象")
    static let older = Phrase(en: "Older", zh: "更早")
    static let newest = Phrase(en: "Newest", zh: "最新")
    static let auditEmpty = Phrase(en: "Nothing has happened yet.", zh: "暂无记录。")
    static let copy = Phrase(en: "Copy", zh: "复制")
}

/// The settings of accounts. Forms name the route that they are sent to; the page's script sends them as JSON and draws the page anew.
enum SettingsPages {
    static func own(_ me: SignedIn, _ language: Language) -> HTML {
        let choices: [HTML] = Language.allCases.map { each in
            """
            <button type="button" class="segment" lang="\(each.htmlTag)" data-language="\(each.rawValue)\
            " aria-pressed="\(each == language ? "true" : "false")">\
            \(each.ownName)</button>
            """
        }
        return """
            <h1>\(SettingsStrings.language(language))</h1>
            <p><strong>\(me.staff.name)</strong> · \(me.staff.email) · \(AccountStrings.role(me.staff.role, language))</p>
            <section class="stack"><h2>\(SettingsStrings.ownLanguage(language))</h2><div class="segments">\(choices)</div>
            <p class="hint">\(SettingsStrings.ownHint(language))</p></section>
            """
    }

    static func staff(_ people: [(Staff, Set<ID<Team>>)], teams: [Team], _ me: SignedIn, _ language: Language) -> HTML {
        let text = SettingsStrings.self
        let names = Dictionary(teams.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let rows: [HTML] = people.map { person, theirs in
            """
            <tr\(when: !person.isActive, " class=\"faded\"")><td><strong>\(person.name)\
            </strong>\(when: person.id == me.staff.id, " <span class=\"tag\">\(text.you(language))</span>")\
            <br><span class="faint">\(person.email)</span></td><td>\(AccountStrings.role(person.role, language))</td>
            <td>\(theirs.compactMap { names[$0] }.sorted().joined(separator: ", "))\
            \(when: !person.isActive, " <span class=\"tag\">\(text.inactive(language))</span>")</td>
            <td class="end"><button type="button" class="button quiet" data-opens="change-\(person.id)">\(text.change(language))</button>
            <button type="button" class="button quiet" data-send="POST /api/v1/staff/\(person.id)\
            /reset" data-then="link" data-confirm="reset" data-link-note="\(text.resetDone(language))">\
            \(text.reset(language))</button></td></tr>
            """
        }
        let dialogs: [HTML] = people.map { change($0.0, teams: teams, theirs: $0.1, language) }
        return """
            <header class="part-head"><h1>\(text.staff(language))</h1>
            <button type="button" class="button primary" data-opens="invite">\(text.invite(language))</button></header>
            \(linkResult(language))
            <table class="table"><thead><tr><th>\(text.name(language))</th><th>\(text.role(language))</th><th>\(text.teams(language))</th>\
            <th></th></tr></thead>
            <tbody>\(rows)</tbody></table>
            \(invite(teams: teams, language))
            <dialog class="ask" id="confirm-reset" aria-labelledby="reset-title"><form method="dialog">\
            <h2 id="reset-title">\(text.reset(language))</h2>
            <p>\(text.resetHint(language))</p>\(HTML.dialogEnd(text.reset, language))</form></dialog>
            \(dialogs)
            """
    }

    /// Where a one-time link appears, once.
    private static func linkResult(_ language: Language) -> HTML {
        """
        <div class="alert result" id="link-result" role="status" hidden><p></p>
        <p class="copy-line"><code class="mono">\
        </code> <button type="button" class="button" data-copy="">\(SettingsStrings.copy(language))</button></p></div>
        """
    }

    private static func invite(teams: [Team], _ language: Language) -> HTML {
        let text = SettingsStrings.self
        let languages: [HTML] = Language.allCases
            .map { "<option value=\"\($0.rawValue)\"\(when: $0 == language, " selected")>\($0.ownName)</option>" }
        return """
            <dialog class="ask" id="invite" aria-labelledby="invite-title">\
            <form data-send="POST /api/v1/staff" data-then="link" data-link-note="\(text.inviteDone(language))">
            <h2 id="invite-title">\(text.invite(language))</h2>
            <div class="field"><label for="invite-name">\(text.name(language))</label>\
            <input id="invite-name" name="name" required maxlength="80"
             aria-describedby="invite-name-hint"><p class="hint" id="invite-name-hint">\(text.nameHint(language))</p></div>
            <div class="field"><label for="invite-email">\(AccountStrings.email(language))</label>\
            <input type="email" id="invite-email" name="email" required maxlength="200"></div>
            <div class="field"><label for="invite-role">\(text.role(language))</label>\
            <select id="invite-role" name="role">\(roles(.agent, language))</select></div>
            <div class="field"><label for="invite-language">\(ConsoleStrings.language(language))</label>\
            <select id="invite-language" name="language">\(languages)</select></div>
            \(teamChoices(teams, chosen: [], language))
            \(HTML.dialogEnd(text.invite, language))
            </form></dialog>
            """
    }

    private static func change(_ person: Staff, teams: [Team], theirs: Set<ID<Team>>, _ language: Language) -> HTML {
        let text = SettingsStrings.self
        return """
            <dialog class="ask" id="change-\(person.id)" aria-labelledby="change-title-\(person.id)">\
            <form data-send="PUT /api/v1/staff/\(person.id)" data-then="reload">
            <h2 id="change-title-\(person.id)">\(person.name)</h2>
            <div class="field"><label for="name-\(person.id)">\(text.name(language))</label>\
            <input id="name-\(person.id)" name="name" value="\(person.name)" required maxlength="80"></div>
            <div class="field"><label for="role-\(person.id)">\(text.role(language))</label>\
            <select id="role-\(person.id)" name="role">\(roles(person.role, language))</select></div>
            \(teamChoices(teams, chosen: theirs, language))
            <label class="check"><input type="checkbox" name="active"\(when: person.isActive, " checked")> \(text.active(language))</label>
            <p class="hint">\(text.endsSessions(language))</p>
            \(HTML.dialogEnd(ConsoleStrings.save, language))
            </form></dialog>
            """
    }

    private static func roles(_ chosen: Role, _ language: Language) -> HTML {
        let options: [HTML] = Role.allCases.map {
            "<option value=\"\($0.rawValue)\"\(when: $0 == chosen, " selected")>\(AccountStrings.role($0, language))</option>"
        }
        return "\(options)"
    }

    private static func teamChoices(_ teams: [Team], chosen: Set<ID<Team>>, _ language: Language) -> HTML {
        let boxes: [HTML] = teams.map {
            "<label class=\"check\"><input type=\"checkbox\" name=\"teams[]\" value=\"\($0.id)\"\(when: chosen.contains($0.id), " checked")> \($0.name)</label>"
        }
        return "<fieldset class=\"field\" data-list=\"teams\"><legend>\(SettingsStrings.teams(language))</legend>\(boxes)</fieldset>"
    }

    static func teams(_ teams: [(Team, [Staff])], _ language: Language) -> HTML {
        let text = SettingsStrings.self
        let rows: [HTML] = teams.map { team, members in
            """
            <tr><td><strong>\(team.name)</strong></td>
            <td>\(members.isEmpty ? text.noMembers(language) : members.map(\.name).joined(separator: language == .zh ? "、" : ", "))</td>\
            </tr>
            """
        }
        return """
            <h1>\(text.teams(language))</h1>
            <table class="table"><thead><tr><th>\(text.name(language))</th><th>\(text.members(language))</th></tr></thead><tbody>\(rows)\
            </tbody></table>
            <form class="line-form" data-send="POST /api/v1/teams" data-then="reload"><label for="team-name">\(text.addTeam(language))\
            </label>
            <input id="team-name" name="name" required maxlength="80"><button class="button">\(text.addTeam(language))</button>\
            <p class="problem" role="alert" hidden></p></form>
            """
    }

    static func audit(_ entries: [AuditEntry], isFirstPage: Bool, _ language: Language) -> HTML {
        let text = SettingsStrings.self
        let rows: [HTML] = entries.map { entry in
            """
            <tr><td class="nowrap">\(HTML.time(entry.at, .stamp))</td><td>\(entry.actor ?? ConsoleStrings.operatorName(language))</td><td>\
            <code>\(entry.action)</code></td>
            <td><code class="faint">\(entry.subject)</code> \(entry.detail)</td></tr>
            """
        }
        let older: HTML =
            entries.count == 100
            ? entries.last
                .map { "<a class=\"button\" href=\"/console/settings/audit?before=\($0.seq)\">\(text.older(language))</a>" } ?? .nothing
            : .nothing
        return """
            <h1>\(text.audit(language))</h1>
            \(when: entries.isEmpty, "<p class=\"empty\">\(text.auditEmpty(language))</p>")
            <table class="table compact"><thead><tr><th>\(text.when(language))</th><th>\(text.who(language))</th>\
            <th>\(text.what(language))</th><th>\(text.subject(language))</th></tr></thead>
            <tbody>\(rows)</tbody></table>
            <p class="pages">\(when: !isFirstPage, "<a class=\"button\" href=\"/console/settings/audit\">\(text.newest(language))</a>")\
            \(older)</p>
            """
    }
}

extension HTML {
    /// The problem's place and the two buttons under every form in a dialog.
    package static func dialogEnd(_ action: Phrase, isFinal: Bool = false, _ language: Language) -> HTML {
        """
        <p class="problem" role="alert" hidden></p>
        <div class="actions"><button type="button" class="button quiet" data-closes>\(ConsoleStrings.cancel(language))</button>
        <button class="button \(isFinal ? "final" : "primary")">\(action(language))</button></div>
        """
    }
}
