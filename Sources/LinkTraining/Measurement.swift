import Foundation
import WalletSafety

/// How many later scams and harmless names each way of judging calls malicious or suspicious. Each name is judged by a model, limits and
/// lists that don't know its registrable name.
struct Measurement {
    let data: TrainingData
    let trainer: Trainer

    private struct Row {
        let title: String
        var scams = 0
        var suspiciousScams = 0
        var harmless = 0
        var suspiciousHarmless = 0
        var alarms: [String] = []

        mutating func count(_ verdict: LinkJudgement.Verdict, _ name: TrainingData.Name) {
            switch (verdict, name.isScam) {
            case (.malicious, true): scams += 1
            case (.malicious, false):
                harmless += 1
                alarms.append(name.host.ascii)
            case (.suspicious, true): suspiciousScams += 1
            case (.suspicious, false): suspiciousHarmless += 1
            case (.allowed, _), (.unknown, _): return
            }
        }
    }

    func print(baseline: LinkLists) {
        var fuzzy = Row(title: "eth-phishing-detect, fuzzy rule")
        var rules = Row(title: "rules alone")
        var judge = Row(title: "judge, names under test unknown to every list")
        var shipped = Row(title: "judge, our own lists whole")
        for fold in 0..<TrainingData.folds {
            let tested = (data.laterScams + data.harmless).filter { $0.fold("measurement") == fold }
            let names = Set(tested.map(\.host.registrable))
            let learnt = data.learnt.filter { !names.contains($0.host.registrable) }
            let knowledge = knowledge(without: names, learnt)
            let withoutModel = LinkKnowledge(allowed: knowledge.allowed, protected: knowledge.protected, model: nil)
            let whole = LinkKnowledge(allowed: .shipped, protected: .shipped, model: knowledge.model)
            for name in tested {
                fuzzy.count(baseline.fuzzyMatch(name.host) == nil ? .unknown : .malicious, name)
                rules.count(Measurement.verdict(name, withoutModel), name)
                judge.count(Measurement.verdict(name, knowledge), name)
                shipped.count(Measurement.verdict(name, whole), name)
            }
        }
        report([fuzzy, rules, judge, shipped])
    }

    /// The most false alarms of a row that are printed.
    private static let mostPrinted = 20

    private func knowledge(without names: Set<String>, _ learnt: [TrainingData.Name]) -> LinkKnowledge {
        func isTested(_ name: String) -> Bool { LinkHost(name).map { names.contains($0.registrable) } ?? false }
        let allowed = AllowedNames.shipped.filter { !isTested($0) }
        let protected = ProtectedNames.shipped.withoutGenuine(isTested)
        return LinkKnowledge(allowed: allowed, protected: protected, model: trainer.limitedModel(learnt, protected: protected))
    }

    private static func verdict(_ name: TrainingData.Name, _ knowledge: LinkKnowledge) -> LinkJudgement.Verdict {
        guard let link = Link(name.host.ascii) else { return .unknown }
        return LinkJudge(knowledge: knowledge).judgement(of: link).verdict
    }

    private func report(_ rows: [Row]) {
        let scams = Double(data.laterScams.count)
        let harmless = Double(data.harmless.count)
        Swift.print("\(data.laterScams.count) scams listed in 2025, \(data.harmless.count) harmless names, five folds by registrable name, \(settings)")
        Swift.print("| judged by | malicious: scams | harmless | suspicious: scams | harmless |")
        Swift.print("|---|---|---|---|---|")
        for row in rows {
            let cells = [
                percent(row.scams, scams), "\(percent(row.harmless, harmless)) (\(row.harmless))", percent(row.suspiciousScams, scams),
                percent(row.suspiciousHarmless, harmless),
            ]
            Swift.print("| \(row.title) | \(cells.joined(separator: " | ")) |")
        }
        for row in rows where (1...Measurement.mostPrinted).contains(row.alarms.count) {
            Swift.print("False alarms of \"\(row.title)\": \(row.alarms.sorted().joined(separator: " "))")
        }
    }

    private var settings: String { "seed \(trainer.seed), \(trainer.epochs) epochs" }

    private func percent(_ part: Int, _ whole: Double) -> String { String(format: "%.2f %%", Double(part) / whole * 100) }
}
