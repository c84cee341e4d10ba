import Kit
import Testing
import WalletSafety

@Suite struct LinkListsTests {
    @Test func polkadotListIsRead() throws {
        let lists = try LinkLists(parsing: #"{"allow":["good.example"],"deny":["Evil.example","*.bad.example","sub.worse.example","https://plain.example/"]}"#)
        #expect(lists.denied == ["evil.example", "bad.example", "sub.worse.example", "plain.example"])
        #expect(lists.allowed == ["good.example"])
    }

    @Test func phishingDetectListIsRead() throws {
        let lists = try LinkLists(
            parsing:
                #"{"version":2,"tolerance":2,"fuzzylist":["metamask.io"],"whitelist":["metamask.io"],"blacklist":["metamask.com"],"x":{"y":[1,null,true,"z"]}}"#
        )
        #expect(lists.denied == ["metamask.com"])
        #expect(lists.fuzzy == ["metamask.io"])
        #expect(lists.tolerance == 2)
    }

    @Test func plainListsAreRead() throws {
        let lists = try LinkLists(
            parsing:
                "\u{FEFF}# comment\r\nevil.example\n\n0.0.0.0 a.example b.example # two\n127.0.0.1\tlocalhost\n::1 localhost\nxn--trnscan-bjg.org\nbücher.example\n"
        )
        #expect(lists.denied == ["evil.example", "a.example", "b.example", "xn--trnscan-bjg.org", "xn--bcher-kva.example"])
    }

    /// A list of hosts can't name a page, and a suffix is everybody's.
    @Test func pagesAndSuffixesAreLeftOut() throws {
        let lists = try LinkLists(parsing: #"{"deny":["pages.dev","github.io","co.uk","sites.google.com/view/evil","evil.example"]}"#)
        #expect(lists.denied == ["evil.example"])
        #expect(lists.leftOut == 4)
    }

    @Test(arguments: [
        ("", LinkListError.Problem.empty, Int?.none), ("# nothing\n", .empty, nil), ("{", .notJSON, 1), ("{\"deny\":[\"a.example\"]", .notJSON, 1),
        ("{\"deny\":[\"a.example\"]} x", .notJSON, 1), ("{\"deny\":[1]}", .notAString(list: "deny", entry: 1), nil),
        ("{\"deny\":[\"a.example\", {}]}", .notAString(list: "deny", entry: 2), nil), ("{\"deny\":\"a.example\"}", .notAList("deny"), nil),
        ("{\n\"deny\":\n[\"a.example\", ,]}", .notJSON, 3),
        ("{\"other\":[\"a.example\"]}", .noList, nil), ("{\"deny\":[\"not a host\"]}", .notAName("not a host"), nil), ("{}", .noList, nil),
        ("good.example\nwhat is this", .notAName("what is this"), 2), ("<html>", .notAName("<html>"), 1), ("[\"a.example\"]", .notAName("[\"a.example\"]"), 1),
        ("{\"deny\":[\"\\uZZZZ\"]}", .notJSON, 1), ("{\"a\":" + String(repeating: "[[", count: 50), .notJSON, 1),
        ("{\"a\":{\"b\":" + String(repeating: "[", count: 50), .notJSON, 1), ("\u{0}\u{1}", .notAName("\u{0}\u{1}"), 1),
    ])
    func junkIsRefused(text: String, problem: LinkListError.Problem, line: Int?) {
        let error = #expect(throws: LinkListError.self) { try LinkLists(parsing: text) }
        #expect(error?.problem == problem)
        #expect(error?.line == line)
        for language in Language.allCases { #expect(error?.explanation(language).isEmpty == false) }
    }

    @Test func listsMerge() {
        var lists = LinkLists(denied: ["a.example"])
        lists.merge(LinkLists(denied: ["b.example"], allowed: ["c.example"]))
        #expect(lists == LinkLists(denied: ["a.example", "b.example"], allowed: ["c.example"]))
    }
}
