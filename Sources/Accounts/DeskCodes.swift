package import Crypto
package import Kit

/// Short codes by which a customer tells the desk's own people and messages from imitations. They are keyed, so that only the desk can make
/// one, and nothing about anybody can be read from them.
package struct DeskCodes: Sendable {
    /// Digits of a message's code: 34 bits for its number, 16 that must be zero, so that a guess is right once in 65,536 times.
    private static let messageLength = 10
    private static let agentLength = 6
    private static let checkBits: UInt64 = 16

    private let key: SymmetricKey

    package init(key: SymmetricKey) { self.key = key }

    /// Like `A-7K2QF9`.
    package func agent(_ id: ID<Staff>) -> String {
        "A-" + ShortCode.text(mac("agent \(id)"), length: Self.agentLength)
    }

    /// Whether `text` is the code of an agent, and of which of `staff`.
    package func agent(coded text: String, among staff: [ID<Staff>]) -> ID<Staff>? {
        let typed = text.drop(while: \.isWhitespace)
        guard typed.first?.uppercased() == "A", let number = ShortCode.number(typed.dropFirst(), length: Self.agentLength) else { return nil }
        let code = "A-" + ShortCode.text(number, length: Self.agentLength)
        return staff.first { agent($0) == code }
    }

    /// What in a text is written like a code: in the groups in which codes are shown, in digits and capital letters. At most `limit`.
    package static func forms(in text: String, limit: Int = 10) -> [String] {
        let words = text.split { !($0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")) }
        return Array(words.lazy.filter(isForm).prefix(limit).map(String.init))
    }

    private static func isForm(_ word: Substring) -> Bool {
        let groups = word.split(separator: "-", omittingEmptySubsequences: false)
        guard groups.count == 2, word.allSatisfy({ !$0.isLowercase }) else { return false }
        return groups.map(\.count) == [5, 5] || groups[0] == "A" && groups[1].count == agentLength
    }

    /// Like `7K2QF-9XW3D`.
    /// - Parameter seq: the number of the message, below 2³⁴.
    package func message(_ seq: Int64) -> String {
        let code = ShortCode.text(enciphered(UInt64(seq) << Self.checkBits), length: Self.messageLength)
        return "\(code.prefix(5))-\(code.suffix(5))"
    }

    /// The number of the message that `text` is the code of.
    package func message(coded text: String) -> Int64? {
        guard let number = ShortCode.number(text, length: Self.messageLength) else { return nil }
        let plain = deciphered(number)
        return plain & ((1 << Self.checkBits) - 1) == 0 ? Int64(plain >> Self.checkBits) : nil
    }

    // MARK: - A cipher for 50 bits

    // A Feistel network of four rounds whose round function is HMAC-SHA256 permutes its input in a way that can't be told from chance
    // (Luby and Rackoff, 1988): codes of neighbouring messages have nothing in common.
    private static let half: UInt64 = 25
    private static let mask: UInt64 = (1 << half) - 1

    private func enciphered(_ plain: UInt64) -> UInt64 {
        var (left, right) = (plain >> Self.half & Self.mask, plain & Self.mask)
        for round in 0..<4 { (left, right) = (right, left ^ scrambled(right, round)) }
        return left << Self.half | right
    }

    private func deciphered(_ code: UInt64) -> UInt64 {
        var (left, right) = (code >> Self.half & Self.mask, code & Self.mask)
        for round in (0..<4).reversed() { (left, right) = (right ^ scrambled(left, round), left) }
        return left << Self.half | right
    }

    private func scrambled(_ half: UInt64, _ round: Int) -> UInt64 { mac("message \(round) \(half)") & Self.mask }

    /// The first 64 bits of the keyed digest.
    private func mac(_ text: String) -> UInt64 {
        HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
