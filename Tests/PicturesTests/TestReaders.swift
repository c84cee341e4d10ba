import Foundation
import Pictures

/// The reading program beside the tests, and the pictures to read.
enum TestReaders {
    private final class Anchor {}

    /// Where this build leaves its programs.
    static let executable: String = {
        let names = Bundle.allBundles.map(\.bundleURL) + [Bundle(for: Anchor.self).bundleURL, URL(filePath: CommandLine.arguments[0])]
        let folders = names.map { $0.deletingLastPathComponent() } + [URL(filePath: FileManager.default.currentDirectoryPath).appending(path: ".build/debug")]
        let programs = folders.map { $0.appending(path: "walletdesk-picture-reader").path }
        return programs.first(where: PictureReaders.isAvailable) ?? "walletdesk-picture-reader"
    }()

    static func picture(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pictures")
        return Array(try Data(contentsOf: folder.appending(path: name)))
    }

    /// Lends readers to a test and stops them after it.
    static func with<T: Sendable>(
        processes: Int = 1, limit: Duration = .seconds(60), waiting: Int = 32, lifetime: Int = 200, executable: String = TestReaders.executable,
        _ use: (PictureReaders) async throws -> T
    ) async throws -> T {
        let readers = PictureReaders(executable: executable, processes: processes, limit: limit, waiting: waiting, lifetime: lifetime)
        do {
            let result = try await use(readers)
            await readers.stop()
            return result
        } catch {
            await readers.stop()
            throw error
        }
    }

    /// A program of a line of shell, in a folder that is removed afterwards.
    static func withProgram<T: Sendable>(_ line: String, _ use: (String) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "reader-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = folder.appending(path: "reader").path
        try Data("#!/bin/sh\n\(line)\n".utf8).write(to: URL(filePath: program))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        return try await use(program)
    }

    /// The processes that run the reading program, or another one, under this process.
    static func children() throws -> [Int] {
        let parent = ProcessInfo.processInfo.processIdentifier
        return try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(Int.init).filter { pid in
            guard let stat = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8), let end = stat.lastIndex(of: ")") else { return false }
            return stat[end...].split(separator: " ").dropFirst(2).first.flatMap { Int32($0) } == parent
        }
    }
}
