package import Kit

/// What the reasons mean that contracts give most often: those of the token standards' common libraries and of exchanges' routers.
package enum RevertWords {
    /// A part of a sentence, without a full stop. nil for a reason that isn't in the table.
    package static func meaning(of reason: String) -> Phrase? {
        let reason = reason.lowercased()
        return table.first { entry in entry.fragments.contains { reason.contains($0) } }?.meaning
    }

    /// Parts of the reasons in small letters (OpenZeppelin `ERC20`, `SafeERC20`, DappHub `ds-token`, Uniswap `TransferHelper` and routers).
    private static let table: [(fragments: [String], meaning: Phrase)] = [
        (
            ["transfer amount exceeds allowance", "insufficient allowance", "insufficient-approval", "exceeds allowance"],
            Phrase(en: "the approved amount is smaller than what was to be moved", zh: "授权额度小于要转出的数量")
        ),
        (
            ["transfer amount exceeds balance", "insufficient-balance", "insufficient balance", "exceeds balance", "sub-underflow", "subtraction overflow"],
            Phrase(en: "the token balance is smaller than what was to be moved", zh: "代币余额小于要转出的数量")
        ),
        (
            ["transfer_from_failed", "transfer_failed", "low-level call failed", "erc20 operation did not succeed"],
            Phrase(en: "the token could not be moved, most often for lack of balance or approval", zh: "代币转移失败，多半是余额或授权不足")
        ),
        (
            ["insufficient_output_amount", "insufficient output amount", "too little received", "slippage"],
            Phrase(en: "the price moved further than the slippage that was set", zh: "价格变动超过了设置的滑点")
        ),
        (
            ["excessive_input_amount", "too much requested"],
            Phrase(en: "the price moved further than the slippage that was set", zh: "价格变动超过了设置的滑点")
        ),
        (["insufficient_liquidity", "insufficient liquidity"], Phrase(en: "the pool does not hold enough for the trade", zh: "流动池里的资金不够这笔兑换")),
        (["expired", "transaction too old", "deadline"], Phrase(en: "the time that was set for the trade had run out", zh: "超过了设置的成交时限")),
        (["paused"], Phrase(en: "the contract is paused by those who run it", zh: "合约被其管理方暂停")),
        (["blacklist", "black list", "frozen"], Phrase(en: "one of the addresses is on the issuer's list of frozen addresses", zh: "其中一个地址在发行方的冻结名单上")),
        (["caller is not the owner", "ownable"], Phrase(en: "only the contract's owner may make this call", zh: "只有合约的管理者才能执行这项操作")),
        (["zero address"], Phrase(en: "the recipient is the empty address", zh: "收款地址是空地址")),
    ]

    /// Whether a reason may stand in a text for a user as it is: plain words that point nowhere. Contracts of strangers choose them.
    package static func isPlain(_ reason: String) -> Bool {
        reason.unicodeScalars.count <= 80 && !LinkSign.isIn(reason)
            && reason.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || " -_:,'()!".unicodeScalars.contains(scalar))
            }
    }
}
