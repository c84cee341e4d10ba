package import Accounts
import HTTPKit
import Kit
import Store
import WalletSafety

/// What the page of link lists says.
private enum Text {
    static let title = Phrase(en: "Links and names", zh: "链接与名称")
    static let hint = Phrase(
        en: """
            Every link of an outgoing text and of a customer's message is judged by these lists. An allowed name wins over everything, then come \
            blocked names, then what the name itself shows.
            """,
        zh: "外发文字和客户消息里的每个链接都按这些名单判断：可信名单优先，其次是封禁名单，最后看域名本身。")
    static let check = Phrase(en: "Check a link", zh: "检查链接")
    static let checkLabel = Phrase(en: "A link, or a text that holds some", zh: "链接，或含有链接的文字")
    static let add = Phrase(en: "Add a name", zh: "添加名称")
    static let standing = Phrase(en: "Standing", zh: "归类")
    static let name = Phrase(en: "Host or name", zh: "域名或名称")
    static let nameHint = Phrase(
        en: "A host such as example.com with all its subdomains. For a protected name: the name itself, as in TronLink.",
        zh: "填写域名（例如 example.com，包含其全部子域名）。受保护的名称请填写名称本身，例如 TronLink。")
    static let hosts = Phrase(en: "Genuine sites of a protected name, one a line", zh: "受保护名称的真实网站，每行一个")
    static let reason = Phrase(en: "Why", zh: "理由")
    static let none = Phrase(en: "No name yet.", zh: "还没有名称。")
    static let lists = Phrase(en: "Imported lists", zh: "导入的名单")
    static let listsHint = Phrase(
        en: "Lists of polkadot-js, eth-phishing-detect, hosts files and plain names are read. The command does the same: walletdesk scams import FILE.",
        zh: "支持 polkadot-js、eth-phishing-detect、hosts 文件和每行一个域名的格式。也可用命令导入：walletdesk scams import FILE。")
    static let importTitle = Phrase(en: "Import a list", zh: "导入名单")
    static let file = Phrase(en: "File", zh: "文件")
    static let noLists = Phrase(en: "No list is in use.", zh: "还没有导入名单。")
    static let listName = Phrase(en: "Name of the list; one of the same name is replaced", zh: "名单名称（同名名单会被替换）")
    static let importLog = Phrase(en: "Imports", zh: "导入记录")
    static let names = Phrase(en: "Names", zh: "域名数")
    static let change = Phrase(en: "Change", zh: "变化")
    static let when = Phrase(en: "When", zh: "时间")

    static func standing(_ standing: Standing) -> Phrase {
        switch standing {
        case .allowed: Phrase(en: "Allowed", zh: "可信")
        case .blocked: Phrase(en: "Blocked", zh: "封禁")
        case .protected: Phrase(en: "Protected name", zh: "受保护的名称")
        }
    }
}

extension LinkRegister {
    package var settingsParts: [SettingsPart] {
        [
            SettingsPart("links", Text.title, permission: .editSafety) { _, _, language in
                let (names, lists, imports) = try await store.read { tx in
                    (try tx.linkNames(), try tx.linkListNames(), try tx.linkImports(limit: 50))
                }
                return LinkSettings(names: names, lists: lists, imports: imports, language: language).html
            }
        ]
    }
}

/// The lists by which links are judged, with their history.
private struct LinkSettings {
    let names: [LinkName]
    /// Names of the lists that are in use.
    let lists: [String]
    let imports: [LinkImport]
    let language: Language

    var html: HTML {
        """
        <header class="part-head"><h1>\(Text.title(language))</h1>\
        <button type="button" class="button primary" data-opens="add-name">\(Text.add(language))</button></header>
        <p class="hint">\(Text.hint(language))</p>
        <form class="line-form" id="check-link"><label for="check-text">\(Text.checkLabel(language))</label>\
        <input id="check-text" name="text" required maxlength="2000" autocomplete="off" spellcheck="false">
        <button class="button">\(Text.check(language))</button><p class="problem" role="alert" hidden></p>
        <ul class="judged" id="judged" aria-live="polite"></ul></form>
        \(Standing.allCases.map(table) as [HTML])
        \(imported)
        \(history)
        \(editor)
        """
    }

    private func table(_ standing: Standing) -> HTML {
        let rows: [HTML] = names.filter { $0.standing == standing && $0.removedAt == nil }.map { name in
            """
            <tr><td><strong class="mono">\(name.name)</strong>\(when: !name.hosts.isEmpty, "<br><span class=\"faint mono\">\(name.hosts.joined(separator: " "))</span>")</td>
            <td>\(name.reason)</td>\(HTML.attribution(name.addedBy, name.addedAt, language))
            <td class="end"><button type="button" class="button quiet" data-send="DELETE /api/v1/link-names/\(name.id)" data-then="reload">\
            \(HistoryStrings.takeOff(language))</button></td></tr>
            """
        }
        return """
            <h2>\(Text.standing(standing)(language))</h2>
            \(when: rows.isEmpty, "<p class=\"faint\">\(Text.none(language))</p>")
            <table class="table"><tbody>\(rows)</tbody></table>
            """
    }

    private var imported: HTML {
        let inUse: [HTML] = lists.map { list in
            """
            <tr><td><strong class="mono">\(list)</strong></td><td class="end"><button type="button" class="button quiet" \
            data-send="DELETE /api/v1/link-lists/\(list)" data-then="reload">\(HistoryStrings.takeOff(language))</button></td></tr>
            """
        }
        let rows: [HTML] = imports.map { each in
            """
            <tr><td><strong class="mono">\(each.list)</strong><br><span class="faint mono">\(each.digest.prefix(16))</span></td>
            <td class="tabular">\(each.names)</td><td class="tabular">+\(each.added) −\(each.removed)</td>
            \(HTML.attribution(each.by, each.at, language))</tr>
            """
        }
        return """
            <h2>\(Text.lists(language))</h2><p class="hint">\(Text.listsHint(language))</p>
            \(when: inUse.isEmpty, "<p class=\"faint\">\(Text.noLists(language))</p>")
            <table class="table"><tbody>\(inUse)</tbody></table>
            <form class="line-form" id="import-list"><label for="import-name">\(Text.listName(language))</label>\
            <input id="import-name" name="list" required maxlength="60" pattern="[A-Za-z0-9._\\-]+" value="\(lists.first ?? "scams")" spellcheck="false">
            <label for="import-file">\(Text.file(language))</label>\
            <input type="file" id="import-file" name="file" required accept=".txt,.json,.hosts">
            <button class="button">\(Text.importTitle(language))</button><p class="problem" role="alert" hidden></p></form>
            \(rows.isEmpty ? .nothing : log(rows))
            """
    }

    private func log(_ rows: [HTML]) -> HTML {
        """
        <h2>\(Text.importLog(language))</h2><table class="table"><thead><tr><th>\(Text.name(language))</th><th>\(Text.names(language))</th><th>\(Text.change(language))</th>\
        <th>\(Text.when(language))</th></tr></thead><tbody>\(rows)</tbody></table>
        """
    }

    private var history: HTML {
        let rows: [HTML] = names.compactMap { name in
            name.removedAt.map { at in
                """
                <tr><td><span class="mono">\(name.name)</span></td><td>\(Text.standing(name.standing)(language))</td><td>\(name.reason)</td>
                \(HTML.attribution(name.removedBy, at, language))</tr>
                """
            }
        }
        return HTML.history(rows, language)
    }

    private var editor: HTML {
        let options: [HTML] = Standing.allCases.map { "<option value=\"\($0.rawValue)\">\(Text.standing($0)(language))</option>" }
        return """
            <dialog class="ask wide" id="add-name" aria-labelledby="add-name-title"><form data-send="POST /api/v1/link-names" data-then="reload">
            <h2 id="add-name-title">\(Text.add(language))</h2>
            <div class="field"><label for="name-standing">\(Text.standing(language))</label>\
            <select id="name-standing" name="standing">\(options)</select></div>
            <div class="field"><label for="name-name">\(Text.name(language))</label>\
            <input id="name-name" name="name" required maxlength="300" spellcheck="false" aria-describedby="name-hint">\
            <p class="hint" id="name-hint">\(Text.nameHint(language))</p></div>
            <div class="field"><label for="name-hosts">\(Text.hosts(language))</label>\
            <textarea id="name-hosts" name="hosts" rows="2" data-kind="lines" spellcheck="false"></textarea></div>
            <div class="field"><label for="name-reason">\(Text.reason(language))</label>\
            <input id="name-reason" name="reason" required minlength="2" maxlength="300"></div>
            \(HTML.dialogEnd(ConsoleStrings.save, language))
            </form></dialog>
            """
    }
}
