import Foundation
import WalletSafety

/// The files of the folder `phishing`: scams by the day they were listed, and harmless names.
struct TrainingData {
    struct Name {
        let host: LinkHost
        let isScam: Bool
        /// How much it counts in training.
        let weight: Float

        /// One of five parts, by the registrable name, so that hosts of one owner stay together.
        func fold(_ salt: String) -> Int {
            var hash: UInt64 = 0xCBF2_9CE4_8422_2325
            for byte in (salt + host.registrable).utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            return Int((hash >> 33) % UInt64(TrainingData.folds))
        }
    }

    static let folds = 5

    /// Listed to the end of 2024: for training.
    let scams: [Name]
    /// Listed in 2025: for measurement alone.
    let laterScams: [Name]
    /// The train split of the harmless names, hosting suffixes among them.
    let harmless: [Name]

    init(folder: URL) throws {
        scams = try TrainingData.rows(folder.appending(path: "polkadot_train.tsv")).compactMap { row in
            // Older scams used other words than those of today.
            LinkHost(row[0]).map { Name(host: $0, isScam: true, weight: row[1] < "2024" ? 0.5 : 1) }
        }
        laterScams = try TrainingData.rows(folder.appending(path: "polkadot_dev.tsv")).compactMap { row in
            LinkHost(row[0]).map { Name(host: $0, isScam: true, weight: 1) }
        }
        harmless = try TrainingData.rows(folder.appending(path: "legit.tsv")).filter { $0[3] == "train" }.compactMap { row in
            LinkHost(row[0]).map { Name(host: $0, isScam: false, weight: 1) }
        }
    }

    /// What a model learns from: names of the harmless that aren't suffixes, since those say nothing of one owner.
    var learnt: [Name] { scams + harmless.filter { !$0.host.isSuffix } }

    private static func rows(_ file: URL) throws -> [[String]] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            line.split(separator: "\t").map(String.init)
        }
    }
}
