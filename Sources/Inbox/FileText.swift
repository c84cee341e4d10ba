import Foundation

/// The text of a file that is no picture, in the encodings in which editors save it. What is no text gives letters here and there, which harm nobody.
enum FileText {
    /// As UTF-8, whatever does not fit left out; with zero bytes as UTF-16 as well, and where it is no UTF-8, as GB 18030 (Windows in Chinese).
    static func readings(of bytes: [UInt8]) -> [String] {
        var readings = [String(decoding: bytes, as: UTF8.self)]
        if bytes.contains(0) {
            readings += [false, true].map { isBigEndian in String(decoding: units(bytes, isBigEndian: isBigEndian), as: UTF16.self) }
        } else if String(validating: bytes, as: UTF8.self) == nil {
            readings += chinese(bytes).map { [$0] } ?? []
        }
        return readings
    }

    private static func units(_ bytes: [UInt8], isBigEndian: Bool) -> [UInt16] {
        stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
    }

    /// By the C library, which knows every encoding. A byte that is no part of a character is passed over.
    private static func chinese(_ bytes: [UInt8]) -> String? {
        guard let converter = iconv_open("UTF-8//IGNORE", "GB18030"), converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var input = bytes.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: bytes.count * 4)
        let written = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                var (left, room) = (input.count, output.count)
                _ = iconv(converter, &from, &left, &to, &room)
                return output.count - room
            }
        }
        return String(decoding: output.prefix(written).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
