/// A place where the desk's company is really met, in the form in which it is compared.
package struct Official: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case site, mail, phone, wechat, telegram, weibo, qq, x, discord, app

        /// Whether it is a name or number that somebody chose or was given on a platform.
        var isHandle: Bool { OfficialForm.handlePlatforms.contains(self) }
    }

    package let kind: Kind
    /// - site: the host in ASCII, without `www.`; its subdomains are official as well
    /// - mail: an address in lower case, or `@` and the domain whose every address is official
    /// - phone: `+`, country code and number (E.164), or a short number of mainland China (`95588`)
    /// - wechat, weibo: the name or number in lower case, perhaps with Chinese characters
    /// - telegram, x: the name in lower case, without `@`
    /// - qq: the number of an account or group
    /// - discord: the user name in lower case, or `discord.gg/` and the code of an invitation in lower case
    /// - app: the bundle id or package name as it is, or `id` and the App Store's number
    package let value: String

    /// Takes what staff would paste: a name with `@`, a link to the profile, a telephone number in groups.
    package init(_ kind: Kind, _ text: String) throws(OfficialRefusal) {
        let text = OfficialForm.trimmed(text)
        guard !text.isEmpty else { throw .empty(kind) }
        guard text.unicodeScalars.count <= Official.longest else { throw .malformed(kind) }
        self.kind = kind
        value = try OfficialForm.value(kind, text)
    }

    /// The most scalars of an address or name that is taken.
    package static let longest = 253

    /// As people write it: Telegram's and X's names with `@`.
    package var shown: String {
        switch kind {
        case .telegram, .x: "@\(value)"
        case .site, .mail, .phone, .wechat, .weibo, .qq, .discord, .app: value
        }
    }
}
