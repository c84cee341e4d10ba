import DeskTesting
import Foundation
import Kit
import Store
import Testing

/// Needs root, to mount a disk that is small enough to fill.
@Suite(.enabled(if: SmallDisk.isAvailable, "mounting a small disk needs root and Linux"), .serialized)
struct DiskFullTests {
    private func fill(_ store: Store, pieces size: Int) async -> (stored: Int, error: (any Error)?) {
        for number in 0..<1000 {
            do { try await store.add("\(number) " + String(repeating: "x", count: size)) } catch { return (number, error) }
        }
        return (1000, nil)
    }

    /// Rows smaller than the page cache fail at the commit, larger ones in the middle of the command.
    @Test(arguments: [40_000, 12_000_000])
    func saysSoKeepsReadingAndRecovers(size: Int) async throws {
        let disk = try SmallDisk(megabytes: 16)
        defer { disk.unmount() }
        let filler = "\(disk.path)/filler"
        try Data(count: 2 << 20).write(to: URL(fileURLWithPath: filler))
        let store = try Store(file: "\(disk.path)/test.sqlite", migrations: [.note])
        try await store.add("first")
        let (stored, error) = await fill(store, pieces: size)
        #expect(error as? StoreError == .diskFull)
        #expect(try await store.notes.count == stored + 1, "what was confirmed is there, what failed is not")
        await #expect(throws: StoreError.diskFull) { try await store.add(String(repeating: "y", count: 14 << 20)) }
        #expect(try await store.notes.first == "first")

        try FileManager.default.removeItem(atPath: filler)
        try await store.add("room again")
        #expect(try await store.notes.last == "room again")
        #expect(try await store.problems().isEmpty)
        try await store.close()
    }

    @Test func neighboursOfAFailedCommitAreToldToo() async throws {
        let disk = try SmallDisk(megabytes: 8)
        defer { disk.unmount() }
        let store = try Store(file: "\(disk.path)/test.sqlite", migrations: [.note])
        let results = await withTaskGroup(of: (String, StoreError?).self, returning: [(String, StoreError?)].self) { group in
            for number in 0..<400 {
                group.addTask {
                    let text = "\(number) " + String(repeating: "x", count: 50_000)
                    do {
                        try await store.add(text)
                        return (text, nil)
                    } catch {
                        return (text, error as? StoreError ?? .engine(code: "none"))
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        let confirmed = Set(results.filter { $0.1 == nil }.map(\.0))
        #expect(confirmed.count < 400)
        #expect(results.allSatisfy { $0.1 == nil || $0.1 == .diskFull })
        #expect(try await Set(store.notes) == confirmed)
        try await store.close()
    }
}

/// A disk in memory that is soon full.
private struct SmallDisk {
    let path: String
    private let folder: TestFolder

    static let isAvailable: Bool = {
        guard let disk = try? SmallDisk(megabytes: 1) else { return false }
        disk.unmount()
        return true
    }()

    init(megabytes: Int) throws {
        folder = try TestFolder()
        path = folder.path + "/disk"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try Self.run("mount", ["-t", "tmpfs", "-o", "size=\(megabytes)m", "tmpfs", path])
    }

    func unmount() { try? Self.run("umount", ["-l", path]) }

    private static func run(_ tool: String, _ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw TestFailure("\(tool) is not allowed here") }
    }
}
