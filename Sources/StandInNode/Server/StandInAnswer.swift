import ChainKit
import Kit

/// What goes out for one request.
struct StandInAnswer: Sendable {
    var status = 200
    var body: [UInt8]
    var contentType = "application/json"
    var delivery = Delivery.whole

    enum Delivery: Sendable {
        case whole
        /// Head and the first half, then silence.
        case stalled
        case never
        case hungUp
    }

    init(_ json: JSONValue) { body = Array(json.text.utf8) }

    init(status: Int = 200, text: String, contentType: String = "text/plain; charset=utf-8", delivery: Delivery = .whole) {
        self.status = status
        body = Array(text.utf8)
        self.contentType = contentType
        self.delivery = delivery
    }

    /// The answer as the fault leaves it.
    func spoilt(by fault: Fault) -> StandInAnswer {
        var answer = self
        switch fault {
        case .empty: return StandInAnswer(.object([:]))
        case .status(let status): return StandInAnswer.refused(status)
        case .page: return StandInAnswer(text: "<html><head><title>Just a moment…</title></head><body></body></html>", contentType: "text/html")
        case .hang: answer.delivery = .never
        case .stall: answer.delivery = .stalled
        case .hangUp: answer.delivery = .hungUp
        case .truncated: answer.body = Array(body.prefix(max(1, body.count / 2)))
        case .emptyBody: answer.body = []
        case .lackOfResources:
            return StandInAnswer(.object(["Error": .string("class java.lang.IllegalAccessException : lack of computing resources")]))
        case .liteNode: return StandInAnswer(text: "this API is closed because this node is a lite fullnode")
        case .flood: answer.body = [UInt8](repeating: UInt8(ascii: " "), count: 5 << 20) + body
        case .lie: answer.body = StandInAnswer.lie(about: body)
        case .behind: break
        }
        return answer
    }

    /// TronGrid's words (recorded for 403).
    private static func refused(_ status: Int) -> StandInAnswer {
        let text = "The key exceeds the frequency limit(15), and the query server is suspended for 30s"
        var answer = StandInAnswer(.object(["Success": .bool(false), "Error": .string(text), "StatusCode": .int(Int64(status))]))
        answer.status = status
        return answer
    }

    /// A transaction with one bit of its bytes changed, or a receipt with one of its id's, and all else as it was.
    private static func lie(about body: [UInt8]) -> [UInt8] {
        guard case .object(var members)? = try? JSONValue(parsing: body), !members.isEmpty else { return body }
        for name in ["raw_data_hex", "id"] {
            guard let text = members[name]?.string, var bytes = bytes(hex: text), !bytes.isEmpty else { continue }
            bytes[bytes.count - 1] ^= 1
            members[name] = .hex(bytes)
            break
        }
        return Array(JSONValue.object(members).text.utf8)
    }
}
