/// The languages that the desk speaks itself. Users may write in any.
package enum Language: String, Sendable, Hashable, Codable, CaseIterable {
    case en
    case zh

    /// The language of an `Accept-Language` or BCP 47 tag list that the desk serves best; English where none fits.
    package init(preferring tags: String) {
        var best: (language: Language, weight: Double) = (.en, 0)
        for entry in tags.split(separator: ",").prefix(20) {
            let parts = entry.split(separator: ";")
            guard let tag = parts.first?.trimmingPrefix(while: { $0 == " " }) else { continue }
            let weight =
                parts.dropFirst().compactMap { part in
                    let pair = part.split(separator: "=")
                    return pair.count == 2 ? Double(pair[1]) : nil
                }.first ?? 1
            let primary = tag.lowercased().prefix { $0 != "-" && $0 != "_" && $0 != " " }
            guard let language = Language(rawValue: String(primary)), weight > best.weight else { continue }
            best = (language, weight)
        }
        self = best.language
    }

    /// The value of an HTML `lang` attribute, so that the browser picks the right glyphs.
    package var htmlTag: String {
        switch self {
        case .en: "en"
        case .zh: "zh-Hans"
        }
    }

    package var ownName: String {
        switch self {
        case .en: "English"
        case .zh: "中文"
        }
    }
}

/// A sentence of the interface. It can't exist in one language alone.
package struct Phrase: Sendable, Hashable {
    package let en: String
    package let zh: String

    package init(en: String, zh: String) {
        self.en = en
        self.zh = zh
    }

    package func callAsFunction(_ language: Language) -> String {
        switch language {
        case .en: en
        case .zh: zh
        }
    }

    /// The phrase with each `{name}` replaced by its value. Values are not searched for names again.
    package func callAsFunction(_ language: Language, _ values: [String: String]) -> String {
        var filled = ""
        var rest = self(language)[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            filled += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            filled += values[name] ?? "{\(name)}"
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }
}
