import DeskTesting
import HTTPKit
import Inbox
import Kit
import Routing
import Testing

/// What is promised, by the definitions: when a promise begins and ends, pauses, and is kept or broken.
@Suite struct PromiseClockTests {
    private static let start = TestClock.start
    private static func at(_ minutes: Int64) -> Instant { start + .minutes(minutes) }

    private static func terms(
        _ minutes: [PromiseKind: Int], id: String = "p", hours: OpeningHours? = nil, pausedIn: Set<ConversationState.Name> = [.awaitingCustomer]
    ) -> PromiseClock.Terms {
        PromiseClock.Terms(policy: PromisePolicy(id: id, name: id, minutes: minutes, pausedIn: pausedIn), hours: hours)
    }

    private func play(_ events: [(Int64, PromiseClock.Event)]) -> PromiseClock {
        var clock = PromiseClock()
        for (minute, event) in events { clock.on(event, at: Self.at(minute)) }
        return clock
    }

    private func results(_ clock: PromiseClock, _ kind: PromiseKind) -> [String] {
        clock.promises.filter { $0.kind == kind }.map { promise in
            let length = promise.endedAt.map { Int(($0 - promise.startedAt).minutes) }
            return "\(promise.end?.rawValue ?? "open") \(length.map(String.init) ?? "-")"
        }
    }

    @Test func firstResponseRunsFromTheHandOverToAPersonsFirstWord() {
        let terms = Self.terms([.firstResponse: 10])
        #expect(results(play([(0, .terms(terms)), (0, .customerWrote), (5, .moved(.queued)), (15, .agentWrote)]), .firstResponse) == ["attained 10"])
        #expect(results(play([(0, .terms(terms)), (0, .customerWrote), (5, .moved(.queued)), (16, .agentWrote)]), .firstResponse) == ["missed 11"])
        // Nobody wrote: never 0, but owed no longer; or broken while it was.
        #expect(results(play([(0, .terms(terms)), (0, .moved(.queued)), (4, .moved(.resolved))]), .firstResponse) == ["void 4"])
        #expect(results(play([(0, .terms(terms)), (0, .moved(.queued)), (40, .moved(.resolved))]), .firstResponse) == ["missed 40"])
        // The agent wrote first.
        #expect(results(play([(0, .terms(terms)), (0, .agentWrote), (1, .moved(.assigned)), (5, .customerWrote)]), .firstResponse) == [])
        // With the assistant nothing is owed.
        #expect(results(play([(0, .terms(terms)), (0, .customerWrote), (90, .moved(.resolved))]), .firstResponse) == [])
    }

    @Test func nextResponseRunsFromTheFirstMessageThatIsNotAnswered() {
        let terms = Self.terms([.firstResponse: 10, .nextResponse: 10])
        let clock = play([
            (0, .terms(terms)), (0, .customerWrote), (0, .moved(.queued)), (1, .customerWrote), (5, .moved(.assigned)), (5, .agentWrote),
            (20, .customerWrote), (25, .customerWrote), (29, .agentWrote), (40, .customerWrote), (60, .agentWrote), (70, .customerWrote),
            (71, .moved(.resolved)),
        ])
        #expect(results(clock, .firstResponse) == ["attained 5"])
        #expect(results(clock, .nextResponse) == ["attained 9", "missed 20", "void 1"])
    }

    @Test func anAnswerInTheSameInstantIsKept() {
        let clock = play([(0, .terms(Self.terms([.nextResponse: 10]))), (0, .moved(.queued)), (0, .agentWrote), (3, .customerWrote), (3, .agentWrote)])
        #expect(results(clock, .nextResponse) == ["attained 0"])
    }

    @Test func updatesBeginAnewWithEachWord() {
        let clock = play([
            (0, .terms(Self.terms([.update: 60]))), (0, .moved(.queued)), (0, .moved(.assigned)), (10, .agentWrote), (50, .agentWrote), (120, .agentWrote),
            (130, .moved(.resolved)),
        ])
        #expect(results(clock, .update) == ["attained 40", "missed 70", "void 10"])
    }

    @Test func aSolutionPausesWhileTheCustomerIsAwaited() {
        let terms = Self.terms([.solve: 60])
        let clock = play([
            (0, .terms(terms)), (0, .moved(.queued)), (20, .moved(.assigned)), (30, .moved(.awaitingCustomer)), (500, .moved(.assigned)),
            (529, .moved(.resolved)),
        ])
        #expect(results(clock, .solve) == ["attained 529"])
        #expect(clock.promises.last?.used == .minutes(59))
        let late = play([(0, .terms(terms)), (0, .moved(.queued)), (30, .moved(.awaitingCustomer)), (500, .moved(.assigned)), (531, .moved(.resolved))])
        #expect(results(late, .solve) == ["missed 531"])
    }

    @Test func openedAgainItGoesOnWhereItStood() {
        let terms = Self.terms([.solve: 60, .nextResponse: 10])
        var clock = play([(0, .terms(terms)), (0, .moved(.queued)), (5, .agentWrote), (40, .moved(.resolved))])
        #expect(results(clock, .solve) == ["attained 40"])
        clock.on(.moved(.assigned), at: Self.at(1000))
        clock.on(.customerWrote, at: Self.at(1000))
        #expect(clock.nextDue == Self.at(1010))
        clock.on(.agentWrote, at: Self.at(1002))
        #expect(clock.nextDue == Self.at(1020), "twenty minutes were left")
        clock.on(.moved(.resolved), at: Self.at(1021))
        #expect(results(clock, .solve) == ["missed 1021"])
        #expect(results(clock, .nextResponse) == ["attained 2"])
    }

    @Test func whatWasMissedStaysMissed() {
        var clock = play([(0, .terms(Self.terms([.solve: 60]))), (0, .moved(.queued)), (90, .moved(.resolved)), (100, .moved(.assigned))])
        #expect(clock.promises[0].isMissed(at: Self.at(100)))
        clock.on(.moved(.resolved), at: Self.at(101))
        #expect(results(clock, .solve) == ["missed 101"])
    }

    @Test func aChangeInFlightKeepsBothPoliciesOnRecord() {
        var clock = play([(0, .terms(Self.terms([.firstResponse: 60], id: "chat"))), (0, .moved(.queued))])
        clock.on(.terms(Self.terms([.firstResponse: 5], id: "security")), at: Self.at(3))
        #expect(clock.nextDue == Self.at(5))
        #expect(clock.promises[0].policy == "security" && clock.promises[0].earlierPolicies == ["chat"])
        clock.on(.terms(nil), at: Self.at(4))
        #expect(results(clock, .firstResponse) == ["void 4"])
    }

    @Test func nightsDoNotCount() {
        // The test's clock starts at eight in the morning of a Sunday or weekday alike: every day is open from nine to five.
        let hours = OpeningHours(zone: "UTC", weekly: (1...7).map { .init(weekday: $0, opens: 540, closes: 1020) }, holidays: [])
        let terms = PromiseClock.Terms(policy: PromisePolicy(id: "p", name: "p", minutes: [.firstResponse: 30], hours: .team), hours: hours)
        var clock = PromiseClock()
        clock.on(.terms(terms), at: Self.start)
        clock.on(.moved(.queued), at: Self.start)
        #expect(clock.nextDue == Self.start + .minutes(90))
        #expect(clock.instant(at: 80, of: clock.promises[0]) == Self.start + .minutes(84))
        #expect(clock.instant(at: 2000, of: clock.promises[0]) == Self.start + .minutes(60 + 24 * 60 + 2 * 60))
    }

    // MARK: - Against a slow reckoning

    /// A thousand stories: what the machine says after each event is what the whole story says, read minute by minute.
    @Test(arguments: [81, 82] as [UInt64])
    func aThousandStoriesAreReckonedRightly(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for round in 0..<1000 {
            let hint: Comment = "seed \(seed), round \(round)"
            let minutes: [PromiseKind: Int] = [
                .firstResponse: .random(in: 1...30, using: &random), .nextResponse: .random(in: 1...30, using: &random),
                .update: .random(in: 5...60, using: &random),
                .solve: .random(in: 10...200, using: &random),
            ]
            var story: [(Int64, PromiseClock.Event)] = [(0, .terms(Self.terms(minutes)))]
            var minute: Int64 = 0
            for _ in 0..<Int.random(in: 1...25, using: &random) {
                minute += .random(in: 0...20, using: &random)
                let states: [ConversationState.Name] = [.queued, .assigned, .awaitingCustomer, .resolved, .assigned, .snoozed]
                let event: PromiseClock.Event =
                    [.customerWrote, .agentWrote, .moved(states.randomElement(using: &random) ?? .queued)].randomElement(using: &random) ?? .customerWrote
                story.append((minute, event))
            }
            let clock = play(story)
            let slow = SlowReckoning(story, minutes: minutes)
            #expect(results(clock, .firstResponse) == slow.firstResponse, hint)
            #expect(results(clock, .nextResponse) == slow.nextResponse, hint)
            #expect(clock.promises.last { $0.kind == .solve }.map { solved in solved.isOpen ? nil : Int(solved.used.minutes) } == slow.solveMinutes, hint)

            // The same clock, as it is kept: it lets go of what has ended, whose record is elsewhere.
            var (kept, gone) = (PromiseClock(), [PromiseClock.Promise]())
            for (minute, event) in story {
                kept.on(event, at: Self.at(minute))
                gone += kept.letGoOfEnded()
            }
            #expect(Set(gone + kept.promises) == Set(clock.promises) && gone.count + kept.promises.count == clock.promises.count, hint)
            #expect(kept.promises.count <= PromiseKind.allCases.count && kept.nextDue == clock.nextDue, hint)
        }
    }

    @Test func aClockOfBeforeClocksLetGoIsRead() throws {
        let clock = play([
            (0, .terms(Self.terms([.firstResponse: 5, .nextResponse: 5, .solve: 60]))), (1, .moved(.queued)), (3, .agentWrote), (4, .customerWrote),
        ])
        let kept = try JSON.text(clock)
        #expect(try JSON.decode(PromiseClock.self, from: kept) == clock)
        let earlier = kept.replacing(#""current":"#, with: #""promises":"#).replacing(#""gone":[],"#, with: "").replacing(#""gone":{},"#, with: "")
        #expect(!earlier.contains("gone") && earlier != kept)
        #expect(try JSON.decode(PromiseClock.self, from: earlier) == clock)
    }
}

/// The same by looking back over the whole story.
private struct SlowReckoning {
    var firstResponse: [String] = []
    var nextResponse: [String] = []
    /// Of the last solution: minutes that counted, nil while it is open; nil twice where nothing was promised.
    var solveMinutes: Int??

    init(_ story: [(Int64, PromiseClock.Event)], minutes: [PromiseKind: Int]) {
        let handOver = story.firstIndex { entry in
            if case .moved(let name) = entry.1 { name != .bot && name != .resolved && name != .closed } else { false }
        }
        guard let handOver else { return }
        let firstWord = story.firstIndex { $0.1 == .agentWrote }
        if firstWord.map({ $0 > handOver }) ?? true {
            let end = story.indices.first { $0 > handOver && (story[$0].1 == .agentWrote || story[$0].1 == .moved(.resolved)) }
            firstResponse = [Self.result(from: story[handOver].0, to: end.map { story[$0] }, minutes[.firstResponse] ?? 0)]
        }
        nextResponse = Self.waits(in: story, from: handOver, minutes[.nextResponse] ?? 0)
        solveMinutes = .some(Self.solve(in: story, from: handOver))
    }

    private static func result(from start: Int64, to end: (Int64, PromiseClock.Event)?, _ allowed: Int) -> String {
        guard let end else { return "open -" }
        let length = Int(end.0 - start)
        return "\(length > allowed ? "missed" : end.1 == .agentWrote ? "attained" : "void") \(length)"
    }

    private static func waits(in story: [(Int64, PromiseClock.Event)], from handOver: Int, _ allowed: Int) -> [String] {
        var found: [String] = []
        var since: Int64?
        var hasReply = story[..<handOver].contains { $0.1 == .agentWrote }
        var isSettled = false
        for entry in story[handOver...] {
            switch entry.1 {
            case .customerWrote: if hasReply, !isSettled, since == nil { since = entry.0 }
            case .agentWrote:
                if let begun = since { found.append(result(from: begun, to: entry, allowed)) }
                since = nil
                hasReply = true
            case .moved(let name):
                isSettled = name == .resolved || name == .closed
                if isSettled, let begun = since {
                    found.append(result(from: begun, to: entry, allowed))
                    since = nil
                }
            case .terms, .left: break
            }
        }
        if since != nil { found.append("open -") }
        return found
    }

    private static func solve(in story: [(Int64, PromiseClock.Event)], from handOver: Int) -> Int? {
        var counted: Int64 = 0
        var last = story[handOver].0
        var runs = true
        var isSettled = false
        for entry in story[handOver...] {
            if runs { counted += entry.0 - last }
            last = entry.0
            if case .moved(let name) = entry.1 {
                isSettled = name == .resolved || name == .closed
                runs = !isSettled && name != .awaitingCustomer
            }
        }
        return isSettled ? Int(counted) : nil
    }
}
