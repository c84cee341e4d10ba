import ChainKit
package import Kit

/// The newest block that a node knows.
package struct NodeHead: Sendable, Hashable {
    package let number: Int64
    /// When the block was made, by the chain.
    package let time: Instant
    /// When the node said so, by the desk.
    package let seenAt: Instant

    package init(number: Int64, time: Instant, seenAt: Instant) {
        self.number = number
        self.time = time
        self.seenAt = seenAt
    }

    /// How old the block was when the node named it; 0 where the chain's clock is ahead of the desk's.
    package var age: Span { Swift.max(seenAt - time, .milliseconds(0)) }
}

/// How a node does, from what it answered. Times are the desk's.
package struct NodeHealth: Sendable, Hashable {
    package let name: String
    package let kind: NodeEndpoint.Kind
    package let priority: Int
    /// Failures since it last answered.
    package private(set) var failures = 0
    /// Failures ever.
    private(set) var allFailures = 0
    package private(set) var lastFailure: NodeFailure?
    /// Before it the node isn't asked.
    package private(set) var restsUntil: Instant?
    package private(set) var lastAnswer: Instant?
    /// How long an answer takes: each new one counts for a quarter.
    package private(set) var latency: Span?
    package private(set) var head: NodeHead?
    package private(set) var solidHead: NodeHead?

    /// The first rest after a failure; it doubles with each further one.
    package static let shortestRest = Span.seconds(1)
    package static let longestRest = Span.minutes(2)
    /// A rest that a node asks for itself is at least as long as TronGrid's own (`suspended for 30s`).
    package static let limitedRest = Span.seconds(30)

    package init(_ endpoint: NodeEndpoint) {
        name = endpoint.name
        kind = endpoint.kind
        priority = endpoint.priority
    }

    /// - Parameter failuresBefore: `allFailures` when the question was put: an answer says nothing about a failure that came meanwhile.
    package mutating func answered(at now: Instant, after time: Span, failuresBefore: Int? = nil) {
        if failuresBefore ?? allFailures == allFailures {
            failures = 0
            lastFailure = nil
            restsUntil = nil
        }
        lastAnswer = now
        latency = latency.map { Span(milliseconds: ($0.milliseconds * 3 + time.milliseconds) / 4) } ?? time
    }

    /// - Parameter jitter: 0 to 1; spreads the rests of many desks.
    package mutating func failed(_ failure: NodeFailure, at now: Instant, jitter: Double) {
        lastFailure = failure
        guard let rest = NodeHealth.rest(after: failure, following: failures, jitter: jitter) else { return }
        failures = min(failures + 1, 1000)
        allFailures &+= 1
        restsUntil = now + rest
    }

    package mutating func saw(_ head: NodeHead, isSolid: Bool) {
        if isSolid { solidHead = head } else { self.head = head }
    }

    package func isResting(at now: Instant) -> Bool { restsUntil.map { now < $0 } ?? false }

    /// nil where the failure is the request's and not the node's.
    private static func rest(after failure: NodeFailure, following failures: Int, jitter: Double) -> Span? {
        let doubled = min(shortestRest.milliseconds << Int64(min(failures, 10)), longestRest.milliseconds)
        let spread = Int64(Double(doubled) * (0.5 + 0.5 * min(max(jitter, 0), 1)))
        switch failure {
        case .refused, .closed, .behind, .noneLeft: return nil
        case .limited(let asked): return Swift.max(asked ?? limitedRest, limitedRest, .milliseconds(spread))
        case .otherChain: return longestRest
        case .timedOut, .unreachable, .tooLong, .unusable, .lied: return .milliseconds(spread)
        }
    }
}

extension NodeHealth {
    /// More than this behind the clock or the other nodes, and what a node doesn't know proves nothing. 20 blocks.
    package static let toleratedLag = Span.seconds(60)
    /// The solidified state is 19 of 27 producers behind: 54 to 57 s where all is well (java-tron, `SOLIDIFIED_THRESHOLD` 70 %).
    package static let solidityLag = Span.seconds(60)

    /// How far the node is behind the clock; nil where it isn't known.
    package var lag: Span? {
        switch kind {
        case .tronSolidity: solidHead.map { Swift.max($0.age - NodeHealth.solidityLag, .milliseconds(0)) }
        case .tronFull, .tronGrid, .evm: head?.age
        }
    }

    /// - Parameter best: the least lag that any node of the chain has.
    package func isBehind(best: Span?) -> Bool? {
        lag.map { $0 > NodeHealth.toleratedLag || $0 - (best ?? $0) > NodeHealth.toleratedLag }
    }

    /// When the node's head was last seen.
    package var headSeenAt: Instant? { kind == .tronSolidity ? solidHead?.seenAt : head?.seenAt }
}

extension Span {
    fileprivate static func - (a: Span, b: Span) -> Span { Span(milliseconds: a.milliseconds - b.milliseconds) }
}
