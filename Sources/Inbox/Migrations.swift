package import Store

extension Migration {
    package static let inbox = Migration(
        "0003-inbox",
        """
        CREATE TABLE contact (
          id TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
          email TEXT,
          external_id TEXT UNIQUE,
          blocked_at BIGINT,
          simulated INTEGER NOT NULL CHECK (simulated IN (0, 1)),
          created_at BIGINT NOT NULL
        )
        """,
        "CREATE TABLE queue (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, team_id TEXT NOT NULL REFERENCES team (id), position INTEGER NOT NULL)",
        """
        CREATE TABLE conversation (
          id TEXT PRIMARY KEY,
          number BIGINT NOT NULL UNIQUE,
          contact_id TEXT NOT NULL REFERENCES contact (id),
          client_id TEXT,
          queue_id TEXT NOT NULL REFERENCES queue (id),
          team_id TEXT NOT NULL REFERENCES team (id),
          channel TEXT NOT NULL CHECK (channel IN ('widget', 'form', 'api')),
          language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
          subject TEXT NOT NULL,
          topic TEXT,
          state TEXT NOT NULL
            CHECK (state IN ('bot', 'queued', 'assigned', 'snoozed', 'awaiting_customer', 'escalated', 'resolved', 'closed')),
          agent_id TEXT REFERENCES staff (id),
          since BIGINT NOT NULL,
          until BIGINT,
          expert_team_id TEXT REFERENCES team (id),
          expert_id TEXT REFERENCES staff (id),
          resolved_by TEXT REFERENCES staff (id),
          last_agent_id TEXT REFERENCES staff (id),
          priority INTEGER NOT NULL,
          security INTEGER NOT NULL CHECK (security IN (0, 1)),
          spam INTEGER NOT NULL CHECK (spam IN (0, 1)),
          created_at BIGINT NOT NULL,
          updated_at BIGINT NOT NULL,
          last_customer_seq BIGINT NOT NULL,
          last_reply_seq BIGINT NOT NULL,
          misses INTEGER NOT NULL,
          rating INTEGER CHECK (rating BETWEEN 1 AND 5),
          rating_comment TEXT,
          handover_summary TEXT,
          form TEXT,
          UNIQUE (contact_id, client_id),
          CHECK ((state IN ('assigned', 'snoozed', 'awaiting_customer', 'escalated')) = (agent_id IS NOT NULL)),
          CHECK ((state IN ('snoozed', 'awaiting_customer')) = (until IS NOT NULL)),
          CHECK ((state = 'escalated') = (expert_team_id IS NOT NULL)),
          CHECK (resolved_by IS NULL OR state = 'resolved')
        )
        """,
        "CREATE INDEX conversation_agent ON conversation (agent_id, updated_at) WHERE agent_id IS NOT NULL",
        // The constant column in front of a partial index is no waste: a planner without statistics counts the columns that an index settles,
        // and would else read all that a team ever had.
        "CREATE INDEX conversation_line ON conversation (state, queue_id, priority DESC, since, id) WHERE state = 'queued'",
        "CREATE INDEX conversation_waiting ON conversation (state, team_id, priority DESC, since, id) WHERE state = 'queued'",
        """
        CREATE INDEX conversation_open ON conversation (team_id, spam, updated_at, id)
          WHERE state IN ('bot', 'queued', 'assigned', 'snoozed', 'awaiting_customer', 'escalated')
        """,
        "CREATE INDEX conversation_team ON conversation (team_id, updated_at, id)",
        "CREATE INDEX conversation_expert ON conversation (expert_team_id, updated_at) WHERE expert_team_id IS NOT NULL",
        """
        CREATE TABLE message (
          seq {key},
          id TEXT NOT NULL UNIQUE,
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          client_id TEXT,
          author TEXT NOT NULL CHECK (author IN ('customer', 'bot', 'agent', 'system')),
          staff_id TEXT REFERENCES staff (id),
          note INTEGER NOT NULL CHECK (note IN (0, 1)),
          text TEXT NOT NULL,
          source TEXT,
          removed TEXT NOT NULL,
          created_at BIGINT NOT NULL,
          destroyed_at BIGINT,
          CHECK ((author = 'agent') = (staff_id IS NOT NULL))
        )
        """,
        "CREATE INDEX message_conversation ON message (conversation_id, seq)",
        "CREATE UNIQUE INDEX message_client ON message (conversation_id, client_id) WHERE client_id IS NOT NULL",
        """
        CREATE TABLE attachment (
          id TEXT PRIMARY KEY,
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          message_seq BIGINT NOT NULL,
          name TEXT NOT NULL,
          media_type TEXT NOT NULL,
          size BIGINT NOT NULL,
          digest TEXT NOT NULL,
          created_at BIGINT NOT NULL,
          destroyed_at BIGINT
        )
        """,
        "CREATE INDEX attachment_message ON attachment (conversation_id, message_seq)",
        "CREATE INDEX attachment_digest ON attachment (digest) WHERE destroyed_at IS NULL",
        """
        CREATE TABLE conversation_tag (
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          tag TEXT NOT NULL,
          PRIMARY KEY (conversation_id, tag)
        )
        """,
        "CREATE INDEX conversation_tag_tag ON conversation_tag (tag, conversation_id)",
        """
        CREATE TABLE macro (
          id TEXT PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          text_en TEXT NOT NULL,
          text_zh TEXT NOT NULL
        )
        """,
        "CREATE TABLE answer_feedback (message_id TEXT PRIMARY KEY, helped INTEGER NOT NULL CHECK (helped IN (0, 1)), at BIGINT NOT NULL)")

    /// What screening leaves: fingerprints of secrets, and which files somebody looked into.
    package static let screening = Migration(
        "0008-screening",
        """
        CREATE TABLE secret_sighting (
          message_id TEXT NOT NULL REFERENCES message (id),
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          kind TEXT NOT NULL,
          length INTEGER NOT NULL,
          fingerprint TEXT NOT NULL,
          seen_at BIGINT NOT NULL,
          PRIMARY KEY (fingerprint, message_id)
        ) WITHOUT ROWID
        """,
        "CREATE INDEX secret_sighting_conversation ON secret_sighting (conversation_id)",
        "CREATE INDEX secret_sighting_message ON secret_sighting (message_id)",
        "ALTER TABLE attachment ADD COLUMN looked_into INTEGER NOT NULL DEFAULT 0 CHECK (looked_into IN (0, 1))")
}
