package import Kit

/// A text that whoever controls an address signs to show it. It names who asks and what for, holds for this one case and some minutes, and says in so many words
/// what it isn't, since texts to be signed are what swindlers show, too.
package struct OwnershipChallenge: Sendable, Hashable {
    /// The desk's own name on the internet, such as `help.example.com`.
    package let domain: String
    /// The ticket, such as `#1042`, or what it is for.
    package let purpose: String
    /// base 58 or EIP-55.
    package let address: String
    package let nonce: String
    package let issuedAt: Instant
    package let expiresAt: Instant

    /// Why a challenge can't be made.
    package enum Refusal: Error, Sendable, Hashable {
        case address(AddressVerdict)
        /// Nobody can sign for it here.
        case chain(AddressChain)
        /// A host name of at most 253 letters, digits, dots and hyphens, a colon and port behind it at most.
        case domain
        /// One line of 1 to 120 characters that can all be seen, and not hexadecimal digits alone.
        case purpose
        /// 16 to 64 letters and digits, chosen at random.
        case nonce
        /// It must expire after it is issued, and within a day.
        case times
    }

    /// - Throws: what isn't as it must be. An address has to be one as it stands.
    package init(domain: String, purpose: String, address: String, nonce: String, issuedAt: Instant, expiresAt: Instant) throws(Refusal) {
        let verdict = AddressReader.verdict(address)
        guard verdict.code.isAddress else { throw .address(verdict) }
        guard let canonical = verdict.canonical, verdict.tron != nil || verdict.evm != nil else { throw .chain(verdict.chain) }
        guard OwnershipChallenge.isDomain(domain) else { throw .domain }
        guard OwnershipChallenge.isPurpose(purpose) else { throw .purpose }
        guard (16...64).contains(nonce.utf8.count), nonce.utf8.allSatisfy(AddressReading.isAlphanumeric) else { throw .nonce }
        let (life, isOver) = expiresAt.milliseconds.subtractingReportingOverflow(issuedAt.milliseconds)
        guard !isOver, life > 0, life <= OwnershipChallenge.longestLife.milliseconds else { throw .times }
        self.domain = domain
        self.purpose = purpose
        self.address = canonical
        self.nonce = nonce
        self.issuedAt = issuedAt
        self.expiresAt = expiresAt
    }

    private static let longestLife = Span.days(1)

    private static func isDomain(_ domain: String) -> Bool {
        let parts = domain.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard domain.utf8.count <= 253, (1...2).contains(parts.count), let host = parts.first, host.first.map(AddressReading.isAlphanumeric) == true,
            host.allSatisfy({ AddressReading.isAlphanumeric($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") })
        else { return false }
        return parts.count == 1 || (1...5).contains(parts[1].count) && parts[1].allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func isPurpose(_ purpose: String) -> Bool {
        let scalars = purpose.unicodeScalars
        guard (1...120).contains(scalars.count), !scalars.allSatisfy(\.properties.isWhitespace),
            scalars.count < 32 || !scalars.allSatisfy(\.properties.isASCIIHexDigit)
        else { return false }
        return scalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
            default: true
            }
        }
    }

    /// What is signed, the customer's language first. Lines end with a line feed alone; nothing stands behind the last.
    package func text(_ language: Language) -> String {
        let languages: [Language] = language == .zh ? [.zh, .en] : [.en, .zh]
        let facts = [
            (Phrase(en: "Address", zh: "地址 Address"), address), (Phrase(en: "Purpose", zh: "用途 Purpose"), purpose),
            (Phrase(en: "Nonce", zh: "随机数 Nonce"), nonce),
            (Phrase(en: "Issued", zh: "发出时间 Issued"), issuedAt.iso8601), (Phrase(en: "Expires", zh: "过期时间 Expires"), expiresAt.iso8601),
        ]
        let requests = languages.map { OwnershipChallenge.request($0, ["domain": domain]) }
        let promises = languages.map { OwnershipChallenge.promise($0) }
        return (requests + [""] + promises + [""] + facts.map { "\($0.0(language)): \($0.1)" }).joined(separator: "\n")
    }

    private static let request = Phrase(
        en: "{domain} asks you to show that the address below is under your control.", zh: "{domain} 请您证明下面的地址由您本人控制。")
    private static let promise = Phrase(
        en: "This signature moves no funds, costs no fee and approves nothing.", zh: "这个签名不会转走任何资产，不收手续费，也不授权任何操作。")

    /// What came of a challenge.
    package enum Outcome: Sendable, Hashable {
        case proven(MessageScheme)
        case expired
        /// Signed by another key, or over another text.
        case wrongSigner(address: String)
        /// Signed by the address's key in the other chain's frame.
        case otherFrame(MessageScheme)
        case malformed

        package var isProven: Bool { if case .proven = self { true } else { false } }

        package var explanation: Phrase {
            switch self {
            case .proven: Phrase(en: "Proven: the key of this address signed our text.", zh: "已证明：我们的这段文字是用这个地址的私钥签的。")
            case .expired: Phrase(en: "The text has expired. Ask for a new one and sign that.", zh: "这段文字已经过期，请重新获取一段再签名。")
            case .wrongSigner(let address): Verification.otherSigner(address: address).explanation
            case .otherFrame(let scheme): Verification.otherFrame(scheme).explanation
            case .malformed: Verification.malformedSignature.explanation
            }
        }
    }

    /// What a signature shows at `now`. The text counts in either order of the languages: both are ours and say the same.
    package func check(signature: String, now: Instant) -> Outcome {
        guard now < expiresAt else { return .expired }
        let verifications = Language.allCases.map { MessageSignature.verify(address: address, message: text($0), signature: signature) }
        for verification in verifications {
            switch verification {
            case .right(let scheme): return .proven(scheme)
            case .otherFrame(let scheme): return .otherFrame(scheme)
            case .otherSigner, .malformedSignature, .malformedAddress, .otherChain, .messageTooLong: continue
            }
        }
        for case .otherSigner(let address) in verifications { return .wrongSigner(address: address) }
        return .malformed
    }
}
