import HTTPKit

/// What stands in and below a conversation.
enum ConversationStrings {
    static let messages = [
        ScriptPhrase("log", en: "Conversation", zh: "对话"),
        ScriptPhrase("you", en: "You", zh: "您"),
        ScriptPhrase("code.label", en: "Code", zh: "核验码"),
        ScriptPhrase("code.check", en: "Check that this message is from us", zh: "核验这条消息是否由我们发出"),
        ScriptPhrase("code.agent", en: "agent {code}", zh: "工号 {code}"),
        ScriptPhrase("assistant", en: "Assistant", zh: "客服助手"),
        ScriptPhrase("person", en: "Support", zh: "客服"),
        ScriptPhrase("today", en: "Today", zh: "今天"),
        ScriptPhrase("moment", en: "{day} {time} ({zone})", zh: "{day} {time}（{zone}）"),
        ScriptPhrase("typing", en: "{name} is typing…", zh: "{name}正在输入…"),
        ScriptPhrase("source", en: "Source:", zh: "来源："),
        ScriptPhrase("reviewed", en: "checked {day}", zh: "{day}核对"),
        ScriptPhrase("solvedThis", en: "Did this solve it?", zh: "这样解决了吗？"),
        ScriptPhrase("yes", en: "Yes", zh: "解决了"),
        ScriptPhrase("no", en: "No", zh: "没有"),
        ScriptPhrase(
            "notHelped", en: "Then this was not the right answer. Say more about what you see, or have a person look at it.",
            zh: "那这个回答没有对上。您可以再说说看到的情况，也可以让真人客服来看。"),
    ]

    static let removed = [
        ScriptPhrase(
            "removed.seedPhrase", en: "There was a seed phrase in this message. We removed it and kept nothing.",
            zh: "这条消息里有助记词。我们已经删除，没有保存。"),
        ScriptPhrase(
            "removed.privateKey", en: "There was a private key in this message. We removed it and kept nothing.",
            zh: "这条消息里有私钥。我们已经删除，没有保存。"),
        ScriptPhrase(
            "removed.secret", en: "There was a secret in this message. We removed it and kept nothing.", zh: "这条消息里有机密内容。我们已经删除，没有保存。"),
        ScriptPhrase(
            "removed.unclear", en: "We removed 64 characters that could be a private key. We kept nothing.",
            zh: "我们删除了一串可能是私钥的 64 位字符，没有保存。"),
        ScriptPhrase(
            "removed.unclear.then",
            en: "A transaction hash looks exactly the same. If it is one, say so and we use it. If it is a key, do not send it again.",
            zh: "交易哈希和私钥看起来一模一样。如果是交易哈希，请点下面的按钮；如果是私钥，请不要再发。"),
        ScriptPhrase("removed.isHash", en: "Yes, it is a transaction hash", zh: "是的，这是交易哈希"),
        ScriptPhrase(
            "removed.again", en: "If it was a transaction hash, copy it from a block explorer and send it again.",
            zh: "如果是交易哈希，请从区块浏览器复制后再发一次。"),
    ]

    static let states = [
        ScriptPhrase("state.bot", en: "The assistant answers", zh: "客服助手为您解答"),
        ScriptPhrase("state.queued", en: "Waiting for a person", zh: "等待真人客服"),
        ScriptPhrase("state.assigned", en: "{name} is with you", zh: "{name}在为您处理"),
        ScriptPhrase("state.awaiting", en: "{name} waits for your answer", zh: "{name}在等您回复"),
        ScriptPhrase("state.in_progress", en: "We are working on it", zh: "正在处理"),
        ScriptPhrase("state.resolved", en: "Answered", zh: "已答复"),
        ScriptPhrase("state.closed", en: "Closed", zh: "已结束"),
    ]

    static let waiting = [
        ScriptPhrase("panel", en: "Where your question stands", zh: "问题进度"),
        ScriptPhrase("waiting.place", en: "You are number {position} in line", zh: "您排在第 {position} 位"),
        ScriptPhrase("waiting.range", en: ": most likely {range}.", zh: "，预计还要 {range}。"),
        ScriptPhrase("minutes", en: "{low} to {high} minutes", zh: "{low} 到 {high} 分钟"),
        ScriptPhrase("minutes.one", en: "about {high} min", zh: "约 {high} 分钟"),
        ScriptPhrase("hours", en: "{low} to {high} hours", zh: "{low} 到 {high} 小时"),
        ScriptPhrase(
            "waiting.unknown", en: "Your question is with us. A person answers as soon as one is free.",
            zh: "问题已经收到，有客服空出来就会回复您。"),
        ScriptPhrase("waiting.nobody", en: "Nobody is on duty right now. Your question is kept in its place.", zh: "现在没有客服值班，您的问题已经排上了。"),
        ScriptPhrase("waiting.opens", en: "People are here again: {moment}, in your time zone.", zh: "客服上班时间：{moment}，按您所在的时区。"),
        ScriptPhrase("waiting.order", en: "When people are back, questions are answered in order.", zh: "客服上班后会按顺序回复。"),
        ScriptPhrase(
            "waiting.urgent", en: "Put ahead of you, because money may be leaving right now: {count} urgent cases.",
            zh: "有 {count} 个紧急案件排到了您前面：对方的资产可能正在流失，需要先处理。"),
        ScriptPhrase(
            "waiting.overtaken", en: "Your place moved back: {count} others go first.", zh: "您的位置往后移了：有 {count} 个会话需要优先处理。"),
        ScriptPhrase(
            "waiting.longer", en: "It takes longer than we said: the questions before yours need more time.",
            zh: "比之前说的要久一些：前面的问题处理得比预计慢。"),
        ScriptPhrase(
            "waiting.meanwhile",
            en: "Meanwhile: add the transaction hash, the address and the time. Do not send again what is already on its way.",
            zh: "等待时可以补充交易哈希、地址和时间。已经发出的转账，先不要再转一次。"),
        ScriptPhrase(
            "closingIsFine", en: "You can close this page. Your place and the answer are here when you come back.",
            zh: "可以关掉页面，回来时位置和回复都还在。"),
        ScriptPhrase("inProgress", en: "We are working on it. The answer comes here.", zh: "我们正在处理，有结果会在这里回复您。"),
        ScriptPhrase("email.offer", en: "Tell me by e-mail when there is an answer", zh: "有回复时发邮件告诉我"),
        ScriptPhrase("email.label", en: "E-mail address", zh: "电子邮箱"),
        ScriptPhrase("email.save", en: "Save", zh: "保存"),
        ScriptPhrase(
            "email.invalid", en: "This is not an e-mail address yet: it needs the form name@example.com.",
            zh: "邮箱地址还不完整，格式应为 name@example.com。"),
        ScriptPhrase("email.left", en: "We write to {email} when there is an answer.", zh: "有回复时会发邮件到 {email}。"),
        ScriptPhrase("copyLink", en: "Copy the private link to this conversation", zh: "复制本次对话的私密链接"),
        ScriptPhrase("copied", en: "Copied", zh: "已复制"),
    ]

    static let ending = [
        ScriptPhrase("askSolved", en: "Is it solved?", zh: "问题解决了吗？"),
        ScriptPhrase("solved", en: "Solved", zh: "解决了"),
        ScriptPhrase("notSolved", en: "Not solved", zh: "没有解决"),
        ScriptPhrase("rating.ask", en: "How was our help?", zh: "您对这次服务满意吗？"),
        ScriptPhrase("rating.bad", en: "bad", zh: "不满意"),
        ScriptPhrase("rating.good", en: "good", zh: "很满意"),
        ScriptPhrase("rating.comment", en: "What should we do better? (optional)", zh: "哪里可以做得更好？（选填）"),
        ScriptPhrase("rating.send", en: "Send rating", zh: "提交评价"),
        ScriptPhrase("rating.thanks", en: "Thank you. This conversation is closed.", zh: "谢谢您的评价，本次对话已结束。"),
        ScriptPhrase("newQuestion", en: "Ask a new question", zh: "提一个新问题"),
        ScriptPhrase("reopen", en: "It is not solved after all", zh: "其实还没有解决"),
        ScriptPhrase("accessEnded", en: "This browser may no longer read the conversation.", zh: "这个浏览器的访问权限已过期，无法继续查看对话。"),
        ScriptPhrase(
            "accessEndedThen", en: "The conversation itself is kept. If you saved its private link, open that; otherwise ask anew.",
            zh: "对话本身还在。如果您保存过私密链接，打开它就能继续；没有的话请重新提问。"),
        ScriptPhrase("missing", en: "This conversation can’t be found. It may have been deleted.", zh: "找不到这次对话，可能已被删除。"),
    ]

    static let all = messages + removed + states + waiting + ending + ProofStrings.all
}
