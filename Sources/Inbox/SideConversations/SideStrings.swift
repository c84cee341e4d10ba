import HTTPKit
import Kit

/// What is said about side conversations: in letters, on the party's page, and in the console.
enum SideStrings {
    // MARK: In letters and on the party's page

    static let letter = Phrase(
        en: """
            {text}

            ----
            Please answer on this page; answers to the sender's address are not read:
            {link}
            The link is meant for you alone. Please write no seed phrases, private keys or passwords of anybody: we never need them.
            """,
        zh: """
            {text}

            ----
            请在以下页面回复，直接回复本邮件无人查看：
            {link}
            链接仅供您使用。请勿填写任何人的助记词、私钥或密码，我们不需要这些信息。
            """)
    static let ours = Phrase(en: "We wrote", zh: "我方来信")
    static let yours = Phrase(en: "You answered", zh: "您的回复")
    static let answer = Phrase(en: "Your answer", zh: "您的回复")
    static let send = Phrase(en: "Send", zh: "发送")
    static let thanks = Phrase(en: "Thank you. Your answer has arrived; you can add to it here.", zh: "谢谢，回复已收到，可以继续补充。")
    static let closed = Phrase(en: "This matter is closed. No answer is needed any more.", zh: "此事已结束，无需再回复。")
    static let gone = Phrase(en: "There is nothing here", zh: "页面不存在")
    static let goneThen = Phrase(en: "The link is incomplete. Please open it from the letter again.", zh: "链接不完整，请从邮件中重新打开。")
    static let never = Phrase(en: "Write no seed phrases, private keys or passwords: we never need them.", zh: "请勿填写助记词、私钥或密码，我们不需要这些信息。")

    // MARK: In the thread

    static let asked = Phrase(en: "Asked {party}: {subject}", zh: "已询问{party}：{subject}")
    static let answered = Phrase(en: "{party} answered:\n{text}", zh: "{party}回复：\n{text}")

    // MARK: In the console

    static let title = Phrase(en: "Outside", zh: "外部询问")
    static let ask = Phrase(en: "Ask somebody outside…", zh: "询问外部机构…")
    static let askTitle = Phrase(en: "Write to somebody outside", zh: "给外部机构写信")
    static let hint = Phrase(
        en: "Name no customer: a letter tells what is on the chain, and nothing else. The answer comes as a note into this conversation.",
        zh: "不要透露客户身份，信中只写链上信息。对方的回复会作为备注出现在当前会话。")
    static let template = Phrase(en: "Letter", zh: "信函模板")
    static let own = Phrase(en: "Without a template", zh: "不使用模板")
    static let party = Phrase(en: "Who", zh: "对方")
    static let address = Phrase(en: "Mail address", zh: "邮箱")
    static let subject = Phrase(en: "Subject", zh: "主题")
    static let text = Phrase(en: "Text", zh: "正文")
    static let waiting = Phrase(en: "waiting for an answer", zh: "等待回复")
    static let hasAnswer = Phrase(en: "answered", zh: "已回复")
    static let onItsWay = Phrase(en: "on its way", zh: "发送中")
    static let ended = Phrase(en: "closed", zh: "已结束")
    static let goOn = Phrase(en: "Write again", zh: "继续写信")
    static let close = Phrase(en: "Close", zh: "结束")

    // MARK: In the settings

    static let letters = Phrase(en: "Letters outside", zh: "外部信函")
    static let lettersHint = Phrase(
        en: "{number} becomes the ticket's number, {transactions} and {addresses} what was read from the chain. Letters name no customer.",
        zh: "{number} 会替换为工单号，{transactions} 和 {addresses} 替换为已查询的交易和地址。信中不出现客户身份。")
    static let addLetter = Phrase(en: "Add a letter", zh: "新增信函")
    static let name = Phrase(en: "Name", zh: "名称")
    static let usualAddress = Phrase(en: "Usual mail address (may be empty)", zh: "常用邮箱（可留空）")
    static let change = Phrase(en: "Change", zh: "修改")
    static let delete = Phrase(en: "Delete", zh: "删除")
    static let deleteTitle = Phrase(en: "Delete “{name}”?", zh: "删除“{name}”？")
    static let deleteHint = Phrase(en: "Letters that were sent with it stay.", zh: "已发出的信函不受影响。")

    // MARK: What is wrong

    static var noMail: APIError {
        .unacceptable(
            "This desk sends no mail: its operator has to set a mail server first.", "此客服台未配置发信服务，请先由管理员设置邮件服务器。")
    }

    static var incompleteLetter: APIError {
        .unacceptable(
            "A letter needs who it is for (at most 60 characters), a mail address and a subject (at most 200 characters).",
            "请填写对方（最多 60 字）、邮箱和主题（最多 200 字）。")
    }

    static var incompleteTemplate: APIError {
        .unacceptable(
            "A letter has a name (80 characters), who it is for (60), a subject (200) and a text (10,000); the mail address may be empty.",
            "请填写名称（80 字内）、对方（60 字内）、主题（200 字内）和正文（10,000 字内），邮箱可留空。")
    }
}
