import HTTPTypes
import Kit

/// One part of a `multipart/form-data` body (RFC 7578).
package struct FormPart: Sendable {
    package let name: String
    /// As the sender's disk has it; never used as a path.
    package let fileName: String?
    package let bytes: [UInt8]
}

extension Call {
    /// The parts of a multipart body.
    /// - Throws: `.unsupportedMedia`, `.tooLarge` above `limit` bytes in all, `.malformed` for a broken body or more than 20 parts.
    package func parts(limit: Int) async throws -> [FormPart] {
        guard let media = headers[.contentType], let boundary = Multipart.boundary(of: media) else {
            throw APIError(.unsupportedMedia, Phrase(en: "The body must be sent as multipart/form-data.", zh: "请求体必须是 multipart/form-data。"))
        }
        guard let parts = Multipart.parse(try await bytes(limit: limit), boundary: boundary) else {
            throw APIError.malformed("The upload is broken; please try again.", "上传的数据不完整，请重试。")
        }
        return parts
    }
}

enum Multipart {
    private static let partLimit = 20

    static func boundary(of media: String) -> String? {
        guard media.lowercased().hasPrefix("multipart/form-data"), let range = media.firstRange(of: "boundary=") else { return nil }
        let value = media[range.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" }
        return (1...70).contains(value.utf8.count) ? String(value) : nil
    }

    /// Nil where the body does not follow the form.
    static func parse(_ body: [UInt8], boundary: String) -> [FormPart]? {
        let delimiter = Array("--\(boundary)".utf8)
        var parts: [FormPart] = []
        guard var start = find(delimiter, in: body, from: 0) else { return nil }
        while true {
            let afterDelimiter = start + delimiter.count
            if body[afterDelimiter...].starts(with: [0x2D, 0x2D]) { return parts }
            guard body[afterDelimiter...].starts(with: [0x0D, 0x0A]), parts.count < partLimit,
                let end = find([0x0D, 0x0A] + delimiter, in: body, from: afterDelimiter),
                let part = part(body[(afterDelimiter + 2)..<max(end, afterDelimiter + 2)])
            else { return nil }
            parts.append(part)
            start = end + 2
        }
    }

    private static func part(_ slice: ArraySlice<UInt8>) -> FormPart? {
        let bytes = Array(slice)
        guard let split = find([0x0D, 0x0A, 0x0D, 0x0A], in: bytes, from: 0), split <= 4096,
            let head = String(validating: bytes[..<split], as: UTF8.self)
        else { return nil }
        let disposition = head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-disposition:") }
        guard let disposition, let name = attribute("name", of: disposition) else { return nil }
        return FormPart(name: name, fileName: attribute("filename", of: disposition), bytes: Array(bytes[(split + 4)...]))
    }

    private static func attribute(_ name: String, of header: Substring) -> String? {
        guard let range = header.firstRange(of: " \(name)=\"") else { return nil }
        return String(header[range.upperBound...].prefix { $0 != "\"" })
    }

    private static func find(_ pattern: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard let first = pattern.first, body.count >= pattern.count else { return nil }
        var index = start
        while index <= body.count - pattern.count {
            if body[index] == first, body[index..<(index + pattern.count)].elementsEqual(pattern) { return index }
            index += 1
        }
        return nil
    }
}
