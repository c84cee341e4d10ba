/// A text longer than any message, as of a file. Its parts that hold nothing suspicious are passed over; the others are searched together
/// with the parts around them, so that nothing is cut in two.
struct LongText {
    /// Parts in a row that are searched together or passed over.
    private struct Stretch {
        var bytes: Range<Int>
        let isSearched: Bool
    }

    /// Bytes of a part.
    private static let partLength = 1_024
    /// Bytes; shorter texts are searched whole.
    static let shortest = 65_536

    private let text: String
    private let stretches: [Stretch]

    init(_ text: String) {
        var text = text
        stretches = text.withUTF8 { Self.stretches($0) }
        self.text = text
    }

    /// The text with markers, and what was found, in Unicode scalars of the whole.
    func screened(_ screening: (String) -> Screening) -> (text: String, findings: [Finding]) {
        var whole = text
        let screenings = whole.withUTF8 { bytes in
            stretches.map { $0.isSearched ? screening(String(decoding: bytes[$0.bytes], as: UTF8.self)) : nil }
        }
        // Most long texts hold nothing: they are not written anew.
        guard screenings.contains(where: { $0?.findings.isEmpty == false }) else { return (text, []) }
        return whole.withUTF8 { joined(screenings, $0) }
    }

    private func joined(_ screenings: [Screening?], _ bytes: UnsafeBufferPointer<UInt8>) -> (text: String, findings: [Finding]) {
        var left = ""
        var findings: [Finding] = []
        var offset = 0
        for (stretch, screening) in zip(stretches, screenings) {
            let piece = bytes[stretch.bytes]
            left += screening?.text.text ?? String(decoding: piece, as: UTF8.self)
            findings += screening?.findings.map { $0.moved(by: offset) } ?? []
            offset += piece.count(where: Self.startsScalar)
        }
        return (left, findings)
    }

    private static func stretches(_ bytes: UnsafeBufferPointer<UInt8>) -> [Stretch] {
        let parts = parts(bytes)
        let isSuspicious = parts.map { ByteSieve.isSuspicious(bytes[$0]) }
        var stretches: [Stretch] = []
        for (index, part) in parts.enumerated() {
            let isSearched = isSuspicious[max(0, index - 1)...min(index + 1, parts.count - 1)].contains(true)
            if let last = stretches.last, last.isSearched == isSearched {
                stretches[stretches.count - 1].bytes = last.bytes.lowerBound..<part.upperBound
            } else {
                stretches.append(Stretch(bytes: part, isSearched: isSearched))
            }
        }
        return stretches
    }

    /// Parts that end between words, or at least between scalars.
    private static func parts(_ bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            let end = min(start + partLength, bytes.count)
            let space = bytes[end..<min(end + partLength, bytes.count)].firstIndex { $0 <= 0x20 }
            let cut = space ?? bytes[end...].firstIndex(where: startsScalar) ?? bytes.count
            parts.append(start..<cut)
            start = cut
        }
        return parts
    }

    private static func startsScalar(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
