/// A text that a contract returns, such as a token's symbol.
package enum ABIString {
    /// Longer texts are read no further, in bytes: a symbol, a name or a reason never is.
    private static let longest = 4096

    /// The text in what a call returned: a dynamic `string`, or the `bytes32` of older tokens (MKR, SAI), cleaned.
    /// - Parameter limit: the most characters that are kept.
    /// - Returns: nil where it is neither, isn't UTF-8 or can't be printed.
    package static func text(of returned: [UInt8], limit: Int = 64) -> String? {
        if returned.count == ABIWord.size { return CleanText.text(of: Array(returned.prefix { $0 != 0 }), limit: limit) }
        return bytes(of: returned[...]).flatMap { CleanText.text(of: $0, limit: limit) }
    }

    /// The bytes of a dynamic argument that is the only one: where it begins, how long it is, and they themselves.
    static func bytes(of data: ArraySlice<UInt8>) -> [UInt8]? {
        guard let offset = ABIWord(data.prefix(ABIWord.size))?.count(atMost: data.count) else { return nil }
        let body = data.dropFirst(offset)
        guard let length = ABIWord(body.prefix(ABIWord.size))?.count(atMost: body.count - ABIWord.size), length <= longest else { return nil }
        return Array(body.dropFirst(ABIWord.size).prefix(length))
    }
}
