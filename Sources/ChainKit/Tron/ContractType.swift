/// What a TRON transaction does, by the number of its contract (java-tron, `Tron.proto`, `Transaction.Contract.ContractType`).
package enum ContractType: Int, Sendable, Hashable, CaseIterable {
    case accountCreate = 0
    case transfer = 1
    case transferAsset = 2
    case voteAsset = 3
    case voteWitness = 4
    case witnessCreate = 5
    case assetIssue = 6
    case witnessUpdate = 8
    case participateAssetIssue = 9
    case accountUpdate = 10
    case freezeBalance = 11
    case unfreezeBalance = 12
    case withdrawBalance = 13
    case unfreezeAsset = 14
    case updateAsset = 15
    case proposalCreate = 16
    case proposalApprove = 17
    case proposalDelete = 18
    case setAccountID = 19
    case custom = 20
    case createSmartContract = 30
    case triggerSmartContract = 31
    case getContract = 32
    case updateSetting = 33
    case exchangeCreate = 41
    case exchangeInject = 42
    case exchangeWithdraw = 43
    case exchangeTransaction = 44
    case updateEnergyLimit = 45
    case accountPermissionUpdate = 46
    case clearABI = 48
    case updateBrokerage = 49
    case shieldedTransfer = 51
    case marketSellAsset = 52
    case marketCancelOrder = 53
    case freezeBalanceV2 = 54
    case unfreezeBalanceV2 = 55
    case withdrawExpireUnfreeze = 56
    case delegateResource = 57
    case undelegateResource = 58
    case cancelAllUnfreezeV2 = 59

    /// As nodes write it: `TransferContract`.
    package var name: String {
        switch self {
        case .accountCreate: "AccountCreateContract"
        case .transfer: "TransferContract"
        case .transferAsset: "TransferAssetContract"
        case .voteAsset: "VoteAssetContract"
        case .voteWitness: "VoteWitnessContract"
        case .witnessCreate: "WitnessCreateContract"
        case .assetIssue: "AssetIssueContract"
        case .witnessUpdate: "WitnessUpdateContract"
        case .participateAssetIssue: "ParticipateAssetIssueContract"
        case .accountUpdate: "AccountUpdateContract"
        case .freezeBalance: "FreezeBalanceContract"
        case .unfreezeBalance: "UnfreezeBalanceContract"
        case .withdrawBalance: "WithdrawBalanceContract"
        case .unfreezeAsset: "UnfreezeAssetContract"
        case .updateAsset: "UpdateAssetContract"
        case .proposalCreate: "ProposalCreateContract"
        case .proposalApprove: "ProposalApproveContract"
        case .proposalDelete: "ProposalDeleteContract"
        case .setAccountID: "SetAccountIdContract"
        case .custom: "CustomContract"
        case .createSmartContract: "CreateSmartContract"
        case .triggerSmartContract: "TriggerSmartContract"
        case .getContract: "GetContract"
        case .updateSetting: "UpdateSettingContract"
        case .exchangeCreate: "ExchangeCreateContract"
        case .exchangeInject: "ExchangeInjectContract"
        case .exchangeWithdraw: "ExchangeWithdrawContract"
        case .exchangeTransaction: "ExchangeTransactionContract"
        case .updateEnergyLimit: "UpdateEnergyLimitContract"
        case .accountPermissionUpdate: "AccountPermissionUpdateContract"
        case .clearABI: "ClearABIContract"
        case .updateBrokerage: "UpdateBrokerageContract"
        case .shieldedTransfer: "ShieldedTransferContract"
        case .marketSellAsset: "MarketSellAssetContract"
        case .marketCancelOrder: "MarketCancelOrderContract"
        case .freezeBalanceV2: "FreezeBalanceV2Contract"
        case .unfreezeBalanceV2: "UnfreezeBalanceV2Contract"
        case .withdrawExpireUnfreeze: "WithdrawExpireUnfreezeContract"
        case .delegateResource: "DelegateResourceContract"
        case .undelegateResource: "UnDelegateResourceContract"
        case .cancelAllUnfreezeV2: "CancelAllUnfreezeV2Contract"
        }
    }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    package init?(name: String) {
        guard let type = ContractType.byName[name] else { return nil }
        self = type
    }
}
