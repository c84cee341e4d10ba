import ChainKit
import Kit
import Testing

@Suite("TRON receipts")
struct ReceiptReaderTests {
    @Test(
        .enabled(if: RecordedTron.hasSharedFolder, "\(RecordedTron.absence)"),
        arguments: RecordedTron.transactions.filter { $0["gettransactioninfobyid"] != nil })
    func recordedOnesAreRead(_ entry: RecordedTron.Case) throws {
        let json = try #require(entry["gettransactioninfobyid"])
        let receipt = try TronReceipt(node: json)
        #expect(receipt.id?.hex == json["id"]?.string)
        #expect(receipt.fee == json["fee"]?.int64 ?? 0)
        #expect(receipt.result?.rawValue == json["receipt"]?["result"]?.string)
        #expect(receipt.isFailed == (json["result"]?.string == "FAILED"))
        #expect(receipt.logs.count == json["log"]?.array?.count ?? 0)
        #expect(receipt.energy.total == json["receipt"]?["energy_usage_total"]?.int64 ?? 0)
        if let message = entry["resMessage_text"]?.string { #expect(receipt.message == message) }
    }

    @Test(.enabled(if: RecordedTron.hasSharedFolder, "\(RecordedTron.absence)"), arguments: RecordedTron.transactions.filter { $0["trongrid_v1_row"] != nil })
    func recordedRowsAreRead(_ entry: RecordedTron.Case) throws {
        let json = try #require(entry["trongrid_v1_row"])
        let receipt = try TronReceipt(row: json)
        #expect(receipt.id == (try TronTransaction(node: json)).id)
        #expect(receipt.fee == json["ret"]?.array?.first?["fee"]?.int64)
        #expect(receipt.bandwidth.burnt == json["net_fee"]?.int64)
        #expect(receipt.blockNumber == json["blockNumber"]?.int64)
        #expect(receipt.blockTime?.milliseconds == json["block_timestamp"]?.int64)
        #expect(!receipt.isFailed)
    }

    @Test func whatIsMissingIsZero() throws {
        let receipt = try TronReceipt(node: .object([:]))
        #expect(receipt == TronReceipt(id: nil))
    }

    @Test func everythingIsRead() throws {
        let text = """
            {"id":"\(String(repeating: "ab", count: 32))","fee":1234,"blockNumber":7,"blockTimeStamp":1700000000000,"contractResult":["00ff"],
            "contract_address":"41a614f803b6fd780986a42c78ec9c7f77e6ded13c","receipt":{"energy_usage":1,"energy_fee":2,"origin_energy_usage":3,
            "energy_usage_total":4,"net_usage":5,"net_fee":6,"result":"OUT_OF_ENERGY","energy_penalty_total":7},"result":"FAILED",
            "resMessage":"52455645525420e58f8d","withdraw_amount":8,"unfreeze_amount":9,"withdraw_expire_amount":10,
            "cancel_unfreezeV2_amount":[{"key":"ENERGY","value":11},{"key":"TRON_POWER","value":0},{"key":"BANDWIDTH"}],
            "log":[{"address":"a614f803b6fd780986a42c78ec9c7f77e6ded13c","topics":["\(String(repeating: "01", count: 32))"],"data":"02"},
            {"address":"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"}],
            "internal_transactions":[{"caller_address":"41a614f803b6fd780986a42c78ec9c7f77e6ded13c",
            "transferTo_address":"410000000000000000000000000000000000000000","callValueInfo":[{},{"callValue":12},{"callValue":13,"tokenId":"1002000"},
            {"callValue":14,"tokenId":"_"}],"rejected":true,"note":"63616c6c"},{"caller_address":"41","callValueInfo":[{}]}]}
            """
        let receipt = try TronReceipt(node: JSONValue(parsing: text))
        let usdt = try #require(TronAddress(base58: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"))
        let transfers: [(Int64, String?)] = [(12, nil), (13, "1002000"), (14, nil)]
        #expect(
            receipt
                == TronReceipt(
                    id: TransactionID([UInt8](repeating: 0xAB, count: 32)), fee: 1234, blockNumber: 7,
                    blockTime: Instant(milliseconds: 1_700_000_000_000), result: .outOfEnergy, isFailed: true,
                    energy: .init(staked: 1, fromContractOwner: 3, total: 4, penalty: 7, burnt: 2), bandwidth: .init(used: 5, burnt: 6),
                    contractAddress: usdt, returned: [0, 255], message: "REVERT 反",
                    logs: [
                        EventLog(contract: usdt.account, topics: [[UInt8](repeating: 1, count: 32)], data: [2]),
                        EventLog(contract: usdt.account, topics: [], data: []),
                    ],
                    internalTransfers: transfers.map {
                        InternalTransfer(from: usdt, to: TronAddress(.zero), amount: $0.0, asset: $0.1, isRejected: true)
                    },
                    payouts: .init(reward: 8, unstakedV1: 9, unstaked: 10, restaked: ["ENERGY": 11])))
    }

    @Test func internalTransfersOfARowAreRead() throws {
        let text = """
            {"ret":[{"contractRet":"REVERT","fee":5,"code":"FAILED"}],"internal_transactions":[{"internal_tx_id":"00",
            "data":{"note":"63616c6c","rejected":false,"call_value":{"_":3}},"to_address":"410000000000000000000000000000000000000000",
            "from_address":"41a614f803b6fd780986a42c78ec9c7f77e6ded13c"},
            {"data":{"call_value":0,"call_token_value":9,"token_id":1002000},"to_address":"410000000000000000000000000000000000000000",
            "from_address":"41a614f803b6fd780986a42c78ec9c7f77e6ded13c"}]}
            """
        let receipt = try TronReceipt(row: JSONValue(parsing: text))
        #expect(receipt.result == .revert)
        #expect(receipt.isFailed)
        #expect(receipt.internalTransfers.map(\.amount) == [3, 9])
        #expect(receipt.internalTransfers.map(\.asset) == [nil, "1002000"])
    }

    @Test(arguments: [
        #"{"fee":-1}"#, #"{"fee":1.5}"#, #"{"fee":9223372036854775808}"#, #"{"fee":1e9}"#, #"{"fee":{}}"#, #"{"id":"00"}"#, #"{"id":5}"#,
        #"{"receipt":"x"}"#, #"{"receipt":{"energy_fee":-5}}"#, #"{"receipt":{"result":3}}"#, #"{"log":{}}"#, #"{"log":[1]}"#,
        #"{"log":[{"address":"00"}]}"#, #"{"log":[{"address":"a614f803b6fd780986a42c78ec9c7f77e6ded13c","topics":["00"]}]}"#,
        #"{"log":[{"address":"a614f803b6fd780986a42c78ec9c7f77e6ded13c","data":"0"}]}"#, #"{"contractResult":["x"]}"#, #"{"contractResult":[5]}"#,
        #"{"contract_address":"41"}"#, #"{"internal_transactions":[{"callValueInfo":[{"callValue":5}]}]}"#, #"{"cancel_unfreezeV2_amount":[5]}"#,
        #"{"blockTimeStamp":"soon"}"#, "[]", "null", #""""#,
    ])
    func whatNoNodeCountsIsRefused(_ text: String) throws {
        let json = try JSONValue(parsing: text)
        #expect(throws: TronDecodingError.self) { try TronReceipt(node: json) }
    }

    @Test func tooManyLogsAreCounted() throws {
        let log = #"{"address":"a614f803b6fd780986a42c78ec9c7f77e6ded13c","topics":[],"data":""}"#
        let json = try JSONValue(parsing: #"{"log":["# + [String](repeating: log, count: 10_000).joined(separator: ",") + "]}")
        let receipt = try TronReceipt(node: json)
        #expect(receipt.logs.count == TronReceipt.mostEvents)
        #expect(receipt.omitted == 9_000)
    }

    @Test(arguments: [
        ("524556455254206f70636f6465206578656375746564", "REVERT opcode executed"), ("No contract or not a valid smart contract", nil),
        ("abc", nil), ("ff00", nil), ("", nil), ("00", nil), ("6f6b0a", "ok\n"), ("e4bda0e5a5bd", "你好"),
    ])
    func messagesAreReadFromDigitsWhereTheyAreText(_ text: String, _ message: String?) {
        #expect(NodeText.message(text) == message ?? text)
    }
}
