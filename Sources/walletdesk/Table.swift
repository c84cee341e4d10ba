import Foundation
import TextKit

/// A file of lines with columns, whose first line names them.
struct Table {
    private let file: String
    private let names: [Substring]
    private let lines: [[Substring]]

    init(file: String) throws {
        guard let content = try? String(contentsOfFile: file, encoding: .utf8) else { throw Failure("The file \(file) could not be read.") }
        let rows = content.split(whereSeparator: \.isNewline).map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        guard let names = rows.first else { throw Failure("The file \(file) is empty.") }
        if let short = rows.firstIndex(where: { $0.count != names.count }) {
            throw Failure("\(file), line \(short + 1): it has \(rows[short].count) columns; the first line names \(names.count).")
        }
        self.file = file
        self.names = names
        lines = Array(rows.dropFirst())
    }

    /// - Parameter alternative: the column of a label that fits as well, which may be empty.
    func examples(_ text: String, label: String, alternative: String? = nil) throws -> [LinearTraining.Example] {
        let (text, label) = (try column(text), try column(label))
        let other = try alternative.map(column)
        return lines.map { line in
            let alternative = other.map { String(line[$0]) }.flatMap { $0.isEmpty ? nil : $0 }
            return LinearTraining.Example(text: String(line[text]), label: String(line[label]), alternative: alternative)
        }
    }

    func values(_ name: String) throws -> [String] {
        let place = try column(name)
        return lines.map { String($0[place]) }
    }

    /// The lines' first columns.
    func rows(columns: Int) throws -> [[String]] {
        guard names.count >= columns else { throw Failure("The file \(file) has \(names.count) columns; \(columns) are expected.") }
        return lines.map { $0.prefix(columns).map(String.init) }
    }

    private func column(_ name: String) throws -> Int {
        guard let place = names.firstIndex(where: { $0 == name }) else { throw Failure("The file \(file) has no column \"\(name)\".") }
        return place
    }
}
