package import Accounts
package import HTTPKit
import HTTPTypes
import Kit
import Store
import TextKit

struct ThresholdBody: Codable, Sendable { var threshold: Double }
struct SortingVersions: Codable, Sendable { var versions: [SortingVersion] }

extension AssistService {
    /// Versions that are listed, the newest.
    private static let versionsListed = 30

    package func healthRoutes(_ accounts: AccountsService) -> RouteTable {
        var table = RouteTable()
        table.add(.get, "/console/knowledge-health", "What writers of articles have to know", gate: accounts.pageGate(.readKnowledge), kind: .page) {
            call, me in
            let page = HealthPage(
                health: try await health(for: me), curve: curve, threshold: try await policy().threshold, versions: try await versions(),
                judges: try await store.read { tx in try tx.learnedJudges() },
                mayDecide: me.staff.may(.announce), language: call.language)
            return Self.page(HealthStrings.title(call.language), me, call.language, page.html)
        }
        table.json(
            .put, "/api/v1/answer-threshold", "Set from which probability on the assistant answers", gate: accounts.gate(.announce), takes: ThresholdBody.self,
            gives: ThresholdBody.self
        ) { _, me, body in
            guard (0.3...1).contains(body.threshold) else {
                throw APIError.unacceptable("The threshold is a number from 0.3 to 1.", "门槛应为 0.3 到 1 之间的数字。")
            }
            try await setThreshold(body.threshold, by: me)
            return .ok(body)
        }
        table.json(
            .get, "/api/v1/sorting-versions", "What was learned in which night, and how it did", gate: accounts.gate(.readKnowledge),
            gives: SortingVersions.self
        ) { _, _ in .ok(SortingVersions(versions: try await versions())) }
        table.json(
            .post, "/api/v1/sorting-versions/rollback", "Go back to how conversations were sorted before", gate: accounts.gate(.announce),
            gives: SortingVersions.self
        ) { _, me in
            try await rollBackSorting(by: me.staff.id)
            return .ok(SortingVersions(versions: try await versions()))
        }
        return table
    }

    private func versions() async throws -> [SortingVersion] {
        try await store.read { tx in try tx.sortingVersions(limit: Self.versionsListed) }
    }
}

/// The lists that feed the writers, and the curve by which the assistant's caution is set.
struct HealthPage {
    let health: KnowledgeHealth
    let curve: [AnswerJudges.Point]
    let threshold: Double
    let versions: [SortingVersion]
    /// nil where the shipped ones judge.
    let judges: LearnedJudges?
    let mayDecide: Bool
    let language: Language

    private typealias Text = HealthStrings

    var html: HTML {
        """
        <div class="page health"><header class="part-head"><h1>\(Text.title(language))</h1>\
        <a class="button quiet" href="/console/knowledge">\(KnowledgeStrings.knowledge(language))</a></header>
        \(shares)
        \(section(Text.unanswered, Text.unansweredHint, asked(health.unanswered)))
        \(section(Text.unhelpful, Text.unhelpfulHint, asked(health.unhelpful)))
        \(section(Text.quality, Text.qualityHint, quality))
        \(section(Text.links, Text.linksHint, faults(health.brokenLinks)))
        \(section(Text.figures, Text.figuresHint, faults(health.oldFigures)))
        \(section(Text.caution, Text.cautionHint, caution))
        \(section(Text.learned, Text.learnedHint, learned))</div>
        """
    }

    private func section(_ title: Phrase, _ hint: Phrase, _ content: HTML) -> HTML {
        "<section><h2>\(title(language))</h2><p class=\"hint\">\(hint(language))</p>\(content)</section>"
    }

    private func percent(_ share: Double) -> String { String(Int((share * 100).rounded())) }

    private var shares: HTML {
        """
        <p class="status-line"><span>\(Text.involvement(language, ["share": percent(health.shares.involvement)]))</span> × \
        <span>\(Text.resolution(language, ["share": percent(health.shares.resolution)]))</span></p>
        """
    }

    private func asked(_ asked: [KnowledgeHealth.Asked]) -> HTML {
        guard !asked.isEmpty else { return nothing }
        let rows: [HTML] = asked.map { each in
            """
            <tr><td><a href="/console/conversations/\(each.conversation)">\(String(each.text.prefix(160)))</a></td>\
            <td class="mono">\(each.article ?? "–")</td><td class="tabular">\(percent(each.probability)) %</td><td class="nowrap">\(HTML.time(each.at, .ago))</td></tr>
            """
        }
        return table([Text.question, Text.closest, Text.likely, Text.when], rows)
    }

    private var quality: HTML {
        guard !health.quality.isEmpty else { return nothing }
        let rows: [HTML] = health.quality.map { each in
            """
            <tr><td class="mono">\(each.article)</td><td class="tabular">\(each.answered)</td><td class="tabular">\(each.helped)</td>\
            <td class="tabular">\(each.missed)</td></tr>
            """
        }
        return table([Text.article, Text.answers, Text.helped, Text.missed], rows)
    }

    private func faults(_ faults: [KnowledgeHealth.Fault]) -> HTML {
        guard !faults.isEmpty else { return nothing }
        let rows: [HTML] = faults.map { each in
            """
            <tr><td><a href="/console/knowledge/\(each.article.id)?text=\(each.language.rawValue)">\(each.article.slug)</a></td>\
            <td>\(each.language.ownName)</td><td class="mono">\(each.detail)</td></tr>
            """
        }
        return table([Text.article, KnowledgeStrings.languages, Text.detail], rows)
    }

    private var caution: HTML {
        let rows: [HTML] = curve.map { point in
            """
            <tr\(when: abs(point.threshold - threshold) < 0.01, " class=\"chosen\"")><td class="tabular">\(percent(point.threshold)) %</td>\
            <td class="tabular">\(percent(point.answered)) % <meter min="0" max="1" value="\(String(point.answered))"></meter></td>\
            <td class="tabular">\(percent(point.right)) % <meter min="0" max="1" value="\(String(point.right))"></meter></td></tr>
            """
        }
        let form: HTML = """
            <form class="inline" data-send="PUT /api/v1/answer-threshold" data-then="reload"><p class="problem" role="alert" hidden></p>\
            <label for="threshold">\(Text.threshold(language))</label><input id="threshold" name="threshold" type="number" min="0.3" max="1" step="0.01" \
            value="\(String(threshold))" required> <button class="button">\(CaseStrings.save(language))</button></form>
            """
        let outcomes =
            judges.map { Text.byOutcomes(language, ["count": String($0.outcomes), "day": String($0.madeAt.iso8601.prefix(10))]) } ?? Text.byQuestions(language)
        return "\(table([Text.from, Text.answered, Text.right], rows))<p class=\"hint\">\(outcomes)</p>\(when: mayDecide, form)"
    }

    private var learned: HTML {
        guard !versions.isEmpty else { return nothing }
        let rows: [HTML] = versions.map { each in
            """
            <tr\(when: each.state == .used, " class=\"chosen\"")><td class="tabular">\(each.version)</td><td class="nowrap">\(HTML.time(each.madeAt, .stamp))</td>\
            <td class="tabular">\(each.corrections)</td><td class="tabular">\(percent(each.before)) %</td><td class="tabular">\(percent(each.after)) %</td>\
            <td>\(Text.name(each.state)(language))</td></tr>
            """
        }
        let button: HTML = """
            <form data-send="POST /api/v1/sorting-versions/rollback" data-body="{}" data-then="reload"><p class="problem" role="alert" hidden></p>\
            <button class="button quiet">\(Text.rollBack(language))</button></form>
            """
        let mayGoBack = mayDecide && versions.contains { $0.state == .used }
        return "\(table([Text.version, Text.when, Text.corrections, Text.before, Text.after, Text.state], rows))\(when: mayGoBack, button)"
    }

    private func table(_ heads: [Phrase], _ rows: [HTML]) -> HTML {
        let heads: [HTML] = heads.map { "<th>\($0(language))</th>" }
        return "<table class=\"table\"><thead><tr>\(heads)</tr></thead><tbody>\(rows)</tbody></table>"
    }

    private var nothing: HTML { "<p class=\"faint\">\(Text.none(language))</p>" }
}

/// What the page says.
enum HealthStrings {
    static let title = Phrase(en: "What articles lack", zh: "知识缺口")
    static let involvement = Phrase(en: "The assistant answered in {share} % of the month's conversations", zh: "近 30 天，助手回答了 {share}% 的会话")
    static let resolution = Phrase(en: "{share} % of these were solved without a person", zh: "其中 {share}% 没有转人工就解决了")
    static let unanswered = Phrase(en: "No answer found", zh: "没有找到答案")
    static let unansweredHint = Phrase(
        en: "Asked, and nothing was sure enough. Each is an article or a way to ask that is missing.", zh: "问了，但没有足够把握的答案。要么缺文章，要么缺问法。")
    static let unhelpful = Phrase(en: "Answered, and did not help", zh: "回答了但没帮上忙")
    static let unhelpfulHint = Phrase(en: "The customer said so. The article may be wrong, or it was the wrong one.", zh: "用户点了“没帮上忙”。可能文章有问题，也可能答非所问。")
    static let quality = Phrase(en: "Articles by outcome", zh: "文章效果")
    static let qualityHint = Phrase(en: "In the last 30 days.", zh: "近 30 天。")
    static let links = Phrase(en: "Links that lead nowhere", zh: "失效链接")
    static let linksHint = Phrase(en: "To articles that are not published.", zh: "指向没有发布的文章。")
    static let figures = Phrase(en: "Figures past their day", zh: "过期的数字")
    static let figuresHint = Phrase(en: "They stand with a day that is more than 120 days ago.", zh: "标注的日期已经超过 120 天，需要重新核对。")
    static let caution = Phrase(en: "How sure the assistant must be", zh: "助手要有多大把握才回答")
    static let cautionHint = Phrase(
        en: "Measured on the known questions, each asked of an assistant that had not learned it. Below the threshold it asks back or brings a person.",
        zh: "在已知问题上测得，每个问题都没有事先学过。低于门槛时，助手会反问或转人工。")
    static let none = Phrase(en: "Nothing here.", zh: "暂无。")
    static let question = Phrase(en: "Asked", zh: "问题")
    static let closest = Phrase(en: "Closest article", zh: "最接近的文章")
    static let likely = Phrase(en: "Likely", zh: "把握")
    static let when = Phrase(en: "When", zh: "时间")
    static let article = Phrase(en: "Article", zh: "文章")
    static let answers = Phrase(en: "Answers", zh: "回答")
    static let helped = Phrase(en: "Helped", zh: "有帮助")
    static let missed = Phrase(en: "Did not help", zh: "没帮助")
    static let detail = Phrase(en: "Where", zh: "位置")
    static let from = Phrase(en: "From", zh: "门槛")
    static let answered = Phrase(en: "Answered", zh: "回答的比例")
    static let right = Phrase(en: "Of these right", zh: "其中答对")
    static let byOutcomes = Phrase(
        en: "Since {day} the probabilities are fitted to {count} answers of which customers said whether they helped.",
        zh: "从 {day} 起，把握程度已按 {count} 条客户评价过的回答重新校准。")
    static let byQuestions = Phrase(
        en:
            "The probabilities are those of the known questions. They are fitted to this desk's customers once 50 answers were judged by them and that is surer.",
        zh: "目前的把握程度来自已知问题。客户评价过的回答满 50 条、而且重新校准后更准，才会改用本站的数据。")
    static let learned = Phrase(en: "What was learned at night", zh: "夜间学习")
    static let learnedHint = Phrase(
        en: "From how agents corrected the sorting. A version is used if it sorts the known questions no worse.", zh: "根据客服对分类的更正来学习。新版本在已知问题上不比原来差才会启用。")
    static let version = Phrase(en: "Version", zh: "版本")
    static let corrections = Phrase(en: "Corrections", zh: "更正数")
    static let before = Phrase(en: "Right before", zh: "学习前正确率")
    static let after = Phrase(en: "Right after", zh: "学习后正确率")
    static let state = Phrase(en: "State", zh: "状态")
    static let rollBack = Phrase(en: "Go back to the one before", zh: "退回上一版本")

    static func name(_ state: SortingVersion.State) -> Phrase {
        switch state {
        case .used: Phrase(en: "in use", zh: "使用中")
        case .replaced: Phrase(en: "replaced", zh: "已被替换")
        case .refused: Phrase(en: "not used", zh: "未启用")
        }
    }

    static let threshold = Phrase(en: "Answer from this probability on", zh: "达到多大把握才回答")
}
