import Kit

/// What the flows say about a coin that the customer doesn't know.
enum UnknownTokenAnswers {
    static let leaveAlone = Phrase(
        en: """
            It is most likely bait. Leave it where it is: don't open a website in its name or memo, don't connect your wallet to it, don't try to \
            swap or send it. You can hide it in the wallet app. Anyone can send a token to any address; receiving it gave nobody access to your \
            wallet.
            """,
        zh: """
            多半是诱饵，放着别动：不打开币名或备注里的网址，不为它连接钱包，不去兑换，也不用转出去，嫌碍眼就在钱包 App 里隐藏。\
            谁都能往任何地址发代币，收到它并没有让别人拿到您钱包的控制权。
            """)
    static let untouched = Phrase(
        en: "Then there is nothing more to do. Should a website ever ask for an approval or for your phrase because of it, close it.",
        zh: "那就不用再做什么。以后要是有网站借它要授权或者要助记词，直接关掉。")
    static let touched = Phrase(
        en: """
            Then look at once: in the wallet app's approvals page, set to 0 what you don't know. Opening a page alone does no harm; what counts is \
            whether something was signed, or the phrase was typed anywhere. If it was typed, make a new wallet in the genuine app and move your coins \
            there, the most valuable first.
            """,
        zh: """
            那要马上看一下：打开钱包 App 的授权管理，把不认识的授权改成 0。只打开过网页没有影响，关键是签没签过名、有没有在哪里填过助记词。\
            填过的话，在正版 App 里新建钱包，把币转过去，最值钱的先转。
            """)
}
