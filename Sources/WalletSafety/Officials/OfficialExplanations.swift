import Kit

extension OfficialOutcome {
    var why: Phrase {
        switch self {
        case .official(let official, _): official.confirmation
        case .imitation(let official, let sign): sign.explanation(official)
        case .stranger(let stranger): stranger.explanation
        case .nameOnly:
            Phrase(
                en: "This is only a name. Anybody can call themselves that, so it says nothing about who is behind it.",
                zh: "这只是一个名字，谁都可以这样叫，看不出背后是谁。")
        case .nothing:
            Phrase(en: "There is no link, mail address, number or account name in it that we could look up.", zh: "里面没有可以核对的链接、邮箱、电话或账号。")
        }
    }

    /// What to do now.
    var advice: Phrase {
        switch self {
        case .official(let official, let isPlatformOpen): official.advice(isPlatformOpen: isPlatformOpen)
        case .imitation(let official, _):
            Phrase(
                en: """
                    Stop here: do not reply, pay, install anything or enter a seed phrase. Reach us through our official contacts only, such as \
                    \(official.shown). \(OfficialOutcome.rescue.en)
                    """,
                zh: "请先停下：不要回复，不要转账，不要安装对方给的 App，也不要输入助记词。找我们请只走官方渠道，例如 \(official.shown)。\(OfficialOutcome.rescue.zh)")
        case .stranger(.scam):
            Phrase(
                en: "Do not open it, and do not enter or sign anything there. \(OfficialOutcome.rescue.en)",
                zh: "请不要打开，更不要在里面输入任何内容或签名授权。\(OfficialOutcome.rescue.zh)")
        case .stranger(.noneRegistered):
            Phrase(
                en: """
                    Until somebody from support has confirmed it in the app, treat it as a stranger: no seed phrase, no private key, no code, no \
                    payment.
                    """,
                zh: "请先在 App 里向客服确认。确认之前请当作陌生人：助记词、私钥、验证码都不要给，也不要转账。")
        case .stranger(.nameless):
            Phrase(
                en: "Open the profile there, copy the user name or number, and paste that here. Until then treat it as a stranger.",
                zh: "请点开对方的资料，把用户名或号码复制过来再查一次。查清之前请当作陌生人。")
        case .stranger:
            Phrase(
                en: """
                    Treat it as a stranger: what is said there does not come from us. Give no seed phrase, private key or code, send no money and \
                    sign nothing. To reach us, use one of our official contacts.
                    """,
                zh: "请当作陌生人：那边说的话不代表我们。不要给助记词、私钥或验证码，不要转账，也不要签名授权。要找我们，请用官方公布的联系方式。")
        case .nameOnly, .nothing:
            Phrase(
                en: """
                    Paste exactly what you received: the link, the mail address, the phone number with its country code, or the account name with \
                    its platform, such as “Telegram @name”. A display name or a picture is not enough.
                    """,
                zh: "请把收到的内容原样贴过来：链接、邮箱、带国家代码的电话，或者平台加账号，例如“微信 abc123”“Telegram @name”。只有昵称或头像没法核对。")
        }
    }

    /// What somebody does who has already been taken in.
    private static let rescue = Phrase(
        en: """
            If you have already given them a seed phrase or private key, make a new wallet in the genuine app now and move your assets to it; if \
            you signed an approval, revoke it.
            """,
        zh: "如果助记词或私钥已经给出去了，请马上在正版 App 里新建钱包，把资产转过去；如果签过授权，请尽快取消授权。")
}

extension Official {
    fileprivate var confirmation: Phrase {
        switch kind {
        case .site: Phrase(en: "This is our website: \(shown) and its subdomains are ours.", zh: "这是我们的官方网站，\(shown) 和它的子域名都是我们的。")
        case .mail where value.hasPrefix("@"):
            Phrase(en: "This is our mail domain: every address that ends in \(shown) is ours.", zh: "这是我们的官方邮箱，以 \(shown) 结尾的地址都是我们的。")
        case .mail: Phrase(en: "This is our official mail address.", zh: "这是我们的官方邮箱。")
        case .phone: Phrase(en: "This is our official phone number.", zh: "这是我们的官方电话。")
        case .app: Phrase(en: "This is the identifier of our app in the stores.", zh: "这是我们的 App 在应用商店里的标识。")
        case .qq: Phrase(en: "This is our official QQ number.", zh: "这是我们的官方 QQ 号。")
        case .wechat, .telegram, .weibo, .x, .discord:
            Phrase(en: "\(shown) is our official account on \(kind.platform.en).", zh: "\(shown) 是我们在\(kind.platform.spacedZh)的官方账号。")
        }
    }

    fileprivate func advice(isPlatformOpen: Bool) -> Phrase {
        let first = isPlatformOpen ? placeAdvice : kindAdvice
        return Phrase(
            en: "\(first.en) Wherever it is, we never ask for a seed phrase, a private key or a code.",
            zh: "\(first.zh)无论在哪里，我们都不会要您的助记词、私钥或验证码。")
    }

    private var placeAdvice: Phrase {
        Phrase(
            en: """
                This holds for the account on \(kind.platform.en) alone, and not for a display name, which anybody can copy. If you met the name \
                anywhere else, paste it again with its platform.
                """,
            zh: "这个结论只对\(kind.platform.spacedZh)的账号有效，昵称谁都可以照抄，不能作准。如果是在别的平台看到的，请加上平台名再查一次。")
    }

    private var kindAdvice: Phrase {
        switch kind {
        case .site:
            Phrase(
                en: "After it has opened, compare the address in your browser's bar letter by letter.", zh: "打开之后，请再核对一遍浏览器地址栏里的域名，要一字不差。")
        case .mail:
            Phrase(
                en: "A sender's address can be forged: if a mail urges you to pay or to open a link, ask us first through another official contact.",
                zh: "发件人地址可以伪造：邮件如果催您转账或点链接，请先通过其他官方渠道问我们。")
        case .phone:
            Phrase(
                en: "The number that a call shows can be forged: if you were called, hang up and dial this number yourself.",
                zh: "来电显示可以伪造：如果是对方打来的，请先挂断，再自己拨这个号码。")
        case .app:
            Phrase(
                en: "It is an identifier and not a web address: install the app from the store's own page and from nowhere else.",
                zh: "它是应用标识，不是网址：请只从应用商店的页面安装，不要用别处的安装包。")
        case .wechat, .telegram, .weibo, .qq, .x, .discord:
            Phrase(
                en: "Anybody can copy a display name and a picture: open the profile and compare the account itself.",
                zh: "昵称和头像谁都可以照抄：请点开对方资料，核对账号本身。")
        }
    }
}

extension ImitationSign {
    fileprivate func explanation(_ official: Official) -> Phrase {
        let shown = official.shown
        switch self {
        case .lookalikes:
            return Phrase(
                en: "It reads like our \(shown) but is written with other characters. It is not ours.", zh: "看上去像我们的 \(shown)，其实换了长得像的字符，不是我们的。")
        case .separators:
            return Phrase(
                en: "It has the letters of our \(shown), with other dots, hyphens or underscores. It is not ours.",
                zh: "字母和我们的 \(shown) 一样，但点、横线或下划线不一样，不是我们的。")
        case .addedWords:
            return Phrase(
                en: "It adds or leaves out words such as “support” or “official”, or digits. Ours is \(shown), and this is not.",
                zh: "它在我们的名字上加减了“客服”“official”之类的字样或数字。我们的是 \(shown)，这个不是。")
        case .slip where official.kind == .phone || official.kind == .qq:
            return Phrase(en: "One digit differs from our \(shown). It is not ours.", zh: "和我们的 \(shown) 差一位数字，不是我们的。")
        case .slip:
            return Phrase(en: "It is a letter or two away from our \(shown). It is not ours.", zh: "和我们的 \(shown) 只差一两个字母，不是我们的。")
        case .carriesName:
            return Phrase(en: "It carries our name but is not ours. Ours is \(shown).", zh: "它带着我们的名字，但不是我们的。我们的是 \(shown)。")
        case .otherEnding:
            return Phrase(en: "It has our name under another ending. Ours is \(shown), and this is not.", zh: "名字一样，但后缀不同。我们的是 \(shown)，这个不是。")
        case .officialInFront:
            return Phrase(en: "Our \(shown) only stands in front; the site belongs to somebody else.", zh: "前面写着我们的 \(shown)，实际打开的是别人的网站。")
        case .subdomain:
            return Phrase(en: "Our name is only a subdomain of somebody else's site. Ours is \(shown).", zh: "我们的名字只是别人网站的子域名。我们的是 \(shown)。")
        case .beforeAt:
            return Phrase(
                en: "\(shown) before the @ is only for show; the link leads to somebody else's site.", zh: "@ 前面的 \(shown) 只是摆样子，链接实际打开的是别人的网站。")
        case .otherPlatform:
            return Phrase(
                en: "It bears our name, but we have no account of that name there. Ours is \(official.placed.en).",
                zh: "用的是我们的名字，但我们在那里没有这个账号。我们的是\(official.placed.zh)。")
        case .otherMail:
            return Phrase(
                en: "It puts our name before a mail domain that is not ours. Ours is \(official.placed.en).",
                zh: "@ 前面用了我们的名字，但邮箱域名不是我们的。我们的是\(official.placed.zh)。")
        case .displayName:
            return Phrase(
                en: "Our name is shown as the sender, but the address behind it is not ours. Ours is \(official.placed.en).",
                zh: "发件人显示的是我们的名字，但后面的邮箱不是我们的。我们的是\(official.placed.zh)。")
        }
    }
}

extension Official {
    /// The official with the platform on which it is met, inside a sentence.
    fileprivate var placed: Phrase {
        kind.isHandle ? Phrase(en: "\(shown) on \(kind.platform.en)", zh: "\(kind.platform.spacedZh)的 \(shown)") : Phrase(en: shown, zh: " \(shown)")
    }
}

extension Phrase {
    /// The Chinese form, with a space to set Latin letters off from the character before and after.
    fileprivate var spacedZh: String {
        func isLatin(_ character: Character?) -> Bool { character?.isASCII == true }
        return (isLatin(zh.first) ? " " : "") + zh + (isLatin(zh.last) ? " 上" : "上")
    }
}

extension OfficialOutcome.Stranger {
    fileprivate var explanation: Phrase {
        switch self {
        case .unlisted(let kind?):
            Phrase(en: "It is no official \(kind.name.en) of ours.", zh: "它不是我们的官方\(kind.name.zh)。")
        case .unlisted(nil): Phrase(en: "No official account of ours has this name.", zh: "我们没有叫这个名字的官方账号。")
        case .noneRegistered(let kind?):
            Phrase(
                en: "No official \(kind.name.en) is registered here, so this one cannot be confirmed as ours.",
                zh: "这里没有登记官方\(kind.name.zh)，所以不能确认它是我们的。")
        case .noneRegistered(nil):
            Phrase(en: "No official contact is registered here yet, so nothing can be confirmed as ours.", zh: "这里还没有登记官方联系方式，所以不能确认它是我们的。")
        case .notOnPlatform(let kind):
            Phrase(en: "We have no account on \(kind.platform.en), so it is not ours.", zh: "我们在\(kind.platform.spacedZh)没有账号，所以它不是我们的。")
        case .sameDomain(let official):
            Phrase(
                en: "It lies under the same domain as our \(official.shown), but it is not on the official list and cannot be confirmed.",
                zh: "它和我们的 \(official.shown) 在同一个域名下，但不在官方名单里，不能确认。")
        case .genuineOther: Phrase(en: "It is a well-known site, but it belongs to others.", zh: "这是别家的正规网站，不是我们的。")
        case .scam(let reason):
            Phrase(
                en: "It is not ours, and it has the marks of a scam.\(reason.map { " \($0.phrase.en)" } ?? "")",
                zh: "它不是我们的，而且有诈骗特征。\(reason?.phrase.zh ?? "")")
        case .suspicious(let reason):
            Phrase(en: "It is not ours.\(reason.map { " \($0.phrase.en)" } ?? "")", zh: "它不是我们的。\(reason?.phrase.zh ?? "")")
        case .nameless(let kind):
            Phrase(
                en: "It is an invitation or a page on \(kind.platform.en) that does not say whose it is.",
                zh: "这是\(kind.platform.spacedZh)的邀请链接或页面，看不出是谁的。")
        }
    }
}
