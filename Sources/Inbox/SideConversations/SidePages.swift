package import Accounts
import HTTPKit
import Kit
import Store

/// The page that a letter's link opens: what was asked, what was answered, and room for an answer. Plain HTML without a script.
struct PartyPage {
    /// nil for a link that is none.
    let found: (side: SideConversation, messages: [SideMessage])?
    let isThanked: Bool
    /// Why the answer was not taken.
    let problem: String?
    let language: Language

    private typealias Text = SideStrings

    var html: HTML {
        let title = found?.side.subject ?? Text.gone(language)
        return PageShell(
            title: title, language: language, stylesheets: ["customer.css"], scripts: [], isListed: false,
            body: "<main class=\"page help side\"><h1>\(title)</h1>\(body)<p class=\"aside\">\(Text.never(language))</p></main>"
        ).html
    }

    private var body: HTML {
        guard let found else { return "<p>\(Text.goneThen(language))</p>" }
        let letters: [HTML] = found.messages.map { message in
            """
            <section class="\(message.isAnswer ? "yours" : "ours")"><h2>\(message.isAnswer ? Text.yours(language) : Text.ours(language)) \
            <small>\(HTML.time(message.at, .stamp))</small></h2><p class="pre" dir="auto">\(message.text)</p></section>
            """
        }
        return "\(letters)\(found.side.closedAt == nil ? form : "<p class=\"notice\">\(Text.closed(language))</p>")"
    }

    private var form: HTML {
        """
        \(when: isThanked, "<p class=\"notice\" role=\"status\">\(Text.thanks(language))</p>")\
        \(problem.map { "<p class=\"notice problem\" role=\"alert\">\($0)</p>" } ?? .nothing)
        <form method="post" enctype="multipart/form-data"><label for="answer">\(Text.answer(language))</label>
        <textarea id="answer" name="text" rows="8" maxlength="20000" required></textarea>
        <button class="button primary">\(Text.send(language))</button></form>
        """
    }
}

extension SideConversationService {
    /// What was asked outside about one conversation, and the way to ask. Its page fetches it anew.
    func sidePart(_ id: ID<Conversation>, for me: SignedIn, _ language: Language) async throws -> HTML {
        let (sides, messages) = try await sides(of: id, for: me)
        let (number, facts, templates) = try await inbox.store.read { [facts] tx in
            (try tx.access(conversation: id, for: me).number, try facts(id, tx), try tx.letterTemplates())
        }
        return SidePart(
            conversation: id, sides: sides, messages: messages, templates: templates.map { ($0.content.filled(facts, number: number)) },
            mayWrite: post != nil && me.staff.may(.handleConversations), language: language
        ).html
    }

    /// The letters that a team writes again and again.
    package var settingsParts: [SettingsPart] {
        [
            SettingsPart("letters", SideStrings.letters, permission: .writeMacros) { _, _, language in
                LetterSettings(templates: try await inbox.store.read { tx in try tx.letterTemplates() }, language: language).html
            }
        ]
    }
}

extension LetterTemplate.Content {
    fileprivate func filled(_ facts: CaseFacts, number: Int64) -> LetterTemplate.Content {
        var filled = self
        filled.subject = facts.fill(subject, number: number)
        filled.text = facts.fill(text, number: number)
        return filled
    }
}

private struct SidePart {
    let conversation: ID<Conversation>
    let sides: [SideConversation]
    let messages: [SideMessage]
    let templates: [LetterTemplate.Content]
    let mayWrite: Bool
    let language: Language

    private typealias Text = SideStrings
    private var path: HTML { "/api/v1/conversations/\(conversation)/side-conversations" }

    var html: HTML {
        guard mayWrite || !sides.isEmpty else { return .nothing }
        return """
            <h2>\(Text.title(language))</h2>\(when: !sides.isEmpty, "<ul class=\"plain sides\">\(sides.map(row))</ul>")
            \(when: mayWrite, "<button type=\"button\" class=\"button small\" data-opens=\"ask-side\">\(Text.ask(language))</button>\(dialog)")
            """
    }

    private func row(_ side: SideConversation) -> HTML {
        let letters = messages.filter { $0.side == side.id }
        let state: Phrase =
            if side.closedAt != nil {
                Text.ended
            } else if letters.last?.isAnswer == true {
                Text.hasAnswer
            } else {
                letters.last?.sentAt == nil ? Text.onItsWay : Text.waiting
            }
        let texts: [HTML] = letters.map { letter in
            """
            <div class="letter"><p class="faint">\(letter.staffName ?? side.party) \(HTML.time(letter.at, .stamp))</p>\
            <p class="pre" dir="auto">\(letter.text)</p></div>
            """
        }
        return """
            <li><details><summary><strong>\(side.party)</strong> <span class="faint">\(side.subject)</span> <em>\(state(language))</em></summary>
            \(texts)\(when: side.closedAt == nil && mayWrite, again(side))</details></li>
            """
    }

    private func again(_ side: SideConversation) -> HTML {
        """
        <form data-send="POST \(path)/\(side.id)/letters"><label for="again-\(side.id)" class="visually-hidden">\(Text.goOn(language))</label>
        <textarea id="again-\(side.id)" name="text" rows="3" maxlength="20000" required></textarea>
        <p class="problem" role="alert" hidden></p><button class="button small">\(Text.goOn(language))</button>
        <button type="button" class="button small quiet" data-send="DELETE \(path)/\(side.id)">\(Text.close(language))</button></form>
        """
    }

    private var dialog: HTML {
        let options: [HTML] = templates.map { template in
            """
            <option data-party="\(template.party)" data-address="\(template.address)" data-subject="\(template.subject)" data-text="\(template.text)">\
            \(template.name)</option>
            """
        }
        return .dialog(
            "ask-side", Text.askTitle, send: "POST \(path)", action: Text.send, language,
            """
            <p class="hint">\(Text.hint(language))</p>
            <div class="field"><label for="side-template">\(Text.template(language))</label>
            <select id="side-template" data-fills><option>\(Text.own(language))</option>\(options)</select></div>
            \(field("party", Text.party, limit: 60))\(field("address", Text.address, limit: 200, type: "email"))\(field("subject", Text.subject, limit: 200))
            <div class="field"><label for="side-text">\(Text.text(language))</label>
            <textarea id="side-text" name="text" rows="10" maxlength="20000" required></textarea></div>
            """)
    }

    private func field(_ name: HTML, _ title: Phrase, limit: Int, type: HTML = "text") -> HTML {
        """
        <div class="field"><label for="side-\(name)">\(title(language))</label>
        <input id="side-\(name)" name="\(name)" type="\(type)" maxlength="\(limit)" required></div>
        """
    }
}

private struct LetterSettings {
    let templates: [LetterTemplate]
    let language: Language

    private typealias Text = SideStrings

    var html: HTML {
        let rows: [HTML] = templates.map { template in
            """
            <tr><td><strong>\(template.content.name)</strong><br><span class="faint">\(template.content.party)</span></td>
            <td class="pre">\(template.content.text)</td>
            <td class="end"><button type="button" class="button quiet" data-opens="letter-\(template.id)">\(Text.change(language))</button>
            <button type="button" class="button quiet" data-opens="delete-\(template.id)">\(Text.delete(language))</button></td></tr>
            """
        }
        return """
            <header class="part-head"><h1>\(Text.letters(language))</h1>\
            <button type="button" class="button primary" data-opens="letter-new">\(Text.addLetter(language))</button></header>
            <p class="hint">\(Text.lettersHint(language))</p><table class="table"><tbody>\(rows)</tbody></table>
            \(editor(nil))\(templates.map { editor($0) + removal($0) })
            """
    }

    private func editor(_ template: LetterTemplate?) -> HTML {
        let id: HTML = template.map { "\($0.id)" } ?? "new"
        let send: HTML = template.map { "PUT /api/v1/letter-templates/\($0.id)" } ?? "POST /api/v1/letter-templates"
        let content = template?.content
        func field(_ name: HTML, _ title: Phrase, _ value: String?, limit: Int, type: HTML = "text", isNeeded: Bool = true) -> HTML {
            """
            <div class="field"><label for="\(name)-\(id)">\(title(language))</label>
            <input id="\(name)-\(id)" name="\(name)" type="\(type)" value="\(value ?? "")" maxlength="\(limit)"\(when: isNeeded, " required")></div>
            """
        }
        return .dialog(
            "letter-\(id)", content.map { Phrase(en: $0.name, zh: $0.name) } ?? Text.addLetter, send: send, action: ConsoleStrings.save,
            attributes: " data-then=\"reload\"", language,
            """
            \(field("name", Text.name, content?.name, limit: 80))\(field("party", Text.party, content?.party, limit: 60))\
            \(field("address", Text.usualAddress, content?.address, limit: 200, type: "email", isNeeded: false))\
            \(field("subject", Text.subject, content?.subject, limit: 200))
            <div class="field"><label for="text-\(id)">\(Text.text(language))</label>
            <textarea id="text-\(id)" name="text" rows="12" maxlength="10000" required>\(content?.text ?? "")</textarea></div>
            """)
    }

    private func removal(_ template: LetterTemplate) -> HTML {
        let title = Text.deleteTitle(language, ["name": template.content.name])
        return .dialog(
            "delete-\(template.id)", Phrase(en: title, zh: title), send: "DELETE /api/v1/letter-templates/\(template.id)", action: Text.delete,
            isFinal: true, attributes: " data-then=\"reload\"", language, "<p>\(Text.deleteHint(language))</p>")
    }
}
