package import Store

extension Migration {
    package static let accounts = Migration(
        "0002-accounts",
        """
        CREATE TABLE staff (
          id TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          email TEXT NOT NULL UNIQUE,
          role TEXT NOT NULL CHECK (role IN ('agent', 'expert', 'lead', 'admin')),
          language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
          active INTEGER NOT NULL CHECK (active IN (0, 1)),
          password TEXT,
          created_at BIGINT NOT NULL
        )
        """,
        "CREATE TABLE team (id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
        """
        CREATE TABLE team_member (
          team_id TEXT NOT NULL REFERENCES team (id),
          staff_id TEXT NOT NULL REFERENCES staff (id),
          PRIMARY KEY (team_id, staff_id)
        )
        """,
        "CREATE INDEX team_member_staff ON team_member (staff_id)",
        """
        CREATE TABLE staff_session (
          token_digest TEXT PRIMARY KEY,
          staff_id TEXT NOT NULL REFERENCES staff (id),
          created_at BIGINT NOT NULL,
          expires_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX staff_session_staff ON staff_session (staff_id)",
        """
        CREATE TABLE one_time_link (
          token_digest TEXT PRIMARY KEY,
          staff_id TEXT NOT NULL REFERENCES staff (id),
          purpose TEXT NOT NULL CHECK (purpose IN ('invitation', 'reset')),
          expires_at BIGINT NOT NULL
        )
        """,
        "CREATE INDEX one_time_link_staff ON one_time_link (staff_id)",
        """
        CREATE TABLE audit (
          seq {sequence-key},
          at BIGINT NOT NULL,
          actor_id TEXT,
          action TEXT NOT NULL,
          subject TEXT NOT NULL,
          detail TEXT NOT NULL
        )
        """,
        "{sqlite}CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
        "{sqlite}CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END",
        """
        {postgres}CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the audit log only grows'; END $$
        """,
        """
        {postgres}CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_only_grows()
        """)
}
