import App
import Assist
import DeskTesting
import Foundation
import Kit
import Store
import Testing

/// The articles and known questions of this repository, learned by words once for all tests.
enum ShippedKnowledge {
    static let folder = KnowledgeFolder(BotTests.knowledge)

    private static let filled = Task {
        let base = KnowledgeBase()
        try await base.fill(from: folder, nil)
        return base
    }

    static var base: KnowledgeBase { get async throws { try await filled.value } }

    private static let imported = Task {
        let test = try await TestDesk()
        let report = try await test.desk.assist.importFolder(BotTests.knowledge)
        #expect(report.problems.isEmpty)
        try await test.settle()
        try await test.desk.store.close()
        return test.folder
    }

    /// The folder of a desk with all articles, copied from one that has read them: reading them takes seconds.
    static func deskFolder() async throws -> TestFolder {
        let folder = try TestFolder()
        try TestDatabase.copyDesk(from: try await imported.value, to: folder)
        return folder
    }
}
