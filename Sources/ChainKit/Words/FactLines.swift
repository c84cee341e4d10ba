import BigInt
import Kit

/// The facts of a finding for an agent: one a line, with numbers, times and addresses. What isn't known has no line.
struct FactLines {
    private let finding: TransactionFinding
    private let language: Language
    private let amounts: AmountWords

    /// Movements that have a line of their own; of the others there is the number.
    private static let mostMovements = 10

    init(_ finding: TransactionFinding, _ language: Language) {
        self.finding = finding
        self.language = language
        amounts = AmountWords(language: language)
    }

    var all: [String] { head + actors + movements + cost + energy + reason + remarks }

    private func line(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        Places.filled(phrase, language) { values[$0] }
    }

    private var head: [String] {
        var lines = [
            line(
                Phrase(en: "Status: {status}{finality}", zh: "状态：{status}{finality}"),
                ["status": StatusNames.name(of: finding.status)(language), "finality": StatusNames.finality(of: finding)(language)])
        ]
        if let id = finding.id { lines.append(line(Phrase(en: "Transaction: {id}", zh: "交易哈希：{id}"), ["id": id])) }
        if let block = finding.blockNumber {
            let time = finding.blockTime.map(TimeWords.text) ?? Phrase(en: "time not known", zh: "时间未知")(language)
            lines.append(line(Phrase(en: "Block: {block}, {time}", zh: "区块：{block}，{time}"), ["block": amounts.number(block), "time": time]))
        }
        if let expiration = finding.expiration, finding.status != .success, finding.status != .failed {
            lines.append(line(Phrase(en: "Can be packed until: {time}", zh: "有效期至：{time}"), ["time": TimeWords.text(expiration)]))
        }
        return lines
    }

    private var actors: [String] {
        var lines: [String] = []
        if finding.action != .unknown {
            lines.append(line(Phrase(en: "Kind: {noun}", zh: "类型：{noun}"), ["noun": ActionWords(finding: finding, language: language).noun]))
        }
        if let contract = finding.contract {
            let name = KnownTokens.symbol(of: contract).map { Phrase(en: " ({name})", zh: "（{name}）")(language, ["name": $0]) } ?? ""
            lines.append(line(Phrase(en: "Contract: {contract}{name}", zh: "合约：{contract}{name}"), ["contract": contract, "name": name]))
        }
        if let intended = finding.intended, finding.action != .createAccount {
            lines.append(said(intended, Phrase(en: "Signed for: {amount}, {route}", zh: "签名内容：{amount}，{route}")))
        }
        lines += approval
        if !finding.signers.isEmpty {
            lines.append(line(Phrase(en: "Signed by: {signers}", zh: "签名者：{signers}"), ["signers": finding.signers.joined(separator: ", ")]))
        }
        return lines
    }

    private func said(_ movement: TransactionFinding.Movement, _ phrase: Phrase) -> String {
        let isWithin = movement.from == movement.to && !finding.action.isTransfer
        let route = isWithin ? movement.from : movement.to.isEmpty ? "\(movement.from) →" : "\(movement.from) → \(movement.to)"
        return line(phrase, ["amount": amounts.amount(movement.amount, of: movement.asset), "route": route])
    }

    private var approval: [String] {
        switch finding.action {
        case .approve(let spender, let amount, let isUnlimited):
            let sum =
                isUnlimited
                ? Phrase(en: "unlimited", zh: "无限额")(language) : amount.map(amounts.number) ?? Phrase(en: "of unknown size", zh: "额度未知")(language)
            return [line(Phrase(en: "Approves: {spender}, {amount}", zh: "授权给：{spender}，{amount}"), ["spender": spender, "amount": sum])]
        case .approveAll(let spender, let isGranted):
            return [
                line(
                    isGranted
                        ? Phrase(en: "Approves: {spender}, everything", zh: "授权给：{spender}，全部") : Phrase(en: "Withdraws from: {spender}", zh: "取消授权：{spender}"),
                    ["spender": spender])
            ]
        case .createAccount:
            return [line(Phrase(en: "Activates: {account}", zh: "激活账户：{account}"), ["account": finding.intended?.to ?? "–"])]
        case .delegate(_, let lockBlocks?):
            // Without a number it is three days (java-tron, `DelegateResourceActuator`); a block takes 3 seconds.
            let hours = lockBlocks > 0 ? lockBlocks / 1200 : 72
            return [line(Phrase(en: "Locked for: {hours} hours", zh: "锁定：{hours} 小时"), ["hours": amounts.number(hours)])]
        default: return []
        }
    }

    private var movements: [String] {
        let shown = finding.moved.prefix(FactLines.mostMovements).map {
            said($0, Phrase(en: "Moved: {amount}, {route}", zh: "实际转移：{amount}，{route}"))
        }
        let left = finding.moved.count - shown.count
        let rest = left > 0 ? [line(Phrase(en: "And {count} more movements", zh: "另有 {count} 笔转移"), ["count": String(left)])] : []
        let nothing = finding.status == .failed ? [line(Phrase(en: "Moved: nothing", zh: "实际转移：无"))] : []
        return shown + rest + nothing
    }
}

// Cost, energy and reasons.
extension FactLines {
    private var cost: [String] {
        guard let cost = finding.cost else { return [] }
        guard cost.total > 0 else { return [line(Phrase(en: "Fee: nothing was burned", zh: "手续费：没有消耗"))] }
        let parts: [(BigInt, Phrase)] = [
            (cost.energy, finding.chain == .tron ? Phrase(en: "energy", zh: "能量") : Phrase(en: "gas", zh: "gas")),
            (cost.bandwidth, Phrase(en: "bandwidth", zh: "带宽")), (cost.activation, Phrase(en: "activation of an account", zh: "激活账户")),
            (cost.memo, Phrase(en: "memo", zh: "附言")), (cost.multiSignature, Phrase(en: "several signatures", zh: "多重签名")),
            (cost.permissionChange, Phrase(en: "change of permissions", zh: "修改权限")), (cost.other, Phrase(en: "other", zh: "其他")),
        ]
        let split = parts.filter { $0.0 > 0 }.map { "\($0.1(language)) \(amounts.fee($0.0, of: finding))" }.joined(separator: language == .en ? ", " : "，")
        var lines = [
            line(
                Phrase(en: "Fee: {total} ({split})", zh: "手续费：{total}（{split}）"), ["total": amounts.fee(cost.total, of: finding), "split": split])
        ]
        if cost.penalty > 0 {
            lines.append(
                line(
                    Phrase(en: "Of it for the surcharge of a busy contract: {penalty}", zh: "其中热门合约加价：{penalty}"),
                    ["penalty": amounts.fee(cost.penalty, of: finding)]))
        }
        return lines
    }

    private var energy: [String] {
        guard let energy = finding.energy else { return [] }
        let unit = finding.chain == .tron ? Phrase(en: "Energy", zh: "能量")(language) : "Gas"
        var parts = [line(Phrase(en: "used {total}", zh: "消耗 {total}"), ["total": amounts.number(energy.total)])]
        if energy.penalty > 0 { parts.append(line(Phrase(en: "surcharge {number}", zh: "加价 {number}"), ["number": amounts.number(energy.penalty)])) }
        if energy.staked > 0 { parts.append(line(Phrase(en: "from stake {number}", zh: "质押能量抵扣 {number}"), ["number": amounts.number(energy.staked)])) }
        if energy.fromContractOwner > 0 {
            parts.append(line(Phrase(en: "paid by the contract's owner {number}", zh: "合约方承担 {number}"), ["number": amounts.number(energy.fromContractOwner)]))
        }
        if let limit = energy.limit { parts.append(line(Phrase(en: "limit {number}", zh: "上限 {number}"), ["number": amounts.number(limit)])) }
        if let needed = energy.needed { parts.append(line(Phrase(en: "needed at least {number}", zh: "至少需要 {number}"), ["number": amounts.number(needed)])) }
        var lines = [unit + (language == .en ? ": " : "：") + parts.joined(separator: language == .en ? ", " : "，")]
        lines += priceOfNeed(energy)
        if let limiter = energy.limiter {
            lines.append(
                line(
                    limiter == .feeLimit
                        ? Phrase(en: "The limit came from the fee limit that was signed", zh: "上限由签名时的手续费上限（fee limit）决定")
                        : Phrase(en: "The limit came from what the account had: staked energy and TRX", zh: "上限由账户当时的能量和 TRX 余额决定")))
        }
        return lines
    }

    /// What the missing energy would have cost at the price that was charged: today's may be another.
    private func priceOfNeed(_ energy: TransactionFinding.Energy) -> [String] {
        guard let needed = energy.needed, let burnt = finding.cost?.energy, burnt > 0 else { return [] }
        let bought = BigInt(energy.total) - BigInt(energy.staked) - BigInt(energy.fromContractOwner)
        guard bought > 0 else { return [] }
        let cost = amounts.fee(BigInt(needed) * burnt / bought, of: finding)
        return [line(Phrase(en: "That much energy was worth about {cost} at the price of then", zh: "按当时价格，这么多能量约值 {cost}"), ["cost": cost])]
    }

    private var reason: [String] {
        switch finding.reason {
        case .contract(let result)?:
            [
                line(
                    Phrase(en: "Reason: {code}, {cause}", zh: "原因：{code}，{cause}"),
                    ["code": result.rawValue, "cause": ContractResultWords.cause(of: result)(language)])
            ] + revert + [ContractResultWords.unusedEnergy(after: result)(language)]
        case .evmReverted?, .evmOutOfGas?:
            [line(Phrase(en: "Reason: {cause}", zh: "原因：{cause}"), ["cause": FailureReason(finding, language).parts.cause])] + revert
        case .refused(let code, let message)?: refusal(code, message)
        case nil: []
        }
    }

    private var revert: [String] {
        guard let reason = finding.revertReason else { return [] }
        let words = line(Phrase(en: "The contract's own words (text from outside): \"{reason}\"", zh: "合约给出的原文（外部内容）：“{reason}”"), ["reason": reason])
        return [words] + (RevertWords.meaning(of: reason).map { [line(Phrase(en: "Meaning: {meaning}", zh: "含义：{meaning}"), ["meaning": $0(language)])] } ?? [])
    }

    private func refusal(_ code: BroadcastCode, _ message: String) -> [String] {
        let meaning = ValidationWords.meaning(of: message) ?? BroadcastWords.explanation(of: code)
        return [line(Phrase(en: "Refused by a node: {code}, {cause}", zh: "节点拒绝：{code}，{cause}"), ["code": code.rawValue, "cause": meaning(language)])]
            + (message.isEmpty ? [] : [line(Phrase(en: "The node's words: \"{message}\"", zh: "节点原文：“{message}”"), ["message": message])])
    }

    private var remarks: [String] {
        let memo = finding.memo.map { [line(Phrase(en: "Memo (text from outside): \"{memo}\"", zh: "附言（外部内容）：“{memo}”"), ["memo": $0])] } ?? []
        let id = finding.isIDRight == false ? [line(Phrase(en: "The node's id is not the hash of its bytes", zh: "节点给出的哈希与交易内容不符"))] : []
        return memo + id + finding.flags.map { FlagWords.line($0)(language) }
    }
}

/// The statuses by name.
enum StatusNames {
    static func name(of status: TransactionFinding.Status) -> Phrase {
        switch status {
        case .success: Phrase(en: "success", zh: "成功")
        case .failed: Phrase(en: "failed", zh: "失败")
        case .pending: Phrase(en: "pending", zh: "等待结果")
        case .notFound: Phrase(en: "not found", zh: "未查到")
        case .expired: Phrase(en: "can no longer happen", zh: "已失效")
        case .notBroadcast: Phrase(en: "not broadcast", zh: "未广播")
        case .unknown: Phrase(en: "cannot be told now", zh: "暂时无法判断")
        }
    }

    /// Of what was packed alone: a clause behind the status.
    static func finality(of finding: TransactionFinding) -> Phrase {
        guard finding.status == .success || finding.status == .failed else { return Phrase(en: "", zh: "") }
        return switch finding.isFinal {
        case true?: Phrase(en: ", final", zh: "，已最终确认")
        case false?: Phrase(en: ", not final yet", zh: "，尚未最终确认")
        case nil: Phrase(en: ", finality not looked up", zh: "，未查询是否最终确认")
        }
    }
}
