import Foundation
import WalletSafety

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
