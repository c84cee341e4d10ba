/// A link as it stands in a text, and where it leads.
package struct Link: Sendable, Hashable {
    /// How the writer hid or marked where the link leads.
    package struct Signs: OptionSet, Sendable, Hashable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Something stands before an `@`, where readers look for the host.
        package static let userInfo = Signs(rawValue: 1)
        /// Made harmless on purpose (`hxxp`, `[.]`), as people do who report a scam.
        package static let defanged = Signs(rawValue: 2)
        /// Backslashes in place of slashes.
        package static let backslash = Signs(rawValue: 4)
        /// Percent signs in the host.
        package static let encodedHost = Signs(rawValue: 8)
        /// An IPv4 address written as one number, in octal or in hexadecimal.
        package static let disguisedAddress = Signs(rawValue: 16)
        /// The text over the link names another host.
        package static let mislabelled = Signs(rawValue: 32)
    }

    /// As it stands in the text.
    package let text: String
    /// Lower case, without `://`; nil where the text has none.
    package let scheme: String?
    /// What stands before the last `@` of the authority.
    package let userInfo: String?
    package let host: LinkHost
    package let port: UInt16?
    /// What follows the host, with its `/`, `?` or `#`; backslashes before the query are slashes.
    package let path: String
    package let signs: Signs

    /// The address that a browser would open. Links of the same address are written in many ways.
    package var address: String {
        "\(scheme ?? "https")://\(host.ascii)\(port.map { ":\($0)" } ?? "")\(path)"
    }

    /// The one address that `text` consists of, with or without a scheme, under any ending; nil where it is none or more than that.
    package init?(_ text: String) {
        let isPadded = text.first?.isWhitespace == true || text.last?.isWhitespace == true
        let reader = LinkReader(LinkText(isPadded ? Link.trimmed(text) : text))
        guard let link = reader.whole() else { return nil }
        self = link
    }

    init(text: String, scheme: String?, userInfo: String?, host: LinkHost, port: UInt16?, path: String, signs: Signs) {
        self.text = text
        self.scheme = scheme
        self.userInfo = userInfo
        self.host = host
        self.port = port
        self.path = path
        self.signs = signs
    }

    private static func trimmed(_ text: String) -> String {
        guard let first = text.firstIndex(where: { !$0.isWhitespace }), let last = text.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(text[first...last])
    }

    func with(_ sign: Signs) -> Link {
        Link(text: text, scheme: scheme, userInfo: userInfo, host: host, port: port, path: path, signs: signs.union(sign))
    }
}

/// Finds links in any text.
package enum LinkExtractor {
    /// The most links of one text; a text with more holds nothing that one could read.
    package static let limit = 1000

    /// The links of `text` in order of appearance, as people and programs write them: in Chinese text without spaces, without a scheme,
    /// defanged, encoded, full-width, with a user before the host. Mail addresses are none. Linear in the length of `text`.
    package static func links(in text: String) -> [Link] {
        let reader = LinkReader(LinkText(text))
        return reader.all(limit: limit)
    }
}
