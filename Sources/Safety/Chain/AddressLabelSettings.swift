package import Accounts
import ChainKit
package import HTTPKit
import HTTPTypes
import Kit
import Store

struct AddressLabelsBody: Codable, Sendable {
    /// CSV with a head line: address, kind, name, source, date.
    var csv: String
}

struct AddressLabelsReport: Codable, Sendable {
    var count: Int
    /// `line 3: …`, in the reader's language.
    var problems: [String]
}

extension MoneyTraceService {
    /// Bytes of a list.
    private static let listLimit = 4 << 20

    package func labelRoutes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        let gate = accounts.gate(.editSafety)
        table.add(.get, "/api/v1/address-labels", "Labels of addresses, as CSV", gate: gate, kind: .download) { _, _ in
            let labels = try await store.read { tx in try tx.ownAddressLabels() }
            return .download(labels.csv, name: "address-labels.csv", type: "text/csv; charset=utf-8")
        }
        table.json(
            .post, "/api/v1/address-labels", "Add labels of addresses", gate: gate, takes: AddressLabelsBody.self, gives: AddressLabelsReport.self,
            limit: Self.listLimit
        ) { call, me, body in
            let (count, problems) = try await importLabels(body.csv, by: me.staff.id)
            return .created(AddressLabelsReport(count: count, problems: problems.map { "\($0.line): \($0.explanation(call.language))" }))
        }
        table.command(.delete, "/api/v1/address-labels/{address}", "Take a label off", gate: gate) { call, me in
            try await removeLabel(call.parameter("address"), by: me.staff.id)
        }
        return table
    }

    package var settingsParts: [SettingsPart] {
        [
            SettingsPart("labels", Text.title, permission: .editSafety) { _, _, language in
                let labels = try await store.read { tx in try tx.ownAddressLabels() }
                return Self.page(labels, language)
            }
        ]
    }

    private static func page(_ labels: AddressLabels, _ language: Language) -> HTML {
        let rows: [HTML] = labels.entries.sorted { $0.key.base58 < $1.key.base58 }.prefix(500).map { address, label in
            """
            <tr><td><code class="mono" translate="no">\(address.base58)</code></td><td>\(TraceWords.kind(label.kind)(language))</td><td>\(label.name)</td>
            <td class="faint">\(label.source), \(label.date)</td>
            <td class="end"><button type="button" class="button quiet" data-send="DELETE /api/v1/address-labels/\(address.base58)" data-then="reload">\
            \(HistoryStrings.takeOff(language))</button></td></tr>
            """
        }
        return """
            <header class="part-head"><h1>\(Text.title(language))</h1>\
            <a class="button" href="/api/v1/address-labels" download>\(Text.export(language))</a></header>
            <p class="hint">\(Text.hint(language))</p>
            <form class="line-form" data-send="POST /api/v1/address-labels" data-then="reload"><label for="labels-csv">\(Text.add(language))</label>\
            <textarea id="labels-csv" name="csv" rows="5" required spellcheck="false" placeholder="address,kind,name,source,date"></textarea>
            <button class="button">\(ConsoleStrings.save(language))</button><p class="problem" role="alert" hidden></p></form>
            \(when: rows.isEmpty, "<p class=\"faint\">\(Text.none(language))</p>")
            <table class="table"><tbody>\(rows)</tbody></table>
            """
    }

    private enum Text {
        static let title = Phrase(en: "Address labels", zh: "地址标签")
        static let hint = Phrase(
            en: """
                Whose an address is said to be, by whom, and since when. A trace ends at exchanges, bridges, mixers and swaps that are named here. The desk \
                comes with no exchange: enter what you know and where it is from.
                """,
            zh: "记录某个地址据称属于谁、依据是什么、什么时候的信息。追踪到这里标记的交易所、跨链桥、混币器和兑换合约就停止。系统不预置任何交易所地址，请填写您掌握的信息和来源。")
        static let add = Phrase(en: "Add lines: address, kind, name, source, date", zh: "添加：地址、类型、名称、来源、日期，每行一条")
        static let export = Phrase(en: "Export as CSV", zh: "导出 CSV")
        static let none = Phrase(en: "No label yet.", zh: "还没有标签。")
    }
}
