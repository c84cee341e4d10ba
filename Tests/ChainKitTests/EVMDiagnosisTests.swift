import BigInt
import DeskTesting
import Kit
import Testing

@testable import ChainKit

@Suite struct EVMDiagnosisTests {
    private static let book = TokenBook([:])

    private func finding(_ line: JSONValue, account: EVMAddress? = nil, symbols: [EVMAddress: String] = [:]) -> TransactionFinding {
        EVMDiagnosis.finding(of: EVMQuestion(line: line).evidence, tokens: EVMDiagnosisTests.book, account: account, symbols: symbols)
    }

    @Test(arguments: EVMVectors.recorded?.cases ?? [])
    func whatTheChainDidIsFound(vector: EVMVectors.Case) throws {
        let found = finding(vector.line())
        let expected = vector.expected
        #expect(found.chain == .evm)
        #expect(found.status.rawValue == expected["status"]?.string)
        #expect(found.id == expected["id"]?.string)
        #expect(found.cost.map { String($0.total) } == expected["cost"]?.string)
        #expect(found.energy?.total == expected["gas"]?.int64)
        #expect(found.reason?.code == expected["reason"]?.string)
        #expect(found.revertReason == expected["revert"]?.string)
        let flags = expected["flags"]?.array?.compactMap(\.string) ?? []
        #expect(Set(found.flags.map(\.rawValue)) == Set(flags + ["test_network"]))
        #expect(found.isFinal == nil)
        if vector.name == "ether_2930_with_access_list" {
            // That node leaves out the access list, so that what it shows can't be checked.
            #expect(found.signers.isEmpty && found.moved.isEmpty && found.intended == nil && found.action == .unknown)
        } else {
            #expect(found.signers == [expected["signer"]?.string])
            try expectMovement(found, expected)
        }
    }

    private func expectMovement(_ found: TransactionFinding, _ expected: JSONValue) throws {
        switch (expected["action"]?.string, found.action) {
        case ("native", .transferNative), ("token", .transferToken), ("token", .transferTokenFrom), ("create", .createContract), ("approve", .approve),
            ("approve_all", .approveAll), ("call", .callContract):
            break
        default: Issue.record("\(found.action) isn't \(expected["action"]?.string ?? "")")
        }
        if found.status == .failed { #expect(found.moved.isEmpty) }
        guard let amount = expected["amount"]?.string else { return }
        let movement = try #require(found.moved.first)
        #expect(movement.amount.text == amount)
        #expect(movement.to == expected["to"]?.string)
        if found.action != .callContract(contract: movement.to, selector: "d0e30db0", name: "deposit") { #expect(found.intended == movement) }
    }

    @Test func aReceiptAloneIsEnough() throws {
        let vector = try #require(EVMVectors.recorded).named("token_transfer")
        let found = finding(vector.line(["transaction": .null]))
        #expect(found.status == .success)
        #expect(found.moved.first?.amount.units == 27_255_900)
        #expect(found.id == vector.expected["id"]?.string)
        #expect(found.signers.isEmpty)
        #expect(found.action == .unknown)
    }

    @Test(arguments: [("0x1", false), ("0x7", true), ("0xffff", true)])
    func isFinalWhenItsBlockCannotBeUndone(finalized: JSONValue, isFinal: Bool) throws {
        let vector = try #require(EVMVectors.recorded).named("token_transfer")
        #expect(vector.receipt["blockNumber"]?.quantity == 7)
        #expect(finding(vector.line(["head": ["finalizedBlock": finalized]])).isFinal == isFinal)
    }

    /// Each row is a different thing to tell a user.
    @Test(
        arguments: [
            ("raw alone", "raw", nil, nil, "pending"), ("raw, no receipt at one node", "raw", "null", nil, "pending"),
            ("raw, and its number taken by one node's word", "raw", "null", "1 node", "pending"),
            ("raw, and its number taken by two", "raw", "null", "2 nodes", "expired"),
            ("raw, and its number not yet taken", "raw", "null", "2 nodes, free", "pending"),
            ("raw, and no node answers", "raw", "error", nil, "unknown"), ("in a pool", "pending", "null", nil, "pending"),
            ("packed, receipt not yet there", "shown", "null", nil, "pending"), ("not known", "null", "null", nil, "not_found"),
            ("no node answers", "error", "error", nil, "unknown"), ("one of two answers", "null", "error", nil, "unknown"),
            ("nothing at all", nil, nil, nil, "unknown"),
            ("nonsense", "nonsense", "null", nil, "unknown"), ("a receipt that is none", "shown", "nonsense", nil, "unknown"),
        ] as [(String, String?, String?, String?, String)])
    func withoutAReceipt(name: String, transaction: String?, info: String?, nonce: String?, status: String) throws {
        let vector = try #require(EVMVectors.recorded).named("token_transfer")
        let known: [String: JSONValue] = [
            "raw": ["raw": .string("0x" + hex(vector.raw))], "shown": vector.transaction, "null": .null, "error": ["error": ["code": .number("-32000")]],
            "pending": vector.transaction.with("blockHash", .null), "nonsense": ["blockNumber": "0x1", "hash": "?"],
        ]
        var line: [String: JSONValue] = ["id": "x", "head": ["chainId": "0x7a69"]]
        line["transaction"] = transaction.flatMap { known[$0] }
        line["info"] = info.flatMap { known[$0] }
        let own = try #require(vector.transaction["nonce"]?.quantityInt)
        if let nonce {
            line["nonce"] = .number(String(nonce.hasSuffix("free") ? own : own + 1))
            line["nodes"] = .number(String(nonce.prefix(1)))
        }
        let found = finding(.object(line))
        #expect(found.status.rawValue == status, "\(name)")
        #expect(found.moved.isEmpty)
        #expect(found.isFinal == (status == "expired" ? true : nil))
    }

    @Test func answersAreReadWithinTheirEnvelopes() throws {
        let vector = try #require(EVMVectors.recorded).named("token_transfer")
        func envelope(_ result: JSONValue) -> JSONValue { ["jsonrpc": "2.0", "id": .number("1"), "error": .null, "result": result] }
        let found = finding(vector.line(["transaction": envelope(vector.transaction), "info": envelope(vector.receipt)]))
        #expect(found == finding(vector.line()))
        #expect(finding(["transaction": envelope(.null), "info": envelope(.null)]).status == .notFound)
    }

    /// The number counts on the chain alone that was asked.
    @Test func anotherChainsNumberProvesNothing() throws {
        let vector = try #require(EVMVectors.recorded).named("token_transfer")
        let line: JSONValue = [
            "transaction": ["raw": .string("0x" + hex(vector.raw))], "info": .null, "nonce": .number("1000000"), "nodes": .number("3"),
            "head": ["chainId": "0x1"],
        ]
        #expect(finding(line).status == .pending)
        #expect(finding(line.with("head", ["chainId": "0x7a69"])).status == .expired)
    }

    @Test(arguments: ["hash", "from", "value", "input", "receipt of another", "receipt's sender", "receipt's gas", "receipt's price", "log of another"])
    func aLieIsSeenAndNothingElseSaid(lie: String) throws {
        let vectors = try #require(EVMVectors.recorded)
        let vector = try vectors.named("ether_legacy")
        let other = try vectors.named("token_transfer")
        let stranger: JSONValue = .string(vectors.token.checksummed)
        let lines: [String: [String: JSONValue]] = [
            "hash": ["transaction": vector.transaction.with("hash", .string("0x" + String(repeating: "12", count: 32)))],
            "from": ["transaction": vector.transaction.with("from", stranger)], "value": ["transaction": vector.transaction.with("value", "0x1")],
            "input": ["transaction": vector.transaction.with("input", "0x00")], "receipt of another": ["info": other.receipt],
            "receipt's sender": ["info": vector.receipt.with("from", stranger)], "receipt's gas": ["info": vector.receipt.with("gasUsed", "0x5209")],
            "receipt's price": ["info": vector.receipt.with("effectiveGasPrice", "0xffffffffffff")],
            "log of another": ["info": vector.receipt.with("logs", other.receipt["logs"])],
        ]
        let found = finding(vector.line(try #require(lines[lie])))
        #expect(found.status == .unknown)
        #expect(found.flags.contains(lie == "log of another" ? .unreadable : .nodeLies))
        #expect(found.moved.isEmpty && found.intended == nil || lie == "log of another")
        #expect(found.moved.isEmpty && found.cost == nil && found.isFinal == nil && found.reason == nil)
    }

    /// Whoever leaves out a field that was signed can't be caught by the hash, and isn't believed.
    @Test(arguments: ["value", "to", "input", "gas", "nonce"])
    func aLieBehindAMissingFieldIsNotTold(field: String) throws {
        let vector = try #require(EVMVectors.recorded).named("ether_1559")
        #expect(vector.transaction["accessList"] == nil)
        let lies: [String: JSONValue] = [
            "value": "0x1", "to": .string("0x" + String(repeating: "ab", count: 20)), "input": "0x01", "gas": "0xffffff", "nonce": "0x99",
        ]
        let found = finding(vector.line(["transaction": vector.transaction.with(field, lies[field])]))
        #expect(found.status == .success)
        #expect(found.isIDRight == nil)
        #expect(found.signers.isEmpty && found.moved.isEmpty && found.intended == nil && found.action == .unknown)
        #expect(found.id == vector.expected["id"]?.string)
    }

    @Test func bait() throws {
        let vectors = try #require(EVMVectors.recorded)
        let zero = try vectors.named("zero_from_a_stranger")
        let spent = try vectors.named("moved_by_spender")
        let owner = try #require(finding(zero.line()).moved.first.flatMap { EVMAddress($0.from) })
        let caller = try #require(finding(zero.line()).signers.first.flatMap { EVMAddress($0) })
        #expect(finding(zero.line(), account: owner).flags.contains(.dustPoisoning))
        #expect(!finding(zero.line(), account: caller).flags.contains(.dustPoisoning))
        #expect(finding(spent.line(), account: owner).flags.contains(.movedBySpender))
        let receiver = try #require(finding(spent.line()).moved.first.flatMap { EVMAddress($0.to) })
        #expect(finding(spent.line(), account: receiver).flags.contains(.unsolicitedToken))
    }

    @Test func ethereumsTokensAreKnownOnEthereumAlone() throws {
        let usdt = try #require(EVMAddress("0xdAC17F958D2ee523a2206206994597C13D831ec7"))
        let usdc = try #require(EVMAddress("0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48"))
        for (network, symbols) in [(EVMNetwork.ethereum, ["USDT", "USDC"]), (EVMNetwork(chainID: 56), [])] {
            let assets = EVMAssets(network: network, tokens: KnownTokens.book)
            #expect([usdt, usdc].compactMap { assets.known($0)?.symbol } == symbols)
            #expect([usdt, usdc].compactMap { assets.known($0)?.decimals } == symbols.map { _ in 6 })
        }
        let tether = try #require(TronAddress(base58: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"))
        #expect(EVMAssets(network: .ethereum, tokens: KnownTokens.book).known(EVMAddress(tether.account)) == nil)
    }

    @Test func aTokenThatCallsItselfLikeAKnownOneIsFake() throws {
        let vectors = try #require(EVMVectors.recorded)
        let line = try vectors.named("token_transfer").line()
        func flags(_ symbol: String) -> [TransactionFinding.Flag] {
            EVMDiagnosis.finding(of: EVMQuestion(line: line).evidence, tokens: KnownTokens.book, symbols: [vectors.token: symbol]).flags
        }
        #expect(flags("USDT").contains(.fakeToken))
        #expect(flags("U\u{200B}SDT").contains(.fakeToken))
        #expect(!flags("WETH9").contains(.fakeToken))
    }

    /// Receipts of before Byzantium have no status.
    @Test func oldReceiptsTellByTheirGas() throws {
        let vectors = try #require(EVMVectors.recorded)
        func status(_ name: String) throws -> TransactionFinding.Status {
            let vector = try vectors.named(name)
            return finding(vector.line(["info": vector.receipt.with("status", nil)])).status
        }
        #expect(try status("ether_legacy") == .success)
        #expect(try status("token_transfer") == .success)
        #expect(try status("token_out_of_gas") == .unknown)
    }

    @Test func whatARollupChargesCounts() throws {
        let vector = try #require(EVMVectors.recorded).named("ether_legacy")
        let found = finding(vector.line(["info": vector.receipt.with("l1Fee", "0xff")]))
        #expect(found.cost?.total == 420_000_000_000_255)
        #expect(found.cost?.energy == 420_000_000_000_000)
        #expect(found.cost?.other == 255)
    }

    @Test func tenThousandLogsAreCutOff() throws {
        let vector = try #require(EVMVectors.recorded).named("token_transfer")
        let log = try #require(vector.receipt["logs"]?.array?.first)
        let found = finding(vector.line(["info": vector.receipt.with("logs", .array(Array(repeating: log, count: 10_000)))]))
        #expect(found.status == .success)
        #expect(found.moved.count == 100)
    }

    /// What a node sends can be broken in any way: it never crashes, and a change of what was signed is never taken for the truth.
    @Test(arguments: [1, 2, 3] as [UInt64])
    func aThousandBrokenAnswersNeverCrash(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let cases = try #require(EVMVectors.recorded).cases
        for _ in 0..<1000 {
            let vector = try #require(cases.randomElement(using: &random))
            var line = vector.line(["head": ["chainId": "0x7a69", "finalizedBlock": "0x10"]])
            for _ in 0..<Int.random(in: 1...3, using: &random) { line = JSONMutation.mutated(line, &random) }
            let evidence = EVMQuestion(line: line).evidence
            let found = EVMDiagnosis.finding(of: evidence, tokens: KnownTokens.book)
            if evidence.transaction?.isIDRight == false { #expect(found.status == .unknown, "seed \(seed): \(line)") }
            if found.status != .success { #expect(found.moved.isEmpty, "seed \(seed): \(line)") }
            if let signer = found.signers.first, let transaction = evidence.transaction, transaction.isIDRight == true {
                #expect(transaction.claims.from.map { $0.checksummed == signer } ?? true, "seed \(seed): \(line)")
            }
            #expect((found.revertReason?.unicodeScalars.count ?? 0) <= 200)
        }
    }
}

/// Breaks a document in one place.
enum JSONMutation {
    static func mutated(_ value: JSONValue, _ random: inout SeededGenerator) -> JSONValue {
        switch value {
        case .object(let members) where !members.isEmpty && Int.random(in: 0..<8, using: &random) > 0:
            guard let name = members.keys.sorted().randomElement(using: &random), let member = members[name] else { return value }
            var changed = members
            changed[name] = Int.random(in: 0..<10, using: &random) == 0 ? nil : mutated(member, &random)
            return .object(changed)
        case .array(let values) where !values.isEmpty && Int.random(in: 0..<4, using: &random) > 0:
            guard let index = values.indices.randomElement(using: &random) else { return value }
            var changed = values
            changed[index] = mutated(changed[index], &random)
            if Bool.random(using: &random) { changed.append(values[index]) }
            return .array(changed)
        case .string(let text): return .string(mutated(text, &random))
        default: return hostile.randomElement(using: &random) ?? .null
        }
    }

    private static func mutated(_ text: String, _ random: inout SeededGenerator) -> String {
        var bytes = Array(text.utf8)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: return strings.randomElement(using: &random) ?? ""
        case 1: bytes.removeLast(Int.random(in: 0...bytes.count, using: &random))
        case 2: bytes += bytes
        default:
            guard let place = bytes.indices.randomElement(using: &random) else { return "0x" }
            bytes[place] = Array("0123456789abcdefxG\u{0}".utf8).randomElement(using: &random) ?? 0
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let strings = [
        "", "0x", "0x0", "0xffffffffffffffff", "0x7fffffffffffffff", "0x8000000000000000", "0x" + String(repeating: "f", count: 64),
        "0x" + String(repeating: "f", count: 65), "-0x1", "1e400", "\u{202E}0x1", "0x" + String(repeating: "00", count: 100_000),
    ]
    private static let hostile: [JSONValue] = [
        .null, .bool(true), .number("-1"), .number("1e999"), .number("340282366920938463463374607431768211456"), .string(""), .array([]), .object([:]),
        .array([.null]), .array(Array(repeating: .string("0x"), count: 2000)),
    ]
}
