import Kit

/// Tries recipes until its time is up: new ones, and changes of those that were slowest.
struct Search {
    /// Bytes of the shorter of two texts that are compared; the longer has four times as many, mostly 4 KB to 64 KB.
    private static let sizes = [1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 4, 8, 8, 8, 8, 16, 16, 64].map { $0 * 1_024 }
    /// Where a first look at two times, each measured once, calls for a ladder: below the limit, for the clock is coarse.
    private static let suspicion = 0.7

    private let minutes: Double
    private let laboratory: Laboratory
    private let journal: Journal
    private var generator: SeededGenerator
    private var report: Report
    private var elites: [Judge: Elite] = [:]
    /// Families of which a judge has been slow or wrong.
    private var found: Set<UInt32> = []

    init(seed: UInt64, minutes: Double, laboratory: Laboratory, journal: Journal) {
        self.minutes = minutes
        self.laboratory = laboratory
        self.journal = journal
        generator = SeededGenerator(seed: seed)
        report = Report(seed: seed)
    }

    mutating func run() throws -> Report {
        warmUp()
        let clock = ContinuousClock()
        let began = clock.now
        var reported = 0.0
        while report.minutes < minutes {
            try tryNext()
            report.minutes = (clock.now - began) / .seconds(60)
            guard report.minutes >= reported + 1 else { continue }
            reported = report.minutes.rounded(.down)
            journal.print(report.line)
            try journal.write(report)
        }
        journal.print(report.line)
        try journal.write(report)
        try journal.close()
        return report
    }

    /// Tables are made when they are first used, and that is nobody's slowness.
    private func warmUp() {
        for seed in 0..<50 as Range<UInt32> {
            let text = Lineage(first: seed).recipe.text(bytes: 4_096)
            for judge in Judge.allCases { judge.work(on: text)() }
        }
    }

    private mutating func tryNext() throws {
        let lineage = nextLineage()
        let recipe = lineage.recipe
        let bytes = generator.pick(Search.sizes)
        try journal.note(lineage, bytes: bytes)
        report.cases += 1
        let (short, long) = (recipe.text(bytes: bytes), recipe.text(bytes: bytes * 4))
        report.bytes += (short.utf8.count + long.utf8.count) * Judge.allCases.count
        defer { if found.contains(lineage.family) { elites = elites.mapValues { $0.without(lineage.family) } } }
        for judge in Judge.allCases {
            let (first, second) = (laboratory.rung(judge, short), laboratory.rung(judge, long))
            let growth = second.perScalar / max(first.perScalar, 1)
            var findings = laboratory.mistakes(of: judge, recipe, lineage, bytes: bytes)
            if isSuspicious(second, growth) {
                findings += laboratory.findings(of: judge, recipe, lineage, from: max(Laboratory.smallest, bytes / 2))
            }
            for finding in findings where report.add(finding) { journal.print(finding.line) }
            // A family that has led to a finding is left behind, so that the search goes on elsewhere.
            if !findings.isEmpty { found.insert(lineage.family) }
            guard !found.contains(lineage.family) else { continue }
            report.note(second, of: judge, lineage)
            // What every text costs weighs less in a long one, so the square of the growth keeps it from being bred.
            elites[judge, default: Elite()].offer(lineage, fitness: second.perScalar * growth * growth)
        }
    }

    private func isSuspicious(_ rung: Rung, _ growth: Double) -> Bool {
        let limits = laboratory.limits
        let grows = growth * 4 > limits.growth * Search.suspicion && rung.nanoseconds >= limits.shortest
        return grows || rung.millisecondsPerKB > limits.millisecondsPerKB * Search.suspicion
    }

    /// Two in five are new, the others changed.
    private mutating func nextLineage() -> Lineage {
        let seed = UInt32.random(in: 0...UInt32.max, using: &generator)
        let judge = generator.pick(Judge.allCases)
        guard Int.random(in: 0..<5, using: &generator) >= 2, let parent = elites[judge]?.pick(&generator) else { return Lineage(first: seed) }
        return parent.changed(by: seed)
    }
}

/// The recipes on which one judge was slowest.
struct Elite {
    private struct Member {
        let lineage: Lineage
        var fitness: Double
    }

    private static let size = 24
    /// Members that come of one first recipe.
    private static let mostOfFamily = 4
    /// What each choice costs a member, so that none is changed for ever.
    private static let wear = 0.97

    private var members: [Member] = []

    mutating func offer(_ lineage: Lineage, fitness: Double) {
        guard !lineage.isOld else { return }
        let family = members.indices.filter { members[$0].lineage.family == lineage.family }
        let rivals = family.count >= Elite.mostOfFamily ? family : Array(members.indices)
        guard members.count >= Elite.size || family.count >= Elite.mostOfFamily else {
            members.append(Member(lineage: lineage, fitness: fitness))
            return
        }
        guard let weakest = rivals.min(by: { members[$0].fitness < members[$1].fitness }), members[weakest].fitness < fitness else { return }
        members[weakest] = Member(lineage: lineage, fitness: fitness)
    }

    func without(_ family: UInt32) -> Elite {
        var rest = self
        rest.members.removeAll { $0.lineage.family == family }
        return rest
    }

    /// The better of two at random; nil where there is none yet.
    mutating func pick(_ generator: inout SeededGenerator) -> Lineage? {
        guard !members.isEmpty else { return nil }
        let (one, other) = (Int.random(in: 0..<members.count, using: &generator), Int.random(in: 0..<members.count, using: &generator))
        let chosen = members[one].fitness >= members[other].fitness ? one : other
        members[chosen].fitness *= Elite.wear
        return members[chosen].lineage
    }
}
