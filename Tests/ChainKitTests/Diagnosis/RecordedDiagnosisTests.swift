import ChainKit
import Kit
import Testing

/// The recorded cases, as `walletdesk explain-tx` is asked.
@Suite("Recorded TRON transactions are explained", .enabled(if: RecordedTron.hasSharedFolder, Comment(rawValue: RecordedTron.absence)))
struct RecordedDiagnosisTests {
    private static func line(_ entry: RecordedTron.Case) -> JSONValue {
        var line: [String: JSONValue] = ["id": .string(entry.name)]
        line["transaction"] = entry["gettransactionbyid"]
        line["info"] = entry["gettransactioninfobyid"]
        line["row"] = entry["trongrid_v1_row"]
        line[entry["kind"]?.string == "not_found" ? "info" : "response"] = entry["response"] ?? line["info"]
        return .object(line)
    }

    /// What a case expects, in the words of the answer.
    private static func status(_ entry: RecordedTron.Case) -> String {
        switch entry["kind"]?.string {
        case "unsigned", "constant_call", "signed_not_seen": "not_broadcast"
        case "broadcast_accepted": "pending"
        case "not_found": "not_found"
        case "confirmed_failed": "failed"
        default: "success"
        }
    }

    private func answer(_ entry: RecordedTron.Case, account: TronAddress? = nil) throws -> JSONValue {
        let question = try #require(TransactionQuestion(line: Self.line(entry)))
        let finding = TransactionDiagnosis.finding(of: question.evidence, tokens: KnownTokens.book, account: account)
        return try JSONValue(parsing: TransactionAnswer(id: question.id, finding: finding, text: FindingWords(finding, .en).user).json)
    }

    @Test(arguments: RecordedTron.transactions) func asTheirFilesSay(_ entry: RecordedTron.Case) throws {
        let answer = try answer(entry)
        let expected = try #require(entry["expected_diagnosis"])
        #expect(answer["status"]?.string == Self.status(entry))
        if let cost = expected["cost_trx"]?.string { #expect(answer["cost_trx"]?.string == cost) }
        if let reason = expected["reason"]?.string, ContractResult(rawValue: reason) != nil { #expect(answer["reason"]?.string == reason) }
        #expect(answer["revert_reason"]?.string == expected["revert_reason"]?.string)
        if let amount = (expected["amount_trx"] ?? expected["amount"])?.string { #expect(answer["amount"]?.string == amount) }
        if let total = expected["energy_total"] { #expect(answer["energy_total"] == total) }
        if let token = expected["token"]?.string, token == "USDT" { #expect(answer["token"]?.string == token) }
        if let type = expected["type"]?.string, ContractType(name: type) == nil { #expect(answer["type"]?.string == type) }
        if let signers = entry["checks"]?["recovered_signers"]?.array { #expect(answer["signers"]?.array == signers) }
        #expect(answer["text"]?.string?.isEmpty == false)
        #expect(answer["id"]?.string == entry.name)
    }

    @Test func theRightIDIsSaidToBe() throws {
        for entry in RecordedTron.transactions where entry["gettransactionbyid"] != nil { #expect(try answer(entry)["txid_ok"]?.bool == true) }
    }

    @Test(arguments: [
        ("trc10_spam_airdrop", "unsolicited_token"), ("memo_spam_chinese_ad", "memo_advert"), ("memo_spam_obfuscated_domain", "memo_advert"),
        ("trc10_transfer_with_memo", "unsolicited_token"), ("unsigned_delegate_energy_locked", "delegation_locked"),
        ("unsigned_permission_takeover_shape", "permission_takeover"), ("unsigned_transfer_with_memo", "memo_fee"),
        ("trx_transfer_activates_new_account", "activated_account"), ("usdt_out_of_energy_fee_limit_16_5_trx", "fee_wasted"),
        ("unsigned_trc20_transfer", "test_network"),
    ]) func flagsAreSet(_ name: String, _ flag: String) throws {
        let entry = try #require(RecordedTron.transactions.first { $0.name == name })
        let flags = try #require(try answer(entry)["flags"]?.array)
        #expect(flags.contains(.string(flag)))
    }

    @Test(arguments: ["usdt_transfer_energy_and_bandwidth_burned", "trx_transfer_bandwidth_burned", "trongrid_v1_TransferAssetContract_2", "vote_witness"])
    func ordinaryOnesHaveNoFlag(_ name: String) throws {
        let entry = try #require(RecordedTron.transactions.first { $0.name == name })
        #expect(try answer(entry)["flags"]?.array == [])
    }
}
