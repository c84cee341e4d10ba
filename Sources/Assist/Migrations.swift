package import Store

extension Migration {
    package static let assist = Migration(
        "0005-assist",
        """
        CREATE TABLE article (
          id TEXT PRIMARY KEY,
          slug TEXT NOT NULL UNIQUE,
          topic TEXT NOT NULL,
          level TEXT NOT NULL CHECK (level IN ('beginner', 'regular', 'expert')),
          owner TEXT NOT NULL,
          related TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE article_version (
          article_id TEXT NOT NULL REFERENCES article (id),
          language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
          version INTEGER NOT NULL,
          title TEXT NOT NULL,
          summary TEXT NOT NULL,
          questions TEXT NOT NULL,
          body TEXT NOT NULL,
          sources TEXT NOT NULL,
          reviewed TEXT NOT NULL,
          review_by TEXT NOT NULL,
          saved_at BIGINT NOT NULL,
          saved_by TEXT REFERENCES staff (id),
          PRIMARY KEY (article_id, language, version)
        )
        """,
        """
        CREATE TABLE article_publication (
          article_id TEXT NOT NULL REFERENCES article (id),
          language TEXT NOT NULL,
          version INTEGER NOT NULL,
          PRIMARY KEY (article_id, language)
        )
        """,
        """
        CREATE TABLE article_feedback (
          article_id TEXT NOT NULL REFERENCES article (id),
          language TEXT NOT NULL,
          helped INTEGER NOT NULL CHECK (helped IN (0, 1)),
          votes INTEGER NOT NULL,
          PRIMARY KEY (article_id, language, helped)
        )
        """)

    /// How far the assistant's guided flows have come. What customers said to them is erased with the message that said it.
    package static let flows = Migration(
        "0010-flows",
        """
        CREATE TABLE flow (
          conversation_id TEXT PRIMARY KEY REFERENCES conversation (id),
          seq BIGINT NOT NULL,
          state TEXT NOT NULL,
          updated_at BIGINT NOT NULL
        )
        """)
}
