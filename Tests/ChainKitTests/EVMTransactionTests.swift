import BigInt
import DeskTesting
import Kit
import Testing

@testable import ChainKit

@Suite struct EVMTransactionTests {
    @Test func theRecordingIsThere() throws {
        let vectors = try #require(EVMVectors.recorded)
        #expect(vectors.cases.count == 24)
        #expect(vectors.signed.count == 40)
    }

    @Test(arguments: EVMVectors.recorded?.signed ?? [])
    func signedBytesOfEveryTypeAreRead(vector: EVMVectors.Signed) throws {
        let transaction = try #require(EVMTransaction(raw: vector.raw))
        let facts = vector.facts
        #expect(transaction.id.hex == facts["id"]?.string)
        #expect(transaction.signer?.checksummed == facts["signer"]?.string)
        #expect(transaction.nonce == facts["nonce"]?.int64.map(UInt64.init))
        #expect(transaction.gasLimit == facts["gas"]?.int64.map(UInt64.init))
        #expect(String(transaction.value) == facts["value"]?.string)
        #expect(String(transaction.price.most) == facts["price"]?.string)
        #expect(transaction.data == facts["data"]?.hexBytes)
        #expect(transaction.to?.checksummed == facts["to"]?.string)
        #expect(transaction.chainID.map { Int64($0) } == facts["chain"]?.int64)
        #expect(transaction.isIDRight == nil)
        let kinds: [String: EVMTransaction.Kind] = [
            "legacy": .legacy, "legacy_unprotected": .legacy, "2930": .accessList, "1559": .dynamicFee, "4844": .blobs, "7702": .setCode,
        ]
        #expect(transaction.kind == kinds[vector.kind])
    }

    @Test(arguments: EVMVectors.recorded?.signed ?? [])
    func bytesThatAreCutOffAreNoTransaction(vector: EVMVectors.Signed) {
        for count in 0..<vector.raw.count { #expect(EVMTransaction(raw: Array(vector.raw.prefix(count))) == nil) }
        #expect(EVMTransaction(raw: vector.raw + [0]) == nil)
    }

    /// Whoever changes a byte has another transaction: never the same id, and never the same signer for other content.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func changedBytesHaveAnotherIDAndSigner(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let signed = try #require(EVMVectors.recorded).signed
        for _ in 0..<1000 {
            let vector = try #require(signed.randomElement(using: &random))
            var raw = vector.raw
            let place = Int.random(in: 0..<raw.count, using: &random)
            raw[place] ^= UInt8.random(in: 1 ... .max, using: &random)
            guard let transaction = EVMTransaction(raw: raw) else { continue }
            #expect(transaction.id.bytes == Keccak256.digest(raw), "seed \(seed): \(hex(raw))")
            #expect(transaction.id.hex != vector.facts["id"]?.string, "seed \(seed): \(hex(raw))")
            #expect(transaction.signer?.checksummed != vector.facts["signer"]?.string, "seed \(seed): \(hex(raw))")
        }
    }

    @Test(arguments: EVMVectors.recorded?.cases ?? [])
    func whatANodeShowsIsReadAndChecked(vector: EVMVectors.Case) throws {
        let transaction = try #require(EVMTransaction(node: vector.transaction))
        let sent = try #require(EVMTransaction(raw: vector.raw))
        #expect(sent.signer?.checksummed == vector.expected["signer"]?.string)
        #expect(sent.id.hex == vector.expected["id"]?.string)
        #expect(transaction.knownID == sent.id)
        #expect(transaction.nonce == sent.nonce)
        #expect(transaction.data == sent.data)
        #expect(transaction.price == sent.price)
        // That node leaves out the access list: where there is one, neither the id nor the signer can be computed.
        let isWhole = vector.name != "ether_2930_with_access_list"
        #expect(transaction.signer == (isWhole ? sent.signer : nil))
        #expect(transaction.isIDRight == (vector.transaction["hash"] == nil || !isWhole ? nil : true))
    }

    /// go-ethereum shows what alysis leaves out, and the whole `v` of legacy transactions.
    @Test func whatGoEthereumShowsIsReadToo() throws {
        let vectors = try #require(EVMVectors.recorded)
        let token: JSONValue = .string(vectors.token.checksummed)
        let access: JSONValue = .array([["address": token, "storageKeys": .array([.string("0x" + String(repeating: "0", count: 63) + "1")])]])
        let listed = try vectors.named("ether_2930_with_access_list")
        let whole = try #require(EVMTransaction(node: listed.transaction.with("accessList", access)))
        #expect(whole.isIDRight == true)
        #expect(whole.signer?.checksummed == listed.expected["signer"]?.string)
        let empty = try #require(EVMTransaction(node: listed.transaction.with("accessList", .array([]))))
        #expect(empty.isIDRight == false)
        #expect(empty.signer == nil)
        let legacy = try vectors.named("ether_legacy")
        let parity = try #require(legacy.transaction["v"]?.quantity)
        let v: JSONValue = .string("0x" + String(BigUInt(31337 * 2 + 35) + parity, radix: 16))
        let shown = try #require(EVMTransaction(node: legacy.transaction.with("v", v)))
        #expect(shown.isIDRight == true)
        #expect(shown.signer?.checksummed == legacy.expected["signer"]?.string)
    }

    /// Of the signed vectors the fields as a node shows them, types 3 and 4 with theirs.
    @Test(arguments: EVMVectors.recorded?.signed ?? [])
    func whatIsShownOfEveryTypeHasTheSameID(vector: EVMVectors.Signed) throws {
        let shown = try EVMTransactionTests.shown(vector.raw)
        let transaction = try #require(EVMTransaction(node: shown))
        #expect(transaction.isIDRight == true)
        #expect(transaction.signer?.checksummed == vector.facts["signer"]?.string)
    }

    /// The JSON of go-ethereum (`internal/ethapi`, `RPCTransaction`), written from the items of the signed bytes.
    private static func shown(_ raw: [UInt8]) throws -> JSONValue {
        let type = raw[0] < 0xC0 ? raw[0] : 0
        let items = try #require(RLP(type == 0 ? raw[...] : raw.dropFirst())?.items)
        func number(_ index: Int) -> JSONValue { .string("0x" + String(items[index].number ?? 0, radix: 16)) }
        func bytes(_ item: RLP) -> JSONValue { .string("0x" + hex(item.content ?? [])) }
        func quantity(_ item: RLP) -> JSONValue { .string("0x" + String(item.number ?? 0, radix: 16)) }
        let start = type == 0 ? 0 : 1
        let call = type == 0 ? 2 : type == 1 ? 3 : 4
        let last = items.count
        var shown: [String: JSONValue] = [
            "hash": .string("0x" + hex(Keccak256.digest(raw))), "type": .string("0x\(type)"), "nonce": number(start), "gas": number(call),
            "to": items[call + 1].content?.isEmpty == true ? .null : bytes(items[call + 1]), "value": number(call + 2), "input": bytes(items[call + 3]),
            "v": number(last - 3), "r": number(last - 2), "s": number(last - 1), "blockHash": .null, "blockNumber": .null,
        ]
        if type > 0 {
            shown["chainId"] = number(0)
            shown["yParity"] = number(last - 3)
            shown["accessList"] = .array(
                (items[call + 4].items ?? []).map { entry in
                    ["address": bytes(entry.items?[0] ?? .bytes([])), "storageKeys": .array((entry.items?[1].items ?? []).map(bytes))]
                })
        }
        if type < 2 { shown["gasPrice"] = number(call - 1) }
        if type > 1 {
            shown["maxPriorityFeePerGas"] = number(2)
            shown["maxFeePerGas"] = number(3)
        }
        if type == 3 {
            shown["maxFeePerBlobGas"] = number(call + 5)
            shown["blobVersionedHashes"] = .array((items[call + 6].items ?? []).map(bytes))
        }
        if type == 4 {
            shown["authorizationList"] = .array(
                (items[call + 5].items ?? []).compactMap(\.items).map { grant in
                    [
                        "chainId": quantity(grant[0]), "address": bytes(grant[1]), "nonce": quantity(grant[2]), "yParity": quantity(grant[3]),
                        "r": quantity(grant[4]), "s": quantity(grant[5]),
                    ]
                })
        }
        return .object(shown)
    }

    @Test(arguments: ["nonce", "gas", "value", "input", "r", "s", "v", "maxFeePerGas", "maxPriorityFeePerGas"])
    func aFieldThatIsMissingOrNoNumberIsRefused(name: String) throws {
        let shown = try #require(EVMVectors.recorded).named("token_transfer").transaction
        let wrong: [JSONValue?] = [nil, .null, .number("1"), "", "0x", "1", "0xzz", .array([]), .string("0x1" + String(repeating: "0", count: 64))]
        for value in wrong where !(name == "input" && value == "0x") {
            if name == "input", value?.string?.utf8.count == 67 { continue }
            #expect(EVMTransaction(node: shown.with(name, value)) == nil, "\(name): \(String(describing: value))")
        }
    }

    @Test func aFalseHashIsSeen() throws {
        let shown = try #require(EVMVectors.recorded).named("token_transfer").transaction
        for hash: JSONValue in [.string("0x" + String(repeating: "0", count: 64)), "0x", "nonsense"] {
            let transaction = try #require(EVMTransaction(node: shown.with("hash", hash)))
            #expect(transaction.isIDRight == (transaction.claims.isWhole ? false : nil))
            #expect(transaction.signer == nil)
        }
    }
}
