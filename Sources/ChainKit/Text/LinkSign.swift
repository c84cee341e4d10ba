/// Whether a stranger's text points somewhere: to a page, to a group or to a mail box. It says nothing about where.
enum LinkSign {
    /// Longer texts are looked at no further, in bytes.
    private static let longest = 2048

    static func isIn(_ bytes: [UInt8]) -> Bool { isIn(String(decoding: bytes.prefix(longest), as: UTF8.self)) }

    static func isIn(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars.prefix(longest))
        return scalars.contains("@") || contains("://", in: scalars) || scalars.indices.contains { isDomainDot($0, in: scalars) }
    }

    /// Signs that stand in for the dot of a domain name where a filter would see the dot.
    private static let dots: Set<Unicode.Scalar> = [".", "●", "•", "·", "。", "．", "｡", "∙", "⋅", "․", "﹒"]

    /// A dot between two letters or digits, behind which at least two letters of Latin stand, as a top-level domain has: `tron-gas●com`, not `0.01`.
    private static func isDomainDot(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
        guard dots.contains(scalars[index]), index > 0, isNameCharacter(scalars[index - 1]) else { return false }
        let ending = scalars[(index + 1)...].prefix(while: isLatin)
        return ending.count >= 2
    }

    private static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool { isLatin(scalar) || ("0"..."9").contains(scalar) || scalar == "-" }
    private static func isLatin(_ scalar: Unicode.Scalar) -> Bool { ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }

    private static func contains(_ sign: String, in scalars: [Unicode.Scalar]) -> Bool {
        let sign = Array(sign.unicodeScalars)
        guard scalars.count >= sign.count else { return false }
        return (0...scalars.count - sign.count).contains { scalars[$0...].starts(with: sign) }
    }
}
