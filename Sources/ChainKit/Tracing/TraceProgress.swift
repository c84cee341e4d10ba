/// How far a trace has come.
package struct TraceProgress: Sendable, Hashable, Codable {
    /// Addresses that are read, being read, and known to be read next.
    package let read: Int
    package let reading: Int
    package let waiting: Int
    /// Addresses that money reached, the origin among them.
    package let reached: Int
    /// Transfers that carry it.
    package let transfers: Int
    /// Pages read.
    package let pages: Int
    /// Addresses that couldn't be read whole.
    package let gaps: Int
    package let isFinished: Bool
}
