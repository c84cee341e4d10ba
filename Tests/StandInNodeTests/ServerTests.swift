import ChainKit
import Foundation
import Kit
import Testing

@testable import StandInNode

@Suite struct ServerTests {
    let chain = StandInChain(clock: StandInClock().clock, story: .recorded)

    func answer(_ path: String, _ body: String = "") -> StandInAnswer {
        StandInDesk(chain: chain).answer(StandInRequest(path: path, headers: [:], body: body))
    }

    func json(_ path: String, _ body: String = "") throws -> JSONValue { try JSONValue(parsing: answer(path, body).body) }

    @Test func itSaysWhatItIs() {
        let text = String(decoding: answer("/").body, as: UTF8.self)
        #expect(text.hasPrefix("WalletDesk stand-in node (recorded answers and rules, not a TRON node)"))
        #expect(text.contains("failedTransfer: "))
    }

    @Test func formsFollowTheRequest() throws {
        let lin = try #require(chain.story.people["lin"])
        let hexadecimal = try json("/wallet/getaccount", #"{"address":"\#(lin.hex)"}"#)
        #expect(hexadecimal["address"]?.string == lin.hex)
        let visible = try json("/wallet/getaccount", #"{"address":"\#(lin.base58)","visible":true}"#)
        #expect(visible["address"]?.string == lin.base58)
        #expect(visible["owner_permission"]?["keys"]?.array?.first?["address"]?.string == lin.base58)
        let id = try #require(chain.story.transactions["assetSpam"])
        let spam = try json("/wallet/gettransactionbyid", #"{"value":"\#(id.hex)","visible":true}"#)
        let transaction = try TronTransaction(node: spam)
        #expect(transaction.isReadableFormTrue == true)
    }

    @Test func everyTransactionsVisibleFormIsTrueToItsBytes() throws {
        for id in chain.story.history.map(\.transaction.id.hex) {
            for visible in ["true", "false"] {
                let transaction = try TronTransaction(node: try json("/wallet/gettransactionbyid", #"{"value":"\#(id)","visible":\#(visible)}"#))
                #expect(transaction.isReadableFormTrue == true)
                #expect(transaction.isIDRight == true)
            }
        }
    }

    @Test(
        arguments: [
            ("/wallet/getaccount", #"{"address":"Yge3Gid6vVaQvnPVRJ6SVwzC64cw2eBkN","visible":true}"#, 200, "NullPointerException"),
            ("/wallet/getaccount", "{", 200, "ParseException"), ("/wallet/nothing", "{}", 404, "unavailable due to config"),
            ("/walletsolidity/broadcasttransaction", "{}", 404, "unavailable"), ("/wallet/broadcasttransaction", "{}", 200, "NullPointerException"),
            ("/wallet/broadcasthex", #"{"transaction":"zz"}"#, 200, "INVALID hex String"), ("/v2/accounts", "", 404, "unavailable"),
        ]) func badRequestsGetJavaTronsErrors(_ path: String, _ body: String, _ status: Int, _ part: String)
    {
        let answer = answer(path, body)
        #expect(answer.status == status)
        #expect(String(decoding: answer.body, as: UTF8.self).contains(part))
    }

    @Test func hostileRequestsNeverCrash() throws {
        var generator = SeededGenerator(seed: UInt64.random(in: .min ... .max))
        let calls = ["gettransactionbyid", "getaccount", "triggerconstantcontract", "broadcasttransaction", "broadcasthex", "getnowblock", "getcontract"]
        let names = ["value", "address", "owner_address", "contract_address", "parameter", "data", "raw_data_hex", "signature", "transaction", "visible"]
        let values = [
            #""""#, #""41""#, "true", "null", "[]", "{}", "-1", #""TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t""#, #"["00"]"#, #""0a8f8f8f8f8f8f8f7f""#,
            #""a9059cbb""#, #""12ffff""#, #""0a00""#,
        ]
        for _ in 0..<2000 {
            let members = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
                "\"\(names.randomElement(using: &generator) ?? "")\":\(values.randomElement(using: &generator) ?? "")"
            }
            let path = "/wallet/" + (calls.randomElement(using: &generator) ?? "")
            #expect(answer(path, "{\(members.joined(separator: ","))}").status < 500, "seed \(generator.seed)")
        }
        for query in ["limit=-5", "limit=99999999999999999999", "fingerprint=standin99999999999999999999", "min_timestamp=x", "a=b=c&&&", "order_by"] {
            let lin = try #require(chain.story.people["lin"]).base58
            #expect(answer("/v1/accounts/\(lin)/transactions?\(query)").status == 200)
        }
    }

    /// The recorded answers of real nodes, as far as the stand-in gives the same ones.
    @Test(.enabled(if: SharedData.folder != nil, "the recorded answers are not beside the repository")) func answersHaveTheRecordedShapes() throws {
        let recorded = try SharedData.cases("tron_node_responses.json")
        for (name, path, body) in [
            ("constant_revert", "/wallet/triggerconstantcontract", ServerTests.refusedCall),
            ("accountresource", "/wallet/getaccountresource", #"{"address":"GAO"}"#),
            ("account_normal", "/wallet/getaccount", #"{"address":"GAO"}"#), ("trongrid_v1_account", "/v1/accounts/GAO", ""),
            ("trongrid_v1_account_missing", "/v1/accounts/NOBODY", ""),
        ] {
            let gao = try #require(chain.story.people["gao"])
            let nobody = try #require(chain.story.people["nobody"])
            let request = (path + "\n" + body).replacing("GAO", with: gao.hex).replacing("NOBODY", with: nobody.base58).split(
                separator: "\n", omittingEmptySubsequences: false)
            let own = try json(String(request[0]), String(request[1]))
            let theirs = try #require(recorded[name]?["response"])
            #expect(
                Set(try #require(own.object).keys).subtracting(theirs.object?.keys ?? [:].keys).isSubset(of: ["unfrozenV2", "EnergyLimit", "tronPowerLimit"]),
                "\(name)")
            if let message = theirs["result"]?["message"] { #expect(own["result"]?["message"] == message) }
        }
    }

    private static let refusedCall =
        #"{"owner_address":"410000000000000000000000000000000000000000","contract_address":"41a614f803b6fd780986a42c78ec9c7f77e6ded13c","#
        + #""function_selector":"transfer(address,uint256)","parameter":"\#(String(repeating: "0", count: 63))1\#(String(repeating: "0", count: 63))1"}"#

    /// Recorded receipts of the main network and the ledger's arithmetic.
    @Test(.enabled(if: SharedData.folder != nil, "the recorded transactions are not beside the repository")) func sizesAreThoseOfRecordedReceipts() throws {
        var checked = 0
        for (_, entry) in try SharedData.cases("tron_transactions.json") {
            guard let raw = (entry["gettransactionbyid"]?["raw_data_hex"]?.string).flatMap({ bytes(hex: $0) }), let info = entry["gettransactioninfobyid"],
                let signatures = entry["gettransactionbyid"]?["signature"]?.array?.compactMap({ $0.string.flatMap { bytes(hex: $0) } }),
                let transaction = SignedTransaction(rawData: raw, signatures: signatures)
            else { continue }
            let receipt = try TronReceipt(node: info)
            if receipt.bandwidth.used > 0 { #expect(receipt.bandwidth.used == transaction.size) }
            if receipt.bandwidth.burnt > 100_000 { #expect(receipt.bandwidth.burnt == transaction.size * 1000) }
            checked += 1
        }
        #expect(checked > 8)
    }
}

/// Recorded data beside the repository, where there is any.
enum SharedData {
    static let folder: URL? = {
        var folder = URL(filePath: #filePath)
        for _ in 0..<8 {
            folder = folder.deletingLastPathComponent()
            let candidate = folder.appending(path: "shared/data/chain")
            if FileManager.default.fileExists(atPath: candidate.path()) { return candidate }
        }
        return nil
    }()

    static func cases(_ file: String) throws -> [String: JSONValue] {
        let document = try JSONValue(parsing: Array(try Data(contentsOf: try #require(folder).appending(path: file))))
        return Dictionary((document["cases"]?.array ?? []).map { ($0["name"]?.string ?? "", $0) }, uniquingKeysWith: { first, _ in first })
    }
}
