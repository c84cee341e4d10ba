import Kit
import Testing
import WorkforceMath

@Suite struct LearningTests {
    @Test(arguments: [41, 42, 43] as [UInt64])
    func ridgeFindsTheWeights(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let weights = (0..<6).map { _ in Double.random(in: -3...3, using: &random) }
        var regression = RidgeRegression(width: 6, penalty: 1e-6, memory: 1)
        for _ in 0..<200 {
            let features = [1] + (1..<6).map { _ in Double.random(in: -1...1, using: &random) }
            regression.add(features, target: zip(features, weights).reduce(0) { $0 + $1.0 * $1.1 }, weight: random.exponential(1))
        }
        let found = try #require(regression.weights())
        #expect(zip(found, weights).allSatisfy { abs($0 - $1) < 1e-6 }, "seed \(seed)")
    }

    /// One feature x = 1, 2, 3 with y = 2x and a penalty of 14: w = Σxy/(Σx² + 14) = 28/28 about the origin; the mean takes its part without penalty.
    @Test func thePenaltyIsOnTheWeights() throws {
        var regression = RidgeRegression(width: 2, penalty: 2, memory: 1)
        for x in [-1.0, 0, 1] { regression.add([1, x], target: 5 + 2 * x, weight: 1) }
        let weights = try #require(regression.weights())
        #expect(abs(weights[0] - 5) < 1e-12 && abs(weights[1] - 1) < 1e-12)
        #expect(RidgeRegression(width: 2, penalty: 2, memory: 1).weights() == nil)
    }

    @Test func oldExamplesFade() throws {
        var regression = RidgeRegression(width: 1, penalty: 1, memory: 0.5)
        for (target, weight) in [(100.0, 1.0), (0, 1), (0, 2), (8, 3)] { regression.add([1], target: target, weight: weight) }
        let mean = try #require(regression.weights()?.first)
        #expect(abs(mean - (100 * 0.125 + 3 * 8) / (0.125 + 0.25 + 2 * 0.5 + 3)) < 1e-12)
    }

    @Test func overtakingIsLearnedPerPairAndGap() {
        let (plain, valued) = (CallerGroup(kind: "PS", priority: 1), CallerGroup(kind: "PS", priority: 2))
        var overtaking = Overtaking()
        for _ in 0..<200 {
            overtaking.add(earlier: plain, later: valued, gap: 20, overtaken: true)
            overtaking.add(earlier: plain, later: valued, gap: 95, overtaken: false)
        }
        #expect(overtaking.chances(earlier: plain, later: valued).chance(gap: 29) > 0.9)
        #expect(overtaking.chances(earlier: plain, later: valued).chance(gap: 100) == 0)
        #expect(overtaking.chances(earlier: plain, later: valued).chance(gap: 31) == 0)
        #expect(overtaking.chances(earlier: valued, later: plain).mean == 0)
        for _ in 0..<200 { overtaking.add(earlier: plain, later: valued, gap: 20, overtaken: false) }
        #expect(overtaking.chances(earlier: plain, later: valued).chance(gap: 20) < 0.05)
    }

    @Test func skillsAreSeen() {
        var skills = Skills()
        for round in 0..<400 {
            skills.add(round.isMultiple(of: 2) ? "card" : "loan", by: round % 3)
            skills.add("share", by: 10)
        }
        #expect(skills.aptitude(of: 0, for: "card") > 0.9 && skills.aptitude(of: 10, for: "share") == 1)
        #expect(skills.aptitude(of: 0, for: "share") < 0.2 && skills.aptitude(of: 10, for: "loan") < 0.2)
        #expect(skills.aptitude(of: 99, for: "loan") == 1 && skills.aptitude(of: 0, for: "unheard of") == 1)
        #expect(skills.line(of: "card") == skills.line(of: "loan") && skills.line(of: "share") == "share")
        #expect(skills.overlap(of: "card", with: "share") < 0.2 && skills.overlap(of: "card", with: "loan") > 0.9)
    }

    /// Three of eight agents take loans as well as cards: loans wait for few of those whom cards wait for, and so stand in a line of their own.
    @Test func aPartOfTheAgentsIsAnotherLine() {
        var skills = Skills()
        for round in 0..<1600 { skills.add(round % 8 < 5 || round / 8 % 2 == 0 ? "card" : "loan", by: round % 8) }
        #expect(skills.overlap(of: "loan", with: "card") > 0.5)
        #expect(skills.overlap(of: "card", with: "loan") < 0.5)
        #expect(skills.line(of: "card") == "card" && skills.line(of: "loan") == "loan")
    }

    /// Waits twice as long as predicted: of 20 who stood behind 99 the ratio learns as much as of four who found nobody.
    @Test func waitsOfOneLineCountTogether() throws {
        func ratio(after count: Int, ahead: Double) throws -> Double {
            var view = QueueState().view(for: QueueReplay.Caller(number: 0, joined: 0, group: CallerGroup(kind: "PS", priority: 0)))
            (view.ahead, view.completions) = (ahead, 1)
            let expected = try #require(view.expectedWait)
            var predictor = RatioWait()
            predictor.learn(view, waited: expected)
            for _ in 0..<count { predictor.learn(view, waited: 2 * expected) }
            return try #require(predictor.wait(view)) / expected
        }
        let (one, few) = (try ratio(after: 4, ahead: 0), try ratio(after: 20, ahead: 99))
        #expect(one > 1.1 && few < 1.05 && few > 1)
    }

    @Test(
        arguments: [
            (0, 1000, 10), (0, 5000, 20), (0, 90_000, 20), (4, 1000, 30), (9, 1000, 60),
        ] as [(Int, Double, Double)])
    func historyGoesBackAsFarAsItMust(ahead: Int, now: Double, seconds: Double) {
        var history = PositionHistory(windows: [600, .infinity], enough: 2)
        history.add(ahead: 0, waited: 40, answered: 100)
        history.add(ahead: 4, waited: 30, answered: 150)
        history.add(ahead: 0, waited: 12, answered: 800)
        history.add(ahead: 0, waited: 8, answered: 900)
        #expect(history.mean(ahead: ahead, at: now) == seconds)
        #expect(PositionHistory(windows: [600], enough: 1).mean(ahead: ahead, at: now) == nil)
    }
}
