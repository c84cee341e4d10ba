/// A telephone number as it was written, in digits.
struct PhoneNumber: Hashable {
    /// With the country code where one was written, without the signs in front of it.
    let digits: [UInt8]
    /// Whether a `+` or `00` stood in front.
    let isInternational: Bool

    /// The digits of a number (E.164), and of the shortest that a company in China has (`95588`).
    private static let mostDigits = 15
    private static let leastDigits = 5

    /// nil where `text` holds anything but digits in any width, and the signs that group them.
    init?(_ text: String) { self.init(codes: text.unicodeScalars.compactMap { PhoneNumber.made($0.value) }) }

    init?(codes: [UInt32]) {
        var codes = codes[...]
        while let first = codes.first, first == 0x20 || first == "(" { codes = codes.dropFirst() }
        let hasPlus = codes.first == 0x2B
        if hasPlus { codes = codes.dropFirst() }
        guard codes.allSatisfy({ PhoneNumber.isDigit($0) || PhoneNumber.groups.contains($0) }) else { return nil }
        // `+44 (0)20`: a zero that is dialled at home alone.
        var digits: [UInt8] = []
        for index in codes.indices where PhoneNumber.isDigit(codes[index]) {
            let isHomeZero = codes[index] == "0" && index > codes.startIndex && codes[index - 1] == "(" && index + 1 < codes.endIndex && codes[index + 1] == ")"
            if !isHomeZero || digits.isEmpty { digits.append(UInt8(truncatingIfNeeded: codes[index])) }
        }
        let hasZeros = !hasPlus && digits.count >= 9 && digits.starts(with: [0x30, 0x30])
        self.digits = hasZeros ? Array(digits.dropFirst(2)) : digits
        isInternational = hasPlus || hasZeros
        guard (PhoneNumber.leastDigits...PhoneNumber.mostDigits).contains(self.digits.count), self.digits.contains(where: { $0 != 0x30 }) else { return nil }
    }

    /// What stands between groups of digits.
    static let groups = ASCIISet(" -.()/")

    static func isDigit(_ code: UInt32) -> Bool { code >= 0x30 && code <= 0x39 }

    /// Digits and signs of full width and the hyphens of typesetters in ASCII; nil for what can't be seen.
    static func made(_ value: UInt32) -> UInt32? {
        switch value {
        case 0xFF01...0xFF5E: value - 0xFEE0
        case 0x2010...0x2015, 0x2212: 0x2D
        case 0x3000, 0xA0, 0x2002...0x200A: 0x20
        default: HostScalar.isInvisible(value) ? nil : value
        }
    }

    /// `+` and the digits with the country code; for a short number of mainland China its digits. nil where the country is not said and is not
    /// plain from the number.
    var canonical: String? {
        let text = String(decoding: digits, as: UTF8.self)
        if isInternational { return digits.count >= 7 && digits.first != 0x30 ? "+\(text)" : nil }
        if isChineseMobile || isChineseServiceLine { return "+86\(text)" }
        return isShort ? text : nil
    }

    /// `138 0013 8000`, as nobody outside mainland China writes a number.
    private var isChineseMobile: Bool { digits.count == 11 && digits[0] == 0x31 && digits[1] >= 0x33 }
    /// `400 820 8820`.
    private var isChineseServiceLine: Bool { digits.count == 10 && (digits.starts(with: "400".utf8) || digits.starts(with: "800".utf8)) }
    private var isShort: Bool { (5...6).contains(digits.count) && (digits[0] == 0x39 || digits[0] == 0x31) }

    /// Whether it is the official number `value`, written with or without country code and the zero of long-distance calls.
    func isSame(as value: String) -> Bool {
        guard value.hasPrefix("+") else { return !isInternational && digits.elementsEqual(value.utf8) }
        let official = Array(value.utf8.dropFirst())
        if digits == official { return true }
        if isInternational { return false }
        let home = digits.first == 0x30 ? digits.dropFirst() : digits[...]
        let code = official.dropLast(home.count)
        return home.count >= 7 && official.suffix(home.count).elementsEqual(home) && code.count == PhoneNumber.countryCode(official)
    }

    /// Whether one digit more, less or other, or two swapped, makes it the official number `value`. Short numbers have many neighbours.
    func isOneSlip(from value: String) -> Bool {
        guard value.hasPrefix("+") else { return false }
        let official = Array(value.utf8.dropFirst())
        if EditDistance.isOneSlip(digits[...], official[...]) { return true }
        guard !isInternational else { return false }
        let home = digits.first == 0x30 ? digits.dropFirst() : digits[...]
        return home.count >= 7 && EditDistance.isOneSlip(home, official.dropFirst(PhoneNumber.countryCode(official)))
    }

    private static let shortCodes: Set<[UInt8]> = Set(
        """
        20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98
        """.split(separator: " ").map { Array($0.utf8) })

    /// How many digits of an international number are its country code (ITU-T E.164).
    private static func countryCode(_ digits: [UInt8]) -> Int {
        if digits.first == 0x31 || digits.first == 0x37 { return 1 }
        return shortCodes.contains(Array(digits.prefix(2))) ? 2 : 3
    }
}
