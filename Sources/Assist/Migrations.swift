package import Store

extension Migration {
    /// A question may be about either of two topics.
    package static let otherTopics = Migration("0021-other-topics", "ALTER TABLE known_question ADD COLUMN other_topic TEXT")

    /// Who confirmed the same address is found by it.
    package static let confirmedAddresses = Migration(
        "0020-confirmed-addresses", "CREATE INDEX confirmation_email ON confirmation (email) WHERE email IS NOT NULL",
        "CREATE INDEX confirmation_customer ON confirmation (customer) WHERE customer IS NOT NULL")

    /// A link can go to a phone as well. Those that are on their way lose their quarter of an hour.
    package static let phones = Migration(
        "0016-phones",
        "DROP TABLE confirmation",
        """
        CREATE TABLE confirmation (
          digest TEXT PRIMARY KEY,
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          email TEXT,
          customer TEXT,
          expires_at BIGINT NOT NULL,
          confirmed_at BIGINT,
          CHECK ((email IS NULL) <> (customer IS NULL))
        )
        """,
        "CREATE INDEX confirmation_conversation ON confirmation (conversation_id, confirmed_at)")

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

    /// What the desk understands: how conversations are sorted, what it learned, and what it answered.
    package static let understanding = Migration(
        "0011-understanding",
        """
        CREATE TABLE sorting (
          conversation_id TEXT PRIMARY KEY REFERENCES conversation (id),
          seq BIGINT NOT NULL,
          language TEXT,
          category TEXT NOT NULL CHECK (category IN ('technical', 'security', 'how-to')),
          confidence DOUBLE PRECISION NOT NULL,
          topic TEXT NOT NULL,
          guesses TEXT NOT NULL,
          urgency INTEGER NOT NULL CHECK (urgency BETWEEN 0 AND 2),
          mood TEXT NOT NULL CHECK (mood IN ('calm', 'worried', 'angry')),
          version BIGINT NOT NULL,
          sorted_at BIGINT NOT NULL,
          corrected_by TEXT REFERENCES staff (id),
          corrected_at BIGINT,
          CHECK ((corrected_by IS NULL) = (corrected_at IS NULL))
        )
        """,
        "CREATE INDEX sorting_corrected ON sorting (corrected_at) WHERE corrected_at IS NOT NULL",
        """
        CREATE TABLE sorting_version (
          version BIGINT PRIMARY KEY,
          made_at BIGINT NOT NULL,
          corrections INTEGER NOT NULL,
          before DOUBLE PRECISION NOT NULL,
          after DOUBLE PRECISION NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('used', 'replaced', 'refused')),
          category BLOB NOT NULL,
          topic BLOB NOT NULL
        )
        """,
        """
        CREATE TABLE known_question (
          id TEXT PRIMARY KEY,
          language TEXT NOT NULL,
          category TEXT NOT NULL,
          topic TEXT NOT NULL,
          articles TEXT NOT NULL,
          text TEXT NOT NULL UNIQUE
        )
        """,
        """
        CREATE TABLE glossary_term (
          slug TEXT NOT NULL,
          language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
          term TEXT NOT NULL,
          also TEXT NOT NULL,
          meaning TEXT NOT NULL,
          analogy TEXT NOT NULL,
          article TEXT NOT NULL,
          PRIMARY KEY (slug, language)
        )
        """,
        """
        CREATE TABLE text_vector (
          model TEXT NOT NULL,
          digest TEXT NOT NULL,
          vector BLOB NOT NULL,
          PRIMARY KEY (model, digest)
        ) WITHOUT ROWID
        """,
        """
        CREATE TABLE answer_record (
          seq BIGINT PRIMARY KEY,
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          language TEXT NOT NULL,
          kind TEXT NOT NULL CHECK (kind IN ('answer', 'clarify', 'unknown', 'talk', 'asked', 'security')),
          article TEXT,
          probability DOUBLE PRECISION NOT NULL,
          at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX answer_record_kind ON answer_record (kind, at)",
        "CREATE INDEX answer_record_conversation ON answer_record (conversation_id)",
        """
        CREATE TABLE solved_case (
          id TEXT PRIMARY KEY,
          conversation_id TEXT UNIQUE REFERENCES conversation (id),
          language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
          topic TEXT NOT NULL,
          title TEXT NOT NULL,
          problem TEXT NOT NULL,
          evidence TEXT NOT NULL,
          cause TEXT NOT NULL,
          remedy TEXT NOT NULL,
          state TEXT NOT NULL CHECK (state IN ('draft', 'published', 'retired')),
          expires_on TEXT NOT NULL,
          superseded_by TEXT REFERENCES solved_case (id),
          author TEXT NOT NULL REFERENCES staff (id),
          reviewer TEXT REFERENCES staff (id),
          created_at BIGINT NOT NULL,
          updated_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX solved_case_state ON solved_case (state, updated_at, id)")

    /// Guided conversations that writers make, and the addresses that are confirmed in them. What a conversation is in the middle of says from now on of which kind it is.
    package static let walkthroughs = Migration(
        "0012-walkthroughs",
        """
        CREATE TABLE walkthrough (
          slug TEXT NOT NULL,
          version INTEGER NOT NULL,
          content TEXT NOT NULL,
          saved_at BIGINT NOT NULL,
          saved_by TEXT REFERENCES staff (id),
          PRIMARY KEY (slug, version)
        )
        """,
        """
        CREATE TABLE confirmation (
          digest TEXT PRIMARY KEY,
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          email TEXT NOT NULL,
          expires_at BIGINT NOT NULL,
          confirmed_at BIGINT
        )
        """,
        "CREATE INDEX confirmation_conversation ON confirmation (conversation_id, confirmed_at)",
        "ALTER TABLE answer_record ADD COLUMN evidence TEXT",
        "UPDATE flow SET state = '{\"flow\":{\"_0\":' || state || '}}'")
}
