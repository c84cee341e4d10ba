/// The forms in which addresses, numbers and names are registered and compared.
enum OfficialForm {
    /// In the order in which a name without a platform is looked up.
    static let handlePlatforms: [Official.Kind] = [.telegram, .wechat, .weibo, .x, .discord, .qq]
    static let invitation = "discord.gg/"

    static func value(_ kind: Official.Kind, _ text: String) throws(OfficialRefusal) -> String {
        switch kind {
        case .site: try site(text)
        case .mail: try mail(text)
        case .phone: try phone(text)
        case .wechat, .telegram, .weibo, .qq, .x, .discord: try handle(kind, text)
        case .app: try app(text)
        }
    }

    /// Without the white space, quotes and invisible characters around it.
    static func trimmed(_ text: String) -> String {
        func isPadding(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || HostScalar.isInvisible(scalar.value) || "\"'“”‘’「」『』`<>《》".unicodeScalars.contains(scalar)
        }
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isPadding($0) }), let last = scalars.lastIndex(where: { !isPadding($0) }) else { return "" }
        return String(scalars[first...last])
    }

    static func isDigits(_ text: some StringProtocol) -> Bool { !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }

    /// ASCII letters in lower case. Others stay: `K` (U+212A) is no `k` on a platform.
    static func lower(_ text: String) -> String {
        String(codes: text.unicodeScalars.lazy.map { $0.value >= 0x41 && $0.value <= 0x5A ? $0.value | 0x20 : $0.value })
    }

    // MARK: - Sites and mail

    private static func site(_ text: String) throws(OfficialRefusal) -> String {
        guard let link = Link(text) else { throw .malformed(.site) }
        guard link.path.isEmpty || link.path == "/" else {
            throw PlatformLink.isPlatform(link.host) ? .platform(link.host.ascii) : .hasPath
        }
        return try ownHost(link.host, .site)
    }

    private static func ownHost(_ host: LinkHost, _ kind: Official.Kind) throws(OfficialRefusal) -> String {
        guard host.kind == .name, host.ascii.contains(".") else { throw .malformed(kind) }
        guard !host.isSuffix, !MailProviders.contains(host) else { throw .sharedHost(host.ascii) }
        guard !PlatformLink.isPlatform(host) else { throw .platform(host.ascii) }
        guard host.ascii.hasPrefix("www."), host.registrableStart > 0 else { return host.ascii }
        return String(host.ascii.dropFirst(4))
    }

    private static func mail(_ text: String) throws(OfficialRefusal) -> String {
        let text = text.hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
        guard let at = text.lastIndex(of: "@"), let host = LinkHost(String(text[text.index(after: at)...])) else { throw .malformed(.mail) }
        let local = lower(String(text[..<at]))
        if local.isEmpty { return "@\(try ownHost(host, .mail))" }
        guard host.kind == .name, host.ascii.contains("."), !host.isSuffix || MailProviders.contains(host), isLocalPart(local) else { throw .malformed(.mail) }
        return "\(local)@\(host.ascii)"
    }

    /// At most 64 bytes (RFC 5321), without quotes.
    static func isLocalPart(_ local: String) -> Bool {
        local.utf8.count <= 64 && !local.hasPrefix(".") && !local.hasSuffix(".") && local.unicodeScalars.allSatisfy { localSigns.contains($0.value) }
    }

    static let localSigns = ASCIISet("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-")

    // MARK: - Numbers

    private static func phone(_ text: String) throws(OfficialRefusal) -> String {
        guard let number = PhoneNumber(text) else { throw .malformed(.phone) }
        guard let canonical = number.canonical else { throw .noCountryCode }
        return canonical
    }

    // MARK: - Names

    private static func handle(_ kind: Official.Kind, _ text: String) throws(OfficialRefusal) -> String {
        var name = text.hasPrefix("@") || text.hasPrefix("＠") ? String(text.dropFirst()) : text
        if let link = Link(text), let platform = PlatformLink(link) {
            guard case .handle(kind, let linked) = platform else { throw .malformed(kind) }
            name = linked
        }
        name = lower(name)
        guard isHandle(kind, name) else { throw .malformed(kind) }
        return name
    }

    private static let letters = ASCIISet("abcdefghijklmnopqrstuvwxyz")
    private static let wordSigns = ASCIISet("abcdefghijklmnopqrstuvwxyz0123456789_")
    private static let nickSigns = ASCIISet("abcdefghijklmnopqrstuvwxyz0123456789_-")
    private static let discordSigns = ASCIISet("abcdefghijklmnopqrstuvwxyz0123456789_.")

    /// Whether `name`, in lower case, may be one of the platform's.
    private static func isHandle(_ kind: Official.Kind, _ name: String) -> Bool {
        let codes = name.unicodeScalars.map(\.value)
        switch kind {
        case .telegram: return (4...32).contains(codes.count) && codes.allSatisfy(wordSigns.contains) && codes.first.map(letters.contains) == true
        case .x: return (1...15).contains(codes.count) && codes.allSatisfy(wordSigns.contains)
        case .qq: return (5...11).contains(codes.count) && isDigits(name) && !name.hasPrefix("0")
        case .wechat, .weibo: return (2...30).contains(codes.count) && codes.allSatisfy { nickSigns.contains($0) || HostScalar.isEastAsian($0) }
        case .discord:
            guard name.hasPrefix(invitation) else { return (2...32).contains(codes.count) && codes.allSatisfy(discordSigns.contains) }
            let code = codes.dropFirst(invitation.count)
            return (2...32).contains(code.count) && code.allSatisfy(nickSigns.contains)
        case .site, .mail, .phone, .app: return false
        }
    }

    // MARK: - Apps

    private static func app(_ text: String) throws(OfficialRefusal) -> String {
        if let link = Link(text), let platform = PlatformLink(link) {
            guard case .app(let id) = platform, isApp(id) else { throw .malformed(.app) }
            return id
        }
        guard isApp(text) else { throw .malformed(.app) }
        return text
    }

    private static let appSigns = ASCIISet("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")

    /// Two or more parts between dots, each with a letter or digit; or `id` and the App Store's number.
    static func isApp(_ text: String) -> Bool {
        if text.hasPrefix("id"), (6...12).contains(text.utf8.count - 2), isDigits(text.dropFirst(2)) { return true }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count >= 2 && text.utf8.count <= 155
            && parts.allSatisfy { part in
                !part.isEmpty && part.unicodeScalars.allSatisfy { appSigns.contains($0.value) }
            }
    }
}

/// Where anybody can have a mail address.
enum MailProviders {
    static func contains(_ host: LinkHost) -> Bool { names.contains(host.registrable) || names.contains(host.ascii) }

    private static let names: Set<String> = [
        "gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "live.com", "msn.com", "yahoo.com", "yahoo.co.jp", "yahoo.co.uk", "icloud.com", "me.com",
        "mac.com", "aol.com", "proton.me", "protonmail.com", "pm.me", "tutanota.com", "tuta.io", "gmx.com", "gmx.net", "gmx.de", "mail.com", "email.com",
        "zoho.com", "zohomail.com", "yandex.com", "yandex.ru", "mail.ru", "fastmail.com", "hushmail.com", "naver.com", "daum.net", "web.de",
        "qq.com", "vip.qq.com", "foxmail.com", "163.com", "126.com", "yeah.net", "vip.163.com", "188.com", "sina.com", "sina.cn", "sohu.com", "139.com",
        "189.cn", "wo.cn", "aliyun.com", "tom.com", "21cn.com",
    ]
}
