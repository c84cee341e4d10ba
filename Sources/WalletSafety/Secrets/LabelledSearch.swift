/// Finds secrets that only their label gives away: passwords, one-time codes, recovery codes and the secret of an authenticator app.
///
/// A label alone is no secret ("I forgot my password"), so what stands behind it must look like one: digits or signs in it, or, after a colon,
/// no everyday word.
struct LabelledSearch {
    struct Found {
        /// In the folded codes: the secret without its label.
        let range: Range<Int>
        let kind: SecretKind
    }

    private enum Label {
        case password, oneTimeCode, recoveryCodes, authenticator
    }

    /// A piece of text without spaces.
    private struct Piece {
        let range: Range<Int>
        let hasDigit: Bool
        let hasLetter: Bool
        let hasSign: Bool
        let hasCapitalInside: Bool

        var isMixed: Bool { hasDigit && hasLetter || hasSign && (hasDigit || hasLetter) || hasCapitalInside }
    }

    private let text: FoldedText
    private let removed: RangeSet<Int>
    private var found: [Found] = []
    /// Up to where the text has been taken.
    private var taken = 0

    static func secrets(in text: FoldedText, removed: [Range<Int>]) -> [Found] {
        var search = LabelledSearch(text: text, removed: removed)
        search.scan()
        return search.found
    }

    private init(text: FoldedText, removed: [Range<Int>]) {
        self.text = text
        self.removed = RangeSet(removed)
    }

    private mutating func scan() {
        var position = 0
        while position < text.codes.count {
            guard let (label, length) = Self.labels.match(in: text.codes, at: position) else {
                position += 1
                continue
            }
            if position >= taken, isWholeWord(position..<position + length) { take(label, at: position..<position + length) }
            position += length
        }
    }

    /// Latin labels are words of their own; Chinese has no spaces.
    private func isWholeWord(_ range: Range<Int>) -> Bool {
        guard CodeClass(text.codes[range.lowerBound]) == .letter else { return true }
        let before = range.lowerBound > 0 ? CodeClass(text.codes[range.lowerBound - 1]) : .separator
        let after = range.upperBound < text.codes.count ? CodeClass(text.codes[range.upperBound]) : .separator
        return before != .letter && after != .letter
    }

    private mutating func take(_ label: Label, at range: Range<Int>) {
        switch label {
        case .password: takePassword(after: range.upperBound)
        case .oneTimeCode: takeCode(around: range)
        case .recoveryCodes: takeRecoveryCodes(after: range.upperBound)
        case .authenticator: takeAuthenticator(after: range.upperBound)
        }
    }

    // MARK: - Passwords

    private mutating func takePassword(after end: Int) {
        guard let (start, isStated) = value(after: end), let piece = piece(at: start) else { return }
        guard (4...64).contains(piece.range.count), !isInsideRemoved(piece.range) else { return }
        let word = String(codes: text.codes[piece.range])
        guard !isMeasure(piece) else { return }
        let isSecret = piece.isMixed || piece.hasDigit || isStated && piece.range.count >= 6 && piece.hasLetter && !Self.everyday.contains(word)
        if isSecret { add(piece.range, .password) }
    }

    /// "4-digit", "8-character": what a password is like, and no password.
    private func isMeasure(_ piece: Piece) -> Bool {
        let parts = text.codes[piece.range].split(separator: 0x2D)
        return parts.count == 2 && parts[0].allSatisfy { CodeClass($0) == .digit } && parts[1].allSatisfy { CodeClass($0) == .letter }
    }

    /// Where the value behind a label starts, over "is", "：", "=" or "是"; and whether a sign says that a value follows.
    private func value(after end: Int) -> (start: Int, isStated: Bool)? {
        var position = end
        var isStated = false
        var isLinked = false
        let limit = min(text.codes.count, end + 16)
        while position < limit {
            let code = text.codes[position]
            if code == ":" || code == "=" {
                isStated = true
                position += 1
            } else if let length = Self.links.match(in: text.codes, at: position)?.length {
                isLinked = true
                position += length
            } else if Self.spaces.contains(code) || code == "\u{201C}" || code == "\u{300C}" {
                position += 1
            } else {
                break
            }
        }
        return (isStated || isLinked) && position < text.codes.count ? (position, isStated) : nil
    }

    /// The longest password and the stops behind it. What is longer is none, and may hold the next labels.
    private static let longestPiece = 72

    private func piece(at start: Int) -> Piece? {
        var end = start
        while end < text.codes.count, text.codes[end] > 0x20, text.codes[end] < 0x7F, !Self.ends.contains(text.codes[end]) {
            end += 1
            guard end - start <= Self.longestPiece else { return nil }
        }
        // A sentence's own full stop is no part of a password.
        while end > start, Self.stops.contains(text.codes[end - 1]) { end -= 1 }
        guard end > start else { return nil }
        let codes = text.codes[start..<end]
        return Piece(
            range: start..<end, hasDigit: codes.contains { CodeClass($0) == .digit }, hasLetter: codes.contains { CodeClass($0) == .letter },
            hasSign: codes.contains { CodeClass($0) == .separator && !Self.joints.contains($0) },
            hasCapitalInside: (start + 1..<end).contains { ("A"..."Z").contains(text.scalars[text.origins[$0]]) })
    }

    // MARK: - Codes

    /// Four to eight digits behind the label, or before it as in "123456 is my code".
    private mutating func takeCode(around label: Range<Int>) {
        if let (start, _) = value(after: label.upperBound) ?? digitsStart(after: label.upperBound), let digits = digits(from: start) {
            return add(digits, .oneTimeCode)
        }
        guard let digits = digits(before: label.lowerBound) else { return }
        add(digits, .oneTimeCode)
    }

    private func digitsStart(after end: Int) -> (start: Int, isStated: Bool)? {
        let start = text.codes[end...].prefix(3).firstIndex { CodeClass($0) == .digit }
        return start.map { ($0, false) }
    }

    private func digits(from start: Int) -> Range<Int>? {
        var end = start
        while end < text.codes.count, end - start < 12, CodeClass(text.codes[end]) == .digit || text.codes[end] == "-" && end > start { end += 1 }
        let isAlone = end == text.codes.count || CodeClass(text.codes[end]) != .letter && CodeClass(text.codes[end]) != .digit
        let count = text.codes[start..<end].count { CodeClass($0) == .digit }
        return isAlone && (4...8).contains(count) && !isInsideRemoved(start..<end) ? start..<end : nil
    }

    private func digits(before end: Int) -> Range<Int>? {
        // "is my", "是我的", "是": short words between the digits and the label.
        let window = max(0, end - 14)..<end
        guard let last = text.codes[window].lastIndex(where: { CodeClass($0) == .digit }) else { return nil }
        let between = String(codes: text.codes[last + 1..<end]).filter { $0 != " " }
        guard Self.reversed.contains(between) else { return nil }
        var start = last
        while start > 0, last - start < 12, CodeClass(text.codes[start - 1]) == .digit { start -= 1 }
        return (4...8).contains(last - start + 1) ? start..<last + 1 : nil
    }

    // MARK: - Recovery codes, authenticators

    /// The pieces behind the label that look alike: groups of letters and digits with a digit among them.
    private mutating func takeRecoveryCodes(after end: Int) {
        var position = end
        var first: Int?
        var last = end
        var count = 0
        let limit = min(text.codes.count, end + 600)
        while position < limit {
            let code = text.codes[position]
            guard code > 0x20, CodeClass(code) != .separator else {
                position += 1
                continue
            }
            guard let piece = piece(at: position) else { break }
            let isCode = piece.hasDigit && (8...24).contains(piece.range.count)
            let isOrdinal = piece.range.count <= 3 && piece.hasDigit
            let isLink = count == 0 && piece.range.count <= 4
            guard isCode || isOrdinal || isLink else { break }
            if isCode {
                first = first ?? piece.range.lowerBound
                last = piece.range.upperBound
                count += 1
            }
            position = max(piece.range.upperBound, position + 1)
        }
        if let first { add(first..<last, .otpSecret) }
    }

    /// Sixteen or more characters of base 32, in one piece or in groups of four.
    private mutating func takeAuthenticator(after end: Int) {
        guard let start = value(after: end)?.start else { return }
        var position = start
        var last = start
        var count = 0
        // A piece is read to its end; further groups only so far, for another label may stand in them, and after it the same groups again.
        let limit = start + Self.longestGrouped
        while position < text.codes.count {
            if Self.base32.contains(text.codes[position]) {
                count += 1
                last = position + 1
            } else if position >= limit || text.codes[position] != " " && text.codes[position] != "-" {
                break
            }
            position += 1
        }
        let groups = text.codes[start..<last].split { $0 == " " || $0 == "-" }
        let isGrouped = groups.count == 1 || groups.allSatisfy { $0.count == groups[0].count }
        if count >= 16, isGrouped { add(start..<last, .otpSecret) }
    }

    /// Characters of a secret in groups, with what parts them: 512 bits.
    private static let longestGrouped = 128

    private mutating func add(_ range: Range<Int>, _ kind: SecretKind) {
        guard !isInsideRemoved(range) else { return }
        found.append(Found(range: range, kind: kind))
        taken = range.upperBound
    }

    private func isInsideRemoved(_ range: Range<Int>) -> Bool {
        removed.contains(range.lowerBound) || removed.contains(range.upperBound - 1)
    }

    // MARK: - Words

    private static let spaces = ASCIISet(" \t\"'`*")
    private static let ends = ASCIISet(" ,;\"'`")
    private static let stops = ASCIISet(".!?)*")
    /// Signs that ordinary words are joined by.
    private static let joints = ASCIISet("-/.")
    private static let base32 = ASCIISet("abcdefghijklmnopqrstuvwxyz234567")

    private static let labels = PhraseTable<Label>(labelPhrases)
    static let phrases = labelPhrases.flatMap { $0.1.split(separator: "|").map(String.init) }
    private static let labelPhrases: [(Label, String)] = [
        (
            .password,
            "password|passwords|passwd|pwd|passcode|pass code|pin|pin code|login password|payment password|密码|口令|交易密码|支付密码|登录密码|钱包密码|解锁密码"
        ),
        (
            .oneTimeCode,
            """
            verification code|verify code|security code|one-time code|one time code|otp|sms code|email code|2fa code|auth code|login code|\
            authentication code|confirmation code|验证码|校验码|动态码|动态密码|短信码|谷歌码|谷歌验证码|短信验证码|邮箱验证码
            """
        ),
        (.recoveryCodes, "recovery codes|recovery code|backup codes|backup code|恢复码|恢复代码|备用码|备份码|备用验证码"),
        (
            .authenticator,
            """
            2fa secret|2fa key|otp secret|totp secret|authenticator key|authenticator secret|setup key|google authenticator key|\
            谷歌密钥|谷歌验证器密钥|验证器密钥|身份验证器密钥
            """
        ),
    ]
    private static let links = PhraseTable<Bool>([(true, "is|was|are|to|是|为|就是|改成|设成|写的是")])
    private static let reversed: Set<String> = ["ismy", "isthe", "is", "是我的", "是", "这个", "ismysms", "asmy"]

    /// What people write behind "password:" that is none.
    private static let everyday: Set<String> = [
        "forgot", "forgotten", "forget", "unknown", "invalid", "incorrect", "required", "changed", "change", "correct", "reset", "please", "cannot", "doesn",
        "doesnt", "missing", "expired", "protected", "manager", "strength", "hidden", "secret", "nothing", "wallet", "account", "problem", "question",
    ]
}

/// Phrases that stand for something, found at a place of a folded text; the longest wins.
struct PhraseTable<Meaning: Sendable>: Sendable {
    private let phrases: [UInt32: [(codes: [UInt32], meaning: Meaning)]]

    /// - Parameter entries: for each meaning its phrases, parted by `|`.
    init(_ entries: [(Meaning, String)]) {
        let all = entries.flatMap { meaning, phrases in phrases.split(separator: "|").map { (codes: FoldedText(String($0)).codes, meaning: meaning) } }
        phrases = Dictionary(grouping: all) { $0.codes.first ?? 0 }.mapValues { $0.sorted { $0.codes.count > $1.codes.count } }
    }

    func match(in codes: [UInt32], at position: Int) -> (meaning: Meaning, length: Int)? {
        guard let phrases = phrases[codes[position]] else { return nil }
        return phrases.first { codes[position...].starts(with: $0.codes) }.map { ($0.meaning, $0.codes.count) }
    }
}
