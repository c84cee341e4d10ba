package import Kit

/// What TRON's network takes, in sun (1 TRX = 1,000,000 sun) unless said otherwise. Its members vote on it: the values are read from a node
/// (`/wallet/getchainparameters`), and `documented` stands in until one has answered.
package struct NetworkFees: Sendable, Hashable {
    /// A byte of bandwidth.
    package let bandwidth: Int64
    /// Bytes that each account has free a day.
    package let freeBandwidth: Int64
    /// A unit of energy.
    package let energy: Int64
    /// An account that comes to be.
    package let newAccount: Int64
    /// Instead of bandwidth where an account comes to be and the sender has none staked for.
    package let newAccountBandwidth: Int64
    package let memo: Int64
    /// Two or more signatures.
    package let multiSignature: Int64
    package let permissionUpdate: Int64
    /// The highest fee limit.
    package let mostFeeLimit: Int64
    /// Days from unstaking until the TRX can be withdrawn.
    package let unstakingDays: Int64
    /// Milliseconds that a call may run.
    package let longestCall: Int64

    package init(
        bandwidth: Int64, freeBandwidth: Int64, energy: Int64, newAccount: Int64, newAccountBandwidth: Int64, memo: Int64, multiSignature: Int64,
        permissionUpdate: Int64, mostFeeLimit: Int64, unstakingDays: Int64, longestCall: Int64
    ) {
        self.bandwidth = bandwidth
        self.freeBandwidth = freeBandwidth
        self.energy = energy
        self.newAccount = newAccount
        self.newAccountBandwidth = newAccountBandwidth
        self.memo = memo
        self.multiSignature = multiSignature
        self.permissionUpdate = permissionUpdate
        self.mostFeeLimit = mostFeeLimit
        self.unstakingDays = unstakingDays
        self.longestCall = longestCall
    }

    /// The main network's values of 2026-11. Bandwidth and activation: receipts of the main network. Energy: 100 sun since 2025-08-29 (proposal 104;
    /// receipts of 2026-09). Memo: proposal 68 (TIP-387). The rest: tronprotocol/documentation-en, `mechanism-algorithm/resource.md`, `account.md` and
    /// `multi-signatures.md`.
    package static let documented = NetworkFees(
        bandwidth: 1_000, freeBandwidth: 600, energy: 100, newAccount: 1_000_000, newAccountBandwidth: 100_000, memo: 1_000_000,
        multiSignature: 1_000_000, permissionUpdate: 100_000_000, mostFeeLimit: 15_000_000_000, unstakingDays: 14, longestCall: 80)

    /// Reads the answer of `getchainparameters`. A parameter that it doesn't name keeps the documented value; one that it names without a value is zero.
    /// - Throws: where it isn't such an answer, or a value is below zero.
    package init(node json: JSONValue) throws(TronDecodingError) {
        var values: [String: Int64] = [:]
        for parameter in try NodeObject(json, "answer").array("chainParameter").prefix(1000) {
            let entry = try NodeObject(parameter, "chainParameter")
            // Parameters that are no fees may be negative.
            if NetworkFees.names.contains(try entry.text("key")) { values[try entry.text("key")] = try entry.count("value") }
        }
        guard !values.isEmpty else { throw .missing("chainParameter") }
        let documented = NetworkFees.documented
        self.init(
            bandwidth: values["getTransactionFee"] ?? documented.bandwidth, freeBandwidth: values["getFreeNetLimit"] ?? documented.freeBandwidth,
            energy: values["getEnergyFee"] ?? documented.energy,
            newAccount: values["getCreateNewAccountFeeInSystemContract"] ?? documented.newAccount,
            newAccountBandwidth: values["getCreateAccountFee"] ?? documented.newAccountBandwidth, memo: values["getMemoFee"] ?? documented.memo,
            multiSignature: values["getMultiSignFee"] ?? documented.multiSignature,
            permissionUpdate: values["getUpdateAccountPermissionFee"] ?? documented.permissionUpdate,
            mostFeeLimit: values["getMaxFeeLimit"] ?? documented.mostFeeLimit,
            unstakingDays: values["getUnfreezeDelayDays"] ?? documented.unstakingDays,
            longestCall: values["getMaxCpuTimeOfOneTx"] ?? documented.longestCall)
    }

    private static let names: Set<String> = [
        "getTransactionFee", "getFreeNetLimit", "getEnergyFee", "getCreateNewAccountFeeInSystemContract", "getCreateAccountFee", "getMemoFee",
        "getMultiSignFee", "getUpdateAccountPermissionFee", "getMaxFeeLimit", "getUnfreezeDelayDays", "getMaxCpuTimeOfOneTx",
    ]
}
