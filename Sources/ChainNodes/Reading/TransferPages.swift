package import ChainKit
package import Kit

/// Reads the pages that a trace asks for, from nodes that have TronGrid's lists.
package struct TransferPages: Sendable {
    private let pool: NodePool
    private let tokens: TokenBook
    private let pause: @Sendable (Span) async throws -> Void

    /// Nodes that refuse whoever asks too fast do so for up to half a minute (TronGrid, 403 "suspended for 30s"), and the pool lets them rest.
    private static let longestPause = Span.seconds(30)
    private static let firstPause = Span.seconds(5)
    /// How often a page is asked for when every node rests or refuses: for a minute and a half in all.
    private static let mostTries = 6

    /// - Parameter pause: waits; what it throws ends the request.
    package init(
        pool: NodePool, tokens: TokenBook,
        pause: @escaping @Sendable (Span) async throws -> Void = { try await Task.sleep(for: .milliseconds($0.milliseconds)) }
    ) {
        self.pool = pool
        self.tokens = tokens
        self.pause = pause
    }

    /// Waits and asks again where nodes are busy; other failures are the trace's to retry.
    package func page(for request: TraceRequest) async throws -> TransferPage {
        var tries = 1
        while true {
            do throws(NodeFailure) {
                return try await read(request)
            } catch {
                guard tries < TransferPages.mostTries, let span = TransferPages.pause(after: error, try: tries) else { throw error }
                tries += 1
                try await pause(span)
            }
        }
    }

    private static func pause(after failure: NodeFailure, try number: Int) -> Span? {
        let growing = min(firstPause * Int64(1 << (number - 1)), longestPause)
        switch failure {
        case .limited(let span): return min(span ?? growing, longestPause)
        case .noneLeft: return growing
        default: return nil
        }
    }

    private func read(_ request: TraceRequest) async throws(NodeFailure) -> TransferPage {
        let query = GridQuery(
            limit: 200, isOldestFirst: true, since: request.since, until: request.until, isConfirmedOnly: true, fingerprint: request.cursor)
        let answer = await pool.ask(.grid, until: .now + pool.limits.whole) { node async throws(NodeFailure) in
            switch request.content {
            case .coins: try await TronGrid(node).transactions(of: request.address, query)
            case .tokens: try await TronGrid(node).tokenTransfers(of: request.address, query)
            }
        }
        let isContract = request.asksForKind ? await isContract(request.address) : nil
        switch answer {
        case .found(let page, let node):
            return TransferPage(
                rows: page.rows, content: request.content, tokens: tokens, isContract: isContract, next: page.fingerprint, node: node, at: pool.now)
        case .nothing(let nodes):
            return TransferPage(transfers: [], isContract: isContract, node: nodes.first ?? "", at: pool.now)
        case .failed(let failures): throw failures.last ?? .noneLeft
        }
    }

    /// nil where no node that knows contracts answers: the trace goes on without.
    private func isContract(_ address: TronAddress) async -> Bool? {
        let answer = await pool.ask(.wallet, until: .now + pool.limits.whole) { node async throws(NodeFailure) in try await TronNode(node).contract(address) }
        switch answer {
        case .found: return true
        case .nothing: return false
        case .failed: return nil
        }
    }
}
