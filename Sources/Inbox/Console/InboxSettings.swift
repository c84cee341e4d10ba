package import Accounts
import HTTPKit
import Kit
import Store

/// What the inbox adds to the settings.
private enum Text {
    static let queues = Phrase(en: "Queues", zh: "队列")
    static let queuesHint = Phrase(
        en: "New conversations wait in the first queue; each queue belongs to one team.", zh: "新会话进入第一个队列，每个队列由一个团队负责。")
    static let name = Phrase(en: "Name", zh: "名称")
    static let team = Phrase(en: "Team", zh: "团队")
    static let addQueue = Phrase(en: "Add a queue", zh: "新增队列")
    static let macros = Phrase(en: "Macros", zh: "快捷回复")
    static let macrosHint = Phrase(
        en: "{name} becomes the customer's name, {agent} the agent's first name. A text that asks for a secret can't be saved.",
        zh: "{name} 会替换为客户姓名，{agent} 会替换为客服名字。索要助记词或私钥的内容无法保存。")
    static let macrosEmpty = Phrase(en: "No macros yet. The answers you type every day belong here.", zh: "还没有快捷回复。把每天重复输入的回答放在这里。")
    static let addMacro = Phrase(en: "Add a macro", zh: "新增快捷回复")
    static let change = Phrase(en: "Change", zh: "修改")
    static let delete = Phrase(en: "Delete", zh: "删除")
    static let deleteTitle = Phrase(en: "Delete “{name}”?", zh: "删除“{name}”？")
    static let deleteHint = Phrase(en: "Messages that were sent with it stay.", zh: "已发送的消息不受影响。")
    static let widget = Phrase(en: "Widget", zh: "接入")
    static let widgetHint = Phrase(
        en: "Put this line before </body> of your site. Its address must be among the allowed origins of the desk's configuration.",
        zh: "将这行代码放在网站的 </body> 之前。网站地址需要加入系统配置的允许来源。")
    static let addresses = Phrase(en: "Addresses", zh: "页面地址")
    static let form = Phrase(en: "Form", zh: "提交表单")
    static let help = Phrase(en: "Help center", zh: "帮助中心")
    static let copy = Phrase(en: "Copy", zh: "复制")
}

extension InboxService {
    /// Queues, macros and how the widget is put into a site.
    package var settingsParts: [SettingsPart] {
        [
            SettingsPart("faults", EscalationStrings.faults, permission: .readConversations) { [store] _, _, language in
                FaultsPart(faults: try await store.read { tx in try tx.productFaults() }, language: language).html
            },
            SettingsPart("queues", Text.queues, permission: .administer) { [store] _, _, language in
                let (queues, teams) = try await store.read { tx in (try tx.queues(), try tx.teams()) }
                return InboxSettings.queues(queues, teams: teams, language)
            },
            SettingsPart("macros", Text.macros, permission: .writeMacros) { _, _, language in
                InboxSettings.macros(try await macros(), language)
            },
            SettingsPart("widget", Text.widget, permission: .administer) { _, _, language in InboxSettings.widget(language) },
        ]
    }
}

private enum InboxSettings {
    static func queues(_ queues: [Queue], teams: [Team], _ language: Language) -> HTML {
        let names = Dictionary(teams.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let rows: [HTML] = queues.map { "<tr><td><strong>\($0.name)</strong></td><td>\(names[$0.team] ?? "")</td></tr>" }
        let options: [HTML] = teams.map { "<option value=\"\($0.id)\">\($0.name)</option>" }
        return """
            <h1>\(Text.queues(language))</h1><p class="hint">\(Text.queuesHint(language))</p>
            <table class="table"><thead><tr><th>\(Text.name(language))</th><th>\(Text.team(language))</th></tr></thead><tbody>\(rows)\
            </tbody></table>
            <form class="line-form" data-send="POST /api/v1/queues" data-then="reload">
            <label for="queue-name">\(Text.name(language))</label><input id="queue-name" name="name" required maxlength="60">
            <label for="queue-team">\(Text.team(language))</label><select id="queue-team" name="team">\(options)</select>
            <button class="button">\(Text.addQueue(language))</button><p class="problem" role="alert" hidden></p></form>
            """
    }

    static func macros(_ macros: [Macro], _ language: Language) -> HTML {
        let rows: [HTML] = macros.map { macro in
            """
            <tr><td class="nowrap"><strong>\(macro.name)</strong></td><td class="pre" lang="\(language.htmlTag)">\(macro.text(language))\
            </td>
            <td class="end"><button type="button" class="button quiet" data-opens="macro-\(macro.id)">\(Text.change(language))</button>
            <button type="button" class="button quiet" data-opens="delete-\(macro.id)">\(Text.delete(language))</button></td></tr>
            """
        }
        let dialogs: [HTML] = macros.map { editor($0, language) + removal($0, language) }
        return """
            <header class="part-head"><h1>\(Text.macros(language))</h1>\
            <button type="button" class="button primary" data-opens="macro-new">\(Text.addMacro(language))</button></header>
            <p class="hint">\(Text.macrosHint(language))</p>
            \(when: macros.isEmpty, "<div class=\"empty\"><p>\(Text.macrosEmpty(language))</p></div>")
            <table class="table"><tbody>\(rows)</tbody></table>
            \(editor(nil, language))\(dialogs)
            """
    }

    private static func editor(_ macro: Macro?, _ language: Language) -> HTML {
        let id = macro?.id.description ?? "new"
        let send = macro.map { "PUT /api/v1/macros/\($0.id)" } ?? "POST /api/v1/macros"
        return """
            <dialog class="ask wide" id="macro-\(id)" aria-labelledby="macro-title-\(id)"><form data-send="\(send)" data-then="reload">
            <h2 id="macro-title-\(id)">\(macro?.name ?? Text.addMacro(language))</h2>
            <div class="field"><label for="macro-name-\(id)">\(Text.name(language))</label>\
            <input id="macro-name-\(id)" name="name" value="\(macro?.name ?? "")" required maxlength="60"></div>
            <div class="field"><label for="macro-zh-\(id)">中文</label><textarea id="macro-zh-\(id)\
            " name="zh" rows="5" lang="zh-Hans" required maxlength="4000">\(macro?.zh ?? "")</textarea></div>
            <div class="field"><label for="macro-en-\(id)">English</label>\
            <textarea id="macro-en-\(id)" name="en" rows="5" lang="en" required maxlength="4000">\(macro?.en ?? "")</textarea></div>
            <p class="hint">\(Text.macrosHint(language))</p>
            \(HTML.dialogEnd(ConsoleStrings.save, language))
            </form></dialog>
            """
    }

    private static func removal(_ macro: Macro, _ language: Language) -> HTML {
        """
        <dialog class="ask" id="delete-\(macro.id)" aria-labelledby="delete-title-\(macro.id)">\
        <form data-send="DELETE /api/v1/macros/\(macro.id)" data-then="reload">
        <h2 id="delete-title-\(macro.id)">\(Text.deleteTitle(language, ["name": macro.name]))</h2><p>\(Text.deleteHint(language))</p>
        \(HTML.dialogEnd(Text.delete, isFinal: true, language))
        </form></dialog>
        """
    }

    /// The script puts the desk's own address in the place of `{origin}`: the server does not know by which name it is reached.
    static func widget(_ language: Language) -> HTML {
        func address(_ name: Phrase, _ path: String) -> HTML {
            """
            <div><dt>\(name(language))</dt><dd class="copy-line"><code class="mono" data-origin>{origin}\(path)</code>
            <button type="button" class="button" data-copy-before>\(Text.copy(language))</button></dd></div>
            """
        }
        return """
            <h1>\(Text.widget(language))</h1><p class="hint">\(Text.widgetHint(language))</p>
            <p class="copy-line">\
            <code class="mono block" data-origin>&lt;script src="{origin}/assets/widget.js" async&gt;&lt;/script&gt;</code>
            <button type="button" class="button" data-copy-before>\(Text.copy(language))</button></p>
            <h2>\(Text.addresses(language))</h2><dl class="pairs">\(address(Text.form, "/form"))\(address(Text.help, "/help"))</dl>
            """
    }
}

/// Faults of the product, as experts found them.
private struct FaultsPart {
    let faults: [ProductFault]
    let language: Language

    var html: HTML {
        let text = EscalationStrings.self
        let rows: [HTML] = faults.map { fault in
            """
            <tr><td><strong>\(fault.name)</strong></td><td class="number">\(fault.people)</td><td class="number">\(fault.conversations)</td>\
            <td>\(HTML.time(fault.lastAt, .stamp))</td></tr>
            """
        }
        return """
            <h1>\(text.faults(language))</h1><p class="hint">\(text.faultsHint(language))</p>
            \(when: faults.isEmpty, "<p class=\"empty\">\(text.noFaults(language))</p>")
            \(when: !faults.isEmpty, "<table class=\"table\"><thead><tr><th>\(text.fault(language))</th><th class=\"number\">\(text.people(language))</th><th class=\"number\">\(text.conversations(language))</th><th>\(text.lastAt(language))</th></tr></thead><tbody>\(rows)</tbody></table>")
            """
    }
}
