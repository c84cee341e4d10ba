import DeskTesting
import Foundation
import Kit
import Store
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2))) struct CopyTests {
    @Test func aCopyMadeWhileWritingIsSoundAndOfOneMoment() async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        let isDone = Atomic(false)
        async let writing: Int = {
            var number = 0
            while !isDone.load(ordering: .acquiring), !Task.isCancelled {
                // Two rows a command: a copy of one moment holds both or neither.
                let pair = number
                try await store.write { tx in
                    for half in ["a", "b"] { try tx.execute("INSERT INTO note (text) VALUES (\("\(pair)\(half)"))") }
                }
                number += 1
            }
            return number
        }()
        for copy in 0..<5 {
            try await store.copy(to: "\(folder.path)/copy\(copy).sqlite")
        }
        isDone.store(true, ordering: .releasing)
        let written = try await writing
        for copy in 0..<5 {
            let opened = try Store.test(in: folder, named: "copy\(copy).sqlite")
            let notes = try await opened.notes
            #expect(try await opened.problems().isEmpty)
            #expect(notes == (0..<notes.count / 2).flatMap { ["\($0)a", "\($0)b"] })
            #expect(notes.count <= written * 2)
            try await opened.close()
        }
    }

    @Test func nothingIsOverwritten() async throws {
        let folder = try TestFolder()
        let store = try Store.test(in: folder)
        let file = "\(folder.path)/precious"
        try Data("precious".utf8).write(to: URL(fileURLWithPath: file))
        await #expect(throws: StoreError.self) { try await store.copy(to: file) }
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "precious")
        await #expect(throws: StoreError.self) { try await store.copy(to: "\(folder.path)/no/such/folder") }
    }
}
