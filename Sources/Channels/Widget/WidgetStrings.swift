package import HTTPKit

/// What the widget, the private page and the form say around a conversation.
package enum WidgetStrings {
    static let title = ScriptPhrase("title", en: "Support", zh: "客服")
    static let intro = ScriptPhrase(
        "intro", en: "I’m the desk’s assistant; a person can take over at any time.", zh: "我是客服助手，您随时可以转给真人客服。")
    static let warning = ScriptPhrase(
        "warning", en: "We never ask for your seed phrase or private key.", zh: "我们绝不会向您要助记词或私钥。")
    static let topQuestions = ScriptPhrase("topQuestions", en: "Asked most", zh: "大家常问")
    static let toPerson = ScriptPhrase("toPerson", en: "Talk to a person", zh: "找真人客服")
    static let allArticles = ScriptPhrase("allArticles", en: "All help articles", zh: "全部帮助文章")
    static let earlier = ScriptPhrase("earlier", en: "Your open questions", zh: "您正在处理的问题")
    static let close = ScriptPhrase("close", en: "Close", zh: "关闭")
    static let needsScript = ScriptPhrase(
        "needsScript", en: "This page needs JavaScript. The help center works without it:",
        zh: "本页需要启用 JavaScript。不启用也可以看帮助中心：")
    static let privateTitle = ScriptPhrase("privateTitle", en: "Your question to support", zh: "您向客服提的问题")

    static let caution = ScriptPhrase(
        "caution", en: "This looks like a seed phrase or private key. Please delete it before you send: nobody here needs it.",
        zh: "这段文字像是助记词或私钥。发送前请删掉，我们处理任何问题都用不到它。")
    static let attachWarning = ScriptPhrase(
        "attachWarning", en: "Never send a picture that shows a seed phrase, a private key or its QR code: in pictures they are easily missed.",
        zh: "千万不要发带有助记词、私钥或其二维码的图片：图片里的最容易漏检。")
    static let attachLimit = ScriptPhrase("attachLimit", en: "At most 10 MB.", zh: "不超过 10 MB。")
    static let chooseFile = ScriptPhrase("chooseFile", en: "Choose a file", zh: "选择文件")

    /// Sentences that pages and scripts share.
    static let page = [
        title, intro, warning, topQuestions, toPerson, allArticles, earlier, close, needsScript, privateTitle,
    ]

    static let writing = [
        ScriptPhrase("ask", en: "What happened? Ask in your own words", zh: "遇到了什么问题？直接说就行"),
        ScriptPhrase(
            "askPerson", en: "Say in one sentence what it is about; then a person takes over", zh: "先用一句话说是什么事，然后转给真人客服"),
        ScriptPhrase("write", en: "Write a message", zh: "输入消息"),
        ScriptPhrase("send", en: "Send", zh: "发送"),
        ScriptPhrase("mayAnswer", en: "This may answer it already", zh: "这几篇也许能直接解决"),
        ScriptPhrase("articlesFailed", en: "The articles could not be loaded.", zh: "文章没有加载出来。"),
        caution,
        ScriptPhrase("attach", en: "Add a file", zh: "添加文件"),
        ScriptPhrase("proveWallet", en: "Prove a wallet", zh: "证明钱包"),
        attachWarning,
        attachLimit,
        chooseFile,
        ScriptPhrase("cancel", en: "Cancel", zh: "取消"),
        ScriptPhrase("fileTooLarge", en: "This file is larger than 10 MB.", zh: "这个文件超过了 10 MB。"),
    ]

    static let delivery = [
        ScriptPhrase("sending", en: "Sending…", zh: "发送中…"),
        ScriptPhrase("keptOffline", en: "Not sent yet. It goes out as soon as you are connected.", zh: "还没发出，连上网络后会自动发送。"),
        ScriptPhrase("failed", en: "Not sent", zh: "没有发出"),
        ScriptPhrase("failedWhy", en: "The desk did not accept this. Your text is still here.", zh: "服务器没有接收。您写的内容还在。"),
        ScriptPhrase("retry", en: "Try again", zh: "重试"),
        ScriptPhrase("edit", en: "Edit", zh: "修改"),
        ScriptPhrase("discard", en: "Discard", zh: "丢弃"),
        ScriptPhrase("file", en: "File: {name}", zh: "文件：{name}"),
        ScriptPhrase("download", en: "Download {name}", zh: "下载 {name}"),
        ScriptPhrase("downloadFailed", en: "The file could not be fetched. Try again.", zh: "文件没有下载成功，请再试一次。"),
        ScriptPhrase(
            "offline", en: "Offline since {time}. What you write is sent later.", zh: "{time} 起断网，您写的内容恢复后自动发送。"),
        ScriptPhrase("notReached", en: "The desk could not be reached.", zh: "连不上客服系统。"),
        ScriptPhrase("newer", en: "New messages ↓", zh: "有新消息 ↓"),
    ]

    /// Everything that a page around a conversation may say.
    package static let all = page + writing + delivery + ConversationStrings.all
}
