import Kit
import Testing
import WalletSafety

/// The same secret is known again, and nothing else is.
@Suite struct FingerprintTests {
    private static let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
    private static let policy = ScreeningPolicy(fingerprints: FingerprintKey(Array("a key of the tests".utf8)))

    private func fingerprints(_ text: String, _ policy: ScreeningPolicy = policy) -> [String?] {
        WalletSafety.screen(text, policy: policy, language: .en).findings.map(\.fingerprint)
    }

    @Test(arguments: [
        phrase, "My words: " + phrase.uppercased(), phrase.split(separator: " ").enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n"),
        phrase.replacing(" ", with: ", "), phrase.replacing(" ", with: "\u{200B} "),
    ])
    func isTheSameInEveryWriting(text: String) {
        #expect(fingerprints(text) == fingerprints(Self.phrase))
        #expect(fingerprints(text).first??.count == 32)
    }

    @Test func isAnotherForAnotherSecretAndUnderAnotherKey() {
        let other = "letter advice cage absurd amount doctor acoustic avoid letter advice cage above"
        let key = ScreeningPolicy(fingerprints: FingerprintKey(Array("another key".utf8)))
        #expect(Set([fingerprints(Self.phrase), fingerprints(other), fingerprints(Self.phrase, key)]).count == 3)
    }

    /// Who has the key could try out all codes of six digits.
    @Test(arguments: ["my password is hunter2hunter2", "code 482913 from the SMS", "b0e4a0b4c3f5d2a19c7e8f6d5a4b3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f7a6b"])
    func isNotMadeOfWhatCanBeTriedOut(text: String) { #expect(fingerprints(text).allSatisfy { $0 == nil }) }

    @Test func isNotMadeUnasked() { #expect(fingerprints(Self.phrase, .standard) == [nil]) }

    // Made with Python's hmac and hashlib over what the secret consists of.
    @Test func isAnHMAC() {
        let digits = String(repeating: "46", count: 32)
        #expect(fingerprints("private key \(digits)") == ["025b7e55506decd43bb398b6b36d2d02"])
    }

    @Test(arguments: [
        ("Please send us the transaction hash.", true), ("请把交易哈希发给我", true), ("What is the TXID?", true), ("Which network did you use?", false),
        ("Never send your private key, only the transaction hash.", false), ("不要发私钥，发交易哈希就行", false),
    ])
    func aQuestionForAHashIsKnown(text: String, isOne: Bool) { #expect(WalletSafety.asksForTransactionHash(text) == isOne) }
}
