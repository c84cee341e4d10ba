import Foundation
public import Wire

extension WalletDeskClient {
    /// Articles for some words, best first, at most 8; no session is needed.
    public func articles(for words: String) async throws(WalletDeskError) -> [ArticleHit] {
        let request = DeskRequest.get("articles", query: [URLQueryItem(name: "query", value: words)])
        return try await link.value(request, token: nil, as: ArticleHits.self).articles
    }

    /// Whether a site, an account, a number, an agent's or a message's code is really the desk's. With a session the answer also says whether a
    /// message was written to its holder.
    public func officials(matching query: String) async throws(WalletDeskError) -> [OfficialAnswer] {
        let request = try DeskRequest.post("officials", body: OfficialQuestion(query: query))
        return try await link.value(request, token: try await keeper.kept()?.token, as: OfficialAnswers.self).answers
    }

    /// What everybody should know now; no session is needed.
    public func announcements() async throws(WalletDeskError) -> [Announcement] {
        try await link.value(.get("announcements"), token: nil, as: Announcements.self).announcements
    }
}
