import Kit

/// Carries a trace out: asks for what it needs, several pages at a time, until it is finished or told to stop.
package struct TraceRun: Sendable {
    /// Answers a request. What it throws is a gap in the trace once it has been tried again.
    package typealias Pages = @Sendable (TraceRequest) async throws -> TransferPage

    private let pages: Pages
    private let width: Int

    /// - Parameter width: pages that are asked for at a time, 1 to 16. Nodes refuse whoever asks too fast.
    package init(width: Int = 3, pages: @escaping Pages) {
        self.pages = pages
        self.width = min(max(width, 1), 16)
    }

    /// - Parameters:
    ///   - trace: changed by each answer; when this returns, or is cancelled, it holds all that was answered.
    ///   - onStep: is called after each answer; false stops the run, and what is on its way is waited for.
    package func run(_ trace: inout MoneyTrace, onStep: (MoneyTrace) async -> Bool) async {
        trace.forgetRequests()
        var mayAsk = true
        var trying = trace
        await withTaskGroup(of: (TraceRequest, Result<TransferPage, any Error>).self) { group in
            var running = 0
            while true {
                if mayAsk, !Task.isCancelled {
                    for request in trying.next(limit: width - running) {
                        group.addTask { [pages] in (request, await TraceRun.answer(request, pages)) }
                        running += 1
                    }
                }
                guard running > 0, let (request, answer) = await group.next() else { break }
                running -= 1
                switch answer {
                case .success(let page): trying.take(page, for: request)
                case .failure where Task.isCancelled: mayAsk = false
                case .failure(let error): trying.failed(request, reason: "\(error)")
                }
                if !(await onStep(trying)) { mayAsk = false }
            }
        }
        trying.forgetRequests()
        trace = trying
    }

    private static func answer(_ request: TraceRequest, _ pages: Pages) async -> Result<TransferPage, any Error> {
        do { return .success(try await pages(request)) } catch { return .failure(error) }
    }
}
