import ArgumentParser
import Foundation

/// Reads one request a line from the standard input and prints one answer a line. A line that can't be read is named on the standard error,
/// and the others are answered nevertheless; the exit code is 0 when all were.
enum JSONLines {
    static func answer<Request: Decodable, Answer: Encodable>(_ answer: (Request) async throws -> Answer) async throws {
        let decoder = JSONDecoder()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        var number = 0
        var failures = 0
        while let line = readLine() {
            number += 1
            guard line.contains(where: { !$0.isWhitespace }) else { continue }
            guard let request = try? decoder.decode(Request.self, from: Data(line.utf8)) else {
                failures += 1
                FileHandle.standardError.write(Data("Line \(number) is not what this command reads. See --help.\n".utf8))
                continue
            }
            Swift.print(String(decoding: try encoder.encode(try await answer(request)), as: UTF8.self))
        }
        if failures > 0 { throw ExitCode(1) }
    }

    /// One line.
    static func print(_ answer: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        Swift.print(String(decoding: try encoder.encode(answer), as: UTF8.self))
    }
}

/// An id as the caller writes it: text or a whole number.
enum LineID: Codable {
    case text(String)
    case number(Int)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self = if let number = try? container.decode(Int.self) { .number(number) } else { .text(try container.decode(String.self)) }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        }
    }
}
