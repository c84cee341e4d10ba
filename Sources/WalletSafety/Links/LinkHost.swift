/// A host as the network knows it and as a reader sees it.
package struct LinkHost: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case name, address
    }

    /// Lower case, in ASCII (`xn--…`), without a dot at the end. An IPv6 address stands in brackets.
    package let ascii: String
    /// The same with the characters that a browser may show.
    package let unicode: String
    package let kind: Kind
    /// What somebody registered or was given: one label and the public suffix (`example.co.uk`, `user.github.io`). The whole host where it is
    /// an address or is a suffix itself.
    package let registrable: String
    /// Whether the host is a public suffix, and so everybody's.
    package let isSuffix: Bool
    /// Whether it stands under a hosting service, whose other users have nothing to do with it.
    package let isShared: Bool
    /// Whether a label holds more than ASCII.
    let isInternational: Bool
    /// Where the registrable name and its suffix start in `ascii`, in bytes.
    let registrableStart: Int
    let suffixStart: Int

    /// nil where `text` can't be a host: empty labels, characters that no label may hold, labels beyond 63 and hosts beyond 253 bytes.
    ///
    /// Takes any letter case, full-width forms, percent encoding, punycode and numeric addresses. The host of a host's `ascii` or `unicode`
    /// form is the same again.
    package init?(_ text: String) { self.init(codes: text.unicodeScalars.map(\.value)) }

    init?(codes: [UInt32]) {
        if codes.first == 0x5B {
            guard codes.last == 0x5D, let address = HostAddress.sixteenBytes(codes.dropFirst().dropLast()) else { return nil }
            self.init(address: "[\(address)]")
            return
        }
        guard let parsed = HostParser.labels(of: codes) else { return nil }
        if HostAddress.endsInNumber(parsed.ascii) {
            guard let address = HostAddress.fourBytes(parsed.ascii) else { return nil }
            self.init(address: address)
            return
        }
        self.init(parsed)
    }

    private init(address: String) {
        ascii = address
        unicode = address
        registrable = address
        kind = .address
        isSuffix = false
        isShared = false
        isInternational = false
        registrableStart = 0
        suffixStart = 0
    }

    private init(_ parsed: HostParser.Labels) {
        let suffix = PublicSuffixes.match(parsed.ascii)
        let before = parsed.ascii[..<max(suffix.start - 1, 0)]
        let start = suffix.start == 0 ? 0 : before.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? 0
        ascii = String(decoding: parsed.ascii, as: UTF8.self)
        unicode = parsed.unicode ?? ascii
        kind = .name
        registrable = start == 0 ? ascii : String(decoding: parsed.ascii[start...], as: UTF8.self)
        // A lone label (`localhost`) is no suffix that anybody hosts under.
        isSuffix = suffix.start == 0 && parsed.ascii.contains(UInt8(ascii: "."))
        isShared = suffix.isShared
        isInternational = parsed.unicode.map { !$0.utf8.elementsEqual(parsed.ascii) } ?? false
        registrableStart = start
        suffixStart = suffix.start
    }

    package static func == (one: LinkHost, other: LinkHost) -> Bool { one.ascii == other.ascii }
    package func hash(into hasher: inout Hasher) { hasher.combine(ascii) }

    var suffix: Substring { Substring(ascii.utf8.dropFirst(suffixStart)) }

    /// The host and its parents, the longest first, down to the registrable name.
    func forEachParent(_ body: (String) -> Bool) -> Bool {
        if body(ascii) { return true }
        guard registrableStart > 0 else { return false }
        let bytes = ascii.utf8
        var place = bytes.startIndex
        let end = bytes.index(bytes.startIndex, offsetBy: registrableStart)
        while let dot = bytes[place..<end].firstIndex(of: UInt8(ascii: ".")) {
            place = bytes.index(after: dot)
            if body(String(ascii[place...])) { return true }
        }
        return false
    }
}

/// Reads the labels of a host.
enum HostParser {
    struct Labels {
        let ascii: [UInt8]
        /// nil where it is the same as the ASCII form.
        let unicode: String?
    }

    /// The most bytes of a host (RFC 1035, without the root's dot), and of a label.
    static let longestHost = 253
    static let longestLabel = 63
    /// The most scalars that are looked at: each byte of a host may be written as three scalars (`%74`).
    private static let mostScalars = 1024

    static func labels(of codes: [UInt32]) -> Labels? {
        guard !codes.isEmpty, codes.count <= mostScalars else { return nil }
        if let plain = plain(codes) { return checked(plain, unicode: nil) }
        guard let mapped = mapped(codes) else { return nil }
        var ascii: [UInt8] = []
        var unicode: [UInt32] = []
        let labels = mapped.split(separator: HostScalar.dot, omittingEmptySubsequences: false)
        for (index, label) in labels.enumerated() {
            if index > 0 {
                ascii.append(UInt8(ascii: "."))
                unicode.append(HostScalar.dot)
            }
            guard let forms = forms(Array(label)) else { return nil }
            ascii += forms.ascii
            unicode += forms.unicode
        }
        if ascii.last == UInt8(ascii: ".") { unicode.removeLast() }
        return checked(ascii, unicode: String(codes: unicode))
    }

    /// The bytes of a host that is ASCII already and has no label in another script; nil for any other.
    private static func plain(_ codes: [UInt32]) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(codes.count)
        for code in codes {
            guard HostScalar.isPlain(code) || code == HostScalar.dot else { return nil }
            let byte = UInt8(truncatingIfNeeded: code)
            bytes.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
        }
        var place = 0
        while let dash = bytes[place...].firstIndex(of: UInt8(ascii: "-")) {
            if dash >= 3, dash + 1 < bytes.count, bytes[dash + 1] == UInt8(ascii: "-"), bytes[dash - 1] == UInt8(ascii: "n"),
                bytes[dash - 2] == UInt8(ascii: "x")
            {
                return nil
            }
            if dash == 2, bytes.starts(with: prefix) { return nil }
            place = dash + 1
        }
        return bytes
    }

    private static let prefix = Array("xn--".utf8)

    private static func checked(_ ascii: [UInt8], unicode: String?) -> Labels? {
        var ascii = ascii
        if ascii.last == UInt8(ascii: ".") { ascii.removeLast() }
        guard ascii.count <= longestHost, ascii.contains(where: { $0 >= 0x30 && $0 != UInt8(ascii: "_") }) else { return nil }
        var length = 0
        for byte in ascii {
            if byte == UInt8(ascii: ".") {
                guard length > 0 else { return nil }
                length = 0
            } else {
                length += 1
                guard length <= longestLabel else { return nil }
            }
        }
        return length > 0 ? Labels(ascii: ascii, unicode: unicode) : nil
    }

    /// Percent encoding undone, then each character as a browser maps it; nil where that yields what no host holds.
    private static func mapped(_ codes: [UInt32]) -> [UInt32]? {
        var mapped: [UInt32] = []
        for code in codes.contains(0x25) || codes.contains(0xFF05) ? percentDecoded(codes) : codes { HostScalar.append(code, to: &mapped) }
        guard mapped.allSatisfy({ $0 == HostScalar.dot || HostScalar.isAllowed($0) }) else { return nil }
        return mapped
    }

    private static func percentDecoded(_ codes: [UInt32]) -> [UInt32] {
        var bytes: [UInt8] = []
        var index = 0
        while index < codes.count {
            if codes[index] == 0x25 || codes[index] == 0xFF05, index + 2 < codes.count, let high = hexDigit(codes[index + 1]),
                let low = hexDigit(codes[index + 2])
            {
                bytes.append(high << 4 | low)
                index += 3
            } else {
                bytes += String(codes: [codes[index]]).utf8
                index += 1
            }
        }
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
    }

    static func hexDigit(_ code: UInt32) -> UInt8? {
        switch code {
        case 0x30...0x39: UInt8(truncatingIfNeeded: code) - 0x30
        case 0x41...0x46: UInt8(truncatingIfNeeded: code) - 0x37
        case 0x61...0x66: UInt8(truncatingIfNeeded: code) - 0x57
        default: nil
        }
    }

    /// A label in both forms. Punycode that doesn't stand for the same label again stays as it is.
    private static func forms(_ label: [UInt32]) -> (ascii: [UInt8], unicode: [UInt32])? {
        let composed = HostScalar.composed(label)
        guard composed.allSatisfy({ $0 < 0x80 }) else {
            guard let encoded = Punycode.encoded(composed) else { return nil }
            return (prefix + encoded, composed)
        }
        let ascii = composed.map { UInt8(truncatingIfNeeded: $0) }
        guard ascii.starts(with: prefix), let decoded = Punycode.decoded(ascii[prefix.count...]), isCanonical(decoded, ascii) else {
            return (ascii, composed)
        }
        return (ascii, decoded)
    }

    private static func isCanonical(_ decoded: [UInt32], _ ascii: [UInt8]) -> Bool {
        guard decoded.contains(where: { $0 >= 0x80 }), decoded.allSatisfy(HostScalar.isAllowed) else { return false }
        var again: [UInt32] = []
        for code in decoded { HostScalar.append(code, to: &again) }
        return HostScalar.composed(again) == decoded && Punycode.encoded(decoded).map { prefix + $0 } == ascii
    }
}
