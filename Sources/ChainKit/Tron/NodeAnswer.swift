package import Kit

/// What a TRON node's or TronGrid's answer amounts to. Nodes answer nearly every failure with status 200, so the body is looked at in this order: is it
/// JSON, does it name an error, does it carry a code, is there anything in it.
package enum NodeAnswer: Sendable, Hashable {
    /// The whole answer.
    case value(JSONValue)
    /// The node answered, and there is nothing: `{}`, an empty list, null.
    case empty
    /// It can't tell now: nothing is said about what was asked.
    case unavailable(Unavailability)
    /// It understood and refuses, in its words.
    case refused(String)

    package enum Unavailability: String, Sendable, Hashable, CaseIterable {
        case rateLimited = "rate limited"
        /// A call that this node doesn't serve: a lite node, a call turned off.
        case closed = "not served by this node"
        case busy = "busy"
        /// A page, a plain text, a part of JSON.
        case notJSON = "not JSON"
        case emptyBody = "empty body"
        case tooLarge = "too large"
        /// Any other status that isn't an answer.
        case status = "failed"
    }

    /// Longer bodies aren't looked at.
    package static let longest = 4 << 20

    package init(body: [UInt8], status: Int) {
        if let reason = Unavailability(status: status, body: body) {
            self = .unavailable(reason)
        } else if let json = try? JSONValue(parsing: body) {
            self = NodeAnswer(json, isRequestRefused: !(200..<300).contains(status))
        } else {
            self = .unavailable(NodeAnswer.isClosed(String(decoding: body.prefix(512), as: UTF8.self)) ? .closed : .notJSON)
        }
    }

    private init(_ json: JSONValue, isRequestRefused: Bool) {
        if let message = NodeAnswer.error(in: json) {
            self = NodeAnswer(error: message)
        } else if let code = NodeAnswer.code(in: json) {
            self = code.value.isPassing ? .unavailable(.busy) : .refused(code.message)
        } else if isRequestRefused {
            self = .refused(NodeText.message(json["message"]?.string ?? ""))
        } else {
            self = NodeAnswer.isEmpty(json) ? .empty : .value(json)
        }
    }

    private init(error message: String) {
        if ["lack of computing resources", "frequency limit", "rate limit", "limit exceeded", "too many requests"].contains(
            where: message.lowercased().contains)
        {
            self = .unavailable(.rateLimited)
        } else {
            self = NodeAnswer.isClosed(message) ? .unavailable(.closed) : .refused(message)
        }
    }

    /// java-tron's filters: `LiteFnQueryHttpFilter` and `HttpApiAccessFilter`.
    private static func isClosed(_ text: String) -> Bool { text.contains("this API is closed") || text.contains("this API is unavailable") }

    /// `Error` is the node's, `error` TronGrid's and that of JSON-RPC, which has an object.
    private static func error(in json: JSONValue) -> String? {
        guard let error = json["Error"] ?? json["error"], !error.isNull else { return nil }
        return NodeText.message(error.string ?? error["message"]?.string ?? "")
    }

    /// The code of java-tron's `Return`, which is the answer itself or its `result`. Where `result` is true it is none.
    private static func code(in json: JSONValue) -> (value: BroadcastCode, message: String)? {
        let answer = json["result"]?.object == nil ? json : json["result"] ?? json
        guard answer["result"]?.bool != true, let code = BroadcastCode(node: answer["code"]), code != .success, code != .duplicate else { return nil }
        return (code, NodeText.message(answer["message"]?.string ?? ""))
    }

    private static func isEmpty(_ json: JSONValue) -> Bool {
        switch json {
        case .null: true
        case .array(let values): values.isEmpty
        case .object(let members):
            members.isEmpty || members["data"]?.array?.isEmpty == true && members["success"] != nil
                || members["jsonrpc"] != nil && members["result"]?.isNull == true
        case .bool, .number, .string: false
        }
    }
}

extension NodeAnswer.Unavailability {
    /// nil where the body says more than the status.
    fileprivate init?(status: Int, body: [UInt8]) {
        switch status {
        case 403, 429, 503: self = .rateLimited
        case 404: self = .closed
        case 413: self = .tooLarge
        case 200..<300, 400..<500: self = .emptyBody
        default: self = .status
        }
        guard self == .emptyBody else { return }
        if body.count > NodeAnswer.longest {
            self = .tooLarge
        } else if body.contains(where: { !" \t\r\n".utf8.contains($0) }) {
            return nil
        }
    }
}

extension BroadcastCode {
    /// By its number in java-tron's `api.proto`; some nodes write that.
    private static let numbers: [Int64: BroadcastCode] = [
        0: .success, 1: .signature, 2: .validation, 3: .execution, 4: .bandwidth, 5: .duplicate, 6: .referenceBlock, 7: .tooBig, 8: .expiration,
        9: .busy, 10: .noConnection, 11: .fewConnections, 12: .unsolidified, 20: .other,
    ]

    package init?(node json: JSONValue?) {
        switch json {
        case .string(let name): self.init(rawValue: name)
        case .number(let digits):
            guard let code = Int64(digits).flatMap({ BroadcastCode.numbers[$0] }) else { return nil }
            self = code
        default: return nil
        }
    }

    /// Whether the same bytes can be sent again later: the node, not the transaction, is the reason.
    package var isPassing: Bool { [.busy, .noConnection, .fewConnections, .unsolidified].contains(self) }
}
