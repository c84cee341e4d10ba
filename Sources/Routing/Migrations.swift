package import Store

extension Migration {
    package static let routing = Migration(
        "0004-routing",
        """
        CREATE TABLE presence (
          staff_id TEXT PRIMARY KEY REFERENCES staff (id),
          status TEXT NOT NULL CHECK (status IN ('available', 'away')),
          capacity INTEGER NOT NULL CHECK (capacity BETWEEN 1 AND 50),
          seen_at BIGINT NOT NULL,
          last_dealt_at BIGINT NOT NULL
        )
        """,
        """
        CREATE TABLE handling_time (
          seq BIGINT PRIMARY KEY,
          queue_id TEXT NOT NULL REFERENCES queue (id),
          minutes DOUBLE PRECISION NOT NULL
        )
        """,
        "CREATE INDEX handling_time_queue ON handling_time (queue_id, seq)",
        "CREATE TABLE opening_hours (team_id TEXT PRIMARY KEY REFERENCES team (id), hours TEXT NOT NULL)")

    /// Who gets what, what is promised, and what a lead is told.
    package static let assignment = Migration(
        "0014-assignment",
        "ALTER TABLE presence ADD COLUMN reason TEXT CHECK (reason IS NULL OR status = 'away')",
        "CREATE TABLE agent_profile (staff_id TEXT PRIMARY KEY REFERENCES staff (id), profile TEXT NOT NULL)",
        "CREATE TABLE queue_policy (queue_id TEXT PRIMARY KEY REFERENCES queue (id), policy TEXT NOT NULL)",
        """
        CREATE TABLE deal (
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          at BIGINT NOT NULL,
          agent_id TEXT NOT NULL REFERENCES staff (id),
          reason TEXT NOT NULL,
          PRIMARY KEY (conversation_id, at)
        )
        """,
        """
        CREATE TABLE promise_clock (
          conversation_id TEXT PRIMARY KEY REFERENCES conversation (id),
          seq BIGINT NOT NULL,
          clock TEXT NOT NULL
        )
        """,
        """
        CREATE TABLE promise (
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          kind TEXT NOT NULL CHECK (kind IN ('first_response', 'next_response', 'update', 'solve')),
          cycle INTEGER NOT NULL,
          queue_id TEXT NOT NULL REFERENCES queue (id),
          policy TEXT NOT NULL,
          started_at BIGINT NOT NULL,
          due_at BIGINT,
          ended_at BIGINT,
          end_kind TEXT CHECK (end_kind IN ('attained', 'missed', 'void')),
          PRIMARY KEY (conversation_id, kind, cycle),
          CHECK ((ended_at IS NULL) = (end_kind IS NULL))
        )
        """,
        "CREATE INDEX promise_due ON promise (queue_id, due_at) WHERE ended_at IS NULL",
        "CREATE INDEX promise_ended ON promise (queue_id, ended_at) WHERE ended_at IS NOT NULL",
        """
        CREATE TABLE alert (
          key TEXT PRIMARY KEY,
          promise_kind TEXT,
          percent INTEGER,
          alarm_kind TEXT,
          conversation_id TEXT REFERENCES conversation (id),
          team_id TEXT REFERENCES team (id),
          staff_id TEXT REFERENCES staff (id),
          audience TEXT NOT NULL CHECK (audience IN ('agent', 'lead', 'admin')),
          means TEXT NOT NULL,
          figure INTEGER,
          figure_limit INTEGER,
          place TEXT,
          raised_at BIGINT NOT NULL,
          cleared_at BIGINT,
          CHECK ((promise_kind IS NULL) <> (alarm_kind IS NULL)),
          CHECK ((promise_kind IS NULL) = (percent IS NULL))
        )
        """,
        """
        CREATE TABLE wait_told (
          conversation_id TEXT NOT NULL REFERENCES conversation (id),
          queue_id TEXT NOT NULL REFERENCES queue (id),
          joined_at BIGINT NOT NULL,
          told_at BIGINT NOT NULL,
          position INTEGER NOT NULL,
          low_at BIGINT NOT NULL,
          high_at BIGINT NOT NULL,
          ended_at BIGINT,
          answered INTEGER CHECK (answered IN (0, 1)),
          PRIMARY KEY (conversation_id, joined_at)
        )
        """,
        "CREATE INDEX wait_told_queue ON wait_told (queue_id, told_at)",
        "CREATE INDEX alert_standing ON alert (raised_at) WHERE cleared_at IS NULL")

    /// All that a promise was, kept here once its conversation's clock has let go of it.
    package static let promiseRecords = Migration("0022-promise-records", "ALTER TABLE promise ADD COLUMN record TEXT")
}
