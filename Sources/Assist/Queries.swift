package import Kit
package import Store

extension Reading {
    package func articles() throws -> [Article] {
        try all("SELECT id, slug, topic, level, owner, related FROM article ORDER BY topic, slug LIMIT 5000")
    }

    package func article(_ id: ID<Article>) throws -> Article? {
        try first("SELECT id, slug, topic, level, owner, related FROM article WHERE id = \(id)")
    }

    package func article(slug: String) throws -> Article? {
        try first("SELECT id, slug, topic, level, owner, related FROM article WHERE slug = \(slug)")
    }

    private var versions: SQL {
        """
        SELECT v.article_id, v.language, v.version, v.title, v.summary, v.questions, v.body, v.sources, v.reviewed, v.review_by, v.saved_at,
          s.name AS saved_by_name
        FROM article_version v LEFT JOIN staff s ON s.id = v.saved_by
        """
    }

    /// What readers see now.
    package func publishedTexts() throws -> [ArticleVersion] {
        try all(
            """
            \(versions) JOIN article_publication p
              ON p.article_id = v.article_id AND p.language = v.language AND p.version = v.version
            """)
    }

    package func latestText(of id: ID<Article>, _ language: Language) throws -> ArticleVersion? {
        try first("\(versions) WHERE v.article_id = \(id) AND v.language = \(language) ORDER BY v.version DESC LIMIT 1")
    }

    package func version(_ version: Int, of id: ID<Article>, _ language: Language) throws -> ArticleVersion? {
        try first("\(versions) WHERE v.article_id = \(id) AND v.language = \(language) AND v.version = \(version)")
    }

    package func versions(of id: ID<Article>, _ language: Language) throws -> [ArticleVersion] {
        try all("\(versions) WHERE v.article_id = \(id) AND v.language = \(language) ORDER BY v.version DESC LIMIT 200")
    }

    package func publishedVersion(of id: ID<Article>, _ language: Language) throws -> Int? {
        try value("SELECT version FROM article_publication WHERE article_id = \(id) AND language = \(language)")
    }
}
