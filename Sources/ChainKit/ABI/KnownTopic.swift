import Kit

/// An event of the token standards and of Tether's contract, by its signature (EIP-20, EIP-721, tether.to's TetherToken).
package enum KnownTopic: String, Sendable, Hashable, CaseIterable {
    case transfer = "Transfer(address,address,uint256)"
    case approval = "Approval(address,address,uint256)"
    case approvalForAll = "ApprovalForAll(address,address,bool)"
    case addedBlackList = "AddedBlackList(address)"
    case removedBlackList = "RemovedBlackList(address)"
    case destroyedBlackFunds = "DestroyedBlackFunds(address,uint256)"
    case issue = "Issue(uint256)"
    case redeem = "Redeem(uint256)"
    case deprecate = "Deprecate(address)"
    case params = "Params(uint256,uint256)"
    case pause = "Pause()"
    case unpause = "Unpause()"
    case ownershipTransferred = "OwnershipTransferred(address,address)"

    /// The Keccak-256 of the signature, in hexadecimal.
    package var hex: String {
        switch self {
        case .transfer: "ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef"
        case .approval: "8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925"
        case .approvalForAll: "17307eab39ab6107e8899845ad3d59bd9653f200f220920489ca2b5937696c31"
        case .addedBlackList: "42e160154868087d6bfdc0ca23d96a1c1cfa32f1b72ba9ba27b69b98a0d819dc"
        case .removedBlackList: "d7e9ec6e6ecd65492dce6bf513cd6867560d49544421d0783ddf06e76c24470c"
        case .destroyedBlackFunds: "61e6e66b0d6339b2980aecc6ccc0039736791f0ccde9ed512e789a7fbdd698c6"
        case .issue: "cb8241adb0c3fdb35b70c24ce35c5eb0c17af7431c99f827d44a445ca624176a"
        case .redeem: "702d5967f45f6513a38ffc42d6ba9bf230bd40e8f53b16363c7eb4fd2deb9a44"
        case .deprecate: "cc358699805e9a8b7f77b522628c7cb9abd07d9efb86b6fb616af1609036a99e"
        case .params: "b044a1e409eac5c48e5af22d4af52670dd1a99059537a78b31b48c6500a6354e"
        case .pause: "6985a02210a168e66602d3235cb6db0e70f92b3ba4d376a33c0f3d9434bff625"
        case .unpause: "7805862f689e2f13df9f062ff482ad3ad112aca9e0847911ed832e158c525b33"
        case .ownershipTransferred: "8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e0"
        }
    }

    /// Its name without the parameters.
    package var plainName: String { String(rawValue.prefix { $0 != "(" }) }

    package var parameterCount: Int { KnownTopic.parameterCounts[self] ?? 0 }

    private static let parameterCounts = Dictionary(
        uniqueKeysWithValues: allCases.map { known in
            let parameters = known.rawValue.drop { $0 != "(" }.dropFirst().dropLast()
            return (known, parameters.split(separator: ",").count)
        })

    private static let byBytes = Dictionary(uniqueKeysWithValues: allCases.compactMap { topic in bytes(hex: topic.hex).map { ($0, topic) } })

    /// nil for a topic that isn't in the table.
    package init?(_ topic: [UInt8]) {
        guard let known = KnownTopic.byBytes[topic] else { return nil }
        self = known
    }
}
