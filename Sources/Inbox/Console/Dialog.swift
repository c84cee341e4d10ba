import Accounts
import HTTPKit
import Kit

extension HTML {
    /// A dialog that asks for the rest of a step and sends it.
    static func dialog(
        _ id: HTML, _ title: Phrase, send: HTML, action: Phrase, isFinal: Bool = false, attributes: HTML = "", _ language: Language, _ fields: HTML
    ) -> HTML {
        """
        <dialog class="ask" id="\(id)" aria-labelledby="\(id)-title"><form data-send="\(send)"\(attributes)>
        <h2 id="\(id)-title">\(title(language))</h2>
        \(fields)
        \(HTML.dialogEnd(action, isFinal: isFinal, language))
        </form></dialog>
        """
    }

    /// One of several has to be chosen.
    static func choices(_ name: HTML, _ entries: [(id: String, name: String, hint: String)]) -> HTML {
        let rows: [HTML] = entries.map {
            """
            <label class="choice"><input type="radio" name="\(name)" value="\($0.id)" required><span><strong>\($0.name)</strong>\
            \(when: !$0.hint.isEmpty, " <small>\($0.hint)</small>")</span></label>
            """
        }
        return "<div class=\"choices\">\(rows)</div>"
    }
}
