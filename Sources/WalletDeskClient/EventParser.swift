import Foundation

/// Reads server-sent events (WHATWG HTML §9.2) from pieces of any size. `retry` is not used: the client has its own pauses.
struct EventParser {
    struct Parsed: Equatable {
        var id: String?
        var type = ""
        var data = ""
    }

    /// Bytes of one line. An event of the desk is far below it.
    private static let lineLimit = 1_048_576

    private var line: [UInt8] = []
    private var endsWithReturn = false
    private var event = Parsed()
    private var hasData = false

    /// The events that end in this piece.
    /// - Throws: `.unreadable` for a line beyond the limit.
    mutating func take(_ piece: some Sequence<UInt8>) throws(WalletDeskError) -> [Parsed] {
        var finished: [Parsed] = []
        for byte in piece {
            defer { endsWithReturn = byte == UInt8(ascii: "\r") }
            switch byte {
            case UInt8(ascii: "\n") where endsWithReturn: continue
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                if let event = endLine() { finished.append(event) }
            default:
                guard line.count < Self.lineLimit else { throw .unreadable }
                line.append(byte)
            }
        }
        return finished
    }

    private mutating func endLine() -> Parsed? {
        defer { line = [] }
        guard !line.isEmpty else { return endEvent() }
        let text = String(decoding: line, as: UTF8.self)
        let name = text.prefix { $0 != ":" }
        var value = text.dropFirst(name.count + 1)
        if value.hasPrefix(" ") { value = value.dropFirst() }
        switch name {
        case "id": event.id = String(value)
        case "event": event.type = String(value)
        case "data":
            if hasData { event.data += "\n" }
            event.data += value
            hasData = true
        default: break
        }
        return nil
    }

    private mutating func endEvent() -> Parsed? {
        defer {
            event = Parsed()
            hasData = false
        }
        return hasData ? event : nil
    }
}
