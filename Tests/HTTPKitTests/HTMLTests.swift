import Foundation
import HTTPKit
import Kit
import Testing

@Suite struct HTMLTests {
    /// Attempts to break out of a text or an attribute (after the OWASP XSS filter evasion cheat sheet).
    static let attacks = [
        "<script>alert(1)</script>", "<SCRIPT SRC=//evil.test/x.js></SCRIPT>", "<img src=x onerror=alert(1)>", "<IMG \"\"\"><SCRIPT>alert(1)</SCRIPT>\"\\>",
        "\"><script>alert(1)</script>", "'><script>alert(1)</script>", "\" onmouseover=\"alert(1)", "' onfocus='alert(1)' autofocus='",
        "</title><script>alert(1)</script>", "</textarea><script>alert(1)</script>", "--><script>alert(1)</script>", "]]><script>alert(1)</script>",
        "<svg onload=alert(1)>", "<svg/onload=alert(1)//", "<svg><script>alert&#40;1)</script>", "<body onload=alert(1)>", "<iframe src=javascript:alert(1)>",
        "<iframe srcdoc=\"<script>alert(1)</script>\">", "<object data=javascript:alert(1)>", "<embed src=data:text/html,<script>alert(1)</script>>",
        "<a href=\"javascript:alert(1)\">x</a>", "<a href='jav&#x09;ascript:alert(1)'>x</a>", "<details open ontoggle=alert(1)>",
        "<video><source onerror=alert(1)>",
        "<math><mi xlink:href=\"javascript:alert(1)\">", "<form><button formaction=javascript:alert(1)>x", "<input autofocus onfocus=alert(1)>",
        "<select onfocus=alert(1) autofocus>", "<marquee onstart=alert(1)>", "<style>@import'//evil.test/x.css'</style>",
        "<link rel=stylesheet href=//evil.test>",
        "<meta http-equiv=refresh content=\"0;url=//evil.test\">", "<base href=//evil.test/>", "<<script>alert(1);//<</script>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<script\u{0}>alert(1)</script>", "<\u{0}script>alert(1)</script>", "x\u{FEFF}<script>alert(1)</script>", "＜script＞alert(1)＜/script＞",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "&#60;script&#62;", "&quot; onload=&quot;alert(1)", "`onload=alert(1)", "{{constructor.constructor('alert(1)')()}}", "${alert(1)}",
        "<!--<img src=\"--><img src=x onerror=alert(1)//\">",
        "<template><script>alert(1)</script></template>", "\r\n\r\n<script>alert(1)</script>", "<x onclick=alert(1) src=a>1",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    ]

    /// Reads the five entities back.
    private func plain(_ escaped: Substring) -> String {
        String(escaped).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing(
            "&amp;", with: "&")
    }

    @Test(arguments: attacks)
    func textMeansItself(attack: String) {
        let html: HTML = "<p>\(attack)</p>"
        let inside = html.text.dropFirst(3).dropLast(4)
        #expect(!inside.contains { "<>\"'\0".contains($0) }, "\(html.text)")
        #expect(plain(inside) == attack.replacing("\0", with: "\u{FFFD}"))
    }

    @Test(arguments: attacks)
    func anAttributeEndsWhereItShould(attack: String) {
        let html: HTML = "<a title=\"\(attack)\" class='\(attack[...])'>x</a>"
        #expect(html.text.count { $0 == "\"" } == 2, "\(html.text)")
        #expect(html.text.count { $0 == "'" } == 2, "\(html.text)")
        #expect(html.text.count { $0 == "<" } == 2, "\(html.text)")
    }

    @Test(arguments: attacks)
    func theStringsOfScriptsAreDataAndEndWhereTheyShould(attack: String) throws {
        let html = HTML.strings([ScriptPhrase("key", en: attack, zh: attack), ScriptPhrase(attack, en: "e", zh: "z")], language: .zh)
        let open = "<script type=\"application/json\" id=\"strings\">"
        #expect(html.text.hasPrefix(open) && html.text.hasSuffix("</script>"))
        let json = html.text.dropFirst(open.count).dropLast("</script>".count)
        #expect(!json.contains { "<>&".contains($0) })
        let table = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(table["language"] as? String == "zh")
        for language in Language.allCases {
            let strings = try #require(table[language.rawValue] as? [String: String])
            #expect(strings["key"] == attack)
            #expect(strings[attack] == (language == .en ? "e" : "z"))
        }
    }

    @Test(arguments: attacks)
    func aPageHoldsNoneOfIt(attack: String) {
        let page = PageShell(title: attack, language: .en, stylesheets: [attack], scripts: [attack], summary: attack, body: "<p>\(attack)</p>").html.text
        let plain = PageShell(title: "t", language: .en, stylesheets: ["s"], scripts: ["m"], summary: "s", body: "<p>b</p>").html.text
        #expect(page.count { $0 == "<" } == plain.count { $0 == "<" })
        #expect(page.count { $0 == "\"" } == plain.count { $0 == "\"" })
    }

    @Test func piecesAreNotEscapedTwice() {
        let item: HTML = "<li>\("a & b")</li>"
        let list: HTML = "<ul>\([item, item])\(item)</ul>"
        #expect(list.text == "<ul>" + String(repeating: "<li>a &amp; b</li>", count: 3) + "</ul>")
        #expect((item + HTML.nothing).text == item.text)
    }

    @Test func numbersIdsAndConditions() {
        let id = ID<HTML>(UUIDv7(time: Instant(milliseconds: 0), random: (0, 0)))
        let html: HTML = "\(7) \(Int64.max) \(id) \(when: true, "<b>\("<")</b>")\(when: false, "<i></i>")"
        #expect(html.text == "7 9223372036854775807 \(id) <b>&lt;</b>")
    }
}
