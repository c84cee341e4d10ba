import Foundation

/// Where a search writes what it sees.
struct Journal {
    private let report: String?
    private let current: FileHandle?

    /// - Parameter report: the file of JSON; nil writes none.
    init(report: String?) throws {
        self.report = report
        guard let report else {
            current = nil
            return
        }
        let path = report + ".current"
        guard FileManager.default.createFile(atPath: path, contents: nil), let handle = FileHandle(forWritingAtPath: path) else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path])
        }
        current = handle
    }

    /// Says what is tried next, before it is tried.
    func note(_ lineage: Lineage, bytes: Int) throws {
        guard let current else { return }
        try current.truncate(atOffset: 0)
        try current.write(contentsOf: Data("\(lineage) \(bytes)\n".utf8))
    }

    func write(_ contents: Report) throws {
        guard let report else { return }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(contents).write(to: URL(fileURLWithPath: report), options: .atomic)
    }

    /// A search that ended crashed on nothing.
    func close() throws {
        guard let report else { return }
        try FileManager.default.removeItem(atPath: report + ".current")
    }

    /// Written at once, also into a file or a pipe.
    func print(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
