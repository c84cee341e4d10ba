package import Kit

/// What kind of secret was taken out.
package enum SecretKind: Sendable, Hashable {
    /// A BIP-39 phrase. Beyond 24 words: several phrases in a row, taken out as one.
    case seedPhrase(words: Int)
    case privateKey
    /// `xprv` and its kin: all keys of a wallet in one.
    case extendedKey
    /// A wallet file, with its key behind a password.
    case keystore
    /// What an authenticator app makes its codes from, and codes that stand in for it.
    case otpSecret
    case password
    case oneTimeCode
    /// 64 hexadecimal digits, or 64 bytes in base 58, which are a transaction hash or a private key: the person has to say which.
    case ambiguousHash
    /// A number of an identity card or a payment card, where a desk takes these out.
    case personal
}

extension SecretKind {
    /// One of each kind.
    package static let all: [SecretKind] = [
        .seedPhrase(words: 12), .privateKey, .extendedKey, .keystore, .otpSecret, .password, .oneTimeCode, .ambiguousHash, .personal,
    ]

    /// What is stored and sent.
    package var code: String {
        switch self {
        case .seedPhrase: "seed_phrase"
        case .privateKey: "private_key"
        case .extendedKey: "extended_key"
        case .keystore: "keystore"
        case .otpSecret: "otp_secret"
        case .password: "password"
        case .oneTimeCode: "one_time_code"
        case .ambiguousHash: "ambiguous_hash"
        case .personal: "personal"
        }
    }

    /// Whether whoever knows it can move what the wallet holds: such a wallet is burnt.
    package var opensWallet: Bool {
        switch self {
        case .seedPhrase, .privateKey, .extendedKey, .keystore: true
        case .otpSecret, .password, .oneTimeCode, .ambiguousHash, .personal: false
        }
    }

    /// Whether it makes a conversation a matter of security.
    package var isAlarming: Bool {
        switch self {
        case .seedPhrase, .privateKey, .extendedKey, .keystore, .otpSecret, .password, .oneTimeCode: true
        case .ambiguousHash, .personal: false
        }
    }

    /// For people, as in "a seed phrase was removed".
    package var name: Phrase {
        switch self {
        case .seedPhrase: Phrase(en: "seed phrase", zh: "助记词")
        case .privateKey: Phrase(en: "private key", zh: "私钥")
        case .extendedKey: Phrase(en: "extended private key", zh: "扩展私钥")
        case .keystore: Phrase(en: "keystore", zh: "Keystore 文件内容")
        case .otpSecret: Phrase(en: "two-factor secret", zh: "两步验证密钥")
        case .password: Phrase(en: "password", zh: "密码")
        case .oneTimeCode: Phrase(en: "one-time code", zh: "验证码")
        case .ambiguousHash: Phrase(en: "transaction hash or private key", zh: "交易哈希或私钥")
        case .personal: Phrase(en: "personal number", zh: "证件号或卡号")
        }
    }

    /// What stands in the text in the secret's place. A screen knows its own markers again in either language.
    package func marker(_ language: Language) -> String {
        let marker = Marker(self)
        switch self {
        case .seedPhrase(let words): return marker.before(language) + String(words) + marker.after(language)
        default: return marker.before(language) + marker.after(language)
        }
    }
}

extension SecretKind {
    /// With its article, and a phrase with its length: "an 18-word seed phrase".
    package var described: Phrase {
        switch self {
        case .seedPhrase(let words): Phrase(en: "\(words == 18 ? "an" : "a") \(words)-word seed phrase", zh: "\(words) 个单词的助记词")
        case .extendedKey: Phrase(en: "an \(name.en)", zh: name.zh)
        default: Phrase(en: "a \(name.en)", zh: name.zh)
        }
    }

    /// What stands in the place of a file that held it, and that was destroyed.
    package func fileMarker(isPicture: Bool) -> Phrase {
        isPicture
            ? Phrase(en: "[picture destroyed: it showed \(described.en)]", zh: "[图片已销毁：其中有\(described.zh)]")
            : Phrase(en: "[file destroyed: it held \(described.en)]", zh: "[文件已销毁：其中有\(described.zh)]")
    }
}

/// The wording of a marker: what stands before its number, and after it. Markers without a number are written in one piece.
struct Marker: Sendable {
    let before: Phrase
    let after: Phrase
    let hasNumber: Bool

    init(_ kind: SecretKind) {
        switch kind {
        case .seedPhrase:
            before = Phrase(en: "[", zh: "[已移除 ")
            after = Phrase(en: "-word seed phrase removed]", zh: " 个单词的助记词]")
            hasNumber = true
        case .ambiguousHash:
            before = Phrase(en: "[removed: a transaction hash or a private key", zh: "[已移除一串字符：交易哈希或私钥")
            after = Phrase(en: "]", zh: "]")
            hasNumber = false
        default:
            before = Phrase(en: "[\(kind.name.en) removed", zh: "[已移除\(kind.name.zh)")
            after = Phrase(en: "]", zh: "]")
            hasNumber = false
        }
    }

    /// The markers that stand in a text already, as ranges of its codes.
    static func ranges(in text: FoldedText) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var position = 0
        while let open = text.codes[position...].firstIndex(where: { $0 == "[" }) {
            let end = patterns.lazy.compactMap { $0.end(in: text.codes, from: open) }.first
            if let end { ranges.append(open..<end) }
            position = end ?? open + 1
        }
        return ranges
    }

    /// A marker of one language, folded like the text that it is looked for in.
    private struct Pattern: Sendable {
        let before: [UInt32]
        let after: [UInt32]
        let hasNumber: Bool

        /// Where the marker that starts at `start` ends; nil where there is none.
        func end(in codes: [UInt32], from start: Int) -> Int? {
            guard Pattern.holds(codes, before, at: start) else { return nil }
            var position = start + before.count
            if hasNumber {
                let digits = codes[position...].prefix(6).prefix { CodeClass($0) == .digit }.count
                guard digits > 0 else { return nil }
                position += digits
            }
            return Pattern.holds(codes, after, at: position) ? position + after.count : nil
        }

        private static func holds(_ codes: [UInt32], _ part: [UInt32], at start: Int) -> Bool {
            guard codes.count - start >= part.count else { return false }
            for offset in part.indices where codes[start + offset] != part[offset] { return false }
            return true
        }
    }

    private static let patterns = SecretKind.all.map(Marker.init).flatMap { marker in
        Language.allCases.map { language in
            Pattern(
                before: FoldedText(marker.before(language)).codes, after: FoldedText(marker.after(language)).codes,
                hasNumber: marker.hasNumber)
        }
    }
}
