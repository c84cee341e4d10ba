/// What somebody asks about: a pasted address, number or name, or a sentence that holds some.
package struct OfficialQuery: Sendable {
    /// What is to be judged, in order of appearance; at most `mostClaims`.
    let claims: [ContactClaim]
    /// Words that may be names, where nothing else was found.
    let words: [String]
    /// The platform that the text names, for those words.
    let platform: Official.Kind?
    private let folded: [UInt32]

    /// The most scalars that are read.
    package static let longest = 4000
    static let mostClaims = 12

    package init(_ text: String) {
        let text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(OfficialQuery.longest)))
        let reader = ContactReader(LinkText(text))
        claims = Array(reader.claims.prefix(OfficialQuery.mostClaims))
        words = reader.words
        platform = reader.platform
        folded = OfficialForm.trimmed(text).unicodeScalars.compactMap { PhoneNumber.made($0.value) }
    }

    /// Whether the text holds anything that can be judged.
    package var isReadable: Bool { !claims.isEmpty }

    /// How each of them is written in the text.
    package var contacts: [String] { claims.map(\.text) }

    /// The text as a code that is looked up elsewhere, such as an agent's or a message's: its letters and digits, capital and of ASCII, without
    /// spaces and hyphens, and without a label before a colon. nil where it holds anything else, or more than 40 of them.
    package var code: String? {
        let codes = folded.lastIndex { $0 == 0x3A }.map { folded[($0 + 1)...] } ?? folded[...]
        var letters: [UInt32] = []
        for code in codes where code != 0x20 && code != 0x2D {
            guard PhoneNumber.isDigit(code) || ContactLabels.isLatinLetter(code), letters.count < 40 else { return nil }
            letters.append(ContactLabels.isLatinLetter(code) ? code & ~0x20 : code)
        }
        return letters.isEmpty ? nil : String(codes: letters)
    }
}

/// One thing that is to be judged.
struct ContactClaim: Sendable {
    /// What it may be. More than one where the writing doesn't tell: a number may be a phone's or QQ's.
    enum Reading: Sendable {
        case site(Link)
        case mail(MailClaim)
        case phone(PhoneNumber)
        /// A name on a platform, if that is said.
        case handle(Official.Kind?, String)
        case app(String)
        /// A page of a platform that names nobody.
        case nameless(Official.Kind)
    }

    /// As it stands in the query.
    let text: String
    let readings: [Reading]
    /// Whether a sign or label says that it is a name, or it can be nothing else.
    let isMarked: Bool
}

struct MailClaim: Sendable {
    /// In lower case.
    let local: String
    let host: LinkHost
    /// The name in front of `<address>`.
    let displayName: String?
}
