import ChainKit
import Kit
import Testing

@Suite("TRON's fees")
struct NetworkFeesTests {
    private func parameters(_ text: String) throws -> NetworkFees {
        try NetworkFees(node: JSONValue(parsing: #"{"chainParameter":["# + text + "]}"))
    }

    @Test func parametersReplaceWhatIsDocumented() throws {
        let fees = try parameters(
            #"{"key":"getEnergyFee","value":210},{"key":"getMemoFee"},{"key":"getTransactionFee","value":"900"},{"key":"getOther","value":-1}"#)
        #expect(fees.energy == 210)
        #expect(fees.bandwidth == 900)
        #expect(fees.memo == 0)
        #expect(fees.permissionUpdate == NetworkFees.documented.permissionUpdate)
    }

    @Test(arguments: ["", #"{"key":"getEnergyFee","value":-1}"#, #"{"key":"getEnergyFee","value":1.5}"#, "5", #"{"key":"getOther","value":5}"#])
    func whatAreNoParametersIsRefused(_ text: String) {
        #expect(throws: TronDecodingError.self) { try parameters(text) }
    }

    @Test(.enabled(if: RecordedTron.hasSharedFolder, "\(RecordedTron.absence)")) func theRecordedAnswerIsRead() throws {
        let head = try #require(RecordedTron.answers.first { $0.name == "chainparameters_head" }?["response"])
        #expect(try NetworkFees(node: head).newAccount == 1_000_000)
    }
}
