import Foundation

/// When a judge counts as slow.
struct Limits: Sendable {
    let millisecondsPerKB: Double
    /// The time of a text four times as long, over that of the text. Linear work has 4.
    let growth = 8.0
    /// Times below are left alone, in nanoseconds.
    let shortest = 200_000.0
}

/// Measures judges and looks over what they say.
struct Laboratory {
    /// Bytes of the shortest and longest texts.
    static let smallest = 1_024
    static let largest = 262_144
    /// Each time of what may be a finding is the shortest of so many.
    private static let repeats = 3
    /// A ladder ends where a text took so long, in nanoseconds.
    private static let patience = 5e8
    /// Bytes of a text whose time is set against its length: in shorter ones what every text costs stands out.
    static let telling = 4_000

    let limits: Limits
    private let pace = Pace()

    init(limits: Limits) { self.limits = limits }

    /// - Parameter repeats: the shortest time of so many, at the machine's best pace; 1 takes the time as it is.
    func rung(_ judge: Judge, _ text: String, repeats: Int = 1) -> Rung {
        let work = judge.work(on: text)
        let times = (0..<repeats).map { _ in
            let before = repeats > 1 ? pace.now() : 1
            let start = CPUTime.nanoseconds()
            work()
            let time = CPUTime.nanoseconds() - start
            return time / (repeats > 1 ? min(before, pace.now()) : 1)
        }
        return Rung(bytes: text.utf8.count, scalars: text.unicodeScalars.count, nanoseconds: times.min() ?? 0)
    }

    func ladder(_ judge: Judge, _ recipe: Recipe, from start: Int, repeats: Int = repeats) -> Ladder {
        var rungs: [Rung] = []
        var bytes = start
        while bytes <= Laboratory.largest, rungs.last?.nanoseconds ?? 0 < Laboratory.patience {
            rungs.append(rung(judge, recipe.text(bytes: bytes), repeats: repeats))
            bytes *= 2
        }
        return Ladder(rungs: rungs)
    }

    /// What is slow about a recipe. Each text is measured once, and all again where that shows something.
    func findings(of judge: Judge, _ recipe: Recipe, _ lineage: Lineage, from start: Int) -> [Discovery] {
        let first = ladder(judge, recipe, from: start, repeats: 1)
        guard !findings(of: judge, first, lineage, recipe).isEmpty else { return [] }
        return findings(of: judge, ladder(judge, recipe, from: start), lineage, recipe)
    }

    /// What is slow about a ladder.
    func findings(of judge: Judge, _ ladder: Ladder, _ lineage: Lineage, _ recipe: Recipe) -> [Discovery] {
        var findings: [Discovery] = []
        if let (growth, rung) = ladder.excess, growth * 4 > limits.growth, rung.nanoseconds >= limits.shortest {
            let detail = String(format: "four times the text takes %.1f times as long, %@", growth * 4, rung.shown)
            findings.append(Discovery(judge, .growth, lineage, recipe, bytes: rung.bytes, detail))
        }
        let slowest = ladder.rungs.filter { $0.bytes >= Laboratory.telling }.max { $0.millisecondsPerKB < $1.millisecondsPerKB }
        if let slowest, slowest.millisecondsPerKB > limits.millisecondsPerKB {
            let detail = String(format: "%.2f ms for 1 KB, %@", slowest.millisecondsPerKB, slowest.shown)
            findings.append(Discovery(judge, .slow, lineage, recipe, bytes: slowest.bytes, detail))
        }
        return findings
    }

    /// What a judge gets wrong about a text of a recipe, each kind of mistake once.
    func mistakes(of judge: Judge, _ recipe: Recipe, _ lineage: Lineage, bytes: Int) -> [Discovery] {
        let mistakes = judge.mistakes(on: recipe.text(bytes: bytes))
        return mistakes.first.map { [Discovery(judge, .mistake, lineage, recipe, bytes: bytes, $0)] } ?? []
    }
}
