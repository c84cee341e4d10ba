import Foundation

/// What a search has seen.
struct Report: Codable, Sendable {
    /// The slowest text of a judge that is no finding.
    struct Slowest: Codable, Sendable {
        let nanosecondsPerScalar: Double
        let bytes: Int
        let recipe: String
    }

    /// Findings of one judge and kind that are kept; the others are counted.
    private static let most = 20

    let began: String
    let seed: UInt64
    var minutes = 0.0
    var cases = 0
    /// Bytes that were judged, by all judges together.
    var bytes = 0
    var slowest: [Judge: Slowest] = [:]
    var findings: [Discovery] = []
    /// All of them, by judge and kind.
    var counts: [String: Int] = [:]

    init(seed: UInt64) {
        began = Date.now.formatted(.iso8601)
        self.seed = seed
    }

    /// Whether it is one of those that are kept.
    mutating func add(_ finding: Discovery) -> Bool {
        counts["\(finding.judge.rawValue) \(finding.kind.rawValue)", default: 0] += 1
        let isKept = findings.count { $0.judge == finding.judge && $0.kind == finding.kind } < Report.most
        if isKept { findings.append(finding) }
        return isKept
    }

    mutating func note(_ rung: Rung, of judge: Judge, _ lineage: Lineage) {
        guard rung.bytes >= Laboratory.telling, rung.perScalar > slowest[judge]?.nanosecondsPerScalar ?? 0 else { return }
        slowest[judge] = Slowest(nanosecondsPerScalar: rung.perScalar, bytes: rung.bytes, recipe: lineage.description)
    }

    var line: String {
        let judges = Judge.allCases.compactMap { judge in
            slowest[judge].map { String(format: "%@ %.0f ns/scalar %@", judge.rawValue, $0.nanosecondsPerScalar, $0.recipe) }
        }
        let found = counts.isEmpty ? "no findings" : counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        return String(format: "%3.0f min, %d cases, %d MB, ", minutes, cases, bytes / 1_000_000) + found + " | " + judges.joined(separator: " | ")
    }
}
