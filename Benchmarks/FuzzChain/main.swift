import Foundation

// Looks for transactions and answers that are read wrongly, slowly or not without crashing, and for findings that claim too much.
//
//     walletdesk-fuzz-chain [--seconds 60] [--seed 1] [--from 0]
//
// A case follows from the seed and its number alone. The number of the last thousand stands in the last line of stderr: after a crash `--from` that
// number finds it again. Ends with 1 where a claim was broken.

/// The number behind `--name`; nil where it isn't given or isn't one.
func argument(_ name: String) -> UInt64? {
    guard let index = CommandLine.arguments.firstIndex(of: "--" + name), index + 1 < CommandLine.arguments.count else { return nil }
    return UInt64(CommandLine.arguments[index + 1])
}

/// Reading takes some microseconds; the longest answer that is read, 8 MiB, some hundred milliseconds.
let slowest = Duration.milliseconds(500)
let seed = argument("seed") ?? 1
let start = ContinuousClock.now
let end = start + .seconds(Int(min(argument("seconds") ?? 60, 1_000_000)))
let samples = Samples()
var number = argument("from") ?? 0
var counts: [Round.Kind: Int] = [:]
var findings: [String] = []
var longest = Duration.zero

while ContinuousClock.now < end, findings.count < 20 {
    if number.isMultiple(of: 1000) { FileHandle.standardError.write(Data("\r\(number)".utf8)) }
    let round = Round(number: number, seed: seed, samples: samples)
    counts[round.kind, default: 0] += 1
    longest = max(longest, round.took)
    if let broken = round.broken { findings.append("case \(number) (\(round.kind.rawValue)): \(broken)") }
    if round.took > slowest { findings.append("case \(number) (\(round.kind.rawValue)): took \(round.took)") }
    number += 1
}

print("\nseed \(seed), \(counts.values.reduce(0, +)) cases in \(ContinuousClock.now - start), the longest \(longest)")
for kind in Round.Kind.allCases { print("  \(kind.rawValue): \(counts[kind] ?? 0)") }
print("  samples: \(samples.transactions.count) transactions, \(samples.receipts.count) receipts, \(samples.answers.count) answers")
for finding in findings { print("  FOUND \(finding)") }
if findings.isEmpty { print("  nothing found") }
exit(findings.isEmpty ? 0 : 1)
