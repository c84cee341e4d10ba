package import Kit

/// What a contract answers to a call that changes nothing (`/wallet/triggerconstantcontract`).
package enum ConstantAnswer: Sendable, Hashable {
    /// The penalty is a part of the energy used.
    case returned([UInt8], energyUsed: Int64, energyPenalty: Int64)
    /// The contract refused. The reason is what it returned, ABI-encoded where there is one; the message is the node's.
    case reverted(reason: [UInt8], message: String)

    /// Reads the node's answer. `result.result` is true even where the call was refused: that stands in the message beside it and in the result of the
    /// transaction that it made up.
    /// - Throws: where it is no answer to such a call.
    package init(node json: JSONValue) throws(TronDecodingError) {
        let answer = try NodeObject(json, "answer")
        let result = try NodeObject(answer["result"], "result")
        let words = try answer.array("constant_result").first ?? .string("")
        guard let text = words.string, text.utf8.count <= 2 * ProtobufMessage.longest, let bytes = NodeText.bytes(hex: text) else {
            throw .invalid("constant_result")
        }
        let message = NodeText.message(try result.text("message"))
        let hasFailed = answer["transaction"]?["ret"]?.array?.first?["ret"]?.string == "FAILED"
        if try result.bool("result"), message.isEmpty, !hasFailed {
            self = .returned(bytes, energyUsed: try answer.count("energy_used"), energyPenalty: try answer.count("energy_penalty"))
        } else {
            self = .reverted(reason: bytes, message: message)
        }
    }
}
