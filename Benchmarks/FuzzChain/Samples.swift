import ChainSamples
import Kit

/// What is mutated: recorded and made transactions and answers, as far as they lie beside the package.
struct Samples {
    private(set) var bytes: [[UInt8]] = []
    private(set) var transactions: [JSONValue] = []
    private(set) var receipts: [JSONValue] = []
    private(set) var answers: [JSONValue] = []
    /// What is asked to be explained, one object each.
    private(set) var lines: [JSONValue] = []

    init() {
        for file in ["Tests/ChainKitTests/Vectors/transactions.json", "shared/data/chain/tron_transactions.json"] { add(SampleFile.cases(file)) }
        answers += SampleFile.cases("shared/data/chain/tron_node_responses.json").compactMap { $0["response"] }
        bytes = transactions.compactMap { $0["raw_data_hex"]?.string.flatMap { Kit.bytes(hex: $0) } }
        receipts.append(Samples.fullReceipt)
        answers.append(.object(["prices": .string("0:100,1726283400000:210,1754644200000:100")]))
    }

    private mutating func add(_ cases: [JSONValue]) {
        for entry in cases {
            if entry["raw_data_hex"] != nil { transactions.append(entry) }
            transactions += [entry["gettransactionbyid"], entry["trongrid_v1_row"]].compactMap { $0 }
            receipts += [entry["gettransactioninfobyid"], entry["trongrid_v1_row"]].compactMap { $0 }
            answers += [entry["response"]].compactMap { $0 }
            lines.append(Samples.line(entry))
        }
    }

    private static func line(_ entry: JSONValue) -> JSONValue {
        let signed = entry["gettransactionbyid"] ?? (entry["raw_data_hex"] == nil ? nil : entry)
        let members = [
            "transaction": signed, "info": entry["gettransactioninfobyid"] ?? fullReceipt, "row": entry["trongrid_v1_row"], "response": entry["response"],
            "head": .object(["solidifiedTimestamp": .number("1795305600000")]), "id": .string("case"), "account": .string("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t"),
            "symbols": .object(["TXYZopYRdj2D9XRtbG411XZZ3kM5VkAeBf": .string("USDT")]),
        ]
        return .object(members.compactMapValues { $0 })
    }

    /// One with every field.
    private static let fullReceipt: JSONValue = {
        let address = "41a614f803b6fd780986a42c78ec9c7f77e6ded13c"
        let text = """
            {"id":"\(String(repeating: "ab", count: 32))","fee":1,"blockNumber":7,"blockTimeStamp":1700000000000,"contractResult":["00"],
            "contract_address":"\(address)","receipt":{"energy_usage":1,"energy_fee":2,"origin_energy_usage":3,"energy_usage_total":4,"net_usage":5,
            "net_fee":6,"result":"REVERT","energy_penalty_total":7},"result":"FAILED","resMessage":"524556455254","withdraw_amount":8,
            "unfreeze_amount":9,"withdraw_expire_amount":10,"cancel_unfreezeV2_amount":[{"key":"ENERGY","value":11}],
            "log":[{"address":"\(address.dropFirst(2))","topics":["\(String(repeating: "01", count: 32))"],"data":"02"}],
            "internal_transactions":[{"caller_address":"\(address)","transferTo_address":"\(address)","callValueInfo":[{"callValue":12},
            {"callValue":13,"tokenId":"1002000"}],"rejected":true},
            {"data":{"rejected":false,"call_value":{"_":3},"call_token_value":4,"token_id":1002000},"to_address":"\(address)","from_address":"\(address)"}]}
            """
        return (try? JSONValue(parsing: text)) ?? .null
    }()
}
