import Accounts
import HTTPKit
import Kit
import WalletSafety

/// One message, or one line between messages.
struct MessagePart {
    let thread: Thread
    let me: SignedIn
    let language: Language

    /// Messages and happenings in order.
    var items: [HTML] {
        // The story so far stands above the messages already.
        let summary = thread.conversation.handoverSummary
        let messages: [(Int64, HTML)] = thread.messages.filter { !($0.author == .bot && $0.isNote && $0.text == summary) }.map {
            (
                $0.seq,
                message($0)
            )
        }
        let happenings: [(Int64, HTML)] = thread.happenings.map { ($0.seq, line($0)) }
        return (messages + happenings).sorted { $0.0 < $1.0 }.map(\.1)
    }

    private func message(_ message: Message) -> HTML {
        """
        <li class="message \(message.author.rawValue)\(when: message.isNote, " note")" id="m-\(message.seq)" data-seq="\(message.seq)\
        " data-client="\(message.clientID ?? "")">
        <div class="who"><strong>\(author(message))\
        </strong>\(when: message.isNote, " <span class=\"tag note-tag\">\(ThreadStrings.note(language))</span>") \
        \(HTML.time(message.createdAt, .clock))\(destroyButton(message))</div>
        \(body(message))\(files(message))\(source(message))
        </li>
        """
    }

    private func author(_ message: Message) -> String {
        switch message.author {
        case .customer: thread.name(language)
        case .bot: InboxStrings.assistant(language)
        case .agent: message.staffName ?? ""
        case .system: InboxStrings.desk(language)
        }
    }

    private func body(_ message: Message) -> HTML {
        if message.destroyedAt != nil { return "<p class=\"gone\">\(ThreadStrings.destroyed(language))</p>" }
        if message.text.isEmpty { return .nothing }
        return
            "<div class=\"text\" lang=\"\(thread.conversation.language.htmlTag)\" dir=\"auto\">\(Self.marked(message.text, hasLinks: message.author == .bot, language))</div>"
    }

    /// The text, with what screening left in the place of secrets made impossible to overlook.
    /// - Parameter hasLinks: the assistant quotes Markdown, whose links lead to articles by name; the name alone is shown.
    static func marked(_ text: String, hasLinks: Bool = false, _ language: Language) -> HTML {
        var pieces: [HTML] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
            let candidate = rest[open...close]
            let after = rest.index(after: close)
            if isMarker(candidate) {
                pieces.append("\(rest[..<open])<mark class=\"secret\" title=\"\(ThreadStrings.removedMark(language))\">\(candidate)</mark>")
                rest = rest[after...]
            } else if hasLinks, rest[after...].hasPrefix("("), let end = rest[after...].firstIndex(of: ")") {
                pieces.append("\(rest[..<open])<u>\(candidate.dropFirst().dropLast())</u>")
                rest = rest[rest.index(after: end)...]
            } else {
                let next = rest.index(after: open)
                pieces.append("\(rest[..<next])")
                rest = rest[next...]
            }
        }
        pieces.append("\(rest)")
        return "\(pieces)"
    }

    private static let markers: Set<String> = Set(
        SecretKind.all.flatMap { kind in
            Language.allCases.flatMap { language in
                [kind.marker(language), kind.fileMarker(isPicture: true)(language), kind.fileMarker(isPicture: false)(language)].map(withoutDigits)
            }
        })

    private static func isMarker(_ candidate: Substring) -> Bool {
        candidate.utf8.count <= 200
            && markers.contains(withoutDigits(candidate))
    }

    private static func withoutDigits(_ text: some StringProtocol) -> String { String(text.filter { !$0.isASCII || !$0.isNumber }) }

    private func files(_ message: Message) -> HTML {
        guard let files = thread.attachments[message.seq], !files.isEmpty else { return .nothing }
        let base: HTML = "/api/v1/conversations/\(thread.conversation.id)/attachments"
        let items: [HTML] = files.map { file in
            if file.destroyedAt != nil { return "<li class=\"gone\">\(ThreadStrings.fileDestroyed(language))</li>" }
            let picture: HTML = file.mediaType.isPicture ? "<img src=\"\(base)/\(file.id)\" alt=\"\" loading=\"lazy\">" : .nothing
            return """
                <li><a href="\(base)/\(file.id)" download>\(picture)<span>\(file.name)</span>\
                </a> <span class="faint">\(Self.size(file.size))</span>\
                \(when: !file.wasLookedInto, "<span class=\"tag\">\(ThreadStrings.notLookedInto(language))</span>")\
                \(when: me.staff.may(.destroyContent), "<button type=\"button\" class=\"destroy\" data-send=\"DELETE \(base)/\(file.id)\" data-confirm=\"destroy\">\(ThreadStrings.destroy(language))</button>")</li>
                """
        }
        return "<ul class=\"files\">\(items)</ul>"
    }

    private static func size(_ bytes: Int) -> String {
        bytes >= 1_048_576 ? "\(bytes / 1_048_576).\(bytes % 1_048_576 * 10 / 1_048_576) MB" : "\(max(1, bytes / 1024)) kB"
    }

    /// Where an answer of the assistant comes from, and whether it helped.
    private func source(_ message: Message) -> HTML {
        guard let source = message.source, message.destroyedAt == nil else { return .nothing }
        let helped = thread.feedback[message.id]
        return """
            <p class="source">\(ThreadStrings.source(language)) \(title(of: source))\
            \(when: helped == true, "<span class=\"verdict done\">\(ThreadStrings.helped(language))</span>")\
            \(when: helped == false, "<span class=\"verdict missed\">\(ThreadStrings.missed(language))</span>")</p>
            """
    }

    /// An article with the day on which it was checked; what was read from a chain says itself when.
    private func title(of source: AnswerSource) -> HTML {
        guard !source.path.isEmpty else { return "<span>\(source.title)</span>" }
        return """
            <a href="\(source.path)" target="_blank" rel="noopener">\(source.title)</a> \
            <span class="faint">\(ThreadStrings.reviewed(language, ["date": source.reviewed]))</span>
            """
    }

    private func destroyButton(_ message: Message) -> HTML {
        guard me.staff.may(.destroyContent), message.destroyedAt == nil, !message.text.isEmpty, message.author != .system else { return .nothing }
        return """
            <button type="button" class="destroy" data-send="DELETE /api/v1/conversations/\(thread.conversation.id)/messages/\(message.id)\
            " data-confirm="destroy">\
            \(ThreadStrings.destroy(language))</button>
            """
    }

    private func line(_ happening: Thread.Happening) -> HTML {
        let sentence =
            switch happening.kind {
            case .state(let event, let agent, let queue):
                ThreadStrings.step(event.to)(language, ["agent": agent ?? InboxStrings.desk(language), "queue": queue ?? ""])
            case .rated(let score): ThreadStrings.rated(language, ["score": String(score)])
            }
        return "<li class=\"step\" data-seq=\"\(happening.seq)\"><span>\(sentence)</span> \(HTML.time(happening.at, .clock))</li>"
    }
}
