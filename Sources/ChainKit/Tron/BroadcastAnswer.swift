package import Kit

/// What a node says to a transaction that was sent to it (`/wallet/broadcasttransaction`).
package enum BroadcastAnswer: Sendable, Hashable {
    /// It is in this node's pool, now or since before. No more than that.
    case taken(TransactionID?)
    case refused(BroadcastCode, message: String)
    /// It can't be told whether the node took it.
    case unavailable(NodeAnswer.Unavailability)

    /// Longer bodies are no answer to a broadcast: one has a code and a message.
    private static let longest = 64 * 1024

    package init(body: [UInt8], status: Int) {
        guard body.count <= BroadcastAnswer.longest else {
            self = .unavailable(.tooLarge)
            return
        }
        switch NodeAnswer(body: body, status: status) {
        case .unavailable(.busy), .refused: self = (try? JSONValue(parsing: body)).flatMap { BroadcastAnswer($0) } ?? .refused(.other, message: "")
        case .value(let json): self = BroadcastAnswer(json) ?? .unavailable(.notJSON)
        case .empty: self = .unavailable(.emptyBody)
        case .unavailable(let reason): self = .unavailable(reason)
        }
    }

    /// nil where it is no answer to a broadcast.
    package init?(_ json: JSONValue) {
        let message = NodeText.message(json["message"]?.string ?? json["Error"]?.string ?? json["error"]?.string ?? "")
        let code = BroadcastCode(node: json["code"])
        if json["result"]?.bool == true || code == .duplicate {
            self = .taken(json["txid"]?.string.flatMap { TransactionID(hex: $0) })
        } else if let code, code != .success {
            self = .refused(code, message: message)
        } else if !message.isEmpty || json["code"] != nil {
            self = .refused(.other, message: message)
        } else {
            return nil
        }
    }
}
