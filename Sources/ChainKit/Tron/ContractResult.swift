/// How the execution of a TRON transaction ended (java-tron, `Tron.proto`, `Transaction.Result.contractResult`).
package enum ContractResult: String, Sendable, Hashable, CaseIterable {
    case `default` = "DEFAULT"
    case success = "SUCCESS"
    case revert = "REVERT"
    case badJumpDestination = "BAD_JUMP_DESTINATION"
    case outOfMemory = "OUT_OF_MEMORY"
    case precompiledContract = "PRECOMPILED_CONTRACT"
    case stackTooSmall = "STACK_TOO_SMALL"
    case stackTooLarge = "STACK_TOO_LARGE"
    case illegalOperation = "ILLEGAL_OPERATION"
    case stackOverflow = "STACK_OVERFLOW"
    case outOfEnergy = "OUT_OF_ENERGY"
    case outOfTime = "OUT_OF_TIME"
    case jvmStackOverflow = "JVM_STACK_OVER_FLOW"
    case unknown = "UNKNOWN"
    case transferFailed = "TRANSFER_FAILED"
    case invalidCode = "INVALID_CODE"

    /// Whether energy that was not used comes back: it does after a revert and a failed transfer alone (java-tron, `spendAllEnergy`).
    package var returnsUnusedEnergy: Bool { self == .revert || self == .transferFailed }
}
