/// A host as a reader takes it, read once for all that judge it.
struct HostReading {
    let host: LinkHost
    /// All labels that the owner chose, in Latin letters.
    let chosen: [UInt8]
    /// The label that was registered, and the words in it.
    let registered: [UInt8]
    let words: HostWords

    init(_ host: LinkHost) {
        self.host = host
        chosen = HostSkeleton.chosenPart(of: host)
        registered = Array(HostSkeleton.registeredLabel(chosen))
        words = HostWords(registered)
    }

    /// The labels in front of the registered one.
    var subdomains: ArraySlice<UInt8> { chosen.dropLast(registered.count + 1) }
}

/// The part of a host that its owner chose, as a reader takes it: look-alikes made equal.
enum HostSkeleton {
    /// Latin letters, digits, hyphens and dots of the labels before the public suffix, in ASCII; for a suffix itself, all of it. Characters of
    /// other scripts become the Latin ones that they look like, or stay out.
    static func chosenPart(of host: LinkHost) -> [UInt8] {
        guard host.kind == .name else { return [] }
        let ascii = host.isSuffix ? Array(host.ascii.utf8) : Array(host.ascii.utf8.prefix(max(host.suffixStart - 1, 0)))
        return host.isInternational ? latin(host, labels: ascii) : ascii
    }

    /// The label that was registered: the last one of `chosen`, except for a suffix.
    static func registeredLabel(_ chosen: [UInt8]) -> ArraySlice<UInt8> {
        chosen[(chosen.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? 0)...]
    }

    private static func latin(_ host: LinkHost, labels ascii: [UInt8]) -> [UInt8] {
        let count = ascii.count { $0 == UInt8(ascii: ".") } + 1
        let labels = host.unicode.split(separator: ".").prefix(count)
        let codes = labels.joined(separator: ".").unicodeScalars.compactMap { ScalarFolding.folded($0.value) }
        return codes.compactMap { $0 < 0x80 ? UInt8(truncatingIfNeeded: $0) : nil }
    }

    /// The bytes with what a hurried eye confuses made equal: `0` and `o`, `1`, `i` and `l`, `5` and `s`, `3` and `e`, `4` and `a`, `rn` and
    /// `m`, `vv` and `w`.
    static func folded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var folded: [UInt8] = []
        for byte in bytes {
            let letter = twin(byte)
            switch (folded.last, letter) {
            case (UInt8(ascii: "r"), UInt8(ascii: "n")): folded[folded.count - 1] = UInt8(ascii: "m")
            case (UInt8(ascii: "v"), UInt8(ascii: "v")): folded[folded.count - 1] = UInt8(ascii: "w")
            default: folded.append(letter)
            }
        }
        return folded
    }

    private static func twin(_ byte: UInt8) -> UInt8 {
        switch byte {
        case UInt8(ascii: "0"): UInt8(ascii: "o")
        case UInt8(ascii: "1"), UInt8(ascii: "i"): UInt8(ascii: "l")
        case UInt8(ascii: "5"): UInt8(ascii: "s")
        case UInt8(ascii: "3"): UInt8(ascii: "e")
        case UInt8(ascii: "4"): UInt8(ascii: "a")
        default: byte
        }
    }

    /// Whether a label holds letters of more than one of Latin, Cyrillic and Greek, which no language mixes.
    static func mixesScripts(_ unicode: String) -> Bool {
        unicode.split(separator: ".").contains { label in
            Set(label.unicodeScalars.compactMap { Alphabet($0) }).count > 1
        }
    }

    private enum Alphabet {
        case latin, greek, cyrillic

        init?(_ scalar: Unicode.Scalar) {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x250...0x2AF, 0x1D00...0x1D7F, 0x1E00...0x1EFF: self = .latin
            case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
            case 0x400...0x52F: self = .cyrillic
            default: return nil
            }
        }
    }
}
