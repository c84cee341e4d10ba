/// How one message is written in a node's JSON and in protobuf (java-tron, `Tron.proto` and `core/contract/*.proto`): what is needed to turn the
/// readable form back into bytes.
struct MessageSchema: Sendable {
    struct Field: Sendable {
        let number: UInt64
        let name: String
        let kind: Kind
    }

    indirect enum Kind: Sendable {
        case number
        case bool
        /// Written as hexadecimal digits.
        case bytes
        /// Hexadecimal digits where addresses are hexadecimal too, else text (java-tron, `HttpSelfFormatFieldName`).
        case name
        case text
        /// Hexadecimal digits or base 58.
        case address
        /// A name or its number.
        case choice([String])
        case message(MessageSchema)
        case messages(MessageSchema)
    }

    /// In the order of their numbers.
    let fields: [Field]

    init(_ fields: [(UInt64, String, Kind)]) { self.fields = fields.map { Field(number: $0.0, name: $0.1, kind: $0.2) } }
}

extension MessageSchema {
    private static let resource = Kind.choice(["BANDWIDTH", "ENERGY", "TRON_POWER"])
    private static let owned: (UInt64, String, Kind) = (1, "owner_address", .address)

    private static let key = MessageSchema([(1, "address", .address), (2, "weight", .number)])
    private static let permission = MessageSchema([
        (1, "type", .choice(["Owner", "Witness", "Active"])), (2, "id", .number), (3, "permission_name", .text), (4, "threshold", .number),
        (5, "parent_id", .number), (6, "operations", .bytes), (7, "keys", .messages(key)),
    ])
    private static let vote = MessageSchema([(1, "vote_address", .address), (2, "vote_count", .number)])
    /// Without the description of its interface: that one isn't read back.
    private static let newContract = MessageSchema([
        (1, "origin_address", .address), (2, "contract_address", .address), (4, "bytecode", .bytes), (5, "call_value", .number),
        (6, "consume_user_resource_percent", .number), (7, "name", .text), (8, "origin_energy_limit", .number), (9, "code_hash", .bytes),
        (10, "trx_hash", .bytes), (11, "version", .number),
    ])

    /// The parameters of the types that users meet.
    private static let parameters: [ContractType: MessageSchema] = [
        .accountCreate: MessageSchema([
            owned, (2, "account_address", .address), (3, "type", .choice(["Normal", "AssetIssue", "Contract"])),
        ]),
        .transfer: MessageSchema([owned, (2, "to_address", .address), (3, "amount", .number)]),
        .transferAsset: MessageSchema([
            (1, "asset_name", .name), (2, "owner_address", .address), (3, "to_address", .address), (4, "amount", .number),
        ]),
        .voteWitness: MessageSchema([owned, (2, "votes", .messages(vote)), (3, "support", .bool)]),
        .freezeBalance: MessageSchema([
            owned, (2, "frozen_balance", .number), (3, "frozen_duration", .number), (10, "resource", resource), (15, "receiver_address", .address),
        ]),
        .unfreezeBalance: MessageSchema([owned, (10, "resource", resource), (15, "receiver_address", .address)]),
        .withdrawBalance: MessageSchema([owned]),
        .createSmartContract: MessageSchema([
            owned, (2, "new_contract", .message(newContract)), (3, "call_token_value", .number), (4, "token_id", .number),
        ]),
        .triggerSmartContract: MessageSchema([
            owned, (2, "contract_address", .address), (3, "call_value", .number), (4, "data", .bytes), (5, "call_token_value", .number),
            (6, "token_id", .number),
        ]),
        .accountPermissionUpdate: MessageSchema([
            owned, (2, "owner", .message(permission)), (3, "witness", .message(permission)), (4, "actives", .messages(permission)),
        ]),
        .freezeBalanceV2: MessageSchema([owned, (2, "frozen_balance", .number), (3, "resource", resource)]),
        .unfreezeBalanceV2: MessageSchema([owned, (2, "unfreeze_balance", .number), (3, "resource", resource)]),
        .withdrawExpireUnfreeze: MessageSchema([owned]),
        .cancelAllUnfreezeV2: MessageSchema([owned]),
        .delegateResource: MessageSchema([
            owned, (2, "resource", resource), (3, "balance", .number), (4, "receiver_address", .address), (5, "lock", .bool),
            (6, "lock_period", .number),
        ]),
        .undelegateResource: MessageSchema([
            owned, (2, "resource", resource), (3, "balance", .number), (4, "receiver_address", .address),
        ]),
    ]

    static func parameter(of type: ContractType) -> MessageSchema? { parameters[type] }

    /// What stands around the contract, without it: before and behind.
    static let head = MessageSchema([
        (1, "ref_block_bytes", .bytes), (3, "ref_block_num", .number), (4, "ref_block_hash", .bytes), (8, "expiration", .number), (10, "data", .bytes),
    ])
    static let tail = MessageSchema([(12, "scripts", .bytes), (14, "timestamp", .number), (18, "fee_limit", .number)])
    /// What stands in a contract behind its type and parameter.
    static let contractTail = MessageSchema([(3, "provider", .bytes), (4, "ContractName", .name), (5, "Permission_id", .number)])
}
