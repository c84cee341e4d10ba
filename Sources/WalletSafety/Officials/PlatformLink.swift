/// What a link to a platform or store names: an account, or an app.
enum PlatformLink {
    /// A name that may be an official one.
    case handle(Official.Kind, String)
    case app(String)
    /// A page of the platform that names nobody, such as an invitation to a closed group.
    case nameless(Official.Kind)

    private enum Site {
        case telegram, x, weibo, discord, invitation, qq, wechat, playStore, appStore
    }

    private static let sites: [String: Site] = [
        "t.me": .telegram, "telegram.me": .telegram, "telegram.dog": .telegram, "x.com": .x, "twitter.com": .x, "mobile.twitter.com": .x, "mobile.x.com": .x,
        "weibo.com": .weibo, "weibo.cn": .weibo, "m.weibo.cn": .weibo, "m.weibo.com": .weibo, "discord.gg": .invitation, "discord.com": .discord,
        "discordapp.com": .discord, "qm.qq.com": .qq, "wpa.qq.com": .qq, "jq.qq.com": .qq, "u.wechat.com": .wechat, "weixin.qq.com": .wechat,
        "mp.weixin.qq.com": .wechat, "play.google.com": .playStore, "apps.apple.com": .appStore, "itunes.apple.com": .appStore,
    ]

    private static func site(_ host: LinkHost) -> Site? {
        sites[host.ascii.hasPrefix("www.") ? String(host.ascii.dropFirst(4)) : host.ascii]
    }

    /// Whether the pages of the host are its users' own.
    static func isPlatform(_ host: LinkHost) -> Bool { site(host) != nil }

    /// nil where the host is no platform.
    init?(_ link: Link) {
        guard let site = PlatformLink.site(link.host) else { return nil }
        let path = link.path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map(String.init)
        switch site {
        case .telegram: self = PlatformLink.telegram(path)
        case .x: self = PlatformLink.named(.x, path.first, except: ["i", "home", "search", "intent", "share", "hashtag", "explore", "settings"])
        case .weibo: self = PlatformLink.weibo(path)
        case .invitation: self = PlatformLink.invitation(path.first)
        case .discord: self = path.first == "invite" ? PlatformLink.invitation(path.dropFirst().first) : .nameless(.discord)
        case .qq: self = PlatformLink.named(.qq, PlatformLink.parameter("uin", link.path), except: [])
        case .wechat: self = .nameless(.wechat)
        case .playStore: self = PlatformLink.parameter("id", link.path).map { .app($0) } ?? .nameless(.app)
        case .appStore: self = path.last { $0.hasPrefix("id") && OfficialForm.isDigits($0.dropFirst(2)) }.map { .app($0) } ?? .nameless(.app)
        }
    }

    private static func telegram(_ path: [String]) -> PlatformLink {
        let name = path.first == "s" ? path.dropFirst().first : path.first
        return named(.telegram, name, except: ["joinchat", "c", "addstickers", "addlist", "share", "proxy", "socks"])
    }

    private static func weibo(_ path: [String]) -> PlatformLink {
        guard let first = path.first, ["u", "n", "profile"].contains(first) else { return named(.weibo, path.first, except: ["detail", "status", "tv"]) }
        return named(.weibo, path.dropFirst().first.map { $0.removingPercentEscapes }, except: [])
    }

    private static func invitation(_ code: String?) -> PlatformLink {
        code.map { .handle(.discord, OfficialForm.invitation + $0) } ?? .nameless(.discord)
    }

    private static func named(_ kind: Official.Kind, _ name: String?, except others: Set<String>) -> PlatformLink {
        guard let name, !name.hasPrefix("+"), !others.contains(name.lowercased()) else { return .nameless(kind) }
        return .handle(kind, name.hasPrefix("@") ? String(name.dropFirst()) : name)
    }

    private static func parameter(_ name: String, _ path: String) -> String? {
        guard let query = path.firstIndex(of: "?") else { return nil }
        let pairs = path[path.index(after: query)...].prefix { $0 != "#" }.split(separator: "&")
        return pairs.first { $0.hasPrefix("\(name)=") }.map { String($0.dropFirst(name.count + 1)) }
    }
}

extension String {
    /// Percent escapes undone; an escape that is none stays.
    fileprivate var removingPercentEscapes: String {
        var bytes: [UInt8] = []
        var rest = Array(utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let high = HostParser.hexDigit(UInt32(rest[rest.startIndex])),
                let low = HostParser.hexDigit(UInt32(rest[rest.startIndex + 1]))
            {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
