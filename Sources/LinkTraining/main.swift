import Foundation
import WalletSafety

/// `walletdesk-train-links train FOLDER MODEL` trains the character model on the files of FOLDER and writes it.
/// `… measure FOLDER` prints how well it judges what it hasn't seen. `… variants` prints how many made-up imitations are recognised.
/// `… speed FOLDER` prints how many addresses a second one core judges.
enum Command {
    /// The day after the last scam of the measurement was listed; any number would do.
    static let seed: UInt32 = 20_250_701
    static let epochs = 8

    static func run(_ arguments: [String]) throws {
        let trainer = Trainer(seed: seed, epochs: epochs)
        switch (arguments.first, arguments.count) {
        case ("train", 3): try train(trainer, from: URL(filePath: arguments[1]), to: URL(filePath: arguments[2]))
        case ("measure", 2): try measure(trainer, URL(filePath: arguments[1]))
        case ("variants", 1): variants()
        case ("speed", 2): try speed(URL(filePath: arguments[1]))
        default: throw Usage()
        }
    }

    struct Usage: Error, CustomStringConvertible {
        let description = "usage: walletdesk-train-links train FOLDER MODEL | measure FOLDER | variants | speed FOLDER"
    }

    private static func train(_ trainer: Trainer, from folder: URL, to file: URL) throws {
        let data = try TrainingData(folder: folder)
        let model = trainer.limitedModel(data.learnt, protected: .shipped)
        let bytes = model.file
        try Data(bytes).write(to: file)
        let limits = "suspicious from \(model.limits.suspicious), malicious from \(model.limits.malicious)"
        print("\(data.learnt.count) names, seed \(trainer.seed), \(trainer.epochs) epochs, \(bytes.count) bytes, \(limits)")
    }

    private static func measure(_ trainer: Trainer, _ folder: URL) throws {
        let cases = try JSONDecoder().decode(PhishingDetectCases.self, from: Data(contentsOf: folder.appending(path: "eth_phishing_detect_cases.json")))
        let baseline = try LinkLists(parsing: cases.list)
        Measurement(data: try TrainingData(folder: folder), trainer: trainer).print(baseline: baseline)
    }

    private static func variants() {
        let names = ProtectedNames.shipped.names
        let all = Set(names.flatMap(\.spellings))
        for (title, spellings) in [
            ("all names", names.compactMap(\.spellings.first)), ("of five letters and more", names.compactMap(\.spellings.first).filter { $0.count > 4 }),
        ] {
            let variants = NameVariants(spellings, protected: all)
            for (kind, hosts) in [("look-alike", variants.disguised), ("one slip", variants.slips)] {
                let found = NameVariants.found(hosts)
                print(
                    "\(title) (\(spellings.count)), \(kind): \(found) of \(hosts.count), \(String(format: "%.1f %%", Double(found) / Double(hosts.count) * 100))"
                )
            }
        }
    }

    /// Judges each address this many times, so that the clock's own cost is nothing.
    private static let rounds = 20

    private static func speed(_ folder: URL) throws {
        let data = try TrainingData(folder: folder)
        let lists = LinkLists(denied: data.scams.map(\.host.ascii))
        let judge = LinkJudge(lists: lists)
        let addresses = (data.laterScams + data.harmless).map { "https://\($0.host.ascii)/path/page?id=1" }
        let texts = addresses.map { "请打开 \($0) 查询，谢谢。" }
        var bad = 0
        let clock = ContinuousClock()
        _ = judge.judgements(in: addresses[0])
        let whole = clock.measure {
            for _ in 0..<rounds {
                for address in addresses {
                    guard let link = Link(address) else { continue }
                    if judge.judgement(of: link).verdict == .malicious { bad += 1 }
                }
            }
        }
        let found = clock.measure {
            for _ in 0..<rounds { for text in texts { bad += judge.judgements(in: text).count } }
        }
        let count = Double(addresses.count * rounds)
        print("addresses: \(Int(count / (whole / .seconds(1)))) a second; in texts: \(Int(count / (found / .seconds(1)))) a second; \(bad) counted")
    }
}

/// The configuration in `eth_phishing_detect_cases.json`.
private struct PhishingDetectCases: Decodable {
    struct Configuration: Decodable {
        let tolerance: Int
        let fuzzylist: [String]
    }

    let config: Configuration

    /// The same as eth-phishing-detect's file, without the names that it blocks.
    var list: String {
        let names = config.fuzzylist.map { "\"\($0)\"" }.joined(separator: ",")
        return "{\"blacklist\":[],\"fuzzylist\":[\(names)],\"tolerance\":\(config.tolerance)}"
    }
}

do {
    try Command.run(Array(CommandLine.arguments.dropFirst()))
} catch {
    FileHandle.standardError.write(Data("\(error)\n".utf8))
    exit(1)
}
