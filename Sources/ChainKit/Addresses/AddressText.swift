/// The written forms of a few addresses, each worked out once: the same two or three occur in everything that is said of a transaction.
struct AddressText {
    private var known: [(account: AccountBytes, text: String)] = []
    /// More addresses than this are written anew each time: looking through the list would take longer.
    private static let most = 16

    /// The 34 characters of base 58.
    mutating func callAsFunction(_ address: TronAddress) -> String {
        if let text = known.first(where: { $0.account == address.account })?.text { return text }
        let text = address.base58
        if known.count < AddressText.most { known.append((address.account, text)) }
        return text
    }

    mutating func callAsFunction(tron account: AccountBytes) -> String { self(TronAddress(account)) }
}
