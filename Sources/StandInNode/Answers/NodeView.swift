import ChainKit
import Kit

/// The chain as one node shows it: up to its own newest block, in the form that was asked for.
struct NodeView: Sendable {
    let chain: StandInChain
    /// How far this node is behind.
    let lag: Span

    /// What can be seen at once: state, newest block, newest solidified block.
    struct Sight: Sendable {
        let state: StandInChain.State
        let head: Int64
        var solidHead: Int64 { head - StandInCalendar.blocksToSolidify }

        func entry(_ id: TransactionID, isSolid: Bool) -> StandInChain.Entry? {
            guard let entry = state.entries[id], entry.receipt.blockNumber <= (isSolid ? solidHead : head) else { return nil }
            return entry
        }
    }

    var sight: Sight {
        let lag = lag
        let now = chain.clock.now()
        return chain.read { state, calendar in Sight(state: state, head: min(state.head, calendar.number(at: now - lag))) }
    }

    var calendar: StandInCalendar { chain.calendar }
}

/// How a request wants addresses and texts: base 58 and text, or hexadecimal (java-tron's `visible`).
struct Writing: Sendable {
    let isVisible: Bool

    func callAsFunction(_ address: TronAddress) -> JSONValue { .string(isVisible ? address.base58 : address.hex) }
    func text(_ text: String) -> JSONValue { .string(isVisible ? text : hex(text.utf8)) }
}

extension JSONValue {
    static func int(_ number: Int64) -> JSONValue { .number(String(number)) }
    static func hex(_ bytes: some Sequence<UInt8>) -> JSONValue { .string(Kit.hex(bytes)) }

    /// An object as proto3 writes it: names whose value is zero, empty or missing are left out.
    static func proto(_ members: [String: JSONValue?]) -> JSONValue {
        .object(members.compactMapValues { $0 }.filter { ![.number("0"), .string(""), .array([]), .bool(false)].contains($0.value) })
    }
}
