import Foundation
import Kit
import Pictures
import Testing
import WalletSafety

@Suite struct PictureReadingTests {
    private struct Shown: Sendable, CustomTestStringConvertible {
        let picture: String
        /// The codes of the kinds of secrets in it.
        let secrets: [String]

        var testDescription: String { picture }
    }

    private static let shown = [
        Shown(picture: "grid_light.png", secrets: ["seed_phrase"]), Shown(picture: "grid_dark.png", secrets: ["seed_phrase"]),
        Shown(picture: "grid_chinese.png", secrets: ["seed_phrase"]), Shown(picture: "transaction.png", secrets: []),
        Shown(picture: "private_key.png", secrets: ["private_key"]), Shown(picture: "codes.png", secrets: ["seed_phrase"]),
        Shown(picture: "code_inverted.png", secrets: ["private_key"]),
    ]

    @Test("What a picture shows is read and judged", arguments: shown)
    private func secrets(_ shown: Shown) async throws {
        let reading = try await TestReaders.with { try await $0.read(try TestReaders.picture(shown.picture)) }
        let text = try #require(reading.text)
        #expect(WalletSafety.secrets(inPicture: text.lines, codes: text.codes).map(\.code) == shown.secrets)
    }

    @Test("Every word of a clear screen is read", arguments: ["grid_light.png", "grid_dark.png"])
    func words(picture: String) async throws {
        let reading = try await TestReaders.with { try await $0.read(try TestReaders.picture(picture)) }
        let words = Set(try #require(reading.text).lines.joined(separator: " ").split { !$0.isLetter }.map { $0.lowercased() })
        #expect(words.isSuperset(of: "legal winner thank year wave sausage worth useful yellow".split(separator: " ").map(String.init)))
    }

    @Test("Several codes in one picture are read, turned ones too")
    func codes() async throws {
        let reading = try await TestReaders.with { try await $0.read(try TestReaders.picture("codes.png")) }
        let phrase = "legal winner thank year wave sausage worth useful legal winner thank yellow"
        #expect(Set(try #require(reading.text).codes) == ["TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE", phrase])
    }

    @Test("What is no picture, a damaged one and one of billions of pixels come back with their reason")
    func faults() async throws {
        try await TestReaders.with { readers in
            let whole = try TestReaders.picture("grid_light.png")
            #expect(try await readers.read(Array(whole.prefix(40))) == .unreadable(.damaged))
            #expect(try await readers.read(Array("GIF89a".utf8)) == .unreadable(.damaged))
            #expect(try await readers.read([]) == .unreadable(.unknownFormat))
            #expect(try await readers.read(Array("<svg xmlns='http://www.w3.org/2000/svg'/>".utf8)) == .unreadable(.unknownFormat))
            #expect(try await readers.read(try TestReaders.picture("bomb.png")) == .unreadable(.tooLarge))
            #expect(try await readers.read([UInt8](repeating: 0, count: PictureReaders.mostBytes + 1)) == .unreadable(.tooLarge))
            #expect(try await readers.blurred(Array(whole.prefix(40))) == nil)
            #expect(try await readers.blurred(try TestReaders.picture("bomb.png")) == nil)
        }
    }

    @Test("A picture of one pixel has nothing in it, and is not damaged")
    func onePixel() async throws {
        let pixel: [UInt8] = Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 255, 255, 255, 0, 0, 0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B]
        let reading = try await TestReaders.with { try await $0.read(pixel) }
        #expect(try #require(reading.text).lines.isEmpty)
    }

    @Test("Bytes that are changed at random never break the readers")
    func randomDamage() async throws {
        let seed = UInt64.random(in: 0 ... .max)
        var random = SeededGenerator(seed: seed)
        let whole = try TestReaders.picture("transaction.png")
        try await TestReaders.with { readers in
            for _ in 0..<20 {
                var bytes = whole
                for _ in 0..<Int.random(in: 1...30, using: &random) {
                    bytes[Int.random(in: 8..<bytes.count, using: &random)] = .random(in: 0...255, using: &random)
                }
                let reading = try await readers.read(bytes)
                #expect(reading != .unreadable(.crashed), "seed \(seed)")
            }
        }
    }

    @Test("Nothing can be read in a blurred copy", arguments: ["grid_light.png", "codes.png", "private_key.png"])
    func blurred(picture: String) async throws {
        try await TestReaders.with { readers in
            let copy = try #require(try await readers.blurred(try TestReaders.picture(picture)))
            #expect(copy.starts(with: [0xFF, 0xD8, 0xFF]))
            #expect(copy.count < 20_000)
            let text = try #require(try await readers.read(copy).text)
            #expect(text.codes.isEmpty)
            let letters = text.lines.joined().count(where: \.isLetter)
            #expect(letters < 12, "\(text.lines)")
        }
    }
}

extension PictureReading {
    var text: PictureText? { if case .read(let text) = self { text } else { nil } }
}
