import Foundation
import Kit
import Testing
import WalletSafety

/// What the screen takes out of real sentences, which hold no secret at all.
@Suite(.enabled(if: Files.exists(Files.sentences), "the sets of real sentences are not on this machine"))
struct FalseAlarmTests {
    static let sets: [URL] = {
        let files = try? FileManager.default.contentsOfDirectory(at: Files.sentences, includingPropertiesForKeys: nil)
        return (files ?? []).filter { $0.pathExtension == "tsv" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    }()

    /// The texts of a set, without its labels, which are rows of words.
    private static func texts(_ file: URL) throws -> [Substring] {
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
        let columns =
            switch file.lastPathComponent {
            case let name where name.hasPrefix("lcqmc") || name.hasPrefix("pawsx"): 0...1
            case let name where name.hasPrefix("xsid"): 1...1
            case let name where name.hasPrefix("stackfaq.docs"): 1...2
            case let name where name.hasPrefix("wallet_questions"): 6...6
            default: 0...0
            }
        return lines.flatMap { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
            return columns.compactMap { $0 < cells.count ? cells[$0] : nil }
        }
    }

    @Test(arguments: sets)
    func nothingIsTakenOut(file: URL) throws {
        var phrases: [Substring] = []
        for text in try FalseAlarmTests.texts(file) {
            let removed = WalletSafety.screen(String(text), language: .en).removed
            if case .seedPhrase? = removed.first { phrases.append(text) }
            // "Change my pin to 1234" tells one.
            let isTold = removed == [.password] && text.contains(where: \.isNumber)
            #expect(removed.isEmpty || isTold || !phrases.isEmpty, "\(file.lastPathComponent): \(text)")
        }
        // Of two million characters of Chinese, one place reads like a phrase.
        #expect(phrases.count <= (file.lastPathComponent.hasPrefix("lcqmc") ? 1 : 0), "\(file.lastPathComponent): \(phrases)")
    }
}
