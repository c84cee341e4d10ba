package import Kit

/// Why an address, number or name can't be registered as official.
package enum OfficialRefusal: Error, Sendable, Hashable {
    case empty(Official.Kind)
    /// It isn't written as addresses of its kind are.
    case malformed(Official.Kind)
    /// A page of a site; whose host others may share.
    case hasPath
    /// A name under which anybody may have a site or an address.
    case sharedHost(String)
    /// A site whose pages belong to its users; the account's name is what can be official.
    case platform(String)
    /// A telephone number without its country code.
    case noCountryCode

    /// For the one who registers: what to write instead.
    package var explanation: Phrase {
        switch self {
        case .empty(let kind): Phrase(en: "Enter the \(kind.name.en).", zh: "请填写\(kind.name.zh)。")
        case .malformed(let kind): kind.howToWrite
        case .hasPath:
            Phrase(en: "Enter the domain alone, without a path, such as example.com.", zh: "只填域名，不要带后面的路径，例如 example.com。")
        case .sharedHost(let host):
            Phrase(
                en: "Anybody can have a site or an address under \(host). Enter your own domain or the full address.",
                zh: "\(host) 下面谁都可以开站点或邮箱，请填自己的域名或完整地址。")
        case .platform(let host):
            Phrase(
                en: "\(host) belongs to a platform. Choose the platform as the kind and enter the name of your account.",
                zh: "\(host) 是平台的网站。请把类型选成对应的平台，再填账号名。")
        case .noCountryCode:
            Phrase(en: "Enter the number with its country code, such as +86 138 0013 8000.", zh: "请带上国家或地区代码，例如 +86 138 0013 8000。")
        }
    }
}

extension Official.Kind {
    /// What one of the kind is called inside a sentence.
    package var name: Phrase {
        switch self {
        case .site: Phrase(en: "website", zh: "网站")
        case .mail: Phrase(en: "mail address", zh: "邮箱")
        case .phone: Phrase(en: "phone number", zh: "电话")
        case .wechat: Phrase(en: "WeChat account", zh: "微信号或公众号")
        case .telegram: Phrase(en: "Telegram account", zh: "Telegram 账号")
        case .weibo: Phrase(en: "Weibo account", zh: "微博账号")
        case .qq: Phrase(en: "QQ number", zh: "QQ 号")
        case .x: Phrase(en: "X account", zh: "X（推特）账号")
        case .discord: Phrase(en: "Discord account", zh: "Discord 账号")
        case .app: Phrase(en: "app", zh: "App")
        }
    }

    /// Where one of the kind is met.
    var platform: Phrase {
        switch self {
        case .site: Phrase(en: "the web", zh: "网站")
        case .mail: Phrase(en: "mail", zh: "邮箱")
        case .phone: Phrase(en: "the phone", zh: "电话")
        case .wechat: Phrase(en: "WeChat", zh: "微信")
        case .telegram: Phrase(en: "Telegram", zh: "Telegram")
        case .weibo: Phrase(en: "Weibo", zh: "微博")
        case .qq: Phrase(en: "QQ", zh: "QQ")
        case .x: Phrase(en: "X", zh: "X（推特）")
        case .discord: Phrase(en: "Discord", zh: "Discord")
        case .app: Phrase(en: "the app stores", zh: "应用商店")
        }
    }

    fileprivate var howToWrite: Phrase {
        switch self {
        case .site: Phrase(en: "Enter a domain such as example.com.", zh: "请填域名，例如 example.com。")
        case .mail:
            Phrase(
                en: "Enter an address such as help@example.com, or @example.com for all addresses of the domain.",
                zh: "请填邮箱，例如 help@example.com；整个域名下的邮箱都算官方时填 @example.com。")
        case .phone:
            Phrase(en: "Enter a phone number with its country code, such as +86 138 0013 8000.", zh: "请填带国家或地区代码的电话，例如 +86 138 0013 8000。")
        case .wechat:
            Phrase(
                en: "Enter a WeChat ID or the name of an official account: 2 to 30 letters, digits, Chinese characters, hyphens or underscores.",
                zh: "请填微信号或公众号名称：2 到 30 个汉字、字母、数字、下划线或减号。")
        case .telegram:
            Phrase(
                en: "Enter the name of the account, group or channel: 4 to 32 letters, digits and underscores, a letter first. Invite links can't be checked.",
                zh: "请填账号、群或频道的用户名：4 到 32 个字母、数字或下划线，以字母开头。邀请链接无法核验。")
        case .weibo:
            Phrase(en: "Enter the Weibo name, or the number of the account.", zh: "请填微博昵称，或者微博的数字 UID。")
        case .qq: Phrase(en: "Enter the number of the account or group: 5 to 11 digits.", zh: "请填 QQ 号或群号：5 到 11 位数字。")
        case .x: Phrase(en: "Enter the name after the @: at most 15 letters, digits and underscores.", zh: "请填 @ 后面的用户名：最多 15 个字母、数字或下划线。")
        case .discord:
            Phrase(
                en: "Enter the user name (2 to 32 letters, digits, dots and underscores) or the invitation, such as discord.gg/example.",
                zh: "请填用户名（2 到 32 个字母、数字、点或下划线），或者邀请链接，例如 discord.gg/example。")
        case .app:
            Phrase(
                en: "Enter the bundle ID or package name, such as com.example.wallet, or the app's link in the store.",
                zh: "请填包名或 Bundle ID，例如 com.example.wallet，也可以填应用商店里的链接。")
        }
    }
}
