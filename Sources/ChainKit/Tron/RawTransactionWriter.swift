import Kit

extension RawTransaction {
    /// The bytes to be signed, as nodes serialise them; nil for a contract of which not all is kept (a new contract's code, types that aren't read).
    package func encoded() -> [UInt8]? {
        guard let type, let parameter = contract.encodedParameter() else { return nil }
        var any = ProtobufWriter()
        any.bytes(1, (RawTransaction.typeURLPrefix + type.name).utf8)
        any.bytes(2, parameter.bytes)
        var contract = ProtobufWriter()
        contract.number(1, Int64(type.rawValue))
        contract.message(2, any)
        contract.number(5, Int64(permissionID))
        var raw = ProtobufWriter()
        raw.bytes(1, refBlockBytes)
        raw.bytes(4, refBlockHash)
        raw.number(8, expiration.milliseconds)
        raw.bytes(10, memo)
        raw.message(11, contract)
        raw.number(14, timestamp?.milliseconds ?? 0)
        raw.number(18, feeLimit)
        return raw.bytes
    }
}

extension TronContract {
    /// The contract's parameter (java-tron, `core/contract/*.proto`).
    fileprivate func encodedParameter() -> ProtobufWriter? {
        var writer = ProtobufWriter()
        switch self {
        case .transfer(let from, let to, let amount):
            writer.bytes(1, from.payload)
            writer.bytes(2, to.payload)
            writer.number(3, amount)
        case .transferAsset(let asset, let from, let to, let amount):
            writer.bytes(1, asset.utf8)
            writer.bytes(2, from.payload)
            writer.bytes(3, to.payload)
            writer.number(4, amount)
        case .call(let call): writer.write(call)
        case .createAccount(let owner, let account):
            writer.bytes(1, owner.payload)
            writer.bytes(2, account.payload)
        case .vote(let owner, let votes):
            writer.bytes(1, owner.payload)
            for vote in votes { writer.message(2, ProtobufWriter(vote)) }
        case .stakeV1(let owner, let amount, let days, let resource, let receiver):
            writer.bytes(1, owner.payload)
            writer.number(2, amount)
            writer.number(3, days)
            writer.number(10, Int64(resource.rawValue))
            writer.bytes(15, receiver?.payload ?? [])
        case .unstakeV1(let owner, let resource, let receiver):
            writer.bytes(1, owner.payload)
            writer.number(10, Int64(resource.rawValue))
            writer.bytes(15, receiver?.payload ?? [])
        case .stake(let owner, let amount, let resource), .unstake(let owner, let amount, let resource):
            writer.bytes(1, owner.payload)
            writer.number(2, amount)
            writer.number(3, Int64(resource.rawValue))
        case .withdrawUnstaked(let owner), .cancelUnstaking(let owner), .withdrawReward(let owner): writer.bytes(1, owner.payload)
        case .delegate(let owner, let amount, let resource, let receiver, let lockBlocks):
            writer.writeDelegation(owner, amount, resource, receiver)
            writer.bool(5, lockBlocks != nil)
            writer.number(6, lockBlocks ?? 0)
        case .undelegate(let owner, let amount, let resource, let receiver): writer.writeDelegation(owner, amount, resource, receiver)
        case .updatePermissions(let update): writer.write(update)
        case .create, .other: return nil
        }
        return writer
    }
}

extension ProtobufWriter {
    fileprivate init(_ vote: TronContract.Vote) {
        self.init()
        bytes(1, vote.witness.payload)
        number(2, vote.count)
    }

    fileprivate mutating func write(_ call: ContractCall) {
        bytes(1, call.owner.payload)
        bytes(2, call.contract.payload)
        number(3, call.callValue)
        bytes(4, call.data)
        number(5, call.tokenValue)
        number(6, call.tokenID)
    }

    fileprivate mutating func writeDelegation(_ owner: TronAddress, _ amount: Int64, _ resource: Resource, _ receiver: TronAddress) {
        bytes(1, owner.payload)
        number(2, Int64(resource.rawValue))
        number(3, amount)
        bytes(4, receiver.payload)
    }

    fileprivate mutating func write(_ update: PermissionUpdate) {
        bytes(1, update.account.payload)
        if let owner = update.owner { message(2, ProtobufWriter(owner)) }
        if let witness = update.witness { message(3, ProtobufWriter(witness)) }
        for active in update.actives { message(4, ProtobufWriter(active)) }
    }

    fileprivate init(_ permission: TronPermission) {
        self.init()
        number(1, Int64(permission.kind.rawValue))
        number(2, Int64(permission.id))
        bytes(3, permission.name.utf8)
        number(4, permission.threshold)
        bytes(6, permission.operations)
        for key in permission.keys {
            var writer = ProtobufWriter()
            writer.bytes(1, key.address.payload)
            writer.number(2, key.weight)
            message(7, writer)
        }
    }
}
