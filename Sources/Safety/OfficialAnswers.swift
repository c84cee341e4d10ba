import Kit
import WalletSafety
import Wire

extension OfficialFinding {
    /// As the customer's wire tells it.
    func answer(_ language: Language) -> OfficialAnswer {
        switch self {
        case .message(let code, let sentAt, let agentName, let agentCode, let isTheirs):
            OfficialAnswer(
                verdict: .official, kind: "message", subject: code,
                reason: (isTheirs ? OfficialTexts.ownMessage : OfficialTexts.message)(language, ["name": agentName]),
                advice: OfficialTexts.neverAsks(language), agentName: agentName, agentCode: agentCode, sentAt: sentAt.iso8601, yours: isTheirs ? true : nil)
        case .agent(let name, let code, let isActive):
            OfficialAnswer(
                verdict: .official, kind: "agent", subject: code,
                reason: (isActive ? OfficialTexts.agent : OfficialTexts.formerAgent)(language, ["name": name]), advice: OfficialTexts.agentAdvice(language),
                agentName: name, agentCode: code)
        case .unknownCode(let code):
            OfficialAnswer(
                verdict: .notOurs, kind: nil, subject: code, reason: OfficialTexts.unknownCode(language), advice: OfficialTexts.unknownAdvice(language))
        case .judged(let judgement): Self.answer(judgement, language)
        case .secret(let kinds):
            OfficialAnswer(
                verdict: .unreadable, kind: "secret", subject: kinds[0].marker(language), reason: OfficialTexts.secret(language),
                advice: WalletSafety.guidance(for: kinds)(language))
        }
    }

    private static func answer(_ judgement: OfficialJudgement, _ language: Language) -> OfficialAnswer {
        let (verdict, official, imitated): (OfficialAnswer.Verdict, Official?, Official?) =
            switch judgement.verdict {
            case .official(let official): (.official, official, nil)
            case .imitation(let official, _): (.imitation, official, official)
            case .notOurs: (.notOurs, nil, nil)
            case .unreadable: (.unreadable, nil, nil)
            }
        return OfficialAnswer(
            verdict: verdict, kind: official?.kind.rawValue, subject: judgement.text, imitates: imitated?.shown, reason: judgement.why(language),
            advice: judgement.advice(language))
    }
}

/// What is said of codes.
private enum OfficialTexts {
    static let ownMessage = Phrase(en: "{name} of our support wrote this message to you.", zh: "这条消息是我们的客服 {name} 发给您的。")
    static let message = Phrase(
        en: "{name} of our support wrote a message with this code. To whom, we can't tell from here.",
        zh: "我们的客服 {name} 发过带有这个核验码的消息；是不是发给您的，从这里看不出来。")
    static let neverAsks = Phrase(
        en: """
            A code can be copied. If you see it anywhere but in your own conversation with us, or beside another name or time, don't trust what stands \
            next to it. Nobody of ours asks for a seed phrase, private key, password or code, nor for a payment.
            """,
        zh: "核验码可能被人抄走。如果它出现在您与我们的会话之外，或者旁边的名字、时间对不上，就不要相信。我们的人不会要助记词、私钥、密码、验证码，也不会让您付款。")
    static let agent = Phrase(en: "{name} works in our support.", zh: "{name} 是我们的客服。")
    static let formerAgent = Phrase(en: "{name} worked in our support and no longer does.", zh: "{name} 曾是我们的客服，现已离职。")
    static let agentAdvice = Phrase(
        en: """
            We answer only in your conversation with us, and never write first on Telegram, WeChat or by phone. If somebody uses this code elsewhere, it \
            was copied. Nobody of ours asks for a seed phrase, private key, password or code, nor for a payment.
            """,
        zh: "我们只在您与我们的会话里回复，不会主动通过 Telegram、微信或电话联系您。如果有人在别处使用这个工号，那是抄来的。我们的人不会要助记词、私钥、密码、验证码，也不会让您付款。")
    static let unknownCode = Phrase(en: "This is not a code of ours.", zh: "这不是我们的代码。")
    static let unknownAdvice = Phrase(
        en: "Look whether it is typed as it stands beside the message. If it is, the message is not from us: don't answer, pay nothing, open no link.",
        zh: "请核对是否与消息旁显示的一致。如果一致，这条消息就不是我们发的：不要回复，不要付款，不要点链接。")
    static let secret = Phrase(
        en: "What you pasted must never be typed anywhere. It was not kept.", zh: "您粘贴的内容绝不能输入到任何地方。系统没有保存。")
}
