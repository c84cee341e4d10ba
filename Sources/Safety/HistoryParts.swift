import Accounts
import HTTPKit
import Kit

/// What lists that keep their history have in common.
enum HistoryStrings {
    static let takeOff = Phrase(en: "Take off", zh: "移除")
    static let takenOff = Phrase(en: "Taken off", zh: "已移除")
}

extension HTML {
    /// The last cell of a row: who did it, and when.
    static func attribution(_ person: String?, _ at: Instant, _ language: Language) -> HTML {
        "<td class=\"nowrap faint\">\(person ?? ConsoleStrings.operatorName(language)) · \(HTML.time(at, .stamp))</td>"
    }

    /// The rows that were taken off, under their heading; nothing where there are none.
    static func history(_ rows: [HTML], _ language: Language) -> HTML {
        rows.isEmpty ? .nothing : "<h2>\(HistoryStrings.takenOff(language))</h2><table class=\"table faded\"><tbody>\(rows)</tbody></table>"
    }
}
