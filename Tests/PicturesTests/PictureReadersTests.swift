import Foundation
import Glibc
import Pictures
import Testing

/// The processes behind the readers. One after another: each test looks at the children of this process.
@Suite(.serialized) struct PictureReadersTests {
    @Test("A process inherits nothing but its streams, and can open no more")
    func confinement() async throws {
        // A file that is open here and would be inherited.
        let leak = open("/proc/self/status", O_RDONLY)
        defer { close(leak) }
        try await TestReaders.with { readers in
            let pid = try await newProcess(readers)
            let limits = try String(contentsOfFile: "/proc/\(pid)/limits", encoding: .utf8)
            func limit(_ name: String) -> [Substring] {
                let line = limits.split(separator: "\n").first { $0.hasPrefix(name) }
                return Array((line ?? "").dropFirst(name.count).split(separator: " ").prefix(2))
            }
            #expect(limit("Max open files") == ["3", "3"])
            #expect(limit("Max file size") == ["0", "0"])
            #expect(limit("Max core file size") == ["0", "0"])
            #expect(limit("Max address space") == ["1073741824", "1073741824"])
            let status = try String(contentsOfFile: "/proc/\(pid)/status", encoding: .utf8)
            #expect(status.contains("NoNewPrivs:\t1"))
            #expect(status.contains("Seccomp:\t2"))
            // Only root may look into a process that can't be dumped.
            if let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(pid)/fd") { #expect(Set(open) == ["0", "1", "2"]) }
            if let bytes = FileManager.default.contents(atPath: "/proc/\(pid)/environ") {
                let names = bytes.split(separator: 0).map { String(decoding: $0.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self) }
                #expect(Set(names).isSubset(of: ["PATH", "TESSDATA_PREFIX", "OMP_THREAD_LIMIT"]))
            }
        }
    }

    @Test("After a process was killed the next picture is served, and no zombie is left")
    func killed() async throws {
        try await TestReaders.with { readers in
            let first = try await newProcess(readers)
            kill(pid_t(first), SIGKILL)
            #expect(try await readers.read(try TestReaders.picture("code_inverted.png")).text != nil)
            #expect(try !TestReaders.children().contains(first))
        }
    }

    @Test("A process that takes too long is killed")
    func tookTooLong() async throws {
        try await TestReaders.withProgram("exec sleep 1000") { program in
            try await TestReaders.with(limit: .milliseconds(50), executable: program) { readers in
                let before = try TestReaders.children()
                #expect(try await readers.read([1]) == .unreadable(.tookTooLong))
                #expect(try TestReaders.children().filter { !before.contains($0) }.isEmpty)
            }
        }
    }

    @Test("A program that ends or babbles makes a picture unreadable", arguments: ["exit 1", "head -c 5 > /dev/null; printf 'abcdefgh'"])
    func broken(line: String) async throws {
        try await TestReaders.withProgram(line) { program in
            let reading = try await TestReaders.with(executable: program) { try await $0.read([1]) }
            #expect(reading == .unreadable(.crashed))
        }
    }

    @Test("Without a program the readers say so")
    func unavailable() async throws {
        #expect(!PictureReaders.isAvailable("/nonexistent/reader"))
        #expect(PictureReaders.isAvailable(TestReaders.executable))
        try await TestReaders.with(executable: "/nonexistent/reader") { readers in
            await #expect(throws: PictureReadersError.unavailable) { try await readers.read([1]) }
            await #expect(throws: PictureReadersError.unavailable) { try await readers.read([1]) }
        }
    }

    @Test("Beyond the line's end a picture is refused, and a stop refuses those that wait")
    func busy() async throws {
        try await TestReaders.withProgram("exec sleep 1000") { program in
            let readers = PictureReaders(executable: program, processes: 1, waiting: 2)
            let refusals = await withTaskGroup(of: PictureReadersError?.self) { group in
                for _ in 0..<4 { group.addTask { await Self.refusal(readers) } }
                // The first to come back is the one for whom there is no place; the others come back by the stop.
                let first = await group.next() ?? nil
                await readers.stop()
                return await group.reduce(into: [first]) { $0.append($1) }
            }
            #expect(refusals.first == .busy)
            // The one that was being read comes back as unreadable, or refused where its process had not started yet.
            #expect(refusals.dropFirst().count { $0 == .stopped } >= 2)
            #expect(refusals.dropFirst().allSatisfy { $0 == .stopped || $0 == nil })
            await #expect(throws: PictureReadersError.stopped) { try await readers.read([1]) }
        }
    }

    private static func refusal(_ readers: PictureReaders) async -> PictureReadersError? {
        do throws(PictureReadersError) {
            _ = try await readers.read([1])
            return nil
        } catch {
            return error
        }
    }

    @Test("A process is replaced after so many pictures")
    func lifetime() async throws {
        try await TestReaders.with(lifetime: 2) { readers in
            let first = try await newProcess(readers)
            _ = try await readers.read([1])
            let before = try TestReaders.children()
            #expect(!before.contains(first))
            #expect(try await readers.read([1]) == .unreadable(.unknownFormat))
            #expect(try TestReaders.children().count == before.count + 1)
        }
    }

    @Test("Two processes serve many pictures at once")
    func many() async throws {
        try await TestReaders.with(processes: 2) { readers in
            let picture = try TestReaders.picture("code_inverted.png")
            let read = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<12 { group.addTask { try await readers.read(picture).text?.codes.count == 1 } }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(read == 12)
        }
    }

    /// The number of the process that serves a first request.
    private func newProcess(_ readers: PictureReaders) async throws -> Int {
        let before = try TestReaders.children()
        #expect(try await readers.read([1]) == .unreadable(.unknownFormat))
        let after = try TestReaders.children().filter { !before.contains($0) }
        return try #require(after.first)
    }
}
