import BigInt
import Kit

/// What a transfer moves. A token is told by its contract alone: its name is chosen by whoever made it.
package enum TraceAsset: Hashable, Sendable {
    case trx
    /// A token that the book knows.
    case token(contract: TronAddress, symbol: String, decimals: Int)
    /// A TRC-10 token, by its number.
    case trc10(id: String)
    /// A token that the book doesn't know. Amounts are in its smallest units.
    case unknownToken(contract: TronAddress)

    /// A symbol where the asset is known, else what tells it apart.
    package var name: String {
        switch self {
        case .trx: "TRX"
        case .token(_, let symbol, _): symbol
        case .trc10(let id): "TRC10 \(id)"
        case .unknownToken(let contract): contract.base58
        }
    }

    package var contract: TronAddress? {
        switch self {
        case .trx, .trc10: nil
        case .token(let contract, _, _), .unknownToken(let contract): contract
        }
    }

    /// Digits behind the point; none where nobody vouches for them.
    package var decimals: Int {
        switch self {
        case .trx: 6
        case .token(_, _, let decimals): decimals
        case .trc10, .unknownToken: 0
        }
    }

    /// Whether it is TRX or in the book: what is followed without being asked.
    package var isKnown: Bool {
        switch self {
        case .trx, .token: true
        case .trc10, .unknownToken: false
        }
    }

    package func amount(_ units: UInt128) -> TokenAmount { TokenAmount(units: BigInt(units), decimals: decimals) }

    /// An order that doesn't depend on the run: TRX first, then by name and contract.
    package static func isOrdered(_ a: TraceAsset, _ b: TraceAsset) -> Bool { a.order < b.order }

    private var order: String {
        switch self {
        case .trx: "0"
        case .token(let contract, let symbol, _): "1 \(symbol) \(contract.base58)"
        case .trc10(let id): "2 \(id)"
        case .unknownToken(let contract): "3 \(contract.base58)"
        }
    }
}

extension TraceAsset: Codable {
    private enum Field: String, CodingKey {
        case trx, token, symbol, decimals, trc10, unknown
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        if let contract = try fields.decodeIfPresent(TronAddressText.self, forKey: .token) {
            self = .token(
                contract: contract.address, symbol: try fields.decode(String.self, forKey: .symbol),
                decimals: min(max(try fields.decode(Int.self, forKey: .decimals), 0), 255))
        } else if let id = try fields.decodeIfPresent(String.self, forKey: .trc10) {
            self = .trc10(id: id)
        } else if let contract = try fields.decodeIfPresent(TronAddressText.self, forKey: .unknown) {
            self = .unknownToken(contract: contract.address)
        } else {
            self = .trx
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Field.self)
        switch self {
        case .trx: try fields.encode(true, forKey: .trx)
        case .token(let contract, let symbol, let decimals):
            try fields.encode(TronAddressText(contract), forKey: .token)
            try fields.encode(symbol, forKey: .symbol)
            try fields.encode(decimals, forKey: .decimals)
        case .trc10(let id): try fields.encode(id, forKey: .trc10)
        case .unknownToken(let contract): try fields.encode(TronAddressText(contract), forKey: .unknown)
        }
    }
}

/// An address in a stored trace: base 58.
struct TronAddressText: Codable, Hashable {
    let address: TronAddress

    init(_ address: TronAddress) { self.address = address }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let address = TronAddress(base58: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a TRON address")
        }
        self.address = address
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(address.base58)
    }
}
