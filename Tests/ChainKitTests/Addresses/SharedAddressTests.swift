import ChainKit
import Kit
import Testing

@Suite(.enabled(if: ChainVectors.shared != nil, "there is no folder shared/data/chain beside the repository"))
struct SharedAddressTests {
    @Test func pairsAreRead() throws {
        for row in try ChainVectors.sharedRows("tron_addresses.json", "pairs") + ChainVectors.sharedRows("tron_addresses.json", "private_keys") {
            let (base58, hex, evm20) = try (row.textOf("base58"), row.textOf("hex"), row.textOf("evm20"))
            for text in [base58, hex, hex.uppercased()] {
                let verdict = AddressReader.verdict(text)
                #expect(verdict.isValid && verdict.code == .ok && verdict.chain == .tron && verdict.canonical == base58 && verdict.hint == nil, "\(text)")
                #expect(verdict.tron?.hex == hex)
            }
            let evm = AddressReader.verdict(evm20)
            #expect(evm.code == .evmAddress && evm.canonical == evm20 && !evm.isValid)
        }
    }

    @Test func keysYieldTheirAddresses() throws {
        for row in try ChainVectors.sharedRows("tron_addresses.json", "private_keys") {
            let key = try #require(try Secp256k1.SigningKey(row.bytesOf("private_key")))
            #expect(hex([4] + key.publicKey) == row["public_key_uncompressed"]?.string)
            #expect(key.account.map { TronAddress($0).base58 } == row["base58"]?.string)
        }
        for row in try ChainVectors.sharedRows("tron_addresses.json", "invalid_private_keys") {
            #expect(try Kit.bytes(hex: row.textOf("private_key")).flatMap(Secp256k1.SigningKey.init) == nil)
        }
    }

    @Test func contractsMadeByCreate2AreFound() throws {
        for row in try ChainVectors.sharedRows("tron_addresses.json", "create2") {
            let parts = try ["sender_hex", "salt", "init_code_hash"].map { try row.bytesOf($0) }
            let account = try #require(AccountBytes(Keccak256.digest(parts[0] + parts[1] + parts[2]).suffix(20)))
            #expect(TronAddress(account).base58 == row["base58"]?.string)
        }
    }

    @Test func brokenOnesGetTheirCode() throws {
        for row in try ChainVectors.sharedRows("tron_addresses.json", "invalid") {
            let input = try row.textOf("input")
            let verdict = AddressReader.verdict(input)
            #expect(!verdict.isValid && verdict.code.rawValue == row["code"]?.string, "\(input)")
            #expect(verdict.hint != nil)
        }
    }

    /// The file counts from 0, people from 1.
    @Test func typosAreFound() throws {
        for row in try ChainVectors.sharedRows("tron_addresses.json", "typos") {
            let (input, intended) = try (row.textOf("input"), row.textOf("intended"))
            let position = try #require(row["position"]?.int64) + 1
            let verdict = AddressReader.verdict(input)
            let hint = try #require(verdict.hint)
            #expect(!verdict.isValid && verdict.canonical == nil, "\(input)")
            #expect(hint.en.contains("\(position)") && hint.zh.contains("第 \(position) "), "\(input) \(position): \(hint.en)")
            #expect(!hint.en.contains(intended) && !hint.zh.contains(intended))
            let words = ["transposition": "changed places", "deleted": "missing", "substitution": "wrong one", "inserted": "too many", "case": "wrong case"]
            #expect(try hint.en.contains(#require(try words[row.textOf("edit")])))
        }
    }

    @Test func lookalikesAreRightAddresses() throws {
        for row in try ChainVectors.sharedRows("tron_addresses.json", "lookalikes") {
            let (genuine, other) = try (AddressReader.verdict(row.textOf("genuine")), AddressReader.verdict(row.textOf("lookalike")))
            #expect(genuine.isValid && other.isValid && genuine.tron != other.tron)
        }
    }

    @Test func signaturesAreRead() throws {
        for row in try ChainVectors.sharedRows("tip191.json", "valid") {
            let message = try row.bytesOf("message_hex")
            let signature = try #require(try MessageSignature.signature(row.textOf("signature")))
            let address = try row.textOf("address")
            #expect(MessageScheme.tip191.digest(message).map { "0x" + hex($0) } == row["message_hash"]?.string)
            #expect(MessageSignature.signer(of: message, signature: signature, scheme: .tip191).map { TronAddress($0).base58 } == address)
            if let text = row["message_text"]?.string {
                #expect(try MessageSignature.verify(address: address, message: text, signature: row.textOf("signature")) == .right(.tip191))
            }
            let key = try #require(try Secp256k1.SigningKey(row.bytesOf("private_key")))
            #expect(key.signature(over: try #require(MessageScheme.tip191.digest(message)))?.bytes == signature.bytes)
        }
    }

    @Test func variantsAreToldApart() throws {
        for row in try ChainVectors.sharedRows("tip191.json", "variants_and_negatives") {
            let (address, message) = try (row.textOf("address"), row.textOf("message_text"))
            let verification = try MessageSignature.verify(address: address, message: message, signature: row.textOf("signature"))
            let expected = try row.textOf("expect")
            #expect(verification.isRight == expected.hasPrefix("accept"), "\(row)")
            #expect((verification == .malformedSignature) == expected.contains("malformed"), "\(row)")
            if let other = row["recovers"]?.string, case .otherSigner(let found) = verification { #expect(found == other) }
        }
    }
}
