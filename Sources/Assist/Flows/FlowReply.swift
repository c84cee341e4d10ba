/// What a short reply to a question says.
enum FlowReply {
    /// They don't have it, don't know it or would rather not say it.
    static func isRefusal(_ text: FlowText) -> Bool { text.length <= 60 && text.has(refusal) || text.length <= 6 && text.has(shortRefusal) }

    /// What was wrong isn't any more.
    static func isSettled(_ text: FlowText) -> Bool { text.length <= 60 && text.has(settled) && !text.has(notSettled) }

    /// A question of its own rather than a reply.
    static func isQuestion(_ text: String) -> Bool {
        text.contains { $0 == "?" || $0 == "？" } || FlowText(text).has(asking)
    }

    /// nil where it says neither.
    static func yesOrNo(_ text: FlowText) -> Bool? {
        let (isNo, isYes) = (text.has(no), text.has(yes))
        if isNo { return false }
        return isYes ? true : nil
    }

    /// Whether they opened, connected, confirmed or typed something. Where both is said, they did.
    static func didAct(_ text: FlowText) -> Bool? {
        if text.has(acted), !text.has(didNotAct) { return true }
        return yesOrNo(text)
    }

    private static let acted = FlowTerms(
        zh: "点了|点过|签了|签过|授权了|授权过|连了|连过|连接了|连接过|确认了|确认过|填了|填过|打开了|打开过|进去过|去过|输了|输入了",
        en: "clicked|signed|approved|connected|confirmed|typed|entered|opened|visited|i did|yes i"
    )
    private static let didNotAct = FlowTerms(
        zh: "没点|没有点|没签|没有签|没授权|没有授权|没连|没有连|没打开|没有打开|没确认|没有确认|没填|没有填|从来没|都没|没去过|没进去|没动过|什么都没",
        en: "didnt|did not|havent|have not|never|not"
    )
    private static let refusal = FlowTerms(
        zh: """
            我没有|没有哈希|没哈希|没有记录|没有地址|不发|不想|不方便|不给|不提供|不知道|不清楚|不记得|忘了|忘记了|找不到|看不到|不会弄|不会找|算了|不用|不需要|不懂|不告诉
            """,
        en: """
            dont have|do not have|dont know|do not know|no idea|not sure|cant find|cannot find|cant see|dont want|do not want|would rather not|rather not|\
            forgot|dont remember|do not remember|skip|refuse|not telling|wont tell|wont send
            """)
    private static let shortRefusal = FlowTerms(zh: "没有|没|无|不", en: "no|nope|none")
    private static let settled = FlowTerms(
        zh: "好了|可以了|到账了|收到了|解决了|恢复了|连上了|搞定|正常了|到了谢",
        en: "solved|resolved|it arrived|arrived now|works now|working now|works again|fixed|its ok now|got it now|received it|connected now"
    )
    private static let notSettled = FlowTerms(
        zh: "没|不|未|还是|好了吗|了吗|好了没", en: "not|didnt|hasnt|still|never|when|isnt"
    )
    private static let asking = FlowTerms(
        zh: "吗|怎么|如何|为什么|为啥|什么|多少|哪里|哪个|能不能|可不可以|有没有", en: "how|why|what|where|which|who|can i|can you|could you|do you|does|is it|are you"
    )
    private static let no = FlowTerms(
        zh: "没有|没|不是|不对|否|从来没|从没|未", en: "no|nope|not|didnt|never|havent|dont|nothing|isnt"
    )
    private static let yes = FlowTerms(
        zh: "是的|是|对|有|嗯|点了|点过|签了|授权了|连了|打开过|打开了|我设的|公司设|自己设",
        en: "yes|yeah|yep|yup|correct|right|i did|we did|clicked|signed|approved|connected|opened|we set|i set"
    )
}
