package import Kit

/// A guided conversation of the assistant: it asks for what is missing, one thing at a time, looks it up and says what is known.
package enum Flow: String, Sendable, Hashable, Codable, CaseIterable {
    case whereIsMyTransfer
    case whyDidItFail
    case addressCheck
    case feesBeforeSending
    case unstaking
    case approvals
    case permissionCheck
    case unknownToken
    case cannotConnect

    /// What it is called where staff read of it.
    package var title: Phrase {
        switch self {
        case .whereIsMyTransfer: Phrase(en: "Where is my transfer", zh: "转账没到账")
        case .whyDidItFail: Phrase(en: "Why did it fail", zh: "转账失败的原因")
        case .addressCheck: Phrase(en: "Address check", zh: "查地址")
        case .feesBeforeSending: Phrase(en: "Fees before sending", zh: "转账前问手续费")
        case .unstaking: Phrase(en: "Unstaking", zh: "解质押")
        case .approvals: Phrase(en: "Approvals", zh: "查授权、取消授权")
        case .permissionCheck: Phrase(en: "Permission check", zh: "查账户权限")
        case .unknownToken: Phrase(en: "A coin they don't know", zh: "不认识的币")
        case .cannotConnect: Phrase(en: "Can't connect", zh: "连不上网络")
        }
    }

    /// Whether an address that comes with the question is the customer's own, where nothing says whose it is.
    var asksAboutOwnAddress: Bool {
        switch self {
        case .unstaking, .approvals, .permissionCheck: true
        case .whereIsMyTransfer, .whyDidItFail, .addressCheck, .feesBeforeSending, .unknownToken, .cannotConnect: false
        }
    }
}
