/// Labels of hosts in other scripts, written in ASCII (RFC 3492), without the prefix `xn--`.
enum Punycode {
    // The parameters of RFC 3492, section 5.
    private static let base: UInt32 = 36
    private static let lowest: UInt32 = 1
    private static let highest: UInt32 = 26
    private static let skew: UInt32 = 38
    private static let damp: UInt32 = 700
    private static let initialBias: UInt32 = 72
    private static let initialCode: UInt32 = 128

    /// A label of the DNS has at most 63 bytes, so a longer text is no label. The limit keeps both directions, which are quadratic, short.
    private static let longest = 63

    /// nil where `codes` are too many to be a label.
    static func encoded(_ codes: [UInt32]) -> [UInt8]? {
        guard codes.count <= longest else { return nil }
        var output = codes.filter { $0 < 0x80 }.map { UInt8(truncatingIfNeeded: $0) }
        let basic = UInt32(output.count)
        if basic > 0 { output.append(UInt8(ascii: "-")) }
        var code = initialCode
        var bias = initialBias
        var delta: UInt32 = 0
        var done = basic
        while done < codes.count {
            guard let next = codes.lazy.filter({ $0 >= code }).min() else { return nil }
            // At most 0x10FFFF × 64, far from the end of 32 bits.
            delta += (next - code) * (done + 1)
            code = next
            for each in codes {
                if each < code { delta += 1 }
                guard each == code else { continue }
                append(delta, bias, to: &output)
                bias = adapted(delta, points: done + 1, isFirst: done == basic)
                delta = 0
                done += 1
            }
            delta += 1
            code += 1
        }
        return output
    }

    private static func append(_ delta: UInt32, _ bias: UInt32, to output: inout [UInt8]) {
        var rest = delta
        var position = base
        while true {
            let threshold = threshold(position, bias)
            guard rest >= threshold else { break }
            output.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            position += base
        }
        output.append(digit(rest))
    }

    /// nil where `ascii` (lower case) is no punycode.
    static func decoded(_ ascii: some BidirectionalCollection<UInt8>) -> [UInt32]? {
        let ascii = Array(ascii)
        guard ascii.count <= longest else { return nil }
        let split = ascii.lastIndex(of: UInt8(ascii: "-"))
        var output = ascii[..<(split ?? 0)].map(UInt32.init)
        var rest = ascii[(split.map { $0 + 1 } ?? 0)...]
        var code = initialCode
        var bias = initialBias
        var place: UInt32 = 0
        while !rest.isEmpty {
            let before = place
            guard let delta = readDelta(&rest, bias) else { return nil }
            let (sum, overflow) = place.addingReportingOverflow(delta)
            guard !overflow else { return nil }
            let count = UInt32(output.count) + 1
            bias = adapted(sum - before, points: count, isFirst: before == 0)
            let (next, tooHigh) = code.addingReportingOverflow(sum / count)
            guard !tooHigh, Unicode.Scalar(next) != nil else { return nil }
            code = next
            place = sum % count
            output.insert(code, at: Int(place))
            place += 1
        }
        return output
    }

    private static func readDelta(_ rest: inout ArraySlice<UInt8>, _ bias: UInt32) -> UInt32? {
        var delta: UInt32 = 0
        var weight: UInt32 = 1
        var position = base
        while true {
            guard let byte = rest.popFirst(), let digit = value(of: byte) else { return nil }
            let (step, stepOverflow) = digit.multipliedReportingOverflow(by: weight)
            let (sum, sumOverflow) = delta.addingReportingOverflow(step)
            guard !stepOverflow, !sumOverflow else { return nil }
            delta = sum
            let threshold = threshold(position, bias)
            if digit < threshold { return delta }
            let (heavier, overflow) = weight.multipliedReportingOverflow(by: base - threshold)
            guard !overflow else { return nil }
            weight = heavier
            position += base
        }
    }

    private static func threshold(_ position: UInt32, _ bias: UInt32) -> UInt32 {
        position <= bias ? lowest : min(max(position - bias, lowest), highest)
    }

    private static func adapted(_ delta: UInt32, points: UInt32, isFirst: Bool) -> UInt32 {
        var delta = isFirst ? delta / damp : delta / 2
        delta += delta / points
        var steps: UInt32 = 0
        while delta > (base - lowest) * highest / 2 {
            delta /= base - lowest
            steps += base
        }
        return steps + (base - lowest + 1) * delta / (delta + skew)
    }

    private static func digit(_ value: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: value < 26 ? value + 0x61 : value + 0x16) }

    private static func value(of byte: UInt8) -> UInt32? {
        switch byte {
        case 0x61...0x7A: UInt32(byte) - 0x61
        case 0x41...0x5A: UInt32(byte) - 0x41
        case 0x30...0x39: UInt32(byte) - 0x16
        default: nil
        }
    }
}
