package import Kit

/// One request to a node. Nothing goes out but ids, addresses and what is asked about them.
package struct NodeRequest: Sendable, Hashable {
    /// Begins with a slash, or is empty for JSON-RPC.
    package let path: String
    /// JSON; nil is a GET.
    package let body: String?

    package init(path: String, body: String?) {
        self.path = path
        self.body = body
    }
}

package struct NodeReply: Sendable, Hashable {
    package let status: Int
    package let body: [UInt8]
    /// How long the node asks to be left alone (`Retry-After`).
    package let retryAfter: Span?

    package init(status: Int, body: [UInt8], retryAfter: Span? = nil) {
        self.status = status
        self.body = body
        self.retryAfter = retryAfter
    }
}

/// Why a node's answer is none.
package enum NodeFailure: Error, Sendable, Hashable {
    case timedOut
    /// No connection, or one that broke.
    case unreachable
    /// More than `NodeTransport.longestBody`.
    case tooLong
    /// Too many requests; how long it wants to be left alone.
    case limited(Span?)
    /// It answered what is no answer: a page, half a document, an error of its own.
    case unusable(String)
    /// The call is switched off on this node.
    case closed
    /// It says that the request is wrong.
    case refused(String)
    /// What it said can't be true: a transaction that is another than its id. What it said stands beside.
    case lied(JSONValue)
    /// It knows nothing, but it is behind the chain.
    case behind
    /// It belongs to another chain.
    case otherChain
    /// Nobody was asked: every node rests after failures, or there is none.
    case noneLeft
}

/// How requests get to nodes. Closures, so that a rule can be tested without a socket.
package struct NodeTransport: Sendable {
    /// 4 MiB: a full TRON block in JSON stays below it, and java-tron itself takes no more.
    package static let longestBody = 4 << 20

    /// Sends one request and answers in the given time, body included, or fails.
    package let send: @Sendable (NodeEndpoint, NodeRequest, Duration) async throws(NodeFailure) -> NodeReply

    package init(send: @escaping @Sendable (NodeEndpoint, NodeRequest, Duration) async throws(NodeFailure) -> NodeReply) { self.send = send }
}
