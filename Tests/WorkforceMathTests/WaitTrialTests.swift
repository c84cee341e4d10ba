import Foundation
import Kit
import Testing
import WorkforceMath

@Suite struct WaitTrialTests {
    private func results(_ calls: [CallTrace.Call], last count: Int) -> [String: WaitTrial.Result] {
        let trace = CallTrace(calls)
        let results = WaitTrial(trace, days: Set(trace.lastDays(count))).results
        return Dictionary(uniqueKeysWithValues: results.map { ($0.name, $0) })
    }

    @Test func figuresAreAsDefined() throws {
        let group = CallerGroup(kind: "PS", priority: 0)
        let waits = [10, 30, 80]
        let calls = waits.enumerated().map { number, wait in
            CallTrace.Call(joined: number * 1000, group: group, wait: wait, service: 5, outcome: .served, agent: 1)
        }
        let others: [CallTrace.Call] = [
            .init(joined: 5000, group: group, wait: 999, service: 0, outcome: .abandoned, agent: nil),
            .init(joined: 6000, group: group, wait: 0, service: 9, outcome: .served, agent: 1),
        ]
        let constant = WaitTrial.Entrant(name: "always 20", ours: false, WaitFormula { _ in 20 })
        let result = try #require(WaitTrial(CallTrace(calls + others), days: [0], entrants: [constant]).results.first)
        #expect(result.count == 3 && !result.ours && result.name == "always 20")
        #expect(abs(result.rase - ((100.0 + 100 + 3600) / 3).squareRoot() / 40) < 1e-12)
        #expect(result.meanWait == 40 && abs(result.mae - 80.0 / 3) < 1e-12 && abs(result.bias + 20) < 1e-12)
        #expect(result.withinMinute == 1 && abs(result.longer - 2.0 / 3) < 1e-12)
        #expect(result.coverage80.isNaN)
    }

    /// One line of six equal agents, nobody gives up: QL is the best there is (Ibrahim and Whitt 2009), and ours find nearly as much. The ridge
    /// has a little further to go: waits of half an hour are rare in what it learns from.
    @Test(arguments: [61, 62] as [UInt64])
    func oursComeCloseToTheBestPossible(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let results = results(SampleLine(gap: 17.5).calls(30_000, &random), last: 3)
        let best = try #require(results["QL"]).rase
        for (name, limit) in [("blend", 1.1), ("ridge", 1.15)] {
            let result = try #require(results[name])
            #expect(result.rase < best * limit, "seed \(seed): \(name) \(result.rase), QL \(best)")
            #expect((0.78...0.82).contains(result.coverage80), "seed \(seed): \(name) \(result.coverage80)")
        }
        #expect(try #require(results["LES"]).rase > best * 1.1, "seed \(seed)")
    }

    /// Callers of another line with its own agents change next to nothing.
    @Test(arguments: [71] as [UInt64])
    func linesThatShareNoAgentsAreKeptApart(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let first = SampleLine(gap: 17.5).calls(20_000, &random)
        let second = SampleLine(gap: 29, service: 110, agents: 4, kinds: ["IN"], firstAgent: 50).calls(12_000, &random)
        func blend(_ calls: [CallTrace.Call]) throws -> (rase: Double, mean: Double, count: Int) {
            let result = try #require(results(calls, last: 2)["blend"])
            let waits = calls.filter { $0.wait > 0 }.map { Double($0.wait) }
            return (result.rase, waits.reduce(0, +) / Double(waits.count), result.count)
        }
        let (alone, other, both) = (try blend(first), try blend(second), try blend(first + second))
        // Errors are added up over both: the worst that could be is the larger of the two, in seconds, by the mean of all.
        let bound = max(alone.rase * alone.mean, other.rase * other.mean) / both.mean
        #expect(both.rase < bound * 1.15, "seed \(seed): \(both), apart \(alone) and \(other)")
    }

    /// The last ten days of January 1999 at the bank. The limits are a little above what was measured, and below what the project asks for,
    /// 0.99 and 0.95.
    @Test(.enabled(if: BankTrace.isThere, "the shared folder with the bank's calls is absent"))
    func theBankIsForetold() throws {
        let trace = try CallTrace(csv: BankTrace.bytes())
        #expect(trace.calls.count == 31_359)
        let trial = WaitTrial(trace, days: Set(trace.lastDays(10)))
        let results = Dictionary(uniqueKeysWithValues: trial.results.map { ($0.name, $0) })
        for (name, limit) in [("blend", 0.90), ("ridge", 0.88)] {
            let result = try #require(results[name])
            #expect(result.count == 2752 && result.ours)
            #expect(result.rase <= limit, "\(name) \(result.rase)")
            #expect((0.78...0.82).contains(result.coverage80), "\(name) \(result.coverage80)")
            #expect(result.width80 <= 150, "\(name) \(result.width80)")
        }
        let ours = trial.results.filter(\.ours).map(\.rase)
        let theirs = trial.results.filter { !$0.ours && VendorWait.Product(rawValue: $0.name) != nil }.map(\.rase)
        #expect(theirs.count == VendorWait.Product.allCases.count)
        #expect(try #require(ours.max()) < #require(theirs.min()))
    }
}

/// `anonbank_1999.csv.gz` of the shared folder, where that is there.
private enum BankTrace {
    private static let path = "shared/data/workforce/anonbank_1999.csv.gz"

    static var isThere: Bool { file != nil }

    static func bytes() throws -> [UInt8] {
        let unzip = Process()
        let output = Pipe()
        unzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        unzip.arguments = ["gzip", "-dc", try #require(file).path]
        unzip.standardOutput = output
        try unzip.run()
        let bytes = Array(output.fileHandleForReading.readDataToEndOfFile())
        unzip.waitUntilExit()
        try #require(unzip.terminationStatus == 0)
        return bytes
    }

    /// In the nearest folder above this file that has it.
    private static var file: URL? {
        var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        while folder.path.count > 1 {
            let file = folder.appending(path: path)
            if FileManager.default.fileExists(atPath: file.path) { return file }
            folder = folder.deletingLastPathComponent()
        }
        return nil
    }
}
