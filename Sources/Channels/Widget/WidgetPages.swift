package import HTTPKit
package import Kit

/// The pages that hold a conversation: the widget's frame, and the private page behind a link.
package enum WidgetPages {
    /// The page in the widget's frame.
    /// - Parameter allowedOrigin: the site around it, already found among the origins that may show the widget; nil outside a frame.
    package static func frame(language: Language, allowedOrigin: String?) -> HTML {
        let text = WidgetStrings.self
        return shell(
            title: text.title, language: language, script: "frame.js", phrases: WidgetStrings.all,
            """
            <div class="frame">
            <header class="frame-head">
            <h1 data-text="title">\(text.title(language))</h1>
            \(languageButton(language))
            <button type="button" class="button quiet" id="close" data-text="close" hidden>\(text.close(language))</button>
            </header>
            \(withoutScript(language))
            <main class="talk" id="desk" data-origin="\(allowedOrigin ?? "")">
            \(home(language))
            </main>
            </div>
            """)
    }

    /// The private page of one conversation. Its key stands in the address's fragment, which never reaches the server.
    package static func conversation(language: Language, conversationId: String) -> HTML {
        let phrases =
            WidgetStrings.all + [
                ScriptPhrase("accessEnded", en: "This link does not open a conversation.", zh: "这个链接打不开对话。"),
                ScriptPhrase(
                    "accessEndedThen",
                    en: "It may be incomplete or out of date. Copy it once more from where you saved it, to the last character.",
                    zh: "链接可能不完整或已过期。请从保存的地方重新完整复制一次。"),
                ScriptPhrase(
                    "missing",
                    en: "This link does not open a conversation. It may be incomplete or old: copy it once more, to the last character.",
                    zh: "这个链接打不开对话，可能不完整或已过期。请重新完整复制一次。"),
            ]
        return shell(
            title: WidgetStrings.privateTitle, language: language, script: "private.js", phrases: phrases,
            """
            <div class="frame full">
            <header class="frame-head">
            <h1 data-text="privateTitle">\(WidgetStrings.privateTitle(language))</h1>
            \(languageButton(language))
            </header>
            \(withoutScript(language))
            <main class="talk" id="desk" data-conversation="\(conversationId)"></main>
            </div>
            """)
    }

    private static func home(_ language: Language) -> HTML {
        let text = WidgetStrings.self
        return """
            <section class="home" id="home">
            <div class="intro"><p data-text="intro">\(text.intro(language))</p>
            <p><strong data-text="warning">\(text.warning(language))</strong></p></div>
            <ul class="notices" id="notices"></ul>
            <section id="earlier" hidden><h2 data-text="earlier">\(text.earlier(language))</h2><ul class="articles"></ul></section>
            <h2 id="articles-title" data-text="topQuestions">\(text.topQuestions(language))</h2>
            <ul class="articles" id="articles" aria-labelledby="articles-title"></ul>
            <p><a href="/help" target="_blank" rel="noopener" data-text="allArticles">\(text.allArticles(language))</a></p>
            </section>
            """
    }

    /// Offers the other language in its own words.
    static func languageButton(_ language: Language) -> HTML {
        let other: Language = language == .zh ? .en : .zh
        return "<button type=\"button\" class=\"button quiet\" id=\"language\" lang=\"\(other.htmlTag)\">\(other.ownName)</button>"
    }

    static func withoutScript(_ language: Language) -> HTML {
        "<noscript><p class=\"notice\">\(WidgetStrings.needsScript(language)) <a href=\"/help\">/help</a></p></noscript>"
    }

    static func shell(title: ScriptPhrase, language: Language, script: String, phrases: [ScriptPhrase], _ body: HTML) -> HTML {
        PageShell(
            title: title(language), language: language, stylesheets: ["customer.css"], scripts: [script],
            body: "\(HTML.strings(phrases, language: language))\n\(body)"
        ).html
    }
}
