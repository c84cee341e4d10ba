/// What a browser makes of one character of a host before it looks the host up: the mapping of UTS 46 for the characters that matter here.
enum HostScalar {
    static let dot: UInt32 = 0x2E

    /// Appends the mapped form of `value`; nothing for a character that can't be seen.
    static func append(_ value: UInt32, to codes: inout [UInt32]) {
        if value < 0x80 {
            codes.append(value >= 0x41 && value <= 0x5A ? value | 0x20 : value)
            return
        }
        if isInvisible(value) { return }
        switch value {
        case 0x3002, 0xFF0E, 0xFF61, 0x2024: codes.append(dot)
        case 0xFF01...0xFF5E: append(value - 0xFEE0, to: &codes)
        case 0x2102...0x2138, 0x24B6...0x24E9, 0x1D400...0x1D6A3, 0x1D7CE...0x1D7FF, 0x1F130...0x1F149, 0x1F150...0x1F169, 0x1F170...0x1F189, 0x17F:
            codes.append(ScalarFolding.folded(value) ?? value)
        default:
            guard let scalar = Unicode.Scalar(value) else { return }
            codes.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars.lazy.map(\.value))
        }
    }

    /// What nobody sees and a host can't hold. Marks over letters are part of a host.
    static func isInvisible(_ value: UInt32) -> Bool {
        switch value {
        case 0xAD, 0x34F, 0x61C, 0x180B...0x180F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE0FFF: true
        default: false
        }
    }

    /// Whether a label may hold it.
    static func isAllowed(_ value: UInt32) -> Bool {
        if value < 0x80 { return isPlain(value) }
        guard let scalar = Unicode.Scalar(value) else { return false }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark, .spacingMark, .decimalNumber,
            .letterNumber, .otherNumber, .otherSymbol:
            return true
        default:
            return value == 0x30FB || value == 0xB7
        }
    }

    /// Letters, digits, hyphen and underscore of ASCII.
    static func isPlain(_ value: UInt32) -> Bool { plain.contains(value) }

    private static let plain = ASCIISet("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")

    /// Chinese characters, kana and hangul, which stand beside each other without spaces.
    static func isEastAsian(_ value: UInt32) -> Bool {
        switch value {
        case 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    /// Letters with their marks in one scalar, as the DNS has them.
    static func composed(_ codes: [UInt32]) -> [UInt32] {
        guard codes.contains(where: ScalarFolding.isMark) else { return codes }
        return String(codes: codes).flatMap { character in
            let scalars = character.unicodeScalars.map(\.value)
            return scalars.count > 1 ? compositions[character].map { [$0] } ?? scalars : scalars
        }
    }

    /// Characters are equal where they are canonically equivalent, so that the decomposed form finds the composed one.
    private static let compositions: [Character: UInt32] = {
        var compositions: [Character: UInt32] = [:]
        for value: UInt32 in [UInt32](0xC0...0x24F) + [UInt32](0x386...0x3CE) + [UInt32](0x400...0x4FF) + [UInt32](0x1E00...0x1FFF) + [UInt32](0x3040...0x30FF)
        {
            guard let scalar = Unicode.Scalar(value), scalar.properties.isAlphabetic else { continue }
            compositions[Character(scalar)] = value
        }
        return compositions
    }()
}
