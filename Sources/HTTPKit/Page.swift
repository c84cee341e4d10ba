package import Kit

/// The document around a page: nothing inline, so that it stands under `default-src 'self'`.
package struct PageShell: Sendable {
    package var title: String
    package var language: Language
    /// Names of style sheets under `/assets/`, in order. `tokens.css` comes first and needs no mention.
    package var stylesheets: [String]
    /// Names of ES modules under `/assets/`.
    package var scripts: [String]
    /// For search engines and previews; left out where empty.
    package var summary: String
    /// Search engines may list it. Pages of one person's matter may not be listed.
    package var isListed: Bool
    package var body: HTML

    package init(
        title: String, language: Language, stylesheets: [String], scripts: [String] = [], summary: String = "", isListed: Bool = false,
        body: HTML
    ) {
        self.title = title
        self.language = language
        self.stylesheets = stylesheets
        self.scripts = scripts
        self.summary = summary
        self.isListed = isListed
        self.body = body
    }

    package var html: HTML {
        let styles: [HTML] = (["tokens.css"] + stylesheets).map { "<link rel=\"stylesheet\" href=\"/assets/\($0)\">\n" }
        let modules: [HTML] = scripts.map { "<script type=\"module\" src=\"/assets/\($0)\"></script>\n" }
        return """
            <!doctype html>
            <html lang="\(language.htmlTag)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            \(when: !isListed, "<meta name=\"robots\" content=\"noindex\">\n")\
            \(when: !summary.isEmpty, "<meta name=\"description\" content=\"\(summary)\">\n")\
            <title>\(title)</title>
            \(styles)\(modules)</head>
            <body>
            \(body)
            </body>
            </html>

            """
    }
}

/// A sentence that a script shows too: `key` is its name there. Elements with `data-text="key"` are written anew when the reader
/// switches languages.
package struct ScriptPhrase: Sendable {
    package let key: String
    package let phrase: Phrase

    package init(_ key: String, en: String, zh: String) {
        self.key = key
        phrase = Phrase(en: en, zh: zh)
    }

    package func callAsFunction(_ language: Language) -> String { phrase(language) }
}

extension HTML {
    /// The block that scripts read their sentences from, in every language. A later phrase of the same key wins.
    package static func strings(_ phrases: [ScriptPhrase], language: Language) -> HTML {
        var json = "{\"language\":\(quoted(language.rawValue))"
        for each in Language.allCases {
            let pairs = phrases.map { "\(quoted($0.key)):\(quoted($0(each)))" }
            json += ",\(quoted(each.rawValue)):{\(pairs.joined(separator: ","))}"
        }
        return "<script type=\"application/json\" id=\"strings\">\(HTML(trusted: json + "}"))</script>"
    }

    /// A JSON string that can't end the element it stands in: `<`, `>` and `&` are written as escapes.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "<", ">", "&", "\u{2028}", "\u{2029}", "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
