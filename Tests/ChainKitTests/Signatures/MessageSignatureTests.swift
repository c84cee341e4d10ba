import ChainKit
import Kit
import Testing

@Suite struct MessageSignatureTests {
    @Test func otherLibrariesSignaturesAreRead() throws {
        for row in try ChainVectors.rows("messages.json", "messages") {
            let (text, base58, evm) = try (row.textOf("text"), row.textOf("base58"), row.textOf("evm"))
            let key = try #require(Secp256k1.SigningKey(row.bytesOf("key")))
            for (scheme, address, other) in [(MessageScheme.tip191, base58, evm), (.eip191, evm, base58)] {
                let expected = try #require(row[scheme.rawValue])
                let signature = try expected.textOf("signature")
                let digest = try #require(scheme.digest(Array(text.utf8)))
                #expect(try digest == expected.bytesOf("digest") && key.signature(over: digest)?.bytes == expected.bytesOf("signature"))
                #expect(MessageSignature.verify(address: address, message: text, signature: signature) == .right(scheme), "\(text)")
                #expect(MessageSignature.verify(address: other, message: text, signature: signature) == .otherFrame(scheme))
                let changed = MessageSignature.verify(address: address, message: text + " ", signature: signature)
                if case .otherSigner(let found) = changed { #expect(found != address) } else { Issue.record("\(changed)") }
            }
        }
    }

    @Test func theOldSchemeTakesThirtyTwoBytesAlone() throws {
        for row in try ChainVectors.rows("messages.json", "v1") {
            let (text, address, signature) = try (row.textOf("text"), row.textOf("base58"), row.textOf("signature"))
            #expect(MessageSignature.verify(address: address, message: text, signature: signature) == .right(.tronV1))
            #expect(MessageSignature.verify(address: address, message: "0x" + text, signature: signature) == .right(.tronV1))
        }
        #expect(MessageScheme.tronV1.digest(Array("hello".utf8)) == nil && MessageScheme.tronV1.digest([UInt8](repeating: 0x61, count: 62)) == nil)
    }

    @Test func anEthereumFrameIsNoTronProof() throws {
        let row = try #require(ChainVectors.rows("messages.json", "messages").first { try $0.textOf("text") == "hello" })
        let verification = try MessageSignature.verify(address: row.textOf("base58"), message: "hello", signature: #require(row["eip191"]).textOf("signature"))
        #expect(verification == .otherFrame(.eip191) && !verification.isRight)
    }

    @Test(arguments: 0..<200)
    func ownSignaturesAreRecovered(seed: Int) throws {
        var draw = SeededGenerator(seed: seed)
        let key = try #require(Secp256k1.SigningKey([1] + draw.bytes(31)))
        let message = draw.bytes(draw.number(0..<300))
        for scheme in [MessageScheme.tip191, .eip191] {
            let digest = try #require(scheme.digest(message))
            let signature = try #require(key.signature(over: digest))
            #expect(MessageSignature.signer(of: message, signature: signature, scheme: scheme) == key.account, "seed \(seed)")
            #expect(MessageSignature.signature(hex(signature.bytes)) == signature)
            var changed = signature.bytes
            changed[draw.number(0..<64)] ^= UInt8(1 << draw.number(0..<8))
            let signer = RecoverableSignature(changed).flatMap { MessageSignature.signer(of: message, signature: $0, scheme: scheme) }
            #expect(signer != key.account, "seed \(seed)")
        }
    }

    @Test(arguments: [
        "", "0x", "0x00", String(repeating: "0", count: 130), String(repeating: "f", count: 128) + "1b", "0x" + String(repeating: "1", count: 128),
        "0x" + String(repeating: "1", count: 132), "签名", String(repeating: "1", count: 128) + "1d", String(repeating: "g", count: 130),
    ])
    func noSignatureAtAll(text: String) {
        #expect(MessageSignature.verify(address: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", message: "hello", signature: text) == .malformedSignature)
    }

    @Test func whatCannotSignIsSaid() {
        let signature = "0x" + String(repeating: "1", count: 128) + "1b"
        for address in ["", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6", "tron:TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", " TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"] {
            guard case .malformedAddress = MessageSignature.verify(address: address, message: "", signature: signature) else {
                Issue.record("\(address)")
                continue
            }
        }
        let bitcoin = MessageSignature.verify(address: "3GqBDKrMib9hPCLwMxaQyHzw3czQ2vBp9c", message: "", signature: signature)
        #expect(bitcoin == .otherChain(.bitcoin))
        let long = MessageSignature.verify(
            address: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", message: String(repeating: "x", count: 65_537), signature: signature)
        #expect(long == .messageTooLong)
    }
}
