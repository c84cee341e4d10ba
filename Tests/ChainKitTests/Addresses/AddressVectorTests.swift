import ChainKit
import Kit
import Testing

/// Against what PyPI's base58, coincurve, eth-account, tronpy, pycryptodome and bech32 make.
@Suite struct AddressVectorTests {
    @Test func accountsFollowFromTheirKeys() throws {
        for row in try ChainVectors.rows("addresses.json", "accounts") {
            let key = try #require(Secp256k1.SigningKey(row.bytesOf("key")))
            let account = try #require(key.account)
            #expect(try hex(key.publicKey) == row.textOf("public"))
            #expect(try TronAddress(account).base58 == row.textOf("base58") && TronAddress(account).hex == row.textOf("hex"))
            #expect(try EVMAddress(account).checksummed == row.textOf("evm"))
            let verdicts = try ["base58", "hex", "evm"].map { AddressReader.verdict(try row.textOf($0)) }
            #expect(verdicts.map(\.code) == [.ok, .ok, .evmAddress] && verdicts.map(\.form) == [.base58, .hex41, .evmEIP55])
            #expect(verdicts.map { $0.tron?.account ?? $0.evm?.account } == [account, account, account])
        }
    }

    @Test func slipsAreFoundAtTheirPlace() throws {
        for row in try ChainVectors.rows("addresses.json", "slips") {
            let (input, intended) = try (row.textOf("input"), row.textOf("intended"))
            let verdict = AddressReader.verdict(input)
            #expect(!verdict.isValid && verdict.canonical == nil && verdict.tron == nil, "\(input)")
            let hint = try #require(verdict.hint)
            let position = try #require(row["position"]?.int64)
            let words = ["deleted": "missing", "inserted": "too many", "transposed": "changed places", "case": "wrong case", "substituted": "wrong one"]
            let word = try #require(try words[row.textOf("kind")])
            #expect(hint.en.contains(word) && hint.zh.contains("第 \(position) "), "\(row): \(hint.zh)")
            #expect(!hint.en.contains(intended) && !hint.zh.contains(intended))
        }
    }

    @Test func otherChainsAreToldApart() throws {
        for row in try ChainVectors.rows("addresses.json", "others") {
            let input = try row.textOf("input")
            let verdict = AddressReader.verdict(input)
            #expect(try !verdict.isValid && verdict.code.rawValue == row.textOf("code"), "\(input)")
            #expect((verdict.canonical == input) == verdict.code.isAddress && verdict.hint != nil)
            #expect((verdict.input == input) != verdict.code.mayBeSecret)
        }
    }

    @Test func base58IsReadAndWritten() throws {
        for row in try ChainVectors.rows("addresses.json", "base58") {
            let (digits, text) = (try #require(row.array?.first?.string), try #require(row.array?.last?.string))
            let bytes = Kit.bytes(hex: digits) ?? []
            #expect(Base58.encoded(bytes) == text)
            #expect(Base58.decoded(ascii: Array(text.utf8)) == bytes && Base58.decoded(text.unicodeScalars) == bytes)
        }
    }

    @Test func keccakHoldsAroundItsBlocks() throws {
        for row in try ChainVectors.rows("addresses.json", "keccak") {
            let length = try #require(row.array?.first?.int64)
            #expect(hex(Keccak256.digest((0..<Int(length)).map { UInt8($0 % 251) })) == row.array?.last?.string, "\(length) bytes")
        }
    }

    /// Of BIP-173 and BIP-350: the last two have the other one's checksum.
    @Test(arguments: [
        ("BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4", AddressCode.bitcoin, AddressForm.bech32),
        ("tb1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3q0sl5k7", .bitcoinTestnet, .bech32),
        ("bc1pw508d6qejxtdg4y5r3zarvary0c5xw7kw508d6qejxtdg4y5r3zarvary0c5xw7kt5nd6y", .bitcoin, .bech32m),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0", .bitcoin, .bech32m),
        ("tb1pqqqqp399et2xygdj5xreqhjjvcmzhxw4aywxecjdzew6hylgvsesf3hn0c", .bitcoinTestnet, .bech32m),
        ("bc1sw50qgdz25j", .bitcoin, .bech32m),
        ("bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqh2y7hd", .notAddress, .unknown),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kemeawh", .notAddress, .unknown),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5", .badChecksum, .bech32),
        ("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7Kv8f3t4", .badChecksum, .bech32),
    ])
    func bech32(text: String, code: AddressCode, form: AddressForm) {
        let verdict = AddressReader.verdict(text)
        #expect(verdict.code == code && verdict.form == form)
        #expect(verdict.canonical == (code.isAddress ? text.lowercased() : nil))
    }
}
