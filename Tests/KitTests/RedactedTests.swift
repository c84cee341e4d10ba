import Kit
import Testing

@Suite struct RedactedTests {
    @Test func printsNothing() {
        let secret = Redacted("zebra")
        var dumped = ""
        dump(secret, to: &dumped)
        let printed = ["\(secret)", secret.description, secret.debugDescription, String(reflecting: secret), "\([secret])", "\(["key": secret])", dumped]
        for text in printed { #expect(!text.contains("zebra")) }
        #expect(Mirror(reflecting: secret).children.isEmpty)
    }

    @Test func itsHolderStaysSilentToo() {
        struct Holder { let secret = Redacted("zebra") }
        var dumped = ""
        dump(Holder(), to: &dumped)
        #expect(!"\(Holder())\(String(reflecting: Holder()))\(dumped)".contains("zebra"))
    }

    @Test func revealsToTheOnePlaceThatAsks() {
        #expect(Redacted("zebra").reveal { $0.count } == 5)
    }
}
