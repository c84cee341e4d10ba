/// Who may sign for an account, with what weight, and for what (java-tron, `Tron.proto`, `Permission`).
package struct TronPermission: Sendable, Hashable {
    package enum Kind: Int, Sendable, Hashable {
        case owner = 0
        case witness = 1
        case active = 2
    }

    package struct Key: Sendable, Hashable {
        package let address: TronAddress
        package let weight: Int64

        package init(address: TronAddress, weight: Int64) {
            self.address = address
            self.weight = weight
        }
    }

    package let kind: Kind
    /// 0 the owner's, 1 a witness's, from 2 on active ones.
    package let id: Int
    package let name: String
    package let threshold: Int64
    package let keys: [Key]
    /// Of an active permission the contract types that it may sign: bit i of byte i/8, the least significant first. 32 bytes.
    package let operations: [UInt8]

    package init(kind: Kind, id: Int, name: String, threshold: Int64, keys: [Key], operations: [UInt8]) {
        self.kind = kind
        self.id = id
        self.name = name
        self.threshold = threshold
        self.keys = keys
        self.operations = operations
    }

    /// Whether transactions of the type may be signed under it. The owner's permission may sign all.
    package func allows(_ type: ContractType) -> Bool {
        guard kind == .active else { return kind == .owner }
        let (byte, bit) = type.rawValue.quotientAndRemainder(dividingBy: 8)
        return operations.indices.contains(byte) && operations[byte] & (1 << UInt8(bit)) != 0
    }
}
