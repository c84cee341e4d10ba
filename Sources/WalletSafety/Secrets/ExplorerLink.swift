/// Links of block explorers, whose path says that what follows is a transaction.
enum ExplorerLink {
    /// Hosts that show transactions by their hash; their subdomains (`nile.tronscan.org`) do so too.
    private static let hosts: Set<String> = [
        "tronscan.org", "tronscan.io", "etherscan.io", "bscscan.com", "polygonscan.com", "arbiscan.io", "basescan.org", "snowtrace.io",
        "oklink.com", "okx.com", "blockchair.com", "blockchain.com", "mempool.space",
    ]

    private static let paths = ["/transaction/", "/tx/"].map { FoldedText($0).codes }

    /// The longest link that is looked at, before the hash.
    private static let longest = 200

    /// Whether `before`, which ends where 64 digits start, is the link of an explorer up to its transaction.
    static func leadsToTransaction(_ before: ArraySlice<UInt32>) -> Bool {
        let before = before.suffix(longest)
        guard let path = paths.first(where: { before.suffix($0.count).elementsEqual($0) }) else { return false }
        let link = before.dropLast(path.count).reversed().prefix(while: isLinkCode).reversed()
        let host = host(of: Array(link))
        return hosts.contains(host) || hosts.contains { host.hasSuffix("." + $0) }
    }

    /// ASCII that can stand in a link and doesn't end one in running text.
    static func isLinkCode(_ code: UInt32) -> Bool {
        code > 0x20 && code < 0x7F && !delimiters.contains(code)
    }

    private static let delimiters = ASCIISet("\"'(),;<>[]`{|}")
    private static let authorityEnds = ASCIISet("/?#\\")

    /// The host that a browser would go to. After `://` it ends at the first slash and starts after an `@`; without a scheme it is
    /// what stands before the first slash.
    private static func host(of link: [UInt32]) -> String {
        var authority = link[...]
        let schemeEnd = link.indices.dropFirst(2).first { link[$0] == "/" && link[$0 - 1] == "/" && link[$0 - 2] == ":" }
        if let schemeEnd { authority = link[(schemeEnd + 1)...] }
        authority = authority.prefix { !authorityEnds.contains($0) }
        if let user = authority.lastIndex(where: { $0 == "@" }) { authority = authority[(user + 1)...] }
        if schemeEnd == nil, let label = authority.lastIndex(where: { $0 == ":" }) { authority = authority[(label + 1)...] }
        authority = authority.prefix { $0 != ":" }
        return String(codes: authority)
    }
}
