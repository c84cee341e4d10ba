import ArgumentParser
import Foundation

/// Looks for texts that the judges of WalletSafety are slow on or wrong about.
///
/// Texts are grown from recipes. The recipes of the slowest texts are kept and changed, so that the search leads to the worst that the
/// judges can be made to do. The exit code is 1 where anything was found.
@main
struct FuzzSafety: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "walletdesk-fuzz-safety", abstract: "Look for texts that the judges of WalletSafety are slow on or wrong about.")

    @Option(help: "Minutes to look.") var minutes = 60.0
    @Option(help: "Seed of the search. Which recipes are kept depends on the clock too; a finding repeats by its own recipe.")
    var seed: UInt64 = 20_261_128
    @Option(help: "File of JSON to write. The recipe under way stands beside it, in FILE.current, in case a judge crashes or hangs.")
    var report: String?
    @Option(help: "A recipe as a finding prints it, to be measured alone.") var replay: Lineage?
    @Option(help: "Milliseconds of CPU time for 1 KB above which a text counts as slow.") var limit = 2.0
    @Flag(help: "Also print the text of the replayed recipe, 4 KB of it.") var shown = false

    func run() throws {
        let laboratory = Laboratory(limits: Limits(millisecondsPerKB: limit))
        if let replay {
            try measure(replay, laboratory)
        } else {
            var search = Search(seed: seed, minutes: minutes, laboratory: laboratory, journal: try Journal(report: report))
            guard try search.run().findings.isEmpty else { throw ExitCode(1) }
        }
    }

    private func measure(_ lineage: Lineage, _ laboratory: Laboratory) throws {
        let recipe = lineage.recipe
        if shown { print(recipe.text(bytes: 4_096)) }
        var findings: [Discovery] = []
        for judge in Judge.allCases {
            let ladder = laboratory.ladder(judge, recipe, from: Laboratory.smallest)
            print("\(judge.rawValue): " + ladder.rungs.map { "\($0.bytes / 1_024) KB \($0.shown)" }.joined(separator: ", "))
            findings += laboratory.findings(of: judge, ladder, lineage, recipe)
            findings += laboratory.mistakes(of: judge, recipe, lineage, bytes: 16_384)
        }
        for finding in findings { print(finding.line) }
        guard findings.isEmpty else { throw ExitCode(1) }
    }
}

extension Lineage: ExpressibleByArgument {
    init?(argument: String) { self.init(argument) }
}
