import Kit
import Testing

@Suite struct LanguageTests {
    @Test(arguments: [
        ("", Language.en), ("zh", .zh), ("zh-CN", .zh), ("zh-Hant-TW", .zh), ("ZH_cn", .zh), ("en-US,en;q=0.9,zh;q=0.8", .en),
        ("zh-CN,zh;q=0.9,en;q=0.8", .zh), ("de", .en), ("de,zh;q=0.3", .zh), ("fr;q=1,en;q=0.2,zh;q=0.4", .zh), ("en;q=0.4, zh;q=0.6", .zh),
        ("zh;q=0", .en), ("en,zh", .en), ("zh,en", .zh), ("zhx", .en), (";;;,,,", .en), ("*", .en), ("zh;q=abc", .zh), ("q=1", .en), (" zh", .zh),
    ])
    func preferredLanguage(tags: String, expected: Language) {
        #expect(Language(preferring: tags) == expected)
    }

    @Test func aListWithoutEndIsReadUpToALimit() {
        #expect(Language(preferring: String(repeating: "de,", count: 100_000) + "zh") == .en)
    }

    @Test(arguments: Language.allCases)
    func everyLanguageHasANameAndATag(language: Language) {
        #expect(!language.ownName.isEmpty)
        #expect(language.htmlTag.hasPrefix(language.rawValue))
    }
}

@Suite struct PhraseTests {
    private let greeting = Phrase(en: "Hello {name}, {count} wait", zh: "{name}，您好，有 {count} 位在等")

    @Test func isSaidInEachLanguage() {
        #expect(greeting(.en, ["name": "Ann", "count": "3"]) == "Hello Ann, 3 wait")
        #expect(greeting(.zh, ["name": "小王", "count": "3"]) == "小王，您好，有 3 位在等")
    }

    @Test func aValueIsNotSearchedForNames() {
        #expect(greeting(.en, ["name": "{count}", "count": "{name}"]) == "Hello {count}, {name} wait")
        #expect(greeting(.en, ["name": "}{", "count": "{"]) == "Hello }{, { wait")
    }

    @Test(arguments: [
        ("{missing} stays", "{missing} stays"), ("open { stays", "open { stays"), ("} stays", "} stays"), ("{}", "{}"), ("{a}{a}", "11"),
        ("", ""), ("{{a}}", "{{a}}"),
    ])
    func whatHasNoValueStaysAsItIs(template: String, expected: String) {
        #expect(Phrase(en: template, zh: template)(.en, ["a": "1"]) == expected)
    }
}
