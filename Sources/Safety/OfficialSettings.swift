package import Accounts
import HTTPKit
import Kit
import Store
import WalletSafety

/// What the page of the register says.
private enum Text {
    static let title = Phrase(en: "Official accounts", zh: "官方渠道")
    static let hint = Phrase(
        en: """
            Where customers really meet us. The page “Is this really us?” answers by this register: what stands here is ours, what resembles it is an \
            imitation, and the rest is not ours.
            """,
        zh: "客户真正能找到我们的地方。“这真的是我们吗？”页面按这份登记册回答：登记了的是我们的，长得像的是冒充，其余都不是我们的。")
    static let page = Phrase(en: "Open the page", zh: "打开核验页面")
    static let add = Phrase(en: "Add one", zh: "新增")
    static let kind = Phrase(en: "Kind", zh: "类型")
    static let value = Phrase(en: "Address, name or number", zh: "网址、名称或号码")
    static let note = Phrase(en: "What it is for", zh: "用途")
    static let none = Phrase(en: "Nothing is registered yet. Until then every question is answered with “not ours”.", zh: "还没有登记。在此之前，所有核验都会回答“不是我们的”。")
    static let codes = Phrase(en: "Codes of our people", zh: "客服工号")
    static let codesHint = Phrase(
        en: "Customers see the code beside each message of an agent. It proves nothing outside of the conversation.", zh: "客户在每条客服消息旁会看到工号；离开会话，工号不能证明任何事。")
}

extension OfficialService {
    package var settingsParts: [SettingsPart] {
        [
            SettingsPart("officials", Text.title, permission: .editSafety) { _, _, language in
                let (entries, staff) = try await store.read { tx in (try tx.officials(), try tx.allStaff().filter(\.isActive)) }
                return OfficialSettings(entries: entries, codes: staff.map { ($0.name, codes.agent($0.id)) }, language: language).html
            }
        ]
    }
}

/// The register, with its history, and the codes of the desk's people.
private struct OfficialSettings {
    let entries: [OfficialEntry]
    let codes: [(name: String, code: String)]
    let language: Language

    var html: HTML {
        """
        <header class="part-head"><h1>\(Text.title(language))</h1>\
        <button type="button" class="button primary" data-opens="add-official">\(Text.add(language))</button></header>
        <p class="hint">\(Text.hint(language)) <a href="/official" target="_blank" rel="noopener">\(Text.page(language))</a></p>
        \(register)
        <h2>\(Text.codes(language))</h2><p class="hint">\(Text.codesHint(language))</p>
        <table class="table"><tbody>\(people)</tbody></table>
        \(history)
        \(editor)
        """
    }

    private var register: HTML {
        let rows: [HTML] = entries.filter { $0.removedAt == nil }.map { entry in
            """
            <tr><td class="nowrap">\(entry.official.kind.name(language))</td><td><strong class="mono">\(entry.official.shown)</strong></td>
            <td>\(entry.note)</td>\(HTML.attribution(entry.addedBy, entry.addedAt, language))
            <td class="end"><button type="button" class="button quiet" data-send="DELETE /api/v1/officials/\(entry.id)" data-then="reload">\
            \(HistoryStrings.takeOff(language))</button></td></tr>
            """
        }
        return rows.isEmpty ? "<div class=\"empty\"><p>\(Text.none(language))</p></div>" : "<table class=\"table\"><tbody>\(rows)</tbody></table>"
    }

    private var people: [HTML] {
        codes.map { "<tr><td><strong>\($0.name)</strong></td><td class=\"mono\">\($0.code)</td></tr>" }
    }

    private var history: HTML {
        let rows: [HTML] = entries.compactMap { entry in
            entry.removedAt.map { at in
                """
                <tr><td>\(entry.official.kind.name(language))</td><td class="mono">\(entry.official.shown)</td><td>\(entry.note)</td>
                \(HTML.attribution(entry.removedBy, at, language))</tr>
                """
            }
        }
        return HTML.history(rows, language)
    }

    private var editor: HTML {
        let options: [HTML] = Official.Kind.allCases.map { "<option value=\"\($0.rawValue)\">\($0.name(language))</option>" }
        return """
            <dialog class="ask" id="add-official" aria-labelledby="add-official-title"><form data-send="POST /api/v1/officials" data-then="reload">
            <h2 id="add-official-title">\(Text.add(language))</h2>
            <div class="field"><label for="official-kind">\(Text.kind(language))</label><select id="official-kind" name="kind">\(options)</select></div>
            <div class="field"><label for="official-value">\(Text.value(language))</label>\
            <input id="official-value" name="value" required maxlength="300" spellcheck="false" autocapitalize="off"></div>
            <div class="field"><label for="official-note">\(Text.note(language))</label><input id="official-note" name="note" maxlength="200"></div>
            \(HTML.dialogEnd(ConsoleStrings.save, language))
            </form></dialog>
            """
    }
}
