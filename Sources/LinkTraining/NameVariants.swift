import Foundation
import WalletSafety

/// Made-up imitations of the protected names.
struct NameVariants {
    /// The ending under which the imitations stand: one that none of the names has.
    private static let ending = "top"

    let disguised: [LinkHost]
    let slips: [LinkHost]

    /// All imitations by one look-alike character, and all by one letter more, less, other, or swapped with its neighbour.
    init(_ names: [String], protected: Set<String>) {
        let disguised = Set(names.flatMap(NameVariants.disguises)).subtracting(protected)
        let slips = Set(names.flatMap(NameVariants.slips)).subtracting(protected).subtracting(disguised)
        self.disguised = disguised.sorted().compactMap { LinkHost("\($0).\(NameVariants.ending)") }
        self.slips = slips.sorted().compactMap { LinkHost("\($0).\(NameVariants.ending)") }
    }

    private static func disguises(_ name: String) -> [String] {
        let letters = Array(name)
        var made = letters.indices.flatMap { index in
            (twins[letters[index]] ?? []).map { String(letters[..<index]) + $0 + String(letters[(index + 1)...]) }
        }
        made += wideTwins.compactMap { narrow, wide in name.contains(narrow) ? name.replacing(narrow, with: wide) : nil }
        return made
    }

    private static let twins: [Character: [String]] = [
        "a": ["а", "α", "á", "4"], "b": ["Ь"], "c": ["с", "ç"], "e": ["е", "é", "3"], "g": ["ɡ"], "h": ["һ"], "i": ["і", "ı", "1", "l"], "j": ["ј"],
        "k": ["к", "κ"], "l": ["1", "i"], "n": ["ñ", "ո"], "o": ["о", "ο", "0", "ö"], "p": ["р", "ρ"], "r": ["г"], "s": ["ѕ", "5", "ś"], "t": ["т", "τ"],
        "u": ["υ", "ü"], "w": ["ԝ"], "x": ["х", "χ"], "y": ["у", "γ"],
    ]

    private static let wideTwins = [("m", "rn"), ("w", "vv")]

    private static func slips(_ name: String) -> [String] {
        let letters = Array(name)
        let alphabet = Array("abcdefghijklmnopqrstuvwxyz")
        var made: [String] = []
        for index in 0...letters.count {
            let head = String(letters[..<index])
            made += alphabet.map { head + String($0) + String(letters[index...]) }
            guard index < letters.count else { continue }
            let tail = String(letters[(index + 1)...])
            made.append(head + tail)
            made += alphabet.map { head + String($0) + tail }
            if index + 1 < letters.count { made.append(head + String([letters[index + 1], letters[index]]) + String(letters[(index + 2)...])) }
        }
        return made
    }

    /// How many of `hosts` are recognised as imitations, whatever the model says.
    static func found(_ hosts: [LinkHost]) -> Int {
        let judge = LinkJudge(knowledge: LinkKnowledge(allowed: .shipped, protected: .shipped, model: nil))
        return hosts.count { host in
            guard let link = Link(host.ascii) else { return false }
            let verdict = judge.judgement(of: link).verdict
            return verdict == .malicious || verdict == .suspicious
        }
    }
}
