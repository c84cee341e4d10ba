import DeskTesting
import Foundation
import WalletDeskClient

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// An article of the help center, put there as an expert would.
struct ArticleSeed: Sendable {
    let slug: String
    let topic: String
    let title: String
    let body: String

    fileprivate struct Head: Encodable { let slug, topic, level, owner: String; let related: [String] }
    fileprivate struct Text: Encodable { let title, summary, body, reviewed, reviewBy: String; let questions, sources: [String] }
    fileprivate struct Publication: Encodable { let version: Int }
    fileprivate struct Made: Decodable { let id: String }
}

extension LiveDesk {
    func publish(_ article: ArticleSeed, by expert: TestStaff) async throws {
        let head = ArticleSeed.Head(slug: article.slug, topic: article.topic, level: "beginner", owner: "Support", related: [])
        let made = try JSONDecoder().decode(ArticleSeed.Made.self, from: try await staff(expert, "POST", "api/v1/articles", head))
        let text = ArticleSeed.Text(
            title: article.title, summary: article.title, body: article.body, reviewed: "2026-11-22", reviewBy: "2027-11-22",
            questions: [article.title], sources: [])
        try await staff(expert, "PUT", "api/v1/articles/\(made.id)/texts/en", text)
        try await staff(expert, "POST", "api/v1/articles/\(made.id)/texts/en/publication", ArticleSeed.Publication(version: 1))
        // Every reader has seen it before anybody asks.
        try await test.settle()
    }
}
