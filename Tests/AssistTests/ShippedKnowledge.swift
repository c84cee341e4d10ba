import Assist
import Foundation
import Kit

/// The articles and known questions of this repository, learned by words once for all tests.
enum ShippedKnowledge {
    static let folder = KnowledgeFolder(BotTests.knowledge)

    private static let filled = Task {
        let base = KnowledgeBase()
        try await base.fill(from: folder, nil)
        return base
    }

    static var base: KnowledgeBase { get async throws { try await filled.value } }
}
