import Kit

/// How nodes write bytes and messages in JSON.
package enum NodeText {
    /// The longest message that is kept, in bytes.
    private static let longestMessage = 4096

    /// The bytes of hexadecimal digits, with or without `0x`.
    package static func bytes(hex text: String) -> [UInt8]? {
        let digits = text.utf8
        return digits.starts(with: [UInt8(ascii: "0"), UInt8(ascii: "x")]) ? Kit.bytes(hex: text.dropFirst(2)) : Kit.bytes(hex: text)
    }

    /// A node's message, which some nodes write as hexadecimal digits and others as text: digits are read only where there is an even number of them
    /// and they make readable UTF-8. Longer ones are cut. What a message says comes from outside: it is cleaned where it is shown.
    package static func message(_ text: String) -> String {
        guard !text.isEmpty, let bytes = Kit.bytes(hex: text), isReadable(bytes) else { return shortened(text) }
        return shortened(String(decoding: bytes, as: UTF8.self))
    }

    /// Whether bytes are UTF-8 without control characters but for line breaks and tabs.
    static func isReadable(_ bytes: [UInt8]) -> Bool {
        guard let text = String(validating: bytes, as: UTF8.self) else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar == "\n" || scalar == "\t" || scalar == "\r"
            case .unassigned, .privateUse, .surrogate: false
            default: true
            }
        }
    }

    private static func shortened(_ text: String) -> String {
        text.utf8.count <= longestMessage ? text : String(decoding: text.utf8.prefix(longestMessage), as: UTF8.self)
    }
}
