import Accounts
import HTTPKit
import Inbox
import Kit

/// The assistant's part of the evidence beside a conversation: how it is sorted, what might be replied, what is missing and what was like it.
struct SortingPanel {
    let conversation: Conversation
    let sorting: SortedConversation?
    /// The parts of the text that speak most for its topic.
    let reasons: [String]
    let reply: KnowledgeBase.Answer?
    let missing: [MissingFact]
    let similar: [SolvedCase]
    /// The case that was made of this conversation.
    let ownCase: ID<SolvedCase>?
    let mayHandle: Bool
    let language: Language

    private typealias Text = SortingStrings

    var html: HTML { "\(sorted)\(suggested)\(asked)\(cases)" }

    private var sorted: HTML {
        guard let sorting else {
            return "<section class=\"sorting\"><h2>\(Text.sorting(language))</h2><p class=\"faint\">\(Text.unsorted(language))</p></section>"
        }
        let share = String(Int((sorting.confidence * 100).rounded()))
        return """
            <section class="sorting"><h2>\(Text.sorting(language))</h2>
            <p><strong>\(Text.name(sorting.category)(language))</strong> · \(Text.name(sorting.topic)(language)) \
            <span class="tag urgency-\(sorting.urgency.rawValue)">\(Text.name(sorting.urgency)(language))</span> \
            <span class="tag">\(Text.name(sorting.mood)(language))</span></p>
            <p class="faint">\(sorting.correctedBy.map { Text.corrected(language, ["name": $0]) } ?? Text.sure(language, ["share": share]))\
            \(when: sorting.correctedBy == nil && !reasons.isEmpty, " · \(Text.because(language, ["words": reasons.joined(separator: language == .zh ? "、" : ", ")]))")</p>
            \(when: mayHandle, form(sorting))</section>
            """
    }

    private func form(_ sorting: SortedConversation) -> HTML {
        let categories: [HTML] = Sorting.Category.allCases.map { option($0.rawValue, Text.name($0), isChosen: $0 == sorting.category) }
        let topics: [HTML] = Sorting.Topic.allCases.map { option($0.rawValue, Text.name($0), isChosen: $0 == sorting.topic) }
        return """
            <form class="correct" data-send="PUT /api/v1/conversations/\(conversation.id)/sorting">\
            <select name="category" aria-label="\(Text.category(language))">\(categories)</select>\
            <select name="topic" aria-label="\(Text.topic(language))">\(topics)</select>\
            <button class="button small">\(Text.save(language))</button></form>
            """
    }

    private func option(_ value: String, _ name: Phrase, isChosen: Bool) -> HTML {
        "<option value=\"\(value)\"\(when: isChosen, " selected")>\(name(language))</option>"
    }

    private var suggested: HTML {
        guard mayHandle else { return .nothing }
        guard let reply else {
            return "<section class=\"reply\"><h2>\(Text.suggested(language))</h2><p class=\"faint\">\(Text.noReply(language))</p></section>"
        }
        let share = String(Int((reply.probability * 100).rounded()))
        let passage = reply.passage
        return """
            <section class="reply"><h2>\(Text.suggested(language))</h2>
            <p class="passage" lang="\(passage.language.htmlTag)">\(AssistService.shortened(passage.text))</p>
            <p class="faint">\(Text.source(language, ["title": passage.title, "day": passage.reviewed])) · \(Text.likely(language, ["share": share]))</p>
            <button type="button" class="button small" data-key="y" data-insert="\(AssistService.shortened(passage.text))" data-path="\(passage.path)">\
            \(Text.take(language)) <kbd>y</kbd></button></section>
            """
    }

    private var asked: HTML {
        guard mayHandle, !missing.isEmpty else { return .nothing }
        let rows: [HTML] = missing.map { fact in
            """
            <li><button type="button" class="button small" data-insert="\(Text.question(fact)(conversation.language))">\(Text.name(fact)(language))</button></li>
            """
        }
        return "<section class=\"missing\"><h2>\(Text.missing(language))</h2><ul class=\"chips\">\(rows)</ul></section>"
    }

    private var cases: HTML {
        let rows: [HTML] = similar.map { each in
            """
            <li><a href="/console/cases/\(each.id)" lang="\(each.language.htmlTag)">\(each.title)</a><p class="faint" lang="\(each.language.htmlTag)">\(each.remedy)</p></li>
            """
        }
        let own =
            ownCase.map { "<a class=\"button small\" href=\"/console/cases/\($0)\">\(Text.openCase(language))</a>" as HTML }
                ?? """
                <form data-send="POST /api/v1/conversations/\(conversation.id)/case" data-then="case"><button class="button small">\(Text.draftCase(language))</button></form>
                """
        return """
            <section class="similar"><h2>\(Text.similar(language))</h2>
            \(when: rows.isEmpty, "<p class=\"faint\">\(Text.noCases(language))</p>")<ul class="suggestions">\(rows)</ul>\(when: mayHandle, own)</section>
            """
    }
}
