/// Why a transfer failed or was refused, by what the customer says the wallet shows: a message, no proof.
enum FailureReason: String, Sendable, Hashable, Codable, CaseIterable {
    case outOfEnergy
    case lackOfTRX
    case notPermitted
    case balanceTooLow
    case reverted
    case timedOut
    case expired
    case busy
    case notActivated

    init?(_ text: FlowText) {
        guard let found = FailureReason.terms.first(where: { text.has($0.terms) }) else { return nil }
        self = found.reason
    }

    /// The first that fits counts.
    private static let terms: [(reason: FailureReason, terms: FlowTerms)] = [
        (.notPermitted, FlowTerms(zh: "不在权限|没有权限|无权限|权限不足", en: "not contained of permission|permission denied|sigerror|not in permission|permission error")),
        (
            .outOfEnergy,
            FlowTerms(zh: "能量不足|能量不够|能量用完|没能量了", en: "out of energy|not enough energy|insufficient energy|no energy|outofenergy")
        ),
        (
            .lackOfTRX,
            FlowTerms(
                zh: "trx不足|trx不够|缺少trx|缺trx|trx余额不足|足够的trx|足够trx|矿工费不足|矿工费不够|带宽不足|带宽不够|余额不足以支付手续费",
                en: """
                    not enough trx|insufficient trx|account resource insufficient|resource insufficient|not enough bandwidth|insufficient bandwidth|\
                    no bandwidth|zero bandwidth|dont have enough trx|need trx to send
                    """)
        ),
        (.notActivated, FlowTerms(zh: "未激活|没激活|账户不存在|没有激活", en: "no owneraccount|not activated|account does not exist|account not found")),
        (.balanceTooLow, FlowTerms(zh: "余额不足|余额不够", en: "balance is not sufficient|insufficient balance|not sufficient|assetbalance|not enough balance")),
        (.timedOut, FlowTerms(zh: "执行超时|超时", en: "out of time|cpu timeout|timeout|timed out")),
        (.expired, FlowTerms(zh: "过期|已失效", en: "expired|expiration|tapos|tapos error")),
        (
            .busy,
            FlowTerms(
                zh: "服务器繁忙|节点繁忙|请求过于频繁|频率限制",
                en: "server busy|frequency limit|lack of computing resources|too many requests|no connection|not enough effective connection|rate limit|503|429"
            )
        ),
        (.reverted, FlowTerms(zh: "回滚|被合约拒绝", en: "revert|reverted|revert opcode executed")),
    ]

    /// Whether it leaves open if the transfer was packed: the transaction itself has to be looked at.
    var leavesOpen: Bool {
        switch self {
        case .reverted, .timedOut, .expired, .busy: true
        case .outOfEnergy, .lackOfTRX, .notPermitted, .balanceTooLow, .notActivated: false
        }
    }

    /// Whether it says that somebody else controls the account.
    var isDangerous: Bool { self == .notPermitted }
}
