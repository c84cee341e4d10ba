import ChainKit
import Kit
import Testing

@Suite struct TypedDataTests {
    @Test func otherLibrariesDocumentsAreRead() throws {
        for row in try ChainVectors.rows("messages.json", "typed") {
            let data = try TypedData(#require(row["data"]))
            #expect(try data.domainSeparator == row.bytesOf("domain") && data.digest == row.bytesOf("digest"))
            let signature = try #require(MessageSignature.signature(row.textOf("signature")))
            #expect(try data.signer(signature).map { EVMAddress($0).checksummed } == row.textOf("evm"))
        }
    }

    /// TRON's wallets take addresses in base 58, and `trcToken` for a number.
    @Test func tronWritesItItsOwnWay() throws {
        func document(_ type: String, _ address: String) -> String {
            #"{"types":{"M":[{"name":"to","type":"address"},{"name":"id","type":"\#(type)"}]},"primaryType":"M","domain":{"name":"x","chainId":"0x1"},"message":{"to":"\#(address)","id":1002000}}"#
        }
        let tron = try TypedData(JSONValue(parsing: document("uint256", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")))
        let evm = try TypedData(JSONValue(parsing: document("uint256", "0xa614f803B6FD780986A42c78Ec9c7f77e6DeD13C")))
        let token = try TypedData(JSONValue(parsing: document("trcToken", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")))
        #expect(tron.digest == evm.digest && token.digest != tron.digest)
    }

    private static func refusal(_ types: String, _ message: String) throws -> TypedData.Refusal? {
        let json = try JSONValue(parsing: #"{"types":{\#(types)},"primaryType":"M","domain":{},"message":\#(message)}"#)
        do {
            _ = try TypedData(json)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("uint8", "255", true), ("uint8", "256", false), ("uint8", "-1", false), ("int8", "-128", true), ("int8", "128", false), ("int8", #""0x7f""#, true),
        ("uint256", #""0x""#, false), ("uint256", "1.5", false), ("uint256", "1e3", false), ("bool", "true", true), ("bool", "1", false),
        ("bytes2", #""0xffff""#, true),
        ("bytes2", #""0xff""#, false), ("bytes", #""ff""#, false), ("bytes33", #""0x""#, false), ("uint7", "1", false), ("uint264", "1", false),
        ("float", "1", false),
        ("uint8[2]", "[1,2]", true), ("uint8[2]", "[1]", false), ("uint8[]", "1", false), ("string", "null", false), ("M[]", "[]", true),
        ("M[]", "[null]", true),
        ("uint8[-1]", "[]", false), ("uint8[99999999999999999999]", "[]", false), ("]", "[]", false), ("[]", "[1]", false), ("address", #""0x00""#, false),
    ])
    func valuesHaveToBeOfTheirType(type: String, value: String, isTaken: Bool) throws {
        let refusal = try Self.refusal(#""M":[{"name":"v","type":"\#(type)"}]"#, #"{"v":\#(value)}"#)
        #expect((refusal == nil) == isTaken)
    }

    @Test func whatIsTooMuchIsRefused() throws {
        let many = (0..<100).map { "\"T\($0)\":[]" }.joined(separator: ",")
        #expect(try Self.refusal("\"M\":[],\(many)", "{}") == .tooLarge)
        let deep = String(repeating: #"{"v":"#, count: 30) + "null" + String(repeating: "}", count: 30)
        #expect(try Self.refusal(#""M":[{"name":"v","type":"M"}]"#, deep) == .tooLarge)
        let wide = "[" + [String](repeating: "1", count: 20_000).joined(separator: ",") + "]"
        #expect(try Self.refusal(#""M":[{"name":"v","type":"uint8[]"}]"#, #"{"v":\#(wide)}"#) == .tooLarge)
        #expect(throws: TypedData.Refusal.form) { try TypedData(.null) }
    }
}
