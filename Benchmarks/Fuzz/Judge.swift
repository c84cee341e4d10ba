import Kit
import WalletSafety

/// What is measured.
enum Judge: String, CaseIterable, Codable, Sendable, CodingKeyRepresentable {
    /// The screen of what comes in, as messages use it.
    case screen
    /// The same with numbers of identity and payment cards. It searches every text, where the screen passes over what looks harmless.
    case personal
    /// The search for links, and the judgement of each.
    case links
    /// The judge of what goes out, with links judged and half of the text as the user's own words.
    case outbound
    /// The search for secrets that are spread over messages.
    case spread

    private static let linkJudge = LinkJudge()

    /// What is timed. What has to be there before is made here.
    func work(on text: String) -> () -> Void {
        switch self {
        case .screen: return { _ = WalletSafety.screen(text, language: .en) }
        case .personal: return { _ = WalletSafety.screen(text, policy: ScreeningPolicy(takesPersonal: true), language: .zh) }
        case .links: return { _ = Judge.linkJudge.judgements(in: text) }
        case .outbound:
            let context = OutboundContext(quoted: [text.half])
            return { _ = WalletSafety.judge(outbound: text, context: context) }
        case .spread:
            let messages = text.messages
            let newest = WalletSafety.screen(messages.last ?? "", language: .en)
            return { _ = WalletSafety.screen(newest, after: messages.dropLast(), language: .en) }
        }
    }

    /// What the judge gets wrong about a text, whatever the text is.
    func mistakes(on text: String) -> [String] {
        switch self {
        case .screen: text.mistakes(takesPersonal: false)
        case .personal: text.mistakes(takesPersonal: true)
        case .links: Judge.linkJudge.judgements(in: text).flatMap { Judge.mistakes(of: $0, in: text) }
        case .outbound: Judge.mistakes(ofOutbound: text)
        case .spread: Judge.mistakes(ofSpread: text.messages)
        }
    }

    // MARK: - Links

    private static func mistakes(of judgement: LinkJudgement, in text: String) -> [String] {
        let link = judgement.link
        var mistakes: [String] = []
        if judgement.findings.isEmpty || !(0...1).contains(judgement.score) { mistakes.append("a link is judged without a reason or a score") }
        if !text.utf8.holds(link.text.utf8) { mistakes.append("a link's text does not stand in the text") }
        if LinkHost(link.host.ascii)?.ascii != link.host.ascii { mistakes.append("the host \(link.host.ascii) does not read as itself") }
        if Link(link.address)?.host != link.host { mistakes.append("the address \(link.address.prefix(80)) does not lead to its host") }
        return mistakes
    }

    // MARK: - Outbound

    private static func mistakes(ofOutbound text: String) -> [String] {
        let context = OutboundContext(quoted: [text.half])
        let judgement = WalletSafety.judge(outbound: text, context: context)
        var mistakes: [String] = []
        if judgement.findings.contains(where: { $0.words.count > 160 }) { mistakes.append("a finding quotes more than 160 characters") }
        let pointers: Set<OutboundRule> = [.badLink, .unknownLink, .foreignAddress]
        let rules = judgement.findings.map(\.rule).filter { !pointers.contains($0) }
        if Set(rules).count != rules.count { mistakes.append("a rule is reported twice") }
        if WalletSafety.judge(outbound: text, context: context) != judgement { mistakes.append("a second judgement differs") }
        return mistakes
    }

    // MARK: - Spread

    private static func mistakes(ofSpread messages: [String]) -> [String] {
        let earlier = Array(messages.dropLast())
        let newest = WalletSafety.screen(messages.last ?? "", language: .en)
        let screening = WalletSafety.screen(newest, after: earlier, language: .en)
        var mistakes: [String] = []
        for (place, left) in screening.earlier {
            guard earlier.indices.contains(place) else {
                mistakes.append("a message is changed that is none")
                continue
            }
            let length = earlier[place].unicodeScalars.count
            let isInside = left.findings.allSatisfy { $0.range.lowerBound >= 0 && $0.range.upperBound <= length && !$0.range.isEmpty }
            if !isInside { mistakes.append("a part of a secret lies outside of its message") }
            if left.text.text == earlier[place] { mistakes.append("a message with a part of a secret is unchanged") }
        }
        return mistakes
    }
}

// MARK: - Screen

extension String {
    fileprivate func mistakes(takesPersonal: Bool) -> [String] {
        let once = WalletSafety.screen(self, policy: ScreeningPolicy(takesPersonal: takesPersonal), language: .en)
        let twice = WalletSafety.screen(once.text.text, policy: ScreeningPolicy(takesPersonal: takesPersonal), language: .zh)
        var mistakes: [String] = []
        if twice.text != once.text || !twice.findings.isEmpty { mistakes.append("a second screening finds \(twice.removed.prefix(3).map(\.code))") }
        let ranges = once.findings.map(\.range)
        let length = unicodeScalars.count
        guard ranges.allSatisfy({ $0.lowerBound >= 0 && $0.upperBound <= length && !$0.isEmpty }) else {
            return mistakes + ["a finding lies outside of the text"]
        }
        guard zip(ranges, ranges.dropFirst()).allSatisfy({ $0 == $1 || $0.upperBound <= $1.lowerBound }) else {
            return mistakes + ["findings are out of order or overlap"]
        }
        if replacing(once.findings) != once.text.text { mistakes.append("the text is not the old one with markers in the place of the findings") }
        return mistakes
    }

    /// The text with the marker of the first finding in the place of each range.
    private func replacing(_ findings: [Finding]) -> String {
        let scalars = Array(unicodeScalars)
        var replaced = String.UnicodeScalarView()
        var position = 0
        for finding in findings where finding.range.lowerBound >= position {
            replaced.append(contentsOf: scalars[position..<finding.range.lowerBound])
            replaced.append(contentsOf: finding.kind.marker(.en).unicodeScalars)
            position = finding.range.upperBound
        }
        replaced.append(contentsOf: scalars[position...])
        return String(replaced)
    }

    /// The first half, in scalars.
    fileprivate var half: String { String(unicodeScalars.prefix(unicodeScalars.count / 2)) }

    /// Messages as long as those that the inbox looks at together, but as many as there are.
    fileprivate var messages: [String] {
        let scalars = Array(unicodeScalars)
        return stride(from: 0, to: scalars.count, by: 160).map { start in
            String(String.UnicodeScalarView(scalars[start..<min(start + 160, scalars.count)]))
        }
    }
}

extension String.UTF8View {
    /// Whether these bytes stand in it.
    fileprivate func holds(_ part: String.UTF8View) -> Bool {
        let (whole, part) = (Array(self), Array(part))
        guard let first = part.first else { return true }
        guard whole.count >= part.count else { return false }
        return whole.indices.dropLast(part.count - 1).contains { whole[$0] == first && whole[$0..<$0 + part.count].elementsEqual(part) }
    }
}
