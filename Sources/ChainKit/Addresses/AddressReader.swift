/// Reads what people give as an address, in whatever way it arrives.
package enum AddressReader {
    /// Characters of the longest text that is read.
    package static let longest = 4096

    /// What a text is. Quick: see `AddressVerdict.hint` for what isn't done yet.
    package static func verdict(_ input: String) -> AddressVerdict {
        let bytes = Array(input.utf8)
        if !bytes.isEmpty, bytes.count <= AddressReading.longest, bytes.allSatisfy(AddressReading.isAlphanumeric) { return verdict(input, word: bytes) }
        // A character has at most four bytes.
        guard bytes.count <= longest * 4, input.unicodeScalars.count <= longest else {
            return AddressVerdict(
                input: AddressEcho.shortened(input), reading: AddressReading(.tooLong), code: .tooLong, form: .unknown,
                remains: AddressRemains(word: [], code: .tooLong, foreign: []), isVerbatim: false)
        }
        return verdict(input, bytes, AddressWrapping(input))
    }

    /// The verdict on a word that stands alone.
    private static func verdict(_ input: String, word: [UInt8]) -> AddressVerdict {
        let reading = AddressReading(word: word)
        return AddressVerdict(
            input: AddressEcho.echo(input, reading.code), reading: reading, code: reading.code, form: reading.form,
            remains: AddressRemains(word: word, code: reading.code, foreign: []), isVerbatim: true)
    }

    private static func verdict(_ input: String, _ bytes: [UInt8], _ wrapping: AddressWrapping) -> AddressVerdict {
        let reading = wrapping.reading
        let code = wrapping.code
        let form: AddressForm =
            switch code {
            case .uri: .uri
            case .url: .url
            default: reading.form
            }
        return AddressVerdict(
            input: AddressEcho.echo(input, code), reading: reading, code: code, form: form,
            remains: AddressRemains(word: wrapping.word, code: reading.code, foreign: wrapping.foreign), isVerbatim: contains(bytes, wrapping.word))
    }

    /// Whether the bytes of `word` stand in `bytes` one behind the other.
    private static func contains(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
        guard let first = word.first, bytes.count >= word.count else { return false }
        return (0...bytes.count - word.count).contains { bytes[$0] == first && bytes[$0..<$0 + word.count].elementsEqual(word) }
    }
}

/// A text as it may be shown again.
enum AddressEcho {
    /// Characters of a refused text that are shown.
    private static let shownOfLong = 64

    /// What may be a key is cut down to four characters at its ends, what has the form of a secret is left out.
    static func echo(_ input: String, _ code: AddressCode) -> String {
        code == .secret ? "…" : withoutKeys(input)
    }

    /// The start of a text that is too long.
    static func shortened(_ input: String) -> String { withoutKeys(String(input.unicodeScalars.prefix(shownOfLong))) + "…" }

    /// The text with every row of 60 or more hexadecimal digits cut down to its ends: 64 make a private key, and one with a slip in it is nearly one.
    private static func withoutKeys(_ input: String) -> String {
        guard input.utf8.count >= shortestKey else { return input }
        var shown = ""
        var run = String.UnicodeScalarView()
        func close() {
            shown +=
                run.count >= shortestKey ? String(String.UnicodeScalarView(run.prefix(4))) + "…" + String(String.UnicodeScalarView(run.suffix(4))) : String(run)
            run.removeAll()
        }
        for scalar in input.unicodeScalars {
            if scalar.properties.isASCIIHexDigit {
                run.append(scalar)
            } else {
                close()
                shown.unicodeScalars.append(scalar)
            }
        }
        close()
        return shown
    }

    private static let shortestKey = 60
}
