package import Kit

/// Why an execution ended as it did, and what helps: parts of sentences, without a full stop.
package enum ContractResultWords {
    package static func cause(of result: ContractResult) -> Phrase {
        switch result {
        case .default: Phrase(en: "the node does not say how the execution ended", zh: "节点没有说明执行结果")
        case .success: Phrase(en: "the execution succeeded", zh: "执行成功")
        case .revert: Phrase(en: "the contract refused the call", zh: "合约拒绝了这次操作")
        case .badJumpDestination:
            Phrase(en: "the contract's program jumped to a place that does not exist, which is a fault of the contract", zh: "合约程序跳转到了不存在的位置，是合约自身的错误")
        case .outOfMemory: Phrase(en: "the contract used more memory than a call may", zh: "合约使用的内存超过了上限")
        case .precompiledContract: Phrase(en: "a function built into the chain refused the data that the contract gave it", zh: "链上内置函数不接受合约传入的数据")
        case .stackTooSmall:
            Phrase(en: "the contract's program took more from its stack than there was, which is a fault of the contract", zh: "合约程序从堆栈取出了不存在的数据，是合约自身的错误")
        case .stackTooLarge: Phrase(en: "the contract's program put more on its stack than may be there", zh: "合约程序的堆栈超过了上限")
        case .illegalOperation:
            Phrase(en: "the contract came to an invalid instruction, as older contracts do where a condition is not met", zh: "合约执行到了无效指令，旧合约在条件不满足时常会这样")
        case .stackOverflow: Phrase(en: "the contract called itself or others too deep", zh: "合约的调用层数过深")
        case .outOfEnergy: Phrase(en: "the energy ran out", zh: "能量不够")
        case .outOfTime: Phrase(en: "the call ran longer than the 80 ms that the network allows", zh: "执行时间超过了网络允许的 80 毫秒")
        case .jvmStackOverflow: Phrase(en: "the node's own memory for nested calls ran out", zh: "嵌套调用过多，超出了节点的处理能力")
        case .unknown: Phrase(en: "the node names no known reason", zh: "节点没有给出明确原因")
        case .transferFailed: Phrase(en: "the contract could not send on the TRX or tokens that it was to send", zh: "合约向外转出 TRX 或代币时失败")
        case .invalidCode: Phrase(en: "the code of the new contract is not valid", zh: "要部署的合约代码无效")
        }
    }

    package static func advice(for result: ContractResult) -> Phrase {
        switch result {
        case .default: Phrase(en: "give the transaction hash to support to have it checked", zh: "请把交易哈希发给客服核对")
        case .success: Phrase(en: "nothing needs to be done", zh: "不需要再做什么")
        case .revert:
            Phrase(en: "check the balance and the conditions of the contract or app before you send again", zh: "请先核对余额和该合约或应用的使用条件，再决定是否重新发起")
        case .badJumpDestination, .stackTooSmall, .stackTooLarge, .precompiledContract:
            Phrase(en: "repeating it costs the fee once more; ask the makers of the contract or app", zh: "重复操作还会再扣手续费，请联系该合约或应用的开发方")
        case .illegalOperation:
            Phrase(
                en: "check the balance and the conditions of the contract or app first, since repeating it costs the fee once more",
                zh: "请先核对余额和该合约或应用的使用条件，重复操作还会再扣手续费")
        case .outOfMemory, .stackOverflow, .jvmStackOverflow:
            Phrase(en: "try it with a smaller amount of work, or ask the makers of the contract or app", zh: "请减小单次操作的规模，或联系该合约或应用的开发方")
        case .outOfEnergy:
            Phrase(en: "before another try, see that there is enough TRX or energy and look at the fee limit", zh: "请准备足够的 TRX 或能量，并检查手续费上限，再重新发起")
        case .outOfTime: Phrase(en: "send again later", zh: "请过一段时间再重新发起")
        case .unknown: Phrase(en: "give the transaction hash to support before you try it once more", zh: "再次尝试之前，请先把交易哈希发给客服核对")
        case .transferFailed:
            Phrase(en: "the contract may lack the balance; ask the makers of the contract or app", zh: "可能是合约余额不足，请联系该合约或应用的开发方")
        case .invalidCode: Phrase(en: "the code has to be compiled anew before it is deployed", zh: "请重新编译代码后再部署")
        }
    }

    /// What becomes of the energy that was allowed and not used.
    package static func unusedEnergy(after result: ContractResult) -> Phrase {
        result.returnsUnusedEnergy
            ? Phrase(en: "Energy that was not used is not charged after this result.", zh: "这种结果只扣已用掉的能量，没用完的不扣。")
            : Phrase(en: "This result costs the whole energy limit, used or not.", zh: "这种结果会按能量上限全额扣费，不论是否用完。")
    }

    /// USDT's contract gives no reason (its compiler is older than reasons are).
    static let usdtRevert = Phrase(
        en: "the USDT contract refused it without a reason; most often the balance is too small, or Tether has frozen the sender or the recipient",
        zh: "USDT 合约拒绝了这次操作，没有说明原因；最常见的是余额不足，或者付款、收款地址被 Tether 冻结")
    static let usdtRevertAdvice = Phrase(
        en: "before another try, check the balance and whether one of the addresses is frozen", zh: "请先核对余额，并查询两个地址是否被冻结，再决定是否重新发起")
}
