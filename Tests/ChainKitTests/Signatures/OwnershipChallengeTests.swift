import ChainKit
import Kit
import Testing

@Suite struct OwnershipChallengeTests {
    private static let issued = Instant(milliseconds: 1_795_000_000_000)
    private static let expires = issued + .minutes(15)
    private static let nonce = "q7Xc2mZp9RtL4wBn"

    private static func challenge(_ address: String, domain: String = "help.example.com", purpose: String = "#1042", nonce: String = nonce)
        throws(OwnershipChallenge.Refusal) -> OwnershipChallenge
    {
        try OwnershipChallenge(domain: domain, purpose: purpose, address: address, nonce: nonce, issuedAt: issued, expiresAt: expires)
    }

    private static func key(_ number: UInt8) throws -> Secp256k1.SigningKey { try #require(Secp256k1.SigningKey([UInt8](repeating: number, count: 32))) }

    private static func signature(_ text: String, _ key: Secp256k1.SigningKey, _ scheme: MessageScheme) throws -> String {
        let digest = try #require(scheme.digest(Array(text.utf8)))
        return "0x" + hex(try #require(key.signature(over: digest)).bytes)
    }

    @Test(arguments: Language.allCases)
    func itsOwnerProvesIt(language: Language) throws {
        let key = try Self.key(7)
        let account = try #require(key.account)
        let addresses = [
            (TronAddress(account).base58, MessageScheme.tip191), (EVMAddress(account).checksummed, .eip191),
            (EVMAddress(account).checksummed.lowercased(), .eip191),
        ]
        for (address, scheme) in addresses {
            let challenge = try Self.challenge(address)
            let signature = try Self.signature(challenge.text(language), key, scheme)
            #expect(challenge.check(signature: signature, now: Self.issued) == .proven(scheme))
            #expect(challenge.check(signature: signature, now: Self.expires - .milliseconds(1)) == .proven(scheme))
            #expect(challenge.check(signature: signature, now: Self.expires) == .expired)
        }
    }

    @Test func othersDoNot() throws {
        let (key, other) = try (Self.key(7), Self.key(8))
        let challenge = try Self.challenge(TronAddress(try #require(key.account)).base58)
        let foreign = try Self.signature(challenge.text(.zh), other, .tip191)
        #expect(challenge.check(signature: foreign, now: Self.issued) != .proven(.tip191))
        guard case .wrongSigner = challenge.check(signature: foreign, now: Self.issued) else { throw OwnershipChallenge.Refusal.nonce }
        #expect(challenge.check(signature: try Self.signature(challenge.text(.en), key, .eip191), now: Self.issued) == .otherFrame(.eip191))
        #expect(challenge.check(signature: "0x12", now: Self.issued) == .malformed)
    }

    /// A signature holds for its own challenge alone.
    @Test func anotherCaseIsNotProven() throws {
        let key = try Self.key(7)
        let address = TronAddress(try #require(key.account)).base58
        let challenge = try Self.challenge(address)
        let signature = try Self.signature(challenge.text(.zh), key, .tip191)
        for other in try [
            Self.challenge(address, domain: "evil.example.com"), Self.challenge(address, purpose: "#1043"),
            Self.challenge(address, nonce: String(Self.nonce.reversed())),
            OwnershipChallenge(
                domain: "help.example.com", purpose: "#1042", address: address, nonce: Self.nonce, issuedAt: Self.issued,
                expiresAt: Self.expires + .milliseconds(1)),
        ] {
            #expect(!other.check(signature: signature, now: Self.issued).isProven)
        }
    }

    @Test func saysWhatItIs() throws {
        let challenge = try Self.challenge("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")
        let (zh, en) = (challenge.text(.zh), challenge.text(.en))
        for text in [zh, en] {
            for part in [
                "help.example.com", "#1042", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", Self.nonce, "moves no funds", "不会转走任何资产", Self.issued.iso8601,
                Self.expires.iso8601,
            ] {
                #expect(text.contains(part))
            }
        }
        let (chinese, english) = (try #require(zh.firstRange(of: "不会转走")), try #require(zh.firstRange(of: "moves no funds")))
        #expect(chinese.lowerBound < english.lowerBound && zh != en)
    }

    @Test func isNotMadeForWhatIsNoAddress() {
        for address in ["", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6", "tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "0xdAC17F958D2ee523a2206206994597C13D831ec8"] {
            #expect(throws: OwnershipChallenge.Refusal.address(AddressReader.verdict(address))) { try Self.challenge(address) }
        }
        #expect(throws: OwnershipChallenge.Refusal.chain(.bitcoin)) { try Self.challenge("3GqBDKrMib9hPCLwMxaQyHzw3czQ2vBp9c") }
    }

    @Test(arguments: ["", " ", "a\nb", "a\u{202E}b", "\u{0}", String(repeating: "x", count: 121), String(repeating: "ab", count: 32)])
    func purposesAreOneLineThatCanBeRead(purpose: String) {
        #expect(throws: OwnershipChallenge.Refusal.purpose) { try Self.challenge("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", purpose: purpose) }
    }

    @Test(arguments: ["", "a b", "https://help.example.com", "help.example.com/x", "例子.com", "-a.com", "a:b", "a:123456", "a:1:2", "x@y.com"])
    func domainsAreHosts(domain: String) {
        #expect(throws: OwnershipChallenge.Refusal.domain) { try Self.challenge("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", domain: domain) }
    }

    @Test(arguments: ["", "short", "0123456789abcde!", String(repeating: "a", count: 65)])
    func noncesAreLongAndPlain(nonce: String) {
        #expect(throws: OwnershipChallenge.Refusal.nonce) { try Self.challenge("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", nonce: nonce) }
    }

    @Test(arguments: [0, -1, Span.days(1).milliseconds + 1, Int64.max])
    func timesAreInOrder(life: Int64) {
        let (end, isOver) = Self.issued.milliseconds.addingReportingOverflow(life)
        let expires = Instant(milliseconds: isOver ? .max : end)
        #expect(throws: OwnershipChallenge.Refusal.times) {
            try OwnershipChallenge(
                domain: "help.example.com", purpose: "#1", address: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", nonce: Self.nonce, issuedAt: Self.issued,
                expiresAt: expires)
        }
    }
}
