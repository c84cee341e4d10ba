import Kit

/// How a desk screens what comes in.
package struct ScreeningPolicy: Sendable {
    /// Whether numbers of identity and payment cards go too.
    package var takesPersonal: Bool
    /// Makes the fingerprints of what is found; nil makes none.
    package var fingerprints: FingerprintKey?

    package init(takesPersonal: Bool = false, fingerprints: FingerprintKey? = nil) {
        self.takesPersonal = takesPersonal
        self.fingerprints = fingerprints
    }

    package static let standard = ScreeningPolicy()
}

/// Makes fingerprints by which the same secret is known again without being known. They say nothing without the key, and with it only to
/// somebody who has the secret already: no phrase or key can be tried out. Of passwords and codes, which can, none is made.
package struct FingerprintKey: Sendable {
    private let inner: [UInt8]
    private let outer: [UInt8]

    /// - Parameter key: at most 64 bytes; longer ones are digested first (HMAC, RFC 2104).
    package init(_ key: [UInt8]) {
        let short = key.count > 64 ? Checksum.sha256(key) : key
        let padded = short + [UInt8](repeating: 0, count: 64 - short.count)
        inner = padded.map { $0 ^ 0x36 }
        outer = padded.map { $0 ^ 0x5C }
    }

    /// The first 128 bits of HMAC-SHA256 over what the secret consists of, in hexadecimal: the same for every way of writing it.
    /// - Parameter codes: the secret, folded.
    func fingerprint(of codes: some Sequence<UInt32>, _ kind: SecretKind) -> String? {
        guard kind.opensWallet else { return nil }
        let isPhrase = if case .seedPhrase = kind { true } else { false }
        let essence = codes.filter { code in
            switch CodeClass(code) {
            case .letter, .han, .foreignLetter: true
            // A phrase has no digits of its own: they number its words.
            case .digit: !isPhrase
            case .separator: false
            }
        }
        let message = Array("\(kind.code) \(String(codes: essence))".utf8)
        return hex(Checksum.sha256(outer + Checksum.sha256(inner + message)).prefix(16))
    }
}
