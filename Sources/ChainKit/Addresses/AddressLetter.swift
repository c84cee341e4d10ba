/// Characters that are not those of an address and are taken for them.
enum AddressLetter {
    case plain(UInt8)
    case fullWidth(UInt8)
    /// A letter of another alphabet, or a styled one.
    case lookalike(UInt8)
    case invisible
    case other

    init(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        switch value {
        case 0x20...0x7E: self = .plain(UInt8(truncatingIfNeeded: value))
        case 0xFF01...0xFF5E: self = .fullWidth(UInt8(truncatingIfNeeded: value - 0xFEE0))
        // Mathematical letters: thirteen alphabets of 52, then five rows of digits.
        case 0x1D400...0x1D6A3: self = .lookalike(AddressLetter.letter((value - 0x1D400) % 52))
        case 0x1D7CE...0x1D7FF: self = .lookalike(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: (value - 0x1D7CE) % 10))
        default:
            if let twin = AddressLetter.twins[scalar] {
                self = .lookalike(twin)
            } else {
                self = AddressLetter.isInvisible(value) ? .invisible : .other
            }
        }
    }

    private static func letter(_ index: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: index < 26 ? 0x41 + index : 0x61 + index - 26) }

    /// Control characters, what joins and what forbids joining, marks of direction, variation selectors and combining marks.
    private static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0x00...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F, 0xAD, 0x300...0x36F, 0x61C, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F,
            0x202A...0x202E, 0x2060...0x206F, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0xE0000...0xE0FFF:
            true
        default: false
        }
    }

    /// Cyrillic, Greek and Latin letters by what they are taken for (Unicode Technical Standard 39, confusables, as far as letters of addresses go).
    private static let twins: [Unicode.Scalar: UInt8] = {
        let pairs: [(String, String)] = [
            ("АВЕКМНОРСТУХЅІЈԌԚԜҮ", "ABEKMHOPCTYXSIJGQWY"),
            ("аеорсухѕіјһԁԛԝҽ", "aeopcyxsijhdqwe"),
            ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
            ("αγικνορυχ", "ayiKvopux"),
            ("ıȷɑɡʏոսօᎪᏴᏟᎬ", "ijagYnuoABCE"),
        ]
        var twins: [Unicode.Scalar: UInt8] = [:]
        for (foreign, latin) in pairs {
            for (scalar, character) in zip(foreign.unicodeScalars, latin.utf8) { twins[scalar] = character }
        }
        return twins
    }()
}
