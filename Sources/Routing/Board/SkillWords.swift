import Kit

/// Skills in words.
struct SkillWords {
    let text: String

    init(_ skills: Skills, _ language: Language) {
        var parts = skills.languages.sorted { $0.rawValue < $1.rawValue }.map(\.ownName)
        parts += skills.topics.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        if skills.isCleared { parts.append(Self.cleared(language)) }
        parts += skills.certificates.sorted()
        text = parts.isEmpty ? Self.general(language) : parts.joined(separator: Self.comma(language))
    }

    private static let cleared = Phrase(en: "theft", zh: "被盗类")
    private static let general = Phrase(en: "everything", zh: "全部")
    private static let comma = Phrase(en: ", ", zh: "、")
}

extension Needs.Lack {
    var name: Phrase {
        switch self {
        case .team: Phrase(en: "another team", zh: "不在该团队")
        case .language: Phrase(en: "not this language", zh: "语言不符")
        case .topic: Phrase(en: "not this topic", zh: "不负责该主题")
        case .level: Phrase(en: "level too low", zh: "等级不足")
        case .clearance: Phrase(en: "not cleared for theft", zh: "无被盗类权限")
        case .certificate: Phrase(en: "certificate missing", zh: "缺少认证")
        }
    }
}
