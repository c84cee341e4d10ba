package import Kit

/// What a node can do wrong. Each is something that nodes and their providers were seen to do, but for the lie, which a bad one could tell.
package enum Fault: Sendable, Hashable {
    /// `{}`: TronGrid now and then answers so for what it knows.
    case empty
    /// A status with TronGrid's body for it: 403, 429, 503.
    case status(Int)
    /// A page of a proxy, with status 200.
    case page
    /// No answer, ever.
    case hang
    /// The answer's head and first bytes, and no more.
    case stall
    /// The first half of the answer.
    case truncated
    /// The connection ends without an answer.
    case hangUp
    /// Status 200 and nothing.
    case emptyBody
    /// java-tron's rate limit: status 200 and an error.
    case lackOfResources
    /// java-tron's lite node: plain text.
    case liteNode
    /// More than anybody reads: 5 MiB.
    case flood
    /// Another transaction's bytes, or another receipt, under the id that was asked for.
    case lie
    /// The node is so far behind the chain.
    case behind(Span)
}

/// Where and how often a fault shows.
package struct FaultRule: Sendable, Hashable {
    package let fault: Fault
    /// Requests whose path contains it; empty for all.
    package let path: String
    /// How many requests it spoils; nil without end.
    package var times: Int?

    package init(_ fault: Fault, path: String = "", times: Int? = nil) {
        self.fault = fault
        self.path = path
        self.times = times
    }
}
