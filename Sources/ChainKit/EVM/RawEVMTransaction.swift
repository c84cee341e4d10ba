import BigInt
import Kit

extension EVMTransaction {
    /// Reads the signed bytes, as they are sent to a node.
    /// - Returns: nil where they aren't a signed transaction of a known type (EIP-2718), or aren't written as they have to be.
    package init?(raw: [UInt8]) {
        guard let first = raw.first else { return nil }
        if first >= 0xC0 {
            guard let items = RLP(raw)?.items, let fields = EVMFields(legacy: items) else { return nil }
            self.init(fields, claims: Claims())
            return
        }
        guard let kind = Kind(type: UInt64(first)), kind != .legacy, let items = RLP(raw.dropFirst())?.items, let fields = EVMFields(kind, items) else {
            return nil
        }
        self.init(fields, claims: Claims())
    }
}

extension EVMFields {
    /// Nonce, price, gas, recipient, value, data, v, r, s.
    init?(legacy items: [RLP]) {
        guard items.count == 9, let price = items[1].number, let (parity, chainID) = items[6].number.flatMap(EVMFields.parity(ofLegacy:)),
            let fields = EVMFields(
                .legacy, chainID: chainID, price: .fixed(price), nonce: items[0], call: items[2..<6], extras: [], parity: parity, sealing: items.suffix(2))
        else { return nil }
        self = fields
    }

    /// Chain, nonce, price or tip and price, gas, recipient, value, data, access list, what the type adds, parity, r, s.
    init?(_ kind: EVMTransaction.Kind, _ items: [RLP]) {
        let call = kind == .accessList ? 3 : 4
        let extras = kind.extraCount
        guard items.count == call + 4 + extras + 3, let chainID = items[0].number, let parity = items[items.count - 3].number.flatMap({ UInt8(exactly: $0) }),
            let price = EVMFields.price(items[2..<call]),
            let fields = EVMFields(
                kind, chainID: chainID, price: price, nonce: items[1], call: items[call..<call + 4], extras: Array(items[(call + 4)..<(call + 4 + extras)]),
                parity: parity, sealing: items.suffix(2))
        else { return nil }
        self = fields
    }

    private static func price(_ items: ArraySlice<RLP>) -> EVMTransaction.Price? {
        let numbers = items.compactMap(\.number)
        guard numbers.count == items.count else { return nil }
        return numbers.count == 1 ? .fixed(numbers[0]) : .dynamic(most: numbers[1], tip: numbers[0])
    }

    /// - Parameters:
    ///   - call: gas, recipient, value, data.
    ///   - sealing: r and s.
    private init?(
        _ kind: EVMTransaction.Kind, chainID: BigUInt?, price: EVMTransaction.Price, nonce: RLP, call: ArraySlice<RLP>, extras: [RLP], parity: UInt8,
        sealing: ArraySlice<RLP>
    ) {
        let call = Array(call)
        let sealing = sealing.compactMap(\.number).map { ABIWord($0) }
        guard sealing.count == 2, let signature = EVMFields.signature(r: sealing[0], s: sealing[1], parity: parity),
            let nonce = nonce.number.flatMap({ UInt64(exactly: $0) }), let gasLimit = call[0].number.flatMap({ UInt64(exactly: $0) }),
            let recipient = call[1].content, recipient.isEmpty || recipient.count == AccountBytes.count, let value = call[2].number,
            let data = call[3].content
        else { return nil }
        self.init(
            kind: kind, chainID: chainID, nonce: nonce, price: price, gasLimit: gasLimit, to: AccountBytes(recipient).map(EVMAddress.init), value: value,
            data: data, extras: extras, signature: signature)
    }
}

extension EVMTransaction.Kind {
    /// How many fields stand between the data and the signature.
    fileprivate var extraCount: Int {
        switch self {
        case .legacy: 0
        case .accessList, .dynamicFee: 1
        case .setCode: 2
        case .blobs: 3
        }
    }
}
