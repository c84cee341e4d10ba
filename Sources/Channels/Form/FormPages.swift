package import HTTPKit
package import Kit

/// The web form. It asks by topic, and becomes the conversation once it is sent.
package enum FormPages {
    package static func form(language: Language) -> HTML {
        let phrases = WidgetStrings.all + FormStrings.all
        return WidgetPages.shell(
            title: FormStrings.title, language: language, script: "form.js", phrases: phrases,
            """
            <header class="page-head">
            <a href="/help?lang=\(language.rawValue)" data-text="allArticles">\(WidgetStrings.allArticles(language))</a>
            \(WidgetPages.languageButton(language))
            </header>
            \(WidgetPages.withoutScript(language))
            <main class="page form-page">
            <div id="ask">
            <h1 data-text="form.title">\(FormStrings.title(language))</h1>
            <p data-text="form.lead">\(FormStrings.lead(language))</p>
            <p class="warning"><strong data-text="warning">\(WidgetStrings.warning(language))</strong></p>
            <form id="form" novalidate hidden>
            \(topics(language))
            \(urgent(language))
            <div id="details" hidden>
            \(details(language))
            \(Field("text", FormStrings.text, FormStrings.textHint, kind: .paragraph).html(language))
            <p class="alert danger caution" id="caution" role="status" data-text="caution" hidden>\(WidgetStrings.caution(language))</p>
            <section class="suggestions" id="suggestions" aria-live="polite" hidden>
            <h2 data-text="form.suggestions">\(FormStrings.suggestions(language))</h2><ul class="articles" id="articles"></ul>
            </section>
            \(files(language))
            \(Field("email", FormStrings.email, FormStrings.emailHint, kind: .email).html(language))
            <p class="error" id="form-error" role="alert" hidden></p>
            <div class="actions"><button class="button primary" id="send" data-text="form.send">\(FormStrings.send(language))</button></div>
            </div>
            </form>
            </div>
            \(receipt(language))
            <section class="talk" id="desk" hidden></section>
            </main>
            """)
    }

    private static func topics(_ language: Language) -> HTML {
        let cards: [HTML] = FormTopic.allCases.map { topic in
            """
            <label class="topic"><input type="radio" name="topic" value="\(topic.rawValue)" aria-describedby="topic-error">
            <span data-text="\(topic.phrase.key)">\(topic.phrase(language))</span></label>
            """
        }
        return """
            <fieldset class="topics"><legend data-text="form.topic">\(FormStrings.topic(language))</legend>
            <div class="topic-grid">\(cards)</div>
            <p class="error" id="topic-error" role="alert" hidden></p></fieldset>
            """
    }

    /// What to do now, before any form: seconds count.
    private static func urgent(_ language: Language) -> HTML {
        let steps: [HTML] = [FormStrings.urgentMove, FormStrings.urgentRevoke, FormStrings.urgentPay].map {
            "<li data-text=\"\($0.key)\">\($0(language))</li>"
        }
        return """
            <section class="alert danger" id="urgent" hidden>
            <h2 data-text="form.urgent">\(FormStrings.urgent(language))</h2>
            <ol>\(steps)</ol>
            <p><a href="/help/security/funds-stolen-now?lang=\(language.rawValue)" target="_blank" rel="noopener"
            data-text="form.urgentLink">\(FormStrings.urgentLink(language))</a></p>
            </section>
            """
    }

    private static func details(_ language: Language) -> HTML {
        let fields: [HTML] = [
            Field(
                "transactionHash", FormStrings.hash, FormStrings.hashHint, topics: [.transfers, .fees, .security, .dapps], kind: .code
            ).html(language),
            Field(
                "address", FormStrings.address, FormStrings.addressHint, topics: [.transfers, .balances, .security, .dapps], kind: .code
            ).html(language),
            Field(
                "appVersion", FormStrings.appVersion, FormStrings.appVersionHint, topics: [.app, .account, .backup, .dapps], kind: .line
            ).html(language),
            Field("system", FormStrings.system, FormStrings.systemHint, topics: [.app, .account, .backup], kind: .line).html(language),
        ]
        return "\(fields)"
    }

    private static func files(_ language: Language) -> HTML {
        """
        <div class="field">
        <label for="file" data-text="form.file">\(FormStrings.file(language))</label>
        <p class="hint" id="file-hint"><strong data-text="attachWarning">\(WidgetStrings.attachWarning(language))</strong>
        <span data-text="attachLimit">\(WidgetStrings.attachLimit(language))</span></p>
        <div class="file-row">
        <input type="file" id="file" name="file" multiple accept="image/*,.pdf,.txt,.log" aria-describedby="file-hint file-error">
        <label class="button" for="file" data-text="chooseFile">\(WidgetStrings.chooseFile(language))</label>
        <span class="aside" id="file-names" role="status"></span></div>
        <p class="error" id="file-error" role="alert" hidden></p>
        </div>
        """
    }

    private static func receipt(_ language: Language) -> HTML {
        """
        <section class="receipt" id="receipt" tabindex="-1" hidden>
        <h1><span data-text="form.received">\(FormStrings.received(language))</span> <span class="tabular" id="receipt-number"></span></h1>
        <div id="receipt-link"><p data-text="form.keepLink">\(FormStrings.keepLink(language))</p>
        <p class="receipt-row"><a class="mono" id="receipt-address" href="/"></a>
        <button type="button" class="button" id="receipt-copy" data-text="form.copy">\(FormStrings.copy(language))</button></p></div>
        </section>
        """
    }
}

/// One question of the form, with its hint before it and what is wrong beside it.
private struct Field {
    enum Kind { case line, code, email, paragraph }

    let name: String
    let label: ScriptPhrase
    let hint: ScriptPhrase
    /// The topics that ask it; every topic where empty.
    let topics: [FormTopic]
    let kind: Kind

    init(_ name: String, _ label: ScriptPhrase, _ hint: ScriptPhrase, topics: [FormTopic] = [], kind: Kind) {
        self.name = name
        self.label = label
        self.hint = hint
        self.topics = topics
        self.kind = kind
    }

    func html(_ language: Language) -> HTML {
        let asked: HTML = topics.isEmpty ? "" : " data-topics=\"\(topics.map(\.rawValue).joined(separator: " "))\" hidden"
        return """
            <div class="field"\(asked)>
            <label for="\(name)" data-text="\(label.key)">\(label(language))</label>
            <p class="hint" id="\(name)-hint" data-text="\(hint.key)">\(hint(language))</p>
            \(control)
            <p class="error" id="\(name)-error" role="alert" hidden></p>
            </div>
            """
    }

    private var control: HTML {
        let shared: HTML = "id=\"\(name)\" name=\"\(name)\" aria-describedby=\"\(name)-hint \(name)-error\""
        return switch kind {
        case .line: "<input type=\"text\" \(shared) maxlength=\"200\" autocomplete=\"off\">"
        case .code:
            """
            <input type="text" class="mono" \(shared) maxlength="120" autocomplete="off" autocapitalize="none" spellcheck="false">
            """
        case .email: "<input type=\"email\" \(shared) maxlength=\"254\" autocomplete=\"email\">"
        case .paragraph: "<textarea \(shared) rows=\"6\" maxlength=\"20000\" autocomplete=\"off\"></textarea>"
        }
    }
}
