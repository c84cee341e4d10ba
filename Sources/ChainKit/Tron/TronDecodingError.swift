/// Why bytes or a node's JSON can't be read as a transaction or a receipt. Nothing of what was read is kept in it.
package enum TronDecodingError: Error, Sendable, Hashable {
    /// Longer than what is read at all.
    case tooLarge(bytes: Int)
    /// The message ends in the middle of a field.
    case truncated
    /// A number or tag that protobuf doesn't have.
    case malformed
    /// More fields in one message than are read.
    case tooManyFields
    case missing(String)
    case invalid(String)
    /// A transaction has one contract (java-tron packs no other).
    case contractCount(Int)
    /// The contract's number and the name of its parameter's message say different things: no node executes that.
    case contradictoryType
    /// The bytes aren't there, and the readable form holds something that can't be turned back into them.
    case unrestorable(String)
}
