/// Two addresses of different owners whose ends look the same. Wallets show the ends alone, so swindlers search for such an address, send dust from
/// it, and wait for it to be copied out of the history.
package struct AddressLookalike: Sendable, Hashable {
    package let one: String
    package let other: String
    /// Characters that are the same at the start, behind what all addresses of the chain start with.
    package let head: Int
    /// Characters that are the same at the end.
    package let tail: Int
}

extension WalletSafety {
    /// The pairs of look-alikes among the addresses of some texts, each once, in order of appearance.
    ///
    /// By chance two addresses share as much once in 2²⁷ pairs, so that a history of ten thousand raises no alarm by itself, while
    /// a swindler needs some minutes of searching for it. Time grows with the length of the texts and with the number of pairs that end alike.
    /// - Parameter history: texts that hold addresses, or addresses alone.
    package static func lookalikes(in history: some Sequence<String>) -> [AddressLookalike] {
        var seen: Set<ChainAddress> = []
        var byEnd: [AddressEnd: [ChainAddress]] = [:]
        var pairs: [AddressLookalike] = []
        for text in history {
            for address in ChainAddress.addresses(in: FoldedText(text), needLabel: false) where seen.insert(address).inserted {
                let end = AddressEnd(address)
                pairs += byEnd[end, default: []].compactMap { AddressLookalike($0, address) }
                byEnd[end, default: []].append(address)
            }
        }
        return pairs
    }
}

/// What look-alikes have in common at the least.
private struct AddressEnd: Hashable {
    let chain: ChainAddress.Chain
    let characters: Substring

    init(_ address: ChainAddress) {
        chain = address.chain
        characters = address.text.suffix(AddressLookalike.shortestTail)
    }
}

extension AddressLookalike {
    /// People look at the end: without it nothing looks alike.
    fileprivate static let shortestTail = 2
    /// How unlikely a likeness must be, in bits.
    private static let leastBits = 27.0

    /// nil where the two don't look alike.
    fileprivate init?(_ one: ChainAddress, _ other: ChainAddress) {
        guard one.chain == other.chain, one != other else { return nil }
        let (left, right) = (Array(one.text.utf8.dropFirst(one.fixedHead)), Array(other.text.utf8.dropFirst(other.fixedHead)))
        head = zip(left, right).prefix { $0 == $1 }.count
        tail = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        guard Double(head + tail) * one.bitsOfCharacter >= Self.leastBits else { return nil }
        self.one = one.text
        self.other = other.text
    }
}

extension ChainAddress {
    /// Characters with which all addresses of the kind start.
    fileprivate var fixedHead: Int {
        switch chain {
        case .tron: 1
        case .evm: 2
        case .bitcoin: text.hasPrefix("bc1") ? 4 : 1
        case .solana: 0
        }
    }

    /// What a character says: base 58, hexadecimal or bech32.
    fileprivate var bitsOfCharacter: Double {
        switch chain {
        case .tron, .solana: 5.86
        case .evm: 4
        case .bitcoin: text.hasPrefix("bc1") ? 5 : 5.86
        }
    }
}
