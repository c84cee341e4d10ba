package import Kit

/// What a text that somebody gives as an address is. Made by `AddressReader`.
package struct AddressVerdict: Sendable, Hashable {
    /// The text as it may be shown: what may be a secret is cut down to its ends.
    package let input: String
    package let chain: AddressChain
    package let form: AddressForm
    package let code: AddressCode
    /// The address in its chain's own form: base 58, EIP-55, or as bech32 is written. Only where the characters stand in the text, one behind the other:
    /// what had to be put together from a broken one is never given.
    package let canonical: String?
    package let tron: TronAddress?
    package let evm: EVMAddress?
    private let remains: AddressRemains

    /// Whether the text is a TRON address as it stands. One of another chain, or one that stands in a link, is not: `code` and `canonical` say more.
    package var isValid: Bool { code == .ok }

    /// What seems to be wrong and what to do about it; nil where nothing is. Never names another address.
    ///
    /// For a broken TRON address the place of a single slip is searched for, which takes up to two milliseconds.
    package var hint: Phrase? { AddressHint.phrase(code, chain: chain, remains: remains, slip: AddressSlip.slip(in: remains.word, code: code)) }

    /// The hint without the place of a slip: quick, for long lists.
    package var shortHint: Phrase? { AddressHint.phrase(code, chain: chain, remains: remains, slip: nil) }

    /// Whether `hint` searches for a slip.
    package var hasSearchableSlip: Bool { AddressSlip.isSearchable(remains.word, code: code) }

    init(input: String, reading: AddressReading, code: AddressCode, form: AddressForm, remains: AddressRemains, isVerbatim: Bool) {
        self.input = input
        self.code = code
        self.form = form
        self.remains = remains
        chain = reading.chain
        canonical = isVerbatim ? reading.canonical : nil
        tron = isVerbatim ? reading.tron : nil
        evm = isVerbatim ? reading.evm : nil
    }
}

/// What is left of a text when everything around the address is taken off, and what stood in it that doesn't belong there.
struct AddressRemains: Sendable, Hashable {
    /// Letters and digits, in ASCII; empty where there is no one word.
    let word: [UInt8]
    /// What the word alone is.
    let code: AddressCode
    let foreign: [Foreign]

    /// A letter that only looks like one of an address.
    struct Foreign: Sendable, Hashable {
        /// Counted from 1.
        let position: Int
        let scalar: Unicode.Scalar
        let readAs: UInt8
    }
}
