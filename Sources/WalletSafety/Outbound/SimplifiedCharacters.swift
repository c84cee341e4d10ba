/// Traditional characters by their simplified forms, of those that the BIP-39 lists hold: both have the same words in the same order.
enum SimplifiedCharacters {
    private static let pairs: KeyTable = {
        func codes(_ language: PhraseLanguage) -> [UInt32] {
            language.list.map { $0.unicodeScalars.first.flatMap { ScalarFolding.folded($0.value) } ?? 0 }
        }
        let (traditional, simplified) = (codes(.chineseTraditional), codes(.chineseSimplified))
        return KeyTable(zip(traditional, simplified).filter { $0 != $1 }.map { (key: UInt64($0), value: $1) })
    }()

    /// The simplified form of a folded character; the character itself where the lists have none.
    static func simplified(_ code: UInt32) -> UInt32 { pairs[UInt64(code)] ?? code }
}
