import Kit

extension RawTransaction {
    /// What a message's name stands behind in the parameter of a contract (protobuf, `Any`).
    package static let typeURLPrefix = "type.googleapis.com/protocol."

    /// Reads the bytes that are signed (java-tron, `Tron.proto`, `Transaction.raw`).
    /// - Throws: where they can't be read whole, or hold what no node executes.
    package init(_ bytes: [UInt8]) throws(TronDecodingError) {
        let message = try ProtobufMessage(bytes[...])
        let contracts = message.allBytes(11)
        guard contracts.count == 1, let bytes = contracts.first else { throw .contractCount(contracts.count) }
        let contract = try ProtobufMessage(bytes)
        let type = ContractType(rawValue: contract.int32(1))
        let timestamp = message.int64(14)
        self.init(
            refBlockBytes: Array(message.bytes(1)), refBlockHash: Array(message.bytes(4)), expiration: Instant(milliseconds: message.int64(8)),
            timestamp: timestamp == 0 ? nil : Instant(milliseconds: timestamp), contract: try TronContract(type, in: contract), type: type,
            permissionID: contract.int32(5), feeLimit: message.int64(18), memo: Array(message.bytes(10)))
    }
}

extension TronContract {
    /// Reads the parameter of a contract, which names its own type once more.
    fileprivate init(_ type: ContractType?, in contract: ProtobufMessage) throws(TronDecodingError) {
        guard let any = try contract.message(2) else { throw .missing("parameter") }
        guard let type else {
            self = .other(nil, owner: nil)
            return
        }
        guard any.bytes(1).elementsEqual(type.parameterURL) || any.bytes(1).reversed().starts(with: type.parameterURLEnd) else { throw .contradictoryType }
        self = try ContractReader(parameter: ProtobufMessage(any.bytes(2))).contract(type)
    }
}

extension ContractType {
    /// Bytes of the whole name of the parameter's message.
    fileprivate var parameterURL: String.UTF8View { (RawTransaction.typeURLPrefix + name).utf8 }
    /// The part that counts, from its end on: nodes look at what stands behind the last slash.
    fileprivate var parameterURLEnd: ReversedCollection<String.UTF8View> { ("/protocol." + name).utf8.reversed() }
}
