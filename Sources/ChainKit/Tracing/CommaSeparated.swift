/// Lines of fields between commas (RFC 4180).
package enum CommaSeparated {
    /// Records with the number of the line on which each begins, from 1.
    package struct Record: Sendable, Hashable {
        package let line: Int
        package let fields: [String]
    }

    /// Why a text can't be read.
    package struct Refusal: Error, Hashable {
        package let line: Int
    }

    /// What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection).
    private static let formulaStarts: Set<UInt8> = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D]

    /// A line with its end. A field that a spreadsheet would run gets an apostrophe before it.
    package static func line(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\r\n" }

    private static func field(_ text: String) -> String {
        let plain = text.utf8.first.map(formulaStarts.contains) == true ? "'" + text : text
        let isQuoted = plain.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
        return isQuoted ? "\"" + plain.replacing("\"", with: "\"\"") + "\"" : plain
    }

    /// Reads records; empty lines are none. The apostrophe that `line(_:)` sets before a formula is taken off again.
    /// - Throws: for a quote that doesn't end, or with something behind it.
    package static func records(_ text: String) throws(Refusal) -> [Record] {
        var reader = RecordReader(bytes: Array(text.utf8))
        return try reader.records()
    }

    fileprivate static func unmarked(_ field: String) -> String {
        let bytes = field.utf8
        guard bytes.first == 0x27, let second = bytes.dropFirst().first, formulaStarts.contains(second) else { return field }
        return String(field.dropFirst())
    }
}

private struct RecordReader {
    let bytes: [UInt8]
    private var place = 0
    private var line = 1

    init(bytes: [UInt8]) { self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes }

    mutating func records() throws(CommaSeparated.Refusal) -> [CommaSeparated.Record] {
        var records: [CommaSeparated.Record] = []
        while place < bytes.count {
            let start = line
            let fields = try fields()
            if fields != [""] { records.append(CommaSeparated.Record(line: start, fields: fields)) }
        }
        return records
    }

    private mutating func fields() throws(CommaSeparated.Refusal) -> [String] {
        var fields: [String] = []
        while true {
            fields.append(CommaSeparated.unmarked(String(decoding: try field(), as: UTF8.self)))
            guard place < bytes.count, bytes[place] == UInt8(ascii: ",") else { break }
            place += 1
        }
        endLine()
        return fields
    }

    private mutating func field() throws(CommaSeparated.Refusal) -> [UInt8] {
        if place < bytes.count, bytes[place] == UInt8(ascii: "\"") { return try quoted() }
        let start = place
        while place < bytes.count, !isEnd(bytes[place]) { place += 1 }
        return Array(bytes[start..<place])
    }

    private mutating func quoted() throws(CommaSeparated.Refusal) -> [UInt8] {
        let start = line
        var content: [UInt8] = []
        place += 1
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if byte != UInt8(ascii: "\"") {
                if byte == UInt8(ascii: "\n") { line += 1 }
                content.append(byte)
            } else if place < bytes.count, bytes[place] == UInt8(ascii: "\"") {
                content.append(byte)
                place += 1
            } else if place == bytes.count || isEnd(bytes[place]) {
                return content
            } else {
                break
            }
        }
        throw CommaSeparated.Refusal(line: start)
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    private mutating func endLine() {
        if place < bytes.count, bytes[place] == UInt8(ascii: "\r") { place += 1 }
        if place < bytes.count, bytes[place] == UInt8(ascii: "\n") { place += 1 }
        line += 1
    }
}
