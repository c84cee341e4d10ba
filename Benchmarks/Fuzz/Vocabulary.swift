import WordLists

/// What texts are made of. Everything is made up; the keys and phrases open nothing.
enum Vocabulary {
    /// The words of the twelve BIP-39 lists.
    static let lists: [[String]] = [
        bip39_english, bip39_chinese_simplified, bip39_chinese_traditional, bip39_czech, bip39_french, bip39_italian, bip39_japanese, bip39_korean,
        bip39_portuguese, bip39_russian, bip39_spanish, bip39_turkish,
    ].map { language in
        let list = bip39_list(language)
        return String(decoding: UnsafeRawBufferPointer(start: list.text, count: list.length), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// All but the words of the lists; a piece is drawn from a group, each as often as the others.
    static let groups = [
        labels, separators, invisible, numbering, brackets, json, links, hosts, linkParts, keys, keyWords, markers, longTokens, english, chinese, requests,
        chineseRequests, emoji,
    ]

    static let labels = [
        "password:", "password is ", "my pin code is ", "passcode=", "pwd: ", "密码：", "密码是", "支付密码 ", "口令：", "verification code: ", "2fa code ", "otp is ",
        "验证码：", "短信验证码是", " is my code", "是我的验证码", "recovery codes: ", "backup code ", "恢复码：", "2fa secret: ", "otp secret is ", "setup key ",
        "谷歌密钥：", "google authenticator key is ", "seed phrase: ", "secret=", "word 1: ", "words: ", "助记词：", "第十二个单词：", "身份证 ", "card ",
    ]

    static let separators = [
        " ", "  ", "\n", "\r\n", "\t", ", ", "，", "、", "。", "; ", " - ", "-", "–", "/", "|", "\u{3000}", "...", "…", " · ", "\\n", ">", "+", "=", "**", "_",
        ".", ":",
        "：", "!", "?", "？", "'", "\"", "` ", ". ", ", or ", " if ", " then ", " and ", "或者", "，然后", "·",
    ]

    /// What is not seen, or stands over a letter.
    static let invisible = [
        "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{202E}", "\u{300}", "\u{301}", "\u{308}", "\u{20DD}", "\u{FE0F}", "\u{E0041}",
        "\u{1160}", "\u{11A8}", "\u{3099}", "\u{0}", "\u{7F}", "\u{85}",
    ]

    static let numbering = ["1. ", "2) ", "3: ", "12", "1st ", "#4 ", "word 1 ", "第一个", "a) ", "第2个是", "(5) ", "① ", "no. 7 ", "2048 "]

    static let brackets = [
        "[", "]", "(", ")", "{", "}", "<", ">", "【", "】", "「", "」", "“", "”", "[[", "]]", "](", "[.]", "(dot)", "[a](", "((", "))", "\"\"", "''", "``",
    ]

    static let json = [
        "{\"", "\":", "\"}", "\":{\"", "[1,", "[12, 34, ", "255,", "\",\"", "\\u0041", "\\\"", "\"ciphertext\":\"", "\"cipherparams\":{", "\"kdfparams\":{",
        "\"crypto\":{",
        "\"address\":", "null", "{}", "[]", "}}", "{{", "ciphertext kdfparams ", "{\"ciphertext\":\"", "\"key\": \"",
    ]

    static let links = [
        "https://tronscan.org/#/transaction/", "https://etherscan.io/tx/0x", "http://", "https://", "hxxps://", "https:\\\\", "wss://",
        "otpauth://totp/a?secret=",
        "otpauth:", "https://user@", "https://tronscan.org@evil.top/", "www.example.com", "http://1.2.3.4/", "https://[::1]/", "http://0x7f000001/",
        "mailto:a@b.c",
        "https://a.b.c.d.e.f/", "https://metamask-login.pages.dev/a?b=c#d", "请打开tronscan.org查询", "ftp://",
    ]

    static let hosts = [
        "tronscan.org", "metamask", "tr\u{43E}nscan.org", "trust-wallet.top", "walletconnect", ".com", ".co.uk", ".pages.dev", "中国", ".中国", "xn--", "xn--a",
        "xn--fiqs8s",
        "example", "127.0.0.1", "a.b", "login.", "-support", "binance.com.", "ledger", "1.1.1.1", "com.", "co", "io", "例子.测试", "セール", "한글",
    ]

    static let linkParts = [
        "@", ":8080", "/", "\\", "?", "#", "%", "%2e", "%E4%BD%A0", "/../", "//", "://", ":/", "&a=", "。", "．", "｡", "a.", "a@", "a.b@", "中a.", "http:/",
        "hxxp://a . ", ".a",
        "/(", ")/", "~", ",",
    ]

    static let keys = [
        "0x", "deadbeef", "0123456789abcdef", "4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318", "550e8400-e29b-41d4-a716-446655440000",
        "xprv", "zprv9",
        "5HueCGU8rMjxEXxiPuD5BDku4MkFqeZyd4dZ1jvhTVqvbTLvyTJ", "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb", "bc1q", "0xde0B295669a9FD93d5F28D9Ec85E40f4cb697BAe",
        "SOL ",
        "4242 4242 4242 4242", "11010519491231002X", "1234-5678-", "JBSWY3DPEHPK3PXP", "abcd efgh ", "123456", "hunter2!", "aaaaaaa.", "abcdefg/",
    ]

    static let keyWords = [
        "private key ", "seed ", "phrase ", "mnemonic ", "secret ", "wif ", "keystore ", "hash ", "txid ", "transaction ", "transfer ", "私钥", "助记词", "种子", "密钥",
        "哈希", "交易",
        "转账", "流水号", "siyao ", "key",
    ]

    static let markers = [
        "[12-word seed phrase removed]", "[private key removed]", "[已移除私钥]", "[已移除 12 个单词的助记词]", "[password removed]",
        "[removed: a transaction hash or a private key]", "[12-word seed", "[已移除", "-word seed phrase removed]", "[1", "个单词的助记词]", "[one-time code removed]",
    ]

    static let longTokens = [
        String(repeating: "a", count: 300), String(repeating: "7", count: 200), String(repeating: "f", count: 63), String(repeating: "的", count: 150),
        String(repeating: "abandonability", count: 20), String(repeating: "sendyourseedphrase", count: 20), String(repeating: "zoo", count: 100),
        String(repeating: "a.", count: 130), String(repeating: "é", count: 90), String(repeating: "ア", count: 90), String(repeating: "s e e d ", count: 20),
    ]

    static let english = [
        "please ", "I forgot my wallet ", "the transfer is pending ", "you ", "we ", "our staff ", "never ", "do not ", "don't ", "nobody ", "can ",
        "yesterday ",
        "because there was an error ", "it ", "them ", "and ", "or ", "but ", "not ", "unless ", "if ", "then ", "a scammer ", "they say: ", "any of ",
        "yours ", "today. ",
        "word ", "words ", "the right network ", "?", "100u ", "50 TRX ",
    ]

    static let chinese = [
        "请", "您好，", "我的钱包打不开了", "转账一直没有到账。", "客服", "我们", "不要", "不", "任何人", "如果", "那么", "或者", "但是", "骗子", "它", "这些", "的", "一", "了", "是", "吗？", "昨天",
        "请您耐心等待，", "区块链", "链上确认", "十二", "第", "个", "資產", "錢包",
    ]

    /// Sentences of the kind that the judge of outgoing texts reads, whole and in parts.
    static let requests = [
        "send us your seed phrase", "please type your private key into the form", "never share your recovery phrase with anyone",
        "if you send it, then we can unlock it, ",
        "if they ask for your password then hang up or ", "or tell me the code, or read it out, or ", "don't share and type ", "your 12 words, please. ",
        "seed phrase?",
        "install AnyDesk and give us control ", "transfer 100 USDT to the address below ", "we will recover your funds ", "a small fee of 50 TRX first, ",
        "buy now, the price will rise ", "it is your own fault ", "s e e d p h r a s e ", "p@ssw0rd ", "sendmeyourseedphrase ", "- \"send your key\"\n",
        "They say: ",
        "we ask you to confirm ", "share your screen ", "the first four words ", "what a scammer wants is ", "nobody needs ", "double ", "guaranteed ",
        "unless we ask, ",
        "http://pay.example.top/ ",
    ]

    static let chineseRequests = [
        "请把助记词发给我们", "把私钥填到表格里，", "不要把助记词告诉任何人", "如果您提供密码，我们就能解冻，", "或者念出来，", "骗子会让您", "请先转 100U 到这个地址", "保证追回", "请安装向日葵，共享屏幕",
        "手续费", "现在买入，马上要涨", "这是您自己的问题", "助 记 词", "验证码报一下", "我们不会向您要", "没有人需要", "先给", "导入钱包，", "截图发来", "核对一下私钥后四位", "客服说：", "“把词发我”\n",
        "除了我们", "请勿输入",
    ]

    static let emoji = ["🙂", "🔥", "👨‍👩‍👧‍👦", "🇨🇳", "1️⃣", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "𝓅𝒶𝓈𝓈", "Ⓐ", "ﬁ", "İ", "ß", "Σ", "\u{FFFD}"]
}
