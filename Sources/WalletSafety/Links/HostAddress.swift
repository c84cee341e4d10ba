/// Numeric hosts, read as browsers do (WHATWG URL, "host parsing").
enum HostAddress {
    /// Whether the last label is a number, so that the host is an address or nothing.
    static func endsInNumber(_ host: [UInt8]) -> Bool {
        let last = host[(host.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? 0)...]
        return last.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } || number(last) != nil
    }

    /// Dotted decimal form of an IPv4 address, which may be written with decimal, octal and hexadecimal numbers and with fewer than four.
    static func fourBytes(_ host: [UInt8]) -> String? {
        let parts = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let numbers = parts.compactMap(number)
        guard numbers.count == parts.count, (1...4).contains(numbers.count), let last = numbers.last else { return nil }
        guard numbers.dropLast().allSatisfy({ $0 < 256 }), last < 1 << UInt64(8 * (5 - numbers.count)) else { return nil }
        var value = last
        for (index, number) in numbers.dropLast().enumerated() { value |= number << UInt64(24 - 8 * index) }
        return [24, 16, 8, 0].map { String(value >> UInt64($0) & 255) }.joined(separator: ".")
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> UInt64? {
        var digits = digits
        guard let first = digits.first, digits.count <= 16 else { return nil }
        var radix: UInt64 = 10
        if first == UInt8(ascii: "0"), digits.count > 1 {
            let isHexadecimal = digits[digits.startIndex + 1] == UInt8(ascii: "x")
            radix = isHexadecimal ? 16 : 8
            digits = digits.dropFirst(isHexadecimal ? 2 : 1)
        }
        var value: UInt64 = 0
        for digit in digits {
            guard let worth = HostParser.hexDigit(UInt32(digit)), UInt64(worth) < radix else { return nil }
            value = value &* radix &+ UInt64(worth)
        }
        return value
    }

    /// The shortest form of an IPv6 address (RFC 5952); nil where it is none.
    static func sixteenBytes(_ codes: ArraySlice<UInt32>) -> String? {
        guard codes.count <= 45, codes.allSatisfy({ $0 < 0x80 }) else { return nil }
        let text = String(codes: codes).lowercased()
        let halves = text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
        guard halves.count <= 2, let head = groups(halves[0]) else { return nil }
        if halves.count == 1 { return head.count == 8 ? shortest(head) : nil }
        guard let tail = groups(halves[1]), head.count + tail.count < 8 else { return nil }
        return shortest(head + [UInt16](repeating: 0, count: 8 - head.count - tail.count) + tail)
    }

    private static func groups(_ text: Substring) -> [UInt16]? {
        if text.isEmpty { return [] }
        var groups: [UInt16] = []
        for part in text.split(separator: ":", omittingEmptySubsequences: false) {
            if part.contains(".") {
                let bytes = part.split(separator: ".", omittingEmptySubsequences: false).compactMap { UInt8($0) }
                guard bytes.count == 4, part.endIndex == text.endIndex else { return nil }
                groups += [UInt16(bytes[0]) << 8 | UInt16(bytes[1]), UInt16(bytes[2]) << 8 | UInt16(bytes[3])]
            } else {
                guard part.count <= 4, let group = UInt16(part, radix: 16) else { return nil }
                groups.append(group)
            }
        }
        return groups
    }

    /// The first longest run of two or more zero groups becomes `::`.
    private static func shortest(_ groups: [UInt16]) -> String {
        var longest = 0..<0
        var start = 0
        while start < groups.count {
            let end = groups[start...].firstIndex { $0 != 0 } ?? groups.count
            if end - start > max(longest.count, 1) { longest = start..<end }
            start = max(end, start + 1)
        }
        let hex = groups.map { String($0, radix: 16) }
        guard !longest.isEmpty else { return hex.joined(separator: ":") }
        return hex[..<longest.lowerBound].joined(separator: ":") + "::" + hex[longest.upperBound...].joined(separator: ":")
    }

    /// Whether an address in its shortest form leads to the reader's own machine or network (RFC 1918, 5735, 4193).
    static func isPrivate(_ address: String) -> Bool {
        let numbers = address.split(separator: ".").compactMap { UInt8($0) }
        guard numbers.count == 4 else { return address == "[::1]" || address.hasPrefix("[fc") || address.hasPrefix("[fd") || address.hasPrefix("[fe80") }
        switch (numbers[0], numbers[1]) {
        case (10, _), (127, _), (192, 168), (172, 16...31), (169, 254): return true
        default: return false
        }
    }
}
