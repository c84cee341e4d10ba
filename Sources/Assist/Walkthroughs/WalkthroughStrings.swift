import Kit

enum WalkthroughStrings {
    static let choose = Phrase(en: "I can't tell which of these you mean. Please answer with its number.", zh: "没看明白是哪一种，回复前面的数字就行。")
    static let waitingForLetter = Phrase(
        en: "I go on as soon as the button in the letter is pressed. Not there? Look into the spam folder; if it doesn't come, write “no letter”.",
        zh: "邮件里的按钮点过以后，这边会马上继续。没看到邮件的话，先翻一下垃圾邮件；一直没有，就回复“没收到邮件”。")
    static let confirmed = Phrase(en: "mail address confirmed", zh: "邮箱已确认")
    static let accountDone = Phrase(en: "done by the account service", zh: "账号服务已处理")
    static let accountRefused = Phrase(en: "not done by the account service", zh: "账号服务没有处理")
    static let wentThrough = Phrase(en: "Went through: {title}", zh: "走过的引导：{title}")
    static let chose = Phrase(en: "Answered: {answers}", zh: "客户的选择：{answers}")
    static let kept = Phrase(en: "{question}: {answer}", zh: "{question}：{answer}")

    static let walkthroughs = Phrase(en: "Walkthroughs", zh: "引导流程")
    static let hint = Phrase(
        en: "The assistant takes customers through them step by step, and the help center shows them as pages.", zh: "助手按这些步骤一步步引导客户，帮助中心也能照着走。")
    static let empty = Phrase(
        en: "There is none yet. Begin one here, or bring them with a folder of knowledge.", zh: "还没有引导流程。可以在这里新建，也可以随知识库文件夹一起导入。")
    static let start = Phrase(en: "New walkthrough", zh: "新建引导")
    static let steps = Phrase(en: "Steps", zh: "步骤")
    static let look = Phrase(en: "See it as customers do", zh: "按客户看到的样子走一遍")
    static let content = Phrase(en: "Text (YAML)", zh: "内容（YAML）")
    static let contentHint = Phrase(
        en: "Saving plays all its talks in both languages. It is shown to customers at once if nothing is wrong.", zh: "保存时会用两种语言把里面的对话都演练一遍，没有问题就立即生效。")
    static let save = Phrase(en: "Check and publish", zh: "检查并发布")
    static let versions = Phrase(en: "Versions", zh: "历史版本")

    static let restart = Phrase(en: "Start from the beginning", zh: "从头开始")
    static let next = Phrase(en: "Go on", zh: "继续")
    static let ask = Phrase(en: "This needs a person. Write to us and say what you have tried.", zh: "这一步需要人工处理。请联系我们，并说明已经试过什么。")
    static let more = Phrase(en: "More about it: {title}", zh: "详细说明：{title}")
    static let inHelp = Phrase(en: "Find out what to do", zh: "一步步来")
    static let inHelpHint = Phrase(en: "A few questions lead to the next step", zh: "回答几个问题，看看该怎么做")
}
