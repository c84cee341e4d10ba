import WordLists

/// The languages whose BIP-39 word lists are published.
package enum PhraseLanguage: String, Sendable, CaseIterable {
    case english
    case chineseSimplified = "chinese_simplified"
    case chineseTraditional = "chinese_traditional"
    case czech, french, italian, japanese, korean, portuguese, russian, spanish, turkish

    /// Those whose words have several characters. A Chinese word is one, and Chinese phrases are found otherwise.
    static let ofWords = allCases.filter { $0 != .chineseSimplified && $0 != .chineseTraditional }

    /// The list's 2048 words in order, as published: decomposed where the list is.
    var list: [String] {
        let list = bip39_list(published)
        return String(decoding: UnsafeRawBufferPointer(start: list.text, count: list.length), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    /// Every word with its number, from 0: as published, and as meant where the publication is damaged (PyPI `mnemonic` 0.21 has two U+FFFD
    /// in word 1573 of the Russian list).
    var spellings: [(number: Int, word: String)] {
        let published = list.enumerated().map { (number: $0.offset, word: $0.element) }
        return self == .russian ? published + [(number: 1572, word: "снова")] : published
    }

    private var published: bip39_language {
        switch self {
        case .english: bip39_english
        case .chineseSimplified: bip39_chinese_simplified
        case .chineseTraditional: bip39_chinese_traditional
        case .czech: bip39_czech
        case .french: bip39_french
        case .italian: bip39_italian
        case .japanese: bip39_japanese
        case .korean: bip39_korean
        case .portuguese: bip39_portuguese
        case .russian: bip39_russian
        case .spanish: bip39_spanish
        case .turkish: bip39_turkish
        }
    }
}
