package import HTTPKit
package import Kit

/// The frame around every page of the console: top bar, menus, key sheet, palette, and what scripts need to know.
package struct ConsoleShell: Sendable {
    package enum Section: String, Sendable, CaseIterable {
        case inbox, board, knowledge, settings

        var title: Phrase {
            switch self {
            case .inbox: ConsoleStrings.inbox
            case .board: ConsoleStrings.board
            case .knowledge: ConsoleStrings.knowledge
            case .settings: ConsoleStrings.settings
            }
        }

        var path: String { self == .inbox ? "/console" : "/console/\(rawValue)" }

        /// What one needs to see it; nil where everybody does.
        var permission: Permission? {
            switch self {
            case .inbox: .readConversations
            case .board: .seeBoard
            case .knowledge: .readKnowledge
            case .settings: nil
            }
        }
    }

    let title: String
    let me: SignedIn
    let language: Language
    let section: Section
    /// Style sheets beside those of the frame.
    let stylesheets: [String]
    /// The page's own modules.
    let scripts: [String]
    let phrases: [ScriptPhrase]
    let main: HTML

    package init(
        title: String, me: SignedIn, language: Language, section: Section, stylesheets: [String] = [], scripts: [String] = [],
        phrases: [ScriptPhrase] = [], main: HTML
    ) {
        self.title = title
        self.me = me
        self.language = language
        self.section = section
        self.stylesheets = stylesheets
        self.scripts = scripts
        self.phrases = phrases
        self.main = main
    }

    package var html: HTML {
        let styles: [HTML] = (["tokens.css", "console.css"] + stylesheets).map { "<link rel=\"stylesheet\" href=\"/assets/\($0)\">\n" }
        let modules: [HTML] = (["console.js"] + scripts).map { "<script type=\"module\" src=\"/assets/\($0)\"></script>\n" }
        return """
            <!doctype html>
            <html lang="\(language.htmlTag)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <link rel="icon" href="/assets/console-icon.svg">
            <meta name="csrf" content="\(me.csrf)">
            <title>\(title) · WalletDesk</title>
            <script src="/assets/console-theme.js"></script>
            \(styles)\(modules)</head>
            <body class="console" data-section="\(section.rawValue)" data-staff="\(me.staff.id)" data-name="\(me.staff.name)">
            <a class="visually-hidden skip" href="#main">\(ConsoleStrings.skip(language))</a>
            <p class="offline" id="offline" role="status" hidden></p>
            \(bar)
            <main id="main" tabindex="-1">
            <noscript><p class="alert">\(ConsoleStrings.needsScript(language))</p></noscript>
            \(main)
            </main>
            \(keySheet)
            \(palette)
            \(outboundDialog)
            <div class="toasts" id="toasts" role="status" aria-live="polite"></div>
            \(HTML.strings(ConsoleStrings.script + phrases, language: language))
            </body>
            </html>

            """
    }

    private var bar: HTML {
        let visible = Section.allCases.filter { section in section.permission.map { me.staff.may($0) } ?? true }
        let links: [HTML] = visible.map { each in
            """
            <a href="\(each.path)"\(when: each == section, " aria-current=\"page\"") data-page="\(each.rawValue)">\(each.title(language))\
            \(when: each == .inbox, "<span class=\"count\" id=\"unanswered\" hidden></span>")</a>
            """
        }
        return """
            <header class="bar">
            <a class="brand" href="/console">WalletDesk</a>
            <nav aria-label="\(ConsoleStrings.pages(language))">\(links)</nav>
            <form class="bar-search" role="search" action="/console">
            <input type="search" id="search" name="query" placeholder="\(ConsoleStrings.search(language))\
            " aria-label="\(ConsoleStrings.search(language))"
             autocomplete="off" maxlength="200"><kbd aria-hidden="true">/</kbd>
            </form>
            <button type="button" class="button quiet" id="presence" popovertarget="presence-menu" data-status="">\
            <span class="dot" aria-hidden="true"></span><span \
            id="presence-label">\(ConsoleStrings.offDuty(language))</span></button>
            <button type="button" class="button quiet account" popovertarget="account-menu" aria-label="\(ConsoleStrings.account(language))"><span \
            class="avatar" aria-hidden="true">\(String(me.staff.name.prefix(1)))</span></button>
            </header>
            \(presenceMenu)
            \(accountMenu)
            """
    }

    private var presenceMenu: HTML {
        func choice(_ value: String, _ name: Phrase, _ hint: Phrase) -> HTML {
            """
            <label class="choice"><input type="radio" name="status" value="\(value)"><span><strong>\(name(language))</strong>
            <small>\(hint(language))</small></span></label>
            """
        }
        let reasons: [HTML] = ConsoleStrings.awayReasons.map { value, name in "<option value=\"\(value)\">\(name(language))</option>" }
        return """
            <form class="menu wide" id="presence-menu" popover aria-label="\(ConsoleStrings.presence(language))">
            \(choice("available", ConsoleStrings.available, ConsoleStrings.availableHint))
            \(choice("away", ConsoleStrings.away, ConsoleStrings.awayHint))
            <label class="inline-field"><span>\(ConsoleStrings.awayReason(language))</span><select name="reason" disabled>\(reasons)</select></label>
            <label class="inline-field"><span>\(ConsoleStrings.capacity(language))</span>\
            <input type="number" name="capacity" min="1" max="50" value="4"></label>
            </form>
            """
    }

    private var accountMenu: HTML {
        let text = ConsoleStrings.self
        let languages: [HTML] = Language.allCases.map { each in
            """
            <button type="button" class="segment" lang="\(each.htmlTag)" data-language="\(each.rawValue)\
            " aria-pressed="\(each == language ? "true" : "false")">\
            \(each.ownName)</button>
            """
        }
        let themes: [HTML] = [("auto", text.themeAuto), ("light", text.themeLight), ("dark", text.themeDark)].map { value, name in
            "<button type=\"button\" class=\"segment\" data-theme-choice=\"\(value)\" aria-pressed=\"false\">\(name(language))</button>"
        }
        return """
            <div class="menu wide" id="account-menu" popover aria-label="\(text.account(language))">
            <p class="who"><strong>\(me.staff.name)</strong> <span class="faint">\(AccountStrings.role(me.staff.role, language))</span></p>
            <div class="group" role="group" aria-label="\(text.language(language))"><h3>\(text.language(language))</h3>\
            <div class="segments">\(languages)</div></div>
            <div class="group" role="group" aria-label="\(text.theme(language))"><h3>\(text.theme(language))</h3>\
            <div class="segments">\(themes)</div></div>
            <div class="group"><h3>\(text.alerts(language))</h3>
            <button type="button" class="item" id="notify">\(text.notify(language))</button>
            <label class="item"><input type="checkbox" id="sound"> \(text.sound(language))</label></div>
            <div class="group">
            <button type="button" class="item" data-opens="keys">\(text.help(language)) <kbd>?</kbd></button>
            <button type="button" class="item" id="sign-out">\(text.signOut(language))</button></div>
            </div>
            """
    }

    private var keySheet: HTML {
        let groups: [HTML] = ConsoleStrings.keys.map { group in
            let rows: [HTML] = group.rows.map { row in
                let keys: [HTML] = row.keys.map { "<kbd>\($0)</kbd> " }
                return "<div><dt>\(keys)</dt><dd>\(row.does(language))</dd></div>"
            }
            return "<section><h3>\(group.title(language))</h3><dl>\(rows)</dl></section>"
        }
        return """
            <dialog class="sheet" id="keys" aria-labelledby="keys-title">
            <header><h2 id="keys-title">\(ConsoleStrings.help(language))</h2>
            <button type="button" class="button quiet" data-closes>\(ConsoleStrings.close(language))</button></header>
            <div class="key-groups">\(groups)</div>
            </dialog>
            """
    }

    /// Asks whoever writes a text for everybody whether they stand by it.
    private var outboundDialog: HTML {
        """
        <dialog class="ask" id="confirm-outbound" aria-labelledby="outbound-title"><form method="dialog">
        <h2 id="outbound-title">\(ConsoleStrings.outbound(language))</h2>
        <p id="outbound-reason" class="pre"></p>
        <p class="hint">\(ConsoleStrings.outboundHint(language))</p>
        \(HTML.dialogEnd(ConsoleStrings.outboundAgree, language))</form></dialog>
        """
    }

    private var palette: HTML {
        """
        <dialog class="palette" id="palette" aria-label="\(ConsoleStrings.palette(language))">
        <input type="text" id="palette-input" role="combobox" aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list" autocomplete="off"
         spellcheck="false" maxlength="200" placeholder="\(ConsoleStrings.paletteHint(language))\
         " aria-label="\(ConsoleStrings.palette(language))">
        <ul id="palette-list" role="listbox" aria-label="\(ConsoleStrings.palette(language))"></ul>
        </dialog>
        """
    }
}

/// How a moment is written. The server writes what needs no zone; the page's script writes the rest anew in the reader's own zone.
package enum TimeForm: String, Sendable {
    /// How long ago: `5m`.
    case ago
    /// The time of day.
    case clock
    /// Day and time.
    case stamp
    /// How long until then, and the moment.
    case until
}

extension HTML {
    package static func time(_ instant: Instant, _ form: TimeForm) -> HTML {
        let plain = instant.iso8601.prefix(16).replacing("T", with: " ")
        return "<time datetime=\"\(instant.iso8601)\" data-form=\"\(form.rawValue)\" title=\"\(plain) UTC\">\(plain)</time>"
    }
}
