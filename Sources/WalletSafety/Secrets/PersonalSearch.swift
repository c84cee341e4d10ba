/// Finds numbers of Chinese identity cards and of payment cards, by their check digits.
enum PersonalSearch {
    /// Digits of a payment card (ISO/IEC 7812-1).
    private static let cardDigits = 13...19
    private static let identityDigits = 18
    /// The weights of an identity number's digits, and its last character by the sum modulo 11 (GB 11643-1999).
    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checkCharacters = Array("10X98765432".lowercased().unicodeScalars.map(\.value))

    /// In the folded codes, in order, outside of what is `removed`.
    static func numbers(in text: FoldedText, removed: [Range<Int>]) -> [Range<Int>] {
        let removed = RangeSet(removed)
        var found: [Range<Int>] = []
        var position = 0
        while position < text.codes.count {
            guard CodeClass(text.codes[position]) == .digit, !removed.contains(position) else {
                position += 1
                continue
            }
            let number = number(in: text.codes, from: position, removed)
            if !isInsideWord(number.range, text.codes), isPersonal(number.digits) { found.append(number.range) }
            position = number.range.upperBound
        }
        return found
    }

    /// Digits in groups parted by single spaces or hyphens, with the X that may end an identity number.
    private static func number(in codes: [UInt32], from start: Int, _ removed: RangeSet<Int>) -> (range: Range<Int>, digits: [UInt32]) {
        var digits: [UInt32] = []
        var end = start
        var position = start
        while position < codes.count, !removed.contains(position), digits.count <= cardDigits.upperBound {
            let code = codes[position]
            if CodeClass(code) == .digit || code == "x" && digits.count == identityDigits - 1 {
                digits.append(code)
                end = position + 1
            } else if !(code == " " || code == "-") || position + 1 == codes.count || CodeClass(codes[position + 1]) != .digit {
                break
            }
            position += 1
        }
        return (start..<end, digits)
    }

    private static func isInsideWord(_ range: Range<Int>, _ codes: [UInt32]) -> Bool {
        let before = range.lowerBound > 0 ? CodeClass(codes[range.lowerBound - 1]) : .separator
        let after = range.upperBound < codes.count ? CodeClass(codes[range.upperBound]) : .separator
        return before == .letter || after == .letter || after == .digit
    }

    private static func isPersonal(_ digits: [UInt32]) -> Bool { isIdentity(digits) || isCard(digits) }

    private static func isIdentity(_ digits: [UInt32]) -> Bool {
        guard digits.count == identityDigits else { return false }
        let sum = zip(digits, weights).reduce(0) { $0 + Int($1.0 & 15) * $1.1 }
        let month = Int(digits[10] & 15) * 10 + Int(digits[11] & 15)
        let day = Int(digits[12] & 15) * 10 + Int(digits[13] & 15)
        return checkCharacters[sum % 11] == digits[17] && (1...12).contains(month) && (1...31).contains(day)
    }

    /// Luhn's check (ISO/IEC 7812-1, annex B), and a first digit that card schemes use.
    private static func isCard(_ digits: [UInt32]) -> Bool {
        guard cardDigits.contains(digits.count), let first = digits.first, (0x32...0x36).contains(first) else { return false }
        let sum = digits.reversed().enumerated().reduce(0) { sum, digit in
            let value = Int(digit.element & 15)
            let weighted = digit.offset.isMultiple(of: 2) ? value : value * 2
            return sum + (weighted > 9 ? weighted - 9 : weighted)
        }
        return sum % 10 == 0 && Set(digits).count > 1 && digits.allSatisfy { CodeClass($0) == .digit }
    }
}
