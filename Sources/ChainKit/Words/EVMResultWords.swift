import Kit

/// Why a transaction of an EVM chain failed: its receipt says only that it did.
enum EVMResultWords {
    static let reverted = Phrase(en: "the contract refused the call", zh: "合约拒绝了这次操作")
    static let revertedAdvice = Phrase(
        en: "check the balance and the conditions of the contract or app before you send again", zh: "请先核对余额和该合约或应用的使用条件，再决定是否重新发起")
    static let outOfGas = Phrase(en: "all of the gas was used up, so the gas limit was most likely too low", zh: "gas 已全部用完，很可能是 gas 上限设得太低")
    static let outOfGasAdvice = Phrase(en: "set a higher gas limit before you send again", zh: "请调高 gas 上限再重新发起")
}
