import Foundation
public import Wire

extension WalletDeskClient {
    /// Articles for some words, best first, at most 8; no session is needed.
    public func articles(for words: String) async throws(WalletDeskError) -> [ArticleHit] {
        let request = DeskRequest.get("articles", query: [URLQueryItem(name: "query", value: words)])
        return try await link.value(request, token: nil, as: ArticleHits.self).articles
    }

    /// What everybody should know now; no session is needed.
    public func announcements() async throws(WalletDeskError) -> [Announcement] {
        try await link.value(.get("announcements"), token: nil, as: Announcements.self).announcements
    }
}
