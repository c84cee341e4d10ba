import Foundation
import WalletSafety

/// A small generator (SplitMix64), so that a failing case can be made again from its seed.
struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: Int) { state = UInt64(bitPattern: Int64(seed)) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[Int.random(in: 0..<elements.count, using: &self)] }
}

/// Files beside the tests.
enum Files {
    private static let here = URL(filePath: #filePath).deletingLastPathComponent()
    static let package = here.deletingLastPathComponent().deletingLastPathComponent()
    static let vectors = here.appending(path: "Vectors/seed_phrases.json")
    static let knowledge = package.appending(path: "Knowledge")
    /// Sets of real sentences, which not every machine has.
    static let sentences = package.deletingLastPathComponent().appending(path: "shared/data/language")

    static func exists(_ url: URL) -> Bool { FileManager.default.fileExists(atPath: url.path()) }

    static let englishWords: [String] = {
        let list = package.appending(path: "Sources/WordLists/lists/english.txt")
        let text = (try? String(contentsOf: list, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").map(String.init)
    }()
}

/// The longest row of words of `phrase`, in its order, that can still be read in `text`.
func longestSurvivor(of phrase: [String], in text: String) -> Int {
    let rest = text.lowercased().split { !$0.isASCII || !$0.isLetter }.map(String.init)
    var longest = 0
    for start in phrase.indices {
        for place in rest.indices where rest[place] == phrase[start] {
            let length = zip(phrase[start...], rest[place...]).prefix { $0 == $1 }.count
            longest = max(longest, length)
        }
    }
    return longest
}

/// Lets a text out by what the desk is shipped with.
@discardableResult
func outbound(_ text: String) throws(OutboundRefusal) -> OutboundText { try WalletSafety.outbound(text, context: OutboundContext()) }
