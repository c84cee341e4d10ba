import Accounts
import HTTPKit
import Inbox
import Kit
import Store

extension RoutingService {
    /// What the router knows about one conversation: what is promised, and why it went to whom. Its page fetches it anew.
    func conversationPart(_ id: ID<Conversation>, for me: SignedIn, _ language: Language) async throws -> HTML {
        let now = clock.now()
        let deals = try await deals(of: id, for: me)
        let (promises, names) = try await store.read { tx in
            let staff = Set(deals.flatMap { $0.reason.people.map(\.agent) + [$0.agent] })
            let names = try Dictionary(staff.map { ($0, try tx.staff($0)?.name ?? "") }, uniquingKeysWith: { first, _ in first })
            return (try tx.promises(of: id, newest: ConversationPart.shown), names)
        }
        return ConversationPart(promises: promises, deals: deals, names: names, now: now, language: language).html
    }
}

private struct ConversationPart {
    /// As many promises.
    static let shown = 6

    let promises: [PromiseClock.Promise]
    let deals: [DealList.Item]
    let names: [ID<Staff>: String]
    let now: Instant
    let language: Language

    var html: HTML {
        guard !promises.isEmpty || !deals.isEmpty else { return .nothing }
        return """
            \(when: !promises.isEmpty, "<h2>\(Words.promised(language))</h2><ul class=\"plain promises\">\(promises.reversed().map(row))</ul>")
            \(deals.first.map(why) ?? .nothing)
            """
    }

    private func row(_ promise: PromiseClock.Promise) -> HTML {
        let (mark, word): (HTML, Phrase) =
            switch promise.end {
            case .attained: ("attained", Words.attained)
            case .missed: ("missed", Words.missed)
            case .void: ("void", Words.void)
            case nil where promise.isMissed(at: now): ("missed", Words.overdue)
            case nil where promise.due == nil: ("paused", Words.paused)
            case nil: ("open", Words.open)
            }
        let due: HTML = promise.isOpen ? promise.due.map { HTML.time($0, .until) } ?? .nothing : .nothing
        return "<li data-result=\"\(mark)\"><span>\(promise.kind.name(language))</span> <strong>\(word(language))</strong> \(due)</li>"
    }

    /// Why the last one to get it did.
    private func why(_ deal: DealList.Item) -> HTML {
        let people: [HTML] = deal.reason.people.map { person in
            let lacks = (person.lacks ?? []).map { $0.name(language) }.joined(separator: Words.comma(language))
            let verdict = Words.verdict(person.verdict)(language)
            return """
                <tr data-verdict="\(person.verdict)"><td>\(names[person.agent] ?? "")</td>\
                <td>\(verdict)\(when: !lacks.isEmpty, "\(Words.colon(language))\(lacks)")</td><td class="number">\(person.load) / \(person.capacity)</td></tr>
                """
        }
        let told = Words.went(
            language,
            [
                "name": names[deal.agent] ?? "", "rule": Words.rule(deal.reason.rule)(language), "order": Words.order(deal.reason.order)(language),
                "candidates": String(deal.reason.candidates), "waiting": String(deal.reason.waiting),
            ])
        return """
            <details class="why"><summary>\(Words.why(language, ["name": names[deal.agent] ?? ""]))</summary>
            <p>\(told)\(when: deal.reason.widened, " \(Words.widened(language))")</p>
            <table class="table small"><tbody>\(people)</tbody></table></details>
            """
    }

    private enum Words {
        static let promised = Phrase(en: "Promised", zh: "承诺")
        static let attained = Phrase(en: "kept", zh: "已兑现")
        static let missed = Phrase(en: "broken", zh: "已超时")
        static let overdue = Phrase(en: "overdue", zh: "已超时，待处理")
        static let void = Phrase(en: "no longer owed", zh: "无需再履行")
        static let paused = Phrase(en: "paused", zh: "计时暂停")
        static let open = Phrase(en: "open", zh: "进行中")
        static let why = Phrase(en: "Why {name}?", zh: "为什么分给 {name}？")
        static let went = Phrase(
            en: "{name} got it: {rule}. {waiting} waited, {order}; {candidates} fitted and were free.",
            zh: "分给 {name}：{rule}。当时 {waiting} 人排队，{order}；{candidates} 位客服匹配且有空。")
        static let widened = Phrase(en: "It had waited so long that less was asked of the agent.", zh: "因等待较久，已放宽匹配条件。")
        static let comma = Phrase(en: ", ", zh: "、")
        static let colon = Phrase(en: ": ", zh: "：")

        static func rule(_ rule: Deal.Rule) -> Phrase {
            switch rule {
            case .sameAgent: Phrase(en: "had it before", zh: "之前由其接待")
            case .onlyOne: Phrase(en: "the only one who fitted and was free", zh: "唯一匹配且有空")
            case .mostIdle: Phrase(en: "longest without a new one", zh: "空闲最久")
            case .leastLoaded: Phrase(en: "the smallest share of places taken", zh: "当前负载最低")
            }
        }

        static func order(_ order: QueuePolicy.Order) -> Phrase {
            switch order {
            case .longestWaiting: Phrase(en: "the longest waiting first", zh: "等待最久者优先")
            case .promiseFirst: Phrase(en: "the nearest deadline first", zh: "时限最近者优先")
            case .priorityWithAgeing: Phrase(en: "by priority, which waiting raises", zh: "按优先级并随等待提升")
            }
        }

        static func verdict(_ verdict: String) -> Phrase {
            switch verdict {
            case "chosen": Phrase(en: "chosen", zh: "选中")
            case "free": Phrase(en: "fitted, came second", zh: "匹配，未排在最前")
            case "full": Phrase(en: "all places taken", zh: "已满")
            case "declined": Phrase(en: "had declined it", zh: "已婉拒")
            case "reserved": Phrase(en: "kept for theft", zh: "名额留给被盗类")
            default: Phrase(en: "does not fit", zh: "不匹配")
            }
        }
    }
}
