import LinkData

/// What the judge knows without a desk's lists: allowed names, protected names, shorteners, and the character model.
package struct LinkKnowledge: Sendable {
    package let allowed: AllowedNames
    package let protected: ProtectedNames
    package let model: HostModel?

    package init(allowed: AllowedNames, protected: ProtectedNames, model: HostModel?) {
        self.allowed = allowed
        self.protected = protected
        self.model = model
    }

    package static let shipped = LinkKnowledge(allowed: .shipped, protected: .shipped, model: .shipped)

    /// With a desk's own names beside the shipped ones.
    package func adding(allowed more: [String], protected names: [ProtectedNames.Name]) -> LinkKnowledge {
        guard !more.isEmpty || !names.isEmpty else { return self }
        return LinkKnowledge(
            allowed: AllowedNames(allowed.entries + more), protected: names.isEmpty ? protected : ProtectedNames(protected.names + names), model: model)
    }

    static let shorteners = Set(LinkResource.rows(link_list_shorteners).compactMap { $0.first.map(String.init) })
}

/// Names that are never judged bad.
package struct AllowedNames: Sendable {
    private var names: Set<String> = []
    private var hosts: Set<String> = []

    package static let shipped = AllowedNames(LinkResource.rows(link_list_allowed).compactMap { $0.first.map(String.init) })

    /// `entries` are hosts in ASCII form, with all their subdomains; one that begins with `=` is without.
    package init(_ entries: some Sequence<String>) {
        for entry in entries {
            if entry.hasPrefix("=") { hosts.insert(String(entry.dropFirst())) } else { names.insert(entry) }
        }
    }

    /// The entries that `isKept` keeps, for measurements in which a name under test must not be known.
    package func filter(_ isKept: (String) -> Bool) -> AllowedNames {
        AllowedNames(names.filter(isKept) + hosts.filter(isKept).map { "=\($0)" })
    }

    package var entries: [String] { (Array(names) + hosts).sorted() }

    package func contains(_ host: LinkHost) -> Bool { names.contains(host.registrable) || hosts.contains(host.ascii) || host.forEachParent(names.contains) }
}
