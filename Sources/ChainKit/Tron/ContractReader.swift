/// Reads the parameter of one contract (java-tron, `core/contract/*.proto`; the numbers are those of its fields).
struct ContractReader {
    let parameter: ProtobufMessage

    func contract(_ type: ContractType) throws(TronDecodingError) -> TronContract {
        switch type {
        case .transfer:
            .transfer(from: try owner(), to: try address(2, "to_address"), amount: parameter.int64(3))
        case .transferAsset:
            .transferAsset(
                asset: try parameter.text(1, "asset_name"), from: try address(2, "owner_address"), to: try address(3, "to_address"),
                amount: parameter.int64(4))
        case .triggerSmartContract: .call(try call())
        case .createSmartContract: try creation()
        case .accountCreate: .createAccount(owner: try owner(), account: try address(2, "account_address"))
        case .voteWitness: .vote(owner: try owner(), votes: try votes())
        case .freezeBalance:
            .stakeV1(
                owner: try owner(), amount: parameter.int64(2), days: parameter.int64(3), resource: try resource(10), receiver: try receiver(15))
        case .unfreezeBalance: .unstakeV1(owner: try owner(), resource: try resource(10), receiver: try receiver(15))
        case .withdrawBalance: .withdrawReward(owner: try owner())
        case .freezeBalanceV2: .stake(owner: try owner(), amount: parameter.int64(2), resource: try resource(3))
        case .unfreezeBalanceV2: .unstake(owner: try owner(), amount: parameter.int64(2), resource: try resource(3))
        case .withdrawExpireUnfreeze: .withdrawUnstaked(owner: try owner())
        case .cancelAllUnfreezeV2: .cancelUnstaking(owner: try owner())
        case .delegateResource:
            .delegate(
                owner: try owner(), amount: parameter.int64(3), resource: try resource(2), receiver: try address(4, "receiver_address"),
                lockBlocks: parameter.bool(5) ? parameter.int64(6) : nil)
        case .undelegateResource:
            .undelegate(
                owner: try owner(), amount: parameter.int64(3), resource: try resource(2), receiver: try address(4, "receiver_address"))
        case .accountPermissionUpdate: .updatePermissions(try permissionUpdate())
        // These two have another field before the owner's.
        case .accountUpdate, .setAccountID: .other(type, owner: TronAddress(payload: parameter.bytes(2)))
        default: .other(type, owner: TronAddress(payload: parameter.bytes(1)))
        }
    }

    private func owner() throws(TronDecodingError) -> TronAddress { try address(1, "owner_address") }

    private func address(_ field: UInt64, _ name: String) throws(TronDecodingError) -> TronAddress {
        guard let address = TronAddress(payload: parameter.bytes(field)) else { throw .invalid(name) }
        return address
    }

    /// Who gets the resource; nil where nobody is named.
    private func receiver(_ field: UInt64) throws(TronDecodingError) -> TronAddress? {
        parameter.bytes(field).isEmpty ? nil : try address(field, "receiver_address")
    }

    private func resource(_ field: UInt64) throws(TronDecodingError) -> Resource {
        guard let resource = Resource(rawValue: parameter.int32(field)) else { throw .invalid("resource") }
        return resource
    }

    private func call() throws(TronDecodingError) -> ContractCall {
        ContractCall(
            owner: try owner(), contract: try address(2, "contract_address"), callValue: parameter.int64(3), tokenValue: parameter.int64(5),
            tokenID: parameter.int64(6), data: Array(parameter.bytes(4)))
    }

    private func creation() throws(TronDecodingError) -> TronContract {
        let contract = try parameter.message(2)
        return .create(owner: try owner(), name: try contract?.text(7, "name") ?? "", callValue: contract?.int64(5) ?? 0)
    }

    private func votes() throws(TronDecodingError) -> [TronContract.Vote] {
        var votes: [TronContract.Vote] = []
        for vote in try parameter.messages(2) {
            guard let witness = TronAddress(payload: vote.bytes(1)) else { throw .invalid("vote_address") }
            votes.append(TronContract.Vote(witness: witness, count: vote.int64(2)))
        }
        return votes
    }

    private func permissionUpdate() throws(TronDecodingError) -> PermissionUpdate {
        var actives: [TronPermission] = []
        for active in try parameter.messages(4) { actives.append(try permission(active)) }
        return PermissionUpdate(
            account: try owner(), owner: try parameter.message(2).map(permission), witness: try parameter.message(3).map(permission), actives: actives)
    }

    private func permission(_ message: ProtobufMessage) throws(TronDecodingError) -> TronPermission {
        guard let kind = TronPermission.Kind(rawValue: message.int32(1)) else { throw .invalid("type") }
        var keys: [TronPermission.Key] = []
        for key in try message.messages(7) {
            guard let address = TronAddress(payload: key.bytes(1)) else { throw .invalid("key") }
            keys.append(TronPermission.Key(address: address, weight: key.int64(2)))
        }
        return TronPermission(
            kind: kind, id: message.int32(2), name: try message.text(3, "permission_name"), threshold: message.int64(4), keys: keys,
            operations: Array(message.bytes(6)))
    }
}
