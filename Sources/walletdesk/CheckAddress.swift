import ArgumentParser
import ChainKit
import Kit

struct CheckAddressCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check-address", abstract: "Tell what an address is, and what is wrong with a broken one.",
        discussion: """
            Reads the addresses given, or one a line from the standard input, as it stands: spaces count. Prints for each \
            {"input", "valid", "chain", "form", "code", "canonical", "hint"}. "valid" is true for a TRON address alone; "canonical" is there for an address of \
            another chain, too, and for one that stands whole in a link or among other words, never for one that had to be put together. What may be a private \
            key is cut down in "input". In a long list the place of a slip is searched for in the first 500 broken addresses.
            """)

    @Argument(help: "Addresses, or anything given as one.") var addresses: [String] = []
    @Option(name: .customLong("lang"), help: "Language of the hints: en or zh.") var language = "en"

    private static let mostSearches = 500

    func run() throws {
        guard let language = Language(rawValue: language) else { throw Failure("The language is en or zh.") }
        var searches = 0
        func answer(_ input: String) {
            let verdict = AddressReader.verdict(input)
            if verdict.hasSearchableSlip { searches += 1 }
            print(Self.line(verdict, (searches <= Self.mostSearches ? verdict.hint : verdict.shortHint)?(language)))
        }
        if addresses.isEmpty {
            while let line = readLine() { answer(line) }
        } else {
            addresses.forEach(answer)
        }
    }

    /// A line of JSON. Written by hand: an encoder would take longer than the verdict.
    private static func line(_ verdict: AddressVerdict, _ hint: String?) -> String {
        var line = "{"
        if let canonical = verdict.canonical { line += "\"canonical\":\(quoted(canonical))," }
        line += "\"chain\":\"\(verdict.chain.rawValue)\",\"code\":\"\(verdict.code.rawValue)\",\"form\":\"\(verdict.form.rawValue)\","
        if let hint { line += "\"hint\":\(quoted(hint))," }
        return line + "\"input\":\(quoted(verdict.input)),\"valid\":\(verdict.isValid)}"
    }

    /// A string of JSON (RFC 8259 §7).
    private static func quoted(_ text: String) -> String {
        var bytes = [UInt8(ascii: "\"")]
        bytes.reserveCapacity(text.utf8.count + 2)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case ..<0x20: bytes += Array("\\u00".utf8) + Array(hex([byte]).utf8)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
        return String(decoding: bytes, as: UTF8.self)
    }
}
