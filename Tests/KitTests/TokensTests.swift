import DeskTesting
import Foundation
import Kit
import Testing

@Suite struct TokensTests {
    /// RFC 4648 §10, without padding.
    @Test(arguments: [("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"), ("foobar", "Zm9vYmFy")])
    func base64URLVectors(plain: String, expected: String) {
        #expect(base64URL(Array(plain.utf8)) == expected)
    }

    @Test func base64URLUsesTheURLAlphabet() {
        #expect(base64URL([0xFB, 0xFF, 0xFE] as [UInt8]) == "-__-")
    }

    @Test(arguments: [6] as [UInt64])
    func agreesWithFoundation(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<1000 {
            let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in UInt8.random(in: .min ... .max, using: &random) }
            let padded = Data(bytes).base64EncodedString()
            let expected = padded.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
            #expect(base64URL(bytes) == expected, "seed \(seed)")
            #expect(hex(bytes) == bytes.map { String(format: "%02x", $0) }.joined(), "seed \(seed)")
        }
    }

    @Test func hexIsLowerCase() {
        #expect(hex([0x00, 0x0F, 0xAB, 0xFF] as [UInt8]) == "000fabff")
        #expect(hex([] as [UInt8]).isEmpty)
    }

    @Test func tokensHave43CharactersAndDiffer() {
        let tokens = (0..<500).map { _ in SecretToken.make() }
        #expect(Set(tokens).count == 500)
        #expect(tokens.allSatisfy { $0.count == 43 && $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") } })
    }
}
