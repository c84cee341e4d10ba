import ChainKit
import Foundation
import Kit
import Testing

/// The vectors that lie beside the repository: absent on most machines.
enum SharedVectors {
    static let folder: URL? = {
        var folder = URL(filePath: #filePath)
        while folder.pathComponents.count > 1 {
            folder.deleteLastPathComponent()
            let shared = folder.appending(path: "shared/data/chain")
            if FileManager.default.fileExists(atPath: shared.path) { return shared }
        }
        return nil
    }()

    static func json(_ name: String) throws -> JSONValue {
        let file = try #require(folder).appending(path: name)
        return try JSONValue(parsing: Data(contentsOf: file))
    }

    static func rows(_ name: String, _ list: String) throws -> [JSONValue] {
        let file = try json(name)
        return try #require(file[list]?.array ?? file[list]?["vectors"]?.array)
    }
}

extension JSONValue {
    func text(_ name: String) throws -> String { try #require(self[name]?.string) }

    /// Hexadecimal digits, with or without `0x`.
    func bytes(_ name: String) throws -> [UInt8] {
        let text = try text(name)
        let bytes = Kit.bytes(hex: text.hasPrefix("0x") ? text.dropFirst(2) : text[...])
        return try #require(bytes)
    }
}

@Suite(.enabled(if: SharedVectors.folder != nil, "there is no folder shared/data/chain beside the repository"))
struct SharedVectorTests {
    @Test func pairsAreRead() throws {
        for row in try SharedVectors.rows("tron_addresses.json", "pairs") + SharedVectors.rows("tron_addresses.json", "private_keys") {
            let (base58, hex, evm20) = try (row.text("base58"), row.text("hex"), row.text("evm20"))
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
        for row in try SharedVectors.rows("tron_addresses.json", "private_keys") {
            let key = try #require(try Secp256k1.SigningKey(row.bytes("private_key")))
            #expect(hex([4] + key.publicKey) == row["public_key_uncompressed"]?.string)
            #expect(key.account.map { TronAddress($0).base58 } == row["base58"]?.string)
        }
        for row in try SharedVectors.rows("tron_addresses.json", "invalid_private_keys") {
            #expect(try Kit.bytes(hex: row.text("private_key")).flatMap(Secp256k1.SigningKey.init) == nil)
        }
    }

    @Test func contractsMadeByCreate2AreFound() throws {
        for row in try SharedVectors.rows("tron_addresses.json", "create2") {
            let parts = try ["sender_hex", "salt", "init_code_hash"].map { try row.bytes($0) }
            let account = try #require(AccountBytes(Keccak256.digest(parts[0] + parts[1] + parts[2]).suffix(20)))
            #expect(TronAddress(account).base58 == row["base58"]?.string)
        }
    }

    @Test func brokenOnesGetTheirCode() throws {
        for row in try SharedVectors.rows("tron_addresses.json", "invalid") {
            let input = try row.text("input")
            let verdict = AddressReader.verdict(input)
            #expect(!verdict.isValid && verdict.code.rawValue == row["code"]?.string, "\(input)")
            #expect(verdict.hint != nil)
        }
    }

    /// The file counts from 0, people from 1.
    @Test func typosAreFound() throws {
        for row in try SharedVectors.rows("tron_addresses.json", "typos") {
            let (input, intended) = try (row.text("input"), row.text("intended"))
            let position = try #require(row["position"]?.int64) + 1
            let verdict = AddressReader.verdict(input)
            let hint = try #require(verdict.hint)
            #expect(!verdict.isValid && verdict.canonical == nil, "\(input)")
            #expect(hint.en.contains("\(position)") && hint.zh.contains("第 \(position) "), "\(input) \(position): \(hint.en)")
            #expect(!hint.en.contains(intended) && !hint.zh.contains(intended))
            let words = ["transposition": "changed places", "deleted": "missing", "substitution": "wrong one", "inserted": "too many", "case": "wrong case"]
            #expect(try hint.en.contains(#require(try words[row.text("edit")])))
        }
    }

    @Test func lookalikesAreRightAddresses() throws {
        for row in try SharedVectors.rows("tron_addresses.json", "lookalikes") {
            let (genuine, other) = try (AddressReader.verdict(row.text("genuine")), AddressReader.verdict(row.text("lookalike")))
            #expect(genuine.isValid && other.isValid && genuine.tron != other.tron)
        }
    }

    @Test func signaturesAreRead() throws {
        for row in try SharedVectors.rows("tip191.json", "valid") {
            let message = try row.bytes("message_hex")
            let signature = try #require(try MessageSignature.signature(row.text("signature")))
            let address = try row.text("address")
            #expect(MessageScheme.tip191.digest(message).map { "0x" + hex($0) } == row["message_hash"]?.string)
            #expect(MessageSignature.signer(of: message, signature: signature, scheme: .tip191).map { TronAddress($0).base58 } == address)
            if let text = row["message_text"]?.string {
                #expect(try MessageSignature.verify(address: address, message: text, signature: row.text("signature")) == .right(.tip191))
            }
            let key = try #require(try Secp256k1.SigningKey(row.bytes("private_key")))
            #expect(key.signature(over: try #require(MessageScheme.tip191.digest(message)))?.bytes == signature.bytes)
        }
    }

    @Test func variantsAreToldApart() throws {
        for row in try SharedVectors.rows("tip191.json", "variants_and_negatives") {
            let (address, message) = try (row.text("address"), row.text("message_text"))
            let verification = try MessageSignature.verify(address: address, message: message, signature: row.text("signature"))
            let expected = try row.text("expect")
            #expect(verification.isRight == expected.hasPrefix("accept"), "\(row)")
            #expect((verification == .malformedSignature) == expected.contains("malformed"), "\(row)")
            if let other = row["recovers"]?.string, case .otherSigner(let found) = verification { #expect(found == other) }
        }
    }
}
