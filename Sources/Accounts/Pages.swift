package import HTTPKit
import HTTPTypes
import Kit

extension AccountsService {
    /// The door of the console, and its settings.
    /// - Parameters:
    ///   - isSecure: the desk is reached by HTTPS alone, so its cookies are sent over nothing else.
    ///   - settings: what other features add to the settings, after those of the accounts.
    package func pageRoutes(isSecure: Bool, settings: [SettingsPart] = []) -> RouteTable {
        var table = RouteTable()
        table.add(.get, "/login", "The door", gate: .everyone, kind: .page) { call, _ in
            Reply.html(DoorPages.login(call.language, next: Self.safePath(call.query("next")), email: "", problem: nil))
        }
        table.add(.post, "/login", "Sign in by a form", gate: .everyone, kind: .page) { call, _ in
            try await login(
                call,
                isSecure: isSecure)
        }
        table.add(.get, "/welcome", "Set a password by a one-time link", gate: .everyone, kind: .page) { call, _ in
            Reply.html(DoorPages.welcome(call.language))
        }
        table.add(.delete, "/api/v1/session", "Sign out", gate: gate(nil), kind: .json) { _, me in
            try await signOut(me)
            return Reply.nothing.setting(cookie: Self.sessionCookie("", seconds: 0, isSecure: isSecure))
        }
        addSettings(Self.ownSettings(self) + settings, to: &table)
        return table
    }

    // MARK: - Signing in

    private func login(_ call: Call, isSecure: Bool) async throws -> Reply {
        let fields = try await call.form()
        let next = Self.safePath(fields["next"])
        let email = fields["email"] ?? ""
        func again(_ problem: String, _ status: HTTPResponse.Status) -> Reply {
            Reply.html(DoorPages.login(call.language, next: next, email: email, problem: problem), status: status)
        }
        guard Self.isOwnForm(call) else { return again(AccountStrings.foreign(call.language), .forbidden) }
        do {
            let token = try await signIn(email: email, password: fields["password"] ?? "", address: call.address)
            let language = try await startingLanguage(call, token: token)
            return Reply.redirect(to: next)
                .setting(cookie: Self.sessionCookie(token, seconds: 57_600, isSecure: isSecure))
                .setting(
                    cookie: "walletdesk_language=\(language.rawValue); SameSite=Lax; Path=/; Max-Age=31536000"
                        + (isSecure
                            ? "; Secure" : ""))
        } catch AccountError.wrongCredentials {
            return again(AccountStrings.wrong(call.language), .unauthorized)
        } catch let error as APIError where error.code == .tooMany {
            let minutes = String(max(1, ((error.retryAfter ?? 60) + 59) / 60))
            return again(AccountStrings.throttled(call.language, ["minutes": minutes]), .tooManyRequests)
        }
    }

    /// What was chosen at the door, else before, else the person's own language.
    private func startingLanguage(_ call: Call, token: String) async throws -> Language {
        if call.query("lang") != nil || call.cookie("walletdesk_language") != nil { return call.language }
        return try await signedIn(token: token)?.staff.language ?? call.language
    }

    /// The pages send no referrer, so that a form of their own comes with the origin `null`: `Sec-Fetch-Site` is what tells.
    /// A browser too old to send that is let in only where it sends no origin either.
    private static func isOwnForm(_ call: Call) -> Bool {
        guard let site = call.headers[.fetchSite] else { return call.headers[.origin] == nil }
        return site == "same-origin" || site == "none"
    }

    private static func sessionCookie(_ token: String, seconds: Int, isSecure: Bool) -> String {
        "\(cookie)=\(token); HttpOnly; SameSite=Lax; Path=/; Max-Age=\(seconds)" + (isSecure ? "; Secure" : "")
    }

    /// A path on this desk: one that starts with a single slash. Anything else leads to the inbox.
    static func safePath(_ path: String?) -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), path.utf8.count <= 500,
            path.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value < 0x7F && $0 != "\\" })
        else { return "/console" }
        return path
    }
}

/// The pages before one has signed in.
enum DoorPages {
    static func login(_ language: Language, next: String, email: String, problem: String?) -> HTML {
        let text = AccountStrings.self
        let alert: HTML = problem.map { "<p class=\"alert waiting\" id=\"problem\" role=\"alert\">\($0)</p>" } ?? .nothing
        return page(
            language, title: text.signIn, path: "/login", next: next, scripts: [],
            """
            <h1>\(text.signIn(language))</h1>
            \(alert)
            <form method="post" action="/login?lang=\(language.rawValue)" class="stack">
            <input type="hidden" name="next" value="\(next)">
            <div class="field"><label for="email">\(text.email(language))</label>
            <input type="email" id="email" name="email" value="\(email)\
            " autocomplete="username" required \(when: email.isEmpty, "autofocus")></div>
            <div class="field"><label for="password">\(text.password(language))</label>
            <input type="password" id="password" name="password" autocomplete="current-password" required \(when: !email.isEmpty,
                "autofocus")
            \(when: problem != nil, "aria-describedby=\"problem\"")></div>
            <button class="button primary large">\(text.signIn(language))</button>
            </form>
            """)
    }

    static func welcome(_ language: Language) -> HTML {
        let text = AccountStrings.self
        return page(
            language, title: text.welcome, path: "/welcome", next: nil, scripts: ["console-welcome.js"],
            """
            <h1>\(text.welcome(language))</h1>
            <p class="alert waiting" id="problem" role="alert" hidden></p>
            <form class="stack" id="welcome" data-incomplete="\(text.incompleteLink(language))\
            " data-unreached="\(ConsoleStrings.script.phrase("notReached")(language))">
            <div class="field"><label for="password">\(text.newPassword(language))</label>
            <p class="hint" id="password-hint">\(text.welcomeLead(language))</p>
            <input type="password" id="password" name="password" autocomplete="new-password" minlength="12" maxlength="200" required autofocus
             aria-describedby="password-hint problem"></div>
            <button class="button primary large">\(text.setPassword(language))</button>
            </form>
            """)
    }

    private static func page(
        _ language: Language, title: Phrase, path: String, next: String?, scripts: [String], _ main: HTML
    ) -> HTML {
        let other: Language = language == .zh ? .en : .zh
        let query: HTML = next.map { "&amp;next=\($0)" } ?? .nothing
        return PageShell(
            title: title(language) + " · WalletDesk", language: language,
            stylesheets: [
                "console.css",
                "console-pages.css",
            ], scripts: scripts,
            body: """
                <div class="door">
                <header><span class="brand">WalletDesk</span> <span class="faint">\(AccountStrings.lead(language))</span>
                <a class="other" href="\(path)?lang=\(other.rawValue)\(query)" lang="\(other.htmlTag)">\(other.ownName)</a></header>
                <main>\(main)</main>
                <footer><p>\(AccountStrings.seedWarning(language))</p></footer>
                </div>
                """
        ).html
    }
}

extension [ScriptPhrase] {
    /// The phrase of that name.
    fileprivate func phrase(_ key: String) -> Phrase { first { $0.key == key }?.phrase ?? Phrase(en: key, zh: key) }
}
