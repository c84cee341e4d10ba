import HTTPKit
import Kit

/// What the console's pages of the knowledge base say.
enum KnowledgeStrings {
    static let knowledge = Phrase(en: "Knowledge", zh: "知识库")
    static let search = Phrase(en: "Title or slug", zh: "标题或标识")
    static let find = Phrase(en: "Search", zh: "搜索")
    static let topic = Phrase(en: "Topic", zh: "主题")
    static let allTopics = Phrase(en: "All topics", zh: "全部主题")
    static let dueOnly = Phrase(en: "Review due", zh: "待审核")
    static let title = Phrase(en: "Title", zh: "标题")
    static let languages = Phrase(en: "Languages", zh: "语言")
    static let reviewBy = Phrase(en: "Review by", zh: "下次审核")
    static let owner = Phrase(en: "Owner", zh: "负责人")
    static let due = Phrase(en: "due", zh: "已到期")
    static let count = Phrase(en: "{n} articles", zh: "共 {n} 篇")
    static let empty = Phrase(en: "No article matches.", zh: "没有匹配的文章。")
    static let emptyAll = Phrase(
        en: "No articles yet. Each one answers a question that people really ask.", zh: "还没有文章。每篇文章应回答一个用户真正会问的问题。")
    static let start = Phrase(en: "Write an article", zh: "新建文章")
    static let older = Phrase(en: "More", zh: "更多")
    static let slug = Phrase(en: "Slug", zh: "标识")
    static let slugHint = Phrase(en: "Its address: lower-case words joined by dashes. It can't be changed.", zh: "用于网址：小写单词以短横线连接，创建后不能修改。")
    static let level = Phrase(en: "Reader", zh: "读者")
    static let related = Phrase(en: "Related articles, one slug a line", zh: "相关文章，每行一个标识")

    static let noText = Phrase(en: "not written", zh: "未撰写")
    static let draft = Phrase(en: "draft", zh: "草稿")
    static let published = Phrase(en: "published", zh: "已发布")
    static let newer = Phrase(en: "published, with a newer draft", zh: "已发布，有新草稿")
    static let summary = Phrase(en: "Summary", zh: "摘要")
    static let summaryHint = Phrase(en: "One sentence with the verdict first.", zh: "一句话，先说结论。")
    static let questions = Phrase(en: "How people ask, one a line", zh: "用户的问法，每行一个")
    static let body = Phrase(en: "Text, in Markdown", zh: "正文（Markdown）")
    static let sources = Phrase(en: "Sources, one a line", zh: "参考来源，每行一个")
    static let reviewed = Phrase(en: "Facts checked on", zh: "核实日期")
    static let save = Phrase(en: "Save the draft", zh: "保存草稿")
    static let publish = Phrase(en: "Publish version {n}", zh: "发布第 {n} 版")
    static let unpublish = Phrase(en: "Take out of sight", zh: "撤下")
    static let saveFirst = Phrase(en: "Readers see nothing of a draft.", zh: "草稿对用户不可见。")
    static let preview = Phrase(en: "As readers see it", zh: "用户看到的效果")
    static let history = Phrase(en: "Versions", zh: "历史版本")
    static let restore = Phrase(en: "Restore", zh: "恢复此版本")
    static let version = Phrase(en: "Version {n}", zh: "第 {n} 版")
    static let restoring = Phrase(
        en: "This is version {n} of earlier. Saving makes it the newest draft.", zh: "这是第 {n} 版的内容，保存后成为最新草稿。")
    static let leave = Phrase(en: "Back to the newest", zh: "返回最新版本")
    static let settings = Phrase(en: "Article settings", zh: "文章设置")
    static let readOnly = Phrase(en: "Your role reads the knowledge base; experts and leads write it.", zh: "您可以查看知识库，由专家和组长编辑。")
    static let back = Phrase(en: "All articles", zh: "全部文章")

    static func level(_ level: Level) -> Phrase {
        switch level {
        case .beginner: Phrase(en: "New to wallets", zh: "新手")
        case .regular: Phrase(en: "Uses a wallet", zh: "普通用户")
        case .expert: Phrase(en: "Expert", zh: "资深用户")
        }
    }
}
