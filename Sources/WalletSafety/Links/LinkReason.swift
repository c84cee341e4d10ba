package import Kit

/// Why a link was judged as it was.
package enum LinkReason: Sendable, Equatable {
    case allowedName(String)
    case allowedByList
    case deniedByList
    /// With what eth-phishing-detect's rule compares.
    case resemblesListed(String)
    case disguisedName(String)
    case baitedName(String)
    case genuineNameInFront(String)
    case nameUnderOtherEnding(String)
    case nameWithSlip(String)
    case nameInLabel(String)
    case nameAsSubdomain(String)
    /// What stands before the `@` is the host of somebody trusted.
    case trustedUserInfo(String)
    case userInfo
    case rawAddress
    case disguisedAddress
    case encodedHost
    case backslash
    case mislabelled
    case mixedScripts
    case shortener
    /// The character model says so, with certainty or not.
    case readsLikeScam
    case readsLikeScamPerhaps
    case nothingKnown

    package var phrase: Phrase {
        switch self {
        case .allowedName(let name): Phrase(en: "\(name) is on the list of genuine names.", zh: "\(name) 在官方域名名单里。")
        case .allowedByList: Phrase(en: "An imported list names it as harmless.", zh: "导入的名单注明它没有问题。")
        case .deniedByList: Phrase(en: "An imported blocklist names it as a scam.", zh: "导入的黑名单已把它列为诈骗网站。")
        case .resemblesListed(let name):
            Phrase(en: "Its name is only a few letters away from \(name).", zh: "它的域名和 \(name) 只差几个字母。")
        case .disguisedName(let name):
            Phrase(en: "It reads like \(name) but is written with other characters.", zh: "看上去是 \(name)，其实换了长得像的字符，是假冒的。")
        case .baitedName(let name):
            Phrase(en: "It puts \(name) beside words that scams lure with; it does not belong to \(name).", zh: "它把 \(name) 和诈骗常用的诱导词拼在一起，并不是 \(name) 的网站。")
        case .genuineNameInFront(let name):
            Phrase(en: "The genuine address of \(name) stands in front, but the site belongs to somebody else.", zh: "前面写着 \(name) 的官方域名，实际打开的是别人的网站。")
        case .nameUnderOtherEnding(let name):
            Phrase(en: "It bears the name of \(name) under an ending that is not among its genuine addresses.", zh: "用了 \(name) 的名字，但后缀不在官方域名里。")
        case .nameWithSlip(let name): Phrase(en: "It is one letter away from \(name).", zh: "它和 \(name) 只差一个字母。")
        case .nameInLabel(let name):
            Phrase(en: "It carries the name of \(name) but is none of its genuine addresses.", zh: "域名里带有 \(name)，但不是它的官方域名。")
        case .nameAsSubdomain(let name):
            Phrase(en: "\(name) stands in a subdomain of somebody else's site.", zh: "\(name) 只是子域名，网站属于别人。")
        case .trustedUserInfo(let host):
            Phrase(en: "\(host) before the @ is only for show; the link leads elsewhere.", zh: "@ 前面的 \(host) 只是摆样子，链接实际打开的是 @ 后面的网站。")
        case .userInfo: Phrase(en: "Text before an @ hides where the link leads.", zh: "链接里有 @，真正打开的是 @ 后面的网站。")
        case .rawAddress: Phrase(en: "It leads to a bare IP address instead of a name.", zh: "链接直接指向 IP 地址，没有域名。")
        case .disguisedAddress: Phrase(en: "It hides an IP address in an unusual notation.", zh: "用不常见的写法隐藏了 IP 地址。")
        case .encodedHost: Phrase(en: "Its host is written with percent signs so that it can't be read.", zh: "域名用百分号编码写成，让人看不出真实地址。")
        case .backslash: Phrase(en: "Backslashes stand where slashes belong.", zh: "该用斜杠的地方用了反斜杠。")
        case .mislabelled: Phrase(en: "The text of the link names another site than the one it opens.", zh: "链接文字显示的网站和实际打开的不是同一个。")
        case .mixedScripts: Phrase(en: "It mixes letters of different alphabets in one word.", zh: "同一个词里混用了不同文字的字母。")
        case .shortener: Phrase(en: "A short link hides where it leads.", zh: "短链接，看不出最终打开哪个网站。")
        case .readsLikeScam: Phrase(en: "Its name is built like those of known crypto scams.", zh: "域名的构成和已知的加密货币诈骗网站如出一辙。")
        case .readsLikeScamPerhaps: Phrase(en: "Its name has something of those of crypto scams.", zh: "域名和加密货币诈骗网站有几分相似。")
        case .nothingKnown: Phrase(en: "No list names it, and nothing about it stands out.", zh: "名单里没有它，域名本身也没有明显异常。")
        }
    }
}
