/// The links and addresses of an outgoing text, which lead people and money elsewhere.
enum OutboundPointers {
    /// How many links, and how many addresses, are judged; a text with more is judged by the first ones.
    private static let most = 50

    static func findings(in folded: FoldedText, units: [OutboundUnit], context: OutboundContext) -> [OutboundFinding] {
        linkFindings(in: folded, units: units, context: context) + addressFindings(in: folded, context: context)
    }

    private static func linkFindings(in folded: FoldedText, units: [OutboundUnit], context: OutboundContext) -> [OutboundFinding] {
        var seen: Set<String> = []
        var findings: [OutboundFinding] = []
        for unit in units where unit.isLink && seen.count < most {
            let link = folded.visible(unit.range)
            guard seen.insert(link).inserted else { continue }
            switch context.links(link) {
            case .allowed: continue
            case .unknown: findings.append(OutboundFinding(.unknownLink, words: link))
            case .malicious: findings.append(OutboundFinding(.badLink, words: link))
            }
        }
        return findings
    }

    private static func addressFindings(in folded: FoldedText, context: OutboundContext) -> [OutboundFinding] {
        let addresses = ChainAddress.addresses(in: folded).prefix(most)
        guard !addresses.isEmpty else { return [] }
        var known = ChainAddress.publicFacts
        for text in context.quoted { known.formUnion(ChainAddress.addresses(in: FoldedText(text), needLabel: false)) }
        var findings: [OutboundFinding] = []
        for address in addresses where known.insert(address).inserted {
            findings.append(OutboundFinding(.foreignAddress, words: address.text))
        }
        return findings
    }
}

extension FoldedText {
    /// The part of the original that can be seen, with full-width letters and digits as ASCII.
    func visible(_ range: Range<Int>) -> String {
        var text = String.UnicodeScalarView()
        for position in range {
            let scalar = scalars[origins[position]]
            let isFullWidth = 0xFF01...0xFF5E ~= scalar.value
            text.append(isFullWidth ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return String(text)
    }
}
