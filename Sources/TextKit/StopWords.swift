/// Words that say little about the subject. They keep a small weight: "how" and "can I" still tell two questions apart.
enum StopWords {
    static func contains(_ word: String) -> Bool { words.contains(word) }

    static func contains(_ characters: CharacterRun) -> Bool { characterRuns.contains(characters) }

    private static let words = Set(english.split(whereSeparator: \.isWhitespace).map(String.init))

    private static let characterRuns = Set(chinese.split(whereSeparator: \.isWhitespace).map { CharacterRun($0.unicodeScalars) })

    private static let english = """
        a about after again all already also always am an and any anybody anyone are as at be because been before being but by can
        cannot cant could couldnt did didnt do does doesnt doing done dont either else even ever every everyone for from get gets
        getting go going got guys had has hasnt have havent having he hello help her here hey hi him his how i if im in into is isnt
        it its ive just know let like make many may maybe me might mine more most much must my need never no not now of off ok on one
        only or other our out over own please plz pls really said same say see seems she should sir so some somebody someone
        something still such sure tell than thank thanks that the their them then there these they thing things this those though
        through to too try trying u up us use using very want was wasnt way we well were what whats when where which while who whom
        whose why will with without wont would wouldnt yes yet you your yours
        """

    private static let chinese = """
        的 了 吗 呢 啊 吧 呀 嘛 哦 我 你 您 他 她 它 们 是 在 有 和 与 及 就 都 也 还 又 要 会 能 可 以 怎 么 什 为 这 那 个 一 不 没 未 很 太 被 把 给 从 到 去 来
        上 下 里 中 后 前 时 候 请 问 想 知 道 让 跟 向 对 用 得 地 着 过 说 看 点 多 少 几 哪 谁 呢 啥 嗯 好 再 才 只 并 但 如 何 因 所 而 或 且 之 其 此
        怎么 什么 为什 么办 怎样 如何 可以 请问 我的 你的 您的 我们 你们 这个 那个 一个 一下 是什 是不 不是 知道 帮我 没有 有没 还是 就是 现在 已经 你好 您好 是否 能不
        不能 么回 回事 怎么 啥意 意思 什么 么意 为何 么样 个是 了吗 了呢 么了 我想 想问 问一 么会 会这 这样 那么 哪里 办啊 了怎 我要 要怎 有什 都是 一直
        """
}
