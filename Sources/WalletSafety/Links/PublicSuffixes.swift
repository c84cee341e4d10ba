import LinkData

/// Under which names others register or host. A name directly under one belongs to somebody; the suffix itself to nobody in particular.
enum PublicSuffixes {
    /// Where the public suffix of a host starts, in bytes, and whether it is a hosting service.
    struct Match {
        let start: Int
        let isShared: Bool
    }

    private static let registry: UInt32 = 1
    private static let hosting: UInt32 = 2
    /// The most labels that a suffix of the list has (`web.core.windows.net`).
    private static let mostLabels = 4

    private static let suffixes = KeyTable(
        LinkResource.rows(link_list_suffixes).compactMap { row in
            guard row.count > 1, let host = HostParser.labels(of: row[0].unicodeScalars.map(\.value)) else { return nil }
            return (key: NameKey(host.ascii).value, value: row[1] == "hosting" ? hosting : registry)
        })

    private static let topLevel = KeyTable(
        LinkResource.rows(link_list_top_level_names).compactMap { row in row.first.map { (key: NameKey($0.utf8).value, value: 1) } })

    /// Whether `label`, lower case and in ASCII form, is a name of the root zone.
    static func isTopLevel(_ label: some Sequence<UInt8>) -> Bool { topLevel[NameKey(label).value] != nil }

    /// The longest suffix of the list that `host` (ASCII form) ends with; its last label where none does.
    static func match(_ host: [UInt8]) -> Match {
        var starts: [Int] = []
        var index = host.count - 1
        while index >= 0, starts.count < mostLabels {
            if host[index] == UInt8(ascii: ".") { starts.append(index + 1) }
            index -= 1
        }
        if index < 0, starts.count < mostLabels { starts.append(0) }
        for start in starts.dropFirst().reversed() {
            guard let kind = suffixes[NameKey(host[start...]).value] else { continue }
            return Match(start: start, isShared: kind == hosting)
        }
        return Match(start: starts.first ?? 0, isShared: false)
    }
}
